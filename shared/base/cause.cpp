// SPDX-License-Identifier: Apache-2.0
#include "shared/base/cause.h"

#include <algorithm>
#include <array>

#include "shared/base/error_codes.h"

namespace dialogue {
Cause cause_of(std::string_view code) {
  const ErrorCode* known = error_code(code);
  return known ? known->cause : Cause::refused;
}

bool is_line_trouble(const Error& error) {
  constexpr std::array<std::string_view, 7> codes = {"offline", "captive_portal",    "busy",     "damaged_on_the_way",
                                                     "no_tls",  "proxy_unreachable", "wants_tls"};
  return std::find(codes.begin(), codes.end(), error.code) != codes.end();
}

}  // namespace dialogue
