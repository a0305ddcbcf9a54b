// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace dialogue::config {

enum class OptionType : std::uint8_t { text, file, folder, number, yes_no, choice };

/// When a changed value counts.
enum class Counts : std::uint8_t { at_once, after_restart };

/// One option of the server. Command line, environment, file, what `config` prints and the manual are made of this.
struct OptionSpec {
  std::string_view key = {};  ///< "log.level": in the file, level under [log]
  OptionType type = OptionType::text;
  Counts counts = Counts::after_restart;
  std::string_view fallback = {};  ///< the value when nobody says one
  std::string_view help = {};      ///< one sentence
  std::string_view flag = {};      ///< "--listen"; empty when there is none
  std::string_view choices = {};   ///< separated by spaces
  std::int64_t least = 0, most = 0;
  std::string_view older_variable = {};  ///< another name that its variable of the environment has
  bool of_serve = true;                  ///< the flag belongs to `serve`; else to every command
};

std::span<const OptionSpec> options();
/// Null when there is none of that name.
const OptionSpec* option(std::string_view key);
std::vector<std::string> choices_of(const OptionSpec& spec);
/// "DIALOGUE_LOG_LEVEL".
std::string variable_of(const OptionSpec& spec);
/// The name of a declared option that is most like `key`.
std::string nearest_option(std::string_view key);

/// Whether the option takes this value, written without quotation marks. `where` says to the reader where it stands. Codes: option_number,
/// option_yes_no, option_choice.
Status check_value(const OptionSpec& spec, std::string_view value, const std::string& where);

}  // namespace dialogue::config
