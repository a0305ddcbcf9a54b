// SPDX-License-Identifier: Apache-2.0
// One line for each event: `level event key=value …`. Codes, counts, sizes and ids only: never what a user wrote, never a secret.
#pragma once

#include <concepts>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace dialogue {

enum class LogLevel { debug, info, warning, error, off };

struct LogField {
  LogField(std::string_view k, std::string_view v) : key(k), value(v) {}
  LogField(std::string_view k, const char* v) : key(k), value(v) {}
  LogField(std::string_view k, bool v) : key(k), value(v ? "true" : "false") {}
  template <std::integral T>
  LogField(std::string_view k, T v) : key(k), value(std::to_string(v)) {}

  std::string_view key;
  std::string value;
};

/// Writes a line if `level` is at least the one set. Any thread; each line is written as a whole.
void log(LogLevel level, std::string_view event, std::initializer_list<LogField> fields = {});
/// Code, field and detail of an error.
void log(LogLevel level, std::string_view event, const Error& error);

/// `info` at first.
void set_log_level(LogLevel level);
/// debug, info, warning or error; `off` for anything else.
LogLevel log_level(std::string_view name);

/// How lines look on stderr.
enum class LogForm {
  bare,     ///< as above: for programs that somebody has just started. At first.
  dated,    ///< with the time (UTC) before it
  journal,  ///< with `<N>` before it: the journal takes the level from that, and has the time itself
};
void set_log_form(LogForm form);
/// `journal` when stderr leads to the journal, as the variable JOURNAL_STREAM says; else `dated`.
LogForm log_form_of_service();
/// Where lines go (without line end); an empty function restores stderr.
void set_log_sink(std::function<void(std::string_view line)> sink);

/// A value as it stands in a line. It is quoted when it holds spaces, quotes or `=`, or is empty; control characters and DEL become \xNN.
std::string log_value(std::string_view value);

}  // namespace dialogue
