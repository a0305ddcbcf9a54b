// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "server/config/option.h"

namespace dialogue::config {

/// Where a value comes from. What stands later counts before what stands earlier.
enum class Origin : std::uint8_t { fallback, file, environment, flag };

/// The options as they are in force, each with where it was said. Immutable; any thread.
class Settings {
 public:
  struct Value {
    std::string text;
    Origin origin = Origin::fallback;
    std::string where;  ///< "/etc/dialogue/server.toml:7", "DIALOGUE_LISTEN", "--listen"; empty for a fallback
  };

  explicit Settings(std::map<std::string, Value, std::less<>> values) : values_(std::move(values)) {}

  // `key` is one that is declared.
  const Value& at(std::string_view key) const { return values_.find(key)->second; }
  const std::string& text(std::string_view key) const { return at(key).text; }
  bool yes(std::string_view key) const { return text(key) == "true"; }
  std::int64_t number(std::string_view key) const;

  /// What has another value there.
  std::vector<const OptionSpec*> changed(const Settings& other) const;
  /// What is in force once `read` was read while the server runs: the rest waits for a restart.
  Settings taking(const Settings& read) const;

 private:
  std::map<std::string, Value, std::less<>> values_;
};

/// Where options are said.
struct Sources {
  std::map<std::string, std::string> flags;  ///< by key, as they were typed
  std::function<const char*(const char* name)> environment;
  std::string file;                              ///< empty: none
  bool file_expected = true;                     ///< somebody has named it; else it may be missing, or be closed to whoever asks
  std::map<std::string, std::string> fallbacks;  ///< by key, where the declaration leaves it to the program
};

/// The file that is read when nobody names one: where it was installed.
std::string usual_file();

/// Codes: no_file, no_access, options_file, unknown_option, option_text, option_number, option_yes_no, option_choice,
/// tls_options, mail_server.
Result<Settings> settle(const Sources& sources);

/// "file", "environment", "flag", "default".
std::string_view name_of(Origin origin);
/// A file of options with every option as a comment, its default, and what it is for.
std::string sample_file();

}  // namespace dialogue::config
