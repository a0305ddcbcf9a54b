// SPDX-License-Identifier: Apache-2.0
// The file of options, as TOML. The one place that reads TOML.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace dialogue::config {

/// A value as the file has it.
struct Written {
  std::string key;    ///< with its headings: "log.level"
  std::string value;  ///< as OptionSpec writes values
  int line = 0;
};

/// Every value of the file, each checked against its declaration. `name`: of the file, for what is said about it. Codes: options_file,
/// unknown_option, option_text, and those of check_value. Pure; any thread.
Result<std::vector<Written>> read_options(std::string_view text, const std::string& name);

}  // namespace dialogue::config
