// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "shared/model/declaration.h"

namespace dialogue::bench {

/// The platform's kinds and three more that carry the peers' workload (flat records of pledges, meetings, actions), with owner, rights and
/// audience like any other kind: everyone of the owning organisation edits, all participants read.
const Domain& bench_domain();

/// The workload's name of a type or field and ours, both ways: "created_at" is a base field of every kind here.
std::string kind_of(std::string_view type);
std::string type_of(std::string_view kind);
std::string field_of(std::string_view name);
std::string name_of(std::string_view field);

}  // namespace dialogue::bench
