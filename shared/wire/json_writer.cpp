// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/json_writer.h"

#include <charconv>

namespace dialogue::json {
namespace {

template <class T>
void append_number(std::string& out, T value) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out.append(digits, end);
}

}  // namespace

void Writer::separate() {
  if (comma_) out_ += ',';
  comma_ = true;
}

Writer& Writer::open(char c) {
  separate();
  out_ += c;
  comma_ = false;
  return *this;
}

Writer& Writer::close(char c) {
  out_ += c;
  comma_ = true;
  return *this;
}

Writer& Writer::key(std::string_view name) {
  separate();
  append_quoted(out_, name);
  out_ += ':';
  comma_ = false;
  return *this;
}

Writer& Writer::string(std::string_view text) {
  separate();
  append_quoted(out_, text);
  return *this;
}

Writer& Writer::raw(std::string_view json) {
  separate();
  out_ += json;
  return *this;
}

Writer& Writer::signed_number(std::int64_t value) {
  separate();
  append_number(out_, value);
  return *this;
}

Writer& Writer::unsigned_number(std::uint64_t value) {
  separate();
  append_number(out_, value);
  return *this;
}

}  // namespace dialogue::json
