// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "shared/base/ids.h"

struct sqlite3;
struct sqlite3_stmt;

namespace dialogue {

/// Bytes to bind as a BLOB; text binds as TEXT.
struct Blob {
  std::string_view bytes;
};

/// A prepared statement. Parameters count from 1, columns from 0. Errors are thrown as Failure. Used by its database's thread.
class Statement {
 public:
  Statement(sqlite3* db, std::string_view sql, bool persistent);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  /// These copy what they are given. Unsigned 64-bit values are kept modulo 2^64 (read them back as such).
  template <class T>
  void bind(int i, const T& value) {
    bind_value(i, value, true);
  }

  /// True when there is a row.
  bool step();
  void reset();
  /// Binds all, steps to the end and resets: the usual way for writes in loops. Copies nothing.
  template <class... Args>
  void run(const Args&... args) {
    bind_borrowed(args...);
    finish();
  }
  /// Binds without copying: the arguments must live until the next reset() or clear().
  template <class... Args>
  void bind_borrowed(const Args&... args) {
    expect_free();
    expect_parameters(sizeof...(Args));
    int i = 0;
    (bind_value(++i, args, false), ...);
  }
  void clear();

  std::int64_t column_int64(int i) const;
  double column_double(int i) const;
  /// Valid until the next step or reset.
  std::string_view text(int i) const;
  std::string_view blob(int i) const;
  bool is_null(int i) const;
  int columns() const;

  /// A column as a bool, integer, double, string (TEXT), Uuid (BLOB of 16 bytes, else "damaged"), or std::optional of these.
  template <class T>
  T get(int i) const;

  bool in_use() const { return in_use_; }

 private:
  friend class Query;

  void bind_null(int i);
  void bind_int64(int i, std::int64_t value);
  void bind_double(int i, double value);
  void bind_text(int i, std::string_view value, bool copy);
  void bind_blob(int i, std::string_view value, bool copy);
  void expect_parameters(std::size_t count) const;
  void expect_free() const;
  void finish();
  void check(int code) const;
  Uuid column_uuid(int i) const;

  template <class T>
  void bind_value(int i, const T& value, bool copy);
  template <class T>
  void bind_value(int i, const std::optional<T>& value, bool copy) {
    if (value) {
      bind_value(i, *value, copy);
    } else {
      bind_null(i);
    }
  }

  sqlite3_stmt* stmt_ = nullptr;
  bool in_use_ = false;
};

template <class T>
void Statement::bind_value(int i, const T& value, bool copy) {
  if constexpr (std::same_as<T, std::nullptr_t> || std::same_as<T, std::nullopt_t>) {
    bind_null(i);
  } else if constexpr (std::integral<T>) {
    bind_int64(i, static_cast<std::int64_t>(value));
  } else if constexpr (std::floating_point<T>) {
    bind_double(i, value);
  } else if constexpr (std::same_as<T, Blob>) {
    bind_blob(i, value.bytes, copy);
  } else if constexpr (std::same_as<T, Uuid>) {
    bind_blob(i, value.raw(), copy);
  } else {
    bind_text(i, std::string_view(value), copy);
  }
}

namespace detail {
template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
}  // namespace detail

template <class T>
T Statement::get(int i) const {
  if constexpr (detail::is_optional<T>) {
    if (is_null(i)) return std::nullopt;
    return get<typename T::value_type>(i);
  } else if constexpr (std::same_as<T, bool>) {
    return column_int64(i) != 0;
  } else if constexpr (std::integral<T>) {
    return static_cast<T>(column_int64(i));
  } else if constexpr (std::floating_point<T>) {
    return column_double(i);
  } else if constexpr (std::same_as<T, Uuid>) {
    return column_uuid(i);
  } else {
    static_assert(std::same_as<T, std::string>, "views do not outlive the row: use text() or blob()");
    return std::string(text(i));
  }
}

}  // namespace dialogue
