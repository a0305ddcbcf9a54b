// SPDX-License-Identifier: Apache-2.0
#include "shared/base/log.h"

#include <atomic>
#include <cstdio>
#include <mutex>

namespace dialogue {
namespace {

std::atomic<LogLevel> threshold{LogLevel::info};

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
  line += '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void log(LogLevel level, std::string_view event, const Error& error) {
  log(level, event, {{"code", error.code}, {"field", error.field}, {"detail", error.detail}});
}

void set_log_level(LogLevel level) { threshold = level; }

void set_log_sink(std::function<void(std::string_view line)> write) {
  Sink& out = sink();
  const std::lock_guard lock(out.mutex);
  out.write = std::move(write);
}

}  // namespace dialogue
