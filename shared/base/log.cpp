// SPDX-License-Identifier: Apache-2.0
#include "shared/base/log.h"

#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <mutex>

#include "shared/base/clock.h"
#include "shared/base/days.h"

namespace dialogue {
namespace {

std::atomic<LogLevel> threshold{LogLevel::info};
std::atomic<LogForm> form{LogForm::bare};

struct Sink {
  std::mutex mutex;
  std::function<void(std::string_view)> write;
};

Sink& sink() {
  static Sink one;
  return one;
}

std::string_view name_of(LogLevel level) {
  switch (level) {
    case LogLevel::debug:
      return "debug";
    case LogLevel::info:
      return "info";
    case LogLevel::warning:
      return "warning";
    default:
      return "error";
  }
}

/// As syslog numbers them.
std::string_view priority_of(LogLevel level) {
  switch (level) {
    case LogLevel::debug:
      return "<7>";
    case LogLevel::info:
      return "<6>";
    case LogLevel::warning:
      return "<4>";
    default:
      return "<3>";
  }
}

std::string before_line(LogLevel level) {
  switch (form.load(std::memory_order_relaxed)) {
    case LogForm::dated:
      break;
    case LogForm::journal:
      return std::string(priority_of(level));
    default:
      return {};
  }
  const auto now_ms = system_clock().unix_ms();
  auto out = instant_text(now_ms);
  const auto ms = std::to_string(now_ms % 1000);
  out.insert(out.size() - 1, "." + std::string(3 - ms.size(), '0') + ms);
  return out + " ";
}

bool needs_quotes(std::string_view value) { return value.empty() || value.find_first_of(" \"=\\") != std::string_view::npos; }

}  // namespace

std::string log_value(std::string_view value) {
  static constexpr char digits[] = "0123456789abcdef";
  const bool quoted = needs_quotes(value);
  std::string out;
  if (quoted) out += '"';
  for (char c : value) {
    const auto b = static_cast<unsigned char>(c);
    if (b < 0x20 || b == 0x7f) {
      out += "\\x";
      out += digits[b >> 4];
      out += digits[b & 15];
    } else {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
  }
  if (quoted) out += '"';
  return out;
}

void log(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) {
  if (level < threshold.load(std::memory_order_relaxed) || level == LogLevel::off) return;
  std::string line(name_of(level));
  line += ' ';
  line += log_value(event);
  for (const LogField& field : fields) {
    line += ' ';
    line += field.key;
    line += '=';
    line += log_value(field.value);
  }
  Sink& out = sink();
  const std::lock_guard lock(out.mutex);
  if (out.write) return out.write(line);
  line = before_line(level) + line + '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void log(LogLevel level, std::string_view event, const Error& error) {
  log(level, event, {{"code", error.code}, {"field", error.field}, {"detail", error.detail}});
}

void set_log_level(LogLevel level) { threshold = level; }

LogLevel log_level(std::string_view name) {
  for (const auto level : {LogLevel::debug, LogLevel::info, LogLevel::warning, LogLevel::error})
    if (name_of(level) == name) return level;
  return LogLevel::off;
}

void set_log_form(LogForm wanted) { form = wanted; }

LogForm log_form_of_service() {
  const char* stream = std::getenv("JOURNAL_STREAM");
  struct stat there;
  if (!stream || ::fstat(STDERR_FILENO, &there) != 0) return LogForm::dated;
  return std::to_string(there.st_dev) + ":" + std::to_string(there.st_ino) == stream ? LogForm::journal : LogForm::dated;
}

void set_log_sink(std::function<void(std::string_view line)> write) {
  Sink& out = sink();
  const std::lock_guard lock(out.mutex);
  out.write = std::move(write);
}

}  // namespace dialogue
