// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/domain/common/terms.h"
#include "shared/model/check.h"
#include "shared/model/rights.h"

/// Small words that the areas' checks share. Pure; any thread.
namespace dialogue::checking {

inline Status refuse(std::string_view code, std::string_view field = {}, std::vector<std::string> args = {}) {
  return Error{std::string(code), std::string(field), std::move(args), {}};
}
inline Status hold(bool holds, std::string_view code, std::string_view field = {}) { return holds ? Status{} : refuse(code, field); }

template <class Fits>
bool has_grant(const Actor& actor, Fits fits) {
  return std::any_of(actor.grants.begin(), actor.grants.end(), fits);
}
inline bool has_role(const Actor& actor, TermName wanted) {
  return has_grant(actor, [&](const ActiveGrant& g) { return g.role == wanted; });
}
inline bool of_secretariat(const Case& c) {
  return has_grant(
      c.actor, [&](const ActiveGrant& g) { return terms::one_of(g.role, terms::role("SO"), terms::role("SC")) && covers(g, c.record); });
}
/// For Check::mended_by_actor.
inline bool always(const RecordView&) { return true; }

}  // namespace dialogue::checking
