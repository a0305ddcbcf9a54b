// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/platform.h"

#include "shared/domain/common/area.h"
#include "shared/domain/meetings/area.h"
#include "shared/domain/people/area.h"
#include "shared/domain/pledges/area.h"
#include "shared/domain/support/area.h"
#include "shared/domain/system/area.h"
#include "shared/domain/talk/area.h"
#include "shared/domain/workstreams/area.h"
#include "shared/model/declaration.h"

namespace dialogue {
namespace {

constexpr int schema_number = 1;

}  // namespace

std::vector<Area> platform_areas() {
  return {common_area(), people_area(), workstreams_area(), support_area(), pledges_area(), meetings_area(), talk_area(), system_area()};
}

const Domain& platform() {
  static const Domain domain(schema_number, areas());
  return domain;
}

}  // namespace dialogue
