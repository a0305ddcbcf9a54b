// SPDX-License-Identifier: Apache-2.0
// Internal to shared/wire.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "shared/wire/json_tape.h"

namespace dialogue::json {

/// Fills a tape from its text, with an explicit stack of open containers.
class Parser {
 public:
  Parser(Tape& tape, const Limits& limits) : tape_(tape), text_(tape.text), limits_(limits) {}
  /// False when the text is refused: then error() and offset() tell why and where.
  bool run();
  const char* error() const { return error_; }
  std::size_t offset() const { return at_; }

 private:
  struct Frame {
    std::uint32_t node;
    std::uint32_t first_key;  ///< of this object in keys_
    std::uint32_t count = 0;
    bool object;
    bool canonical = true;
  };

  bool fail(const char* what, std::size_t at);
  bool fail(const char* what) { return fail(what, at_); }
  void skip_space();
  bool value();
  bool key();
  bool string(std::size_t limit, const char* too_long);
  bool number();
  bool word(std::string_view literal, Type type);
  bool open(bool object);
  bool close();
  bool next_in_container(bool& wants_value);
  bool unique_keys(std::uint32_t first);
  bool add(Type type, std::size_t begin);
  bool digits();
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  Tape& tape_;
  std::string_view text_;
  const Limits& limits_;
  std::size_t at_ = 0;
  const char* error_ = nullptr;
  std::vector<Frame> stack_;
  std::vector<std::string_view> keys_;  ///< of all open objects, unescaped
};

}  // namespace dialogue::json
