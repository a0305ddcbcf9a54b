// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cassert>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace dialogue {

/// A refusal or a failure, as a value. `code` is stable and machine readable ("not_available", "disk_full"); the sentence a
/// user reads is made from code, field and args in the user's language (shared/domain/messages.h). `detail` is for logs only and
/// never holds user text.
struct Error {
  std::string code;
  std::string field;
  std::vector<std::string> args;
  std::string detail;

  bool operator==(const Error&) const = default;
};

/// Thrown by stores and decoders for what the caller cannot answer (disk full, damaged file). Caught at the border of each program part,
/// which turns it into an Error: the replica (client/core/replica), the service (server/service), the HTTP backend.
class Failure : public std::runtime_error {
 public:
  explicit Failure(Error e) : std::runtime_error(e.code + ": " + e.detail), error_(std::move(e)) {}
  const Error& error() const { return error_; }

 private:
  Error error_;
};

/// A value or an Error. It cannot be dropped by accident; `ignore()` drops it on purpose.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& operator*() { return std::get<0>(state_); }
  const T& operator*() const { return std::get<0>(state_); }
  T* operator->() { return &std::get<0>(state_); }
  const T* operator->() const { return &std::get<0>(state_); }
  const Error& error() const { return std::get<1>(state_); }
  /// Returns the value, or throws the error as a Failure.
  T take() && {
    if (!ok()) throw Failure(error());
    return std::move(std::get<0>(state_));
  }
  void ignore() const {}

 private:
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}

  bool ok() const { return !error_; }
  explicit operator bool() const { return ok(); }
  const Error& error() const { return *error_; }
  void take() && {
    if (error_) throw Failure(*error_);
  }
  void ignore() const {}

 private:
  std::optional<Error> error_;
};

using Status = Result<void>;

}  // namespace dialogue
