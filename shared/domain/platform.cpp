// SPDX-License-Identifier: Apache-2.0
#include <iterator>

#include "shared/domain/kinds.h"
#include "shared/domain/vocabulary_tables.h"

namespace dialogue {
namespace {

constexpr int schema_number = 1;

std::vector<Kind> all_kinds() {
  std::vector<Kind> out;
  for (auto&& kinds :
       {kinds_people(), kinds_workstreams(), kinds_support(), kinds_pledges(), kinds_meetings(), kinds_talk(), kinds_system()})
    out.insert(out.end(), kinds.begin(), kinds.end());
  return out;
}

}  // namespace

const Domain& platform() {
  static const Domain domain(schema_number, all_kinds(), platform_vocabularies());
  return domain;
}

}  // namespace dialogue
