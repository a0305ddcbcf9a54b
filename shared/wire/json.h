// SPDX-License-Identifier: Apache-2.0
// A bounded JSON decoder for bytes from outside. Numbers and unknown content stay the bytes they were; nothing recurses, so depth
// costs no stack. The writer and the helpers for single strings are in json_writer.h and json_string.h, included here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/wire/json_string.h"
#include "shared/wire/json_writer.h"

namespace dialogue::json {

struct Limits {
  std::size_t bytes = 4u << 20;
  int depth = 16;                 ///< containers inside one another
  std::size_t nodes = 2'000'000;  ///< values and keys; at most 2^24
  std::size_t key = 400;          ///< bytes between the quotes, as written
  std::size_t string = 256u << 10;
  int number = 32;  ///< characters
};

enum class Type : std::uint8_t { null, boolean, number, string, array, object };

struct Tape;  ///< all nodes of a document, in the order of the text (json_tape.h)
class Elements;
class Members;

/// A light handle on one value; copy it freely, use it while its Document (moved or not) and the text live.
class Value {
 public:
  Value(const Tape* tape, std::uint32_t index) : tape_(tape), index_(index) {}

  Type type() const;
  bool is_null() const { return type() == Type::null; }
  bool is_bool() const { return type() == Type::boolean; }
  bool is_number() const { return type() == Type::number; }
  bool is_string() const { return type() == Type::string; }
  bool is_array() const { return type() == Type::array; }
  bool is_object() const { return type() == Type::object; }

  /// Exactly the bytes of the text.
  std::string_view raw() const;
  /// Whether raw() is canonical as it stands.
  bool is_canonical() const;

  /// Checked readers: nothing when the value is of another type or out of range.
  std::optional<bool> boolean() const;
  /// An integer 0 to 2^53-1, written without sign, fraction or exponent.
  std::optional<std::uint64_t> u53() const;
  /// An integer of at most 2^53-1 either way; "-0" is none.
  std::optional<std::int64_t> i53() const;
  std::optional<std::string> string() const;

  /// Elements of an array or members of an object; 0 for others.
  std::size_t size() const;
  /// A member by its (unescaped) key; nothing when missing or when this is no object. Linear.
  std::optional<Value> find(std::string_view key) const;
  /// For range loops; empty for other types. Members yield `Member{key, value}`.
  Elements elements() const;
  Members members() const;

 private:
  friend class Elements;
  friend class Members;
  friend std::string canonical(Value value);
  const Tape* tape_;
  std::uint32_t index_;
};

struct Member {
  std::string_view key;  ///< unescaped; lives as long as the document
  Value value;
};

class Elements {
 public:
  class Iterator {
   public:
    Iterator(const Tape* tape, std::uint32_t at) : tape_(tape), at_(at) {}
    Value operator*() const { return {tape_, at_}; }
    Iterator& operator++();
    bool operator==(const Iterator& o) const { return at_ == o.at_; }

   private:
    const Tape* tape_;
    std::uint32_t at_;
  };
  explicit Elements(Value array);
  Iterator begin() const { return begin_; }
  Iterator end() const { return end_; }

 private:
  Iterator begin_, end_;
};

class Members {
 public:
  class Iterator {
   public:
    Iterator(const Tape* tape, std::uint32_t at) : tape_(tape), at_(at) {}
    Member operator*() const;
    Iterator& operator++();
    bool operator==(const Iterator& o) const { return at_ == o.at_; }

   private:
    const Tape* tape_;
    std::uint32_t at_;
  };
  explicit Members(Value object);
  Iterator begin() const { return begin_; }
  Iterator end() const { return end_; }

 private:
  Iterator begin_, end_;
};

class Document {
 public:
  /// Keeps views into `text`: the caller keeps it alive. Refuses with "too_large" (more than `limits.bytes`) or "bad_json"; the
  /// detail tells what and at which byte. Refused besides what is no JSON: duplicate keys, invalid UTF-8, NUL, lone surrogates,
  /// whatever is over a limit, anything after the value.
  static Result<Document> parse(std::string_view text, const Limits& limits = {});

  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();

  Value root() const;

 private:
  explicit Document(std::unique_ptr<Tape> tape);
  std::unique_ptr<Tape> tape_;
};

/// Canonical JSON of one value: strings with the shortest escapes, numbers as written, no white space, members in their order.
std::string canonical(Value value);

}  // namespace dialogue::json
