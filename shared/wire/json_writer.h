// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

#include "shared/wire/json_string.h"

namespace dialogue::json {

/// Appends canonical JSON; sets the commas. The caller pairs begin with end and gives each member a key.
class Writer {
 public:
  explicit Writer(std::size_t reserve = 0) { out_.reserve(reserve); }

  Writer& begin_object() { return open('{'); }
  Writer& end_object() { return close('}'); }
  Writer& begin_array() { return open('['); }
  Writer& end_array() { return close(']'); }
  Writer& key(std::string_view name);
  Writer& string(std::string_view text);
  Writer& boolean(bool value) { return raw(value ? "true" : "false"); }
  Writer& null() { return raw("null"); }
  /// A value that is JSON already; taken as it is.
  Writer& raw(std::string_view json);
  template <std::integral T>
  requires(!std::same_as<T, bool>) Writer& number(T value) {
    if constexpr (std::signed_integral<T>) {
      return signed_number(value);
    } else {
      return unsigned_number(value);
    }
  }

  std::size_t size() const { return out_.size(); }
  const std::string& text() const { return out_; }
  std::string take() { return std::move(out_); }

 private:
  Writer& open(char c);
  Writer& close(char c);
  Writer& signed_number(std::int64_t value);
  Writer& unsigned_number(std::uint64_t value);
  void separate();

  std::string out_;
  bool comma_ = false;  ///< the next value or key follows another
};

}  // namespace dialogue::json
