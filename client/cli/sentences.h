// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "sync/witness.h"

namespace dialogue::cli {

/// The sentence for a code that the command line says in its own words, without the field's name; empty for others.
std::string own_sentence(const Error& error, std::string_view lang);
/// The codes that it has words of its own for.
std::vector<std::string_view> own_codes();
/// What a signed head of the server's log gave cause to say.
std::string alarm_text(const Alarm& alarm, std::string_view lang);
std::string did_you_mean(const std::string& name, std::string_view lang);

}  // namespace dialogue::cli
