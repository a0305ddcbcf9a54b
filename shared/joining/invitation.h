// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/joining/joining_line.h"

namespace dialogue {

/// Where devices reach the server, as somebody has said it, and by what they know it.
struct Reached {
  std::string address;   ///< "https://HOST[:PORT]", or "http://" of this computer; empty: nobody said it
  bool own_key = false;  ///< the line is encrypted with the platform's own key; else with a public certificate, here or before the server
  std::string line_key;  ///< 32 bytes
};

/// Whether the address leads to the computer of whoever follows it.
bool leads_here(std::string_view address);

/// What somebody is given to join with. Codes: bad_address, not_secured (others could read what travels).
Result<JoiningLine> invitation(const Reached& reached, std::string_view code);

}  // namespace dialogue
