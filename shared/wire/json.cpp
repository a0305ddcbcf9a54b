// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/json.h"

#include <algorithm>
#include <charconv>

#include "shared/wire/json_parser.h"
#include "shared/wire/json_tape.h"

namespace dialogue::json {
namespace {

constexpr std::uint64_t largest_exact = (std::uint64_t{1} << 53) - 1;
constexpr std::size_t most_nodes = std::size_t{1} << 24;

const Node& node_of(const Tape* tape, std::uint32_t index) { return tape->nodes[index]; }

std::optional<std::uint64_t> exact_integer(std::string_view digits) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size() || value > largest_exact) return std::nullopt;
  return value;
}

}  // namespace

Type Value::type() const { return static_cast<Type>(node_of(tape_, index_).type); }
std::string_view Value::raw() const { return tape_->raw(node_of(tape_, index_)); }
bool Value::is_canonical() const { return node_of(tape_, index_).canonical; }
std::size_t Value::size() const { return node_of(tape_, index_).count; }
Elements Value::elements() const { return Elements(*this); }
Members Value::members() const { return Members(*this); }

std::optional<bool> Value::boolean() const {
  if (!is_bool()) return std::nullopt;
  return raw() == "true";
}

std::optional<std::uint64_t> Value::u53() const {
  if (!is_number()) return std::nullopt;
  return exact_integer(raw());
}

std::optional<std::int64_t> Value::i53() const {
  if (!is_number()) return std::nullopt;
  const bool negative = raw().front() == '-';
  const auto size = exact_integer(raw().substr(negative ? 1 : 0));
  if (!size || (negative && *size == 0)) return std::nullopt;
  const auto value = static_cast<std::int64_t>(*size);
  return negative ? -value : value;
}

std::optional<std::string> Value::string() const {
  if (!is_string()) return std::nullopt;
  const Node& node = node_of(tape_, index_);
  return node.escaped ? unescape(tape_->inside(node)) : std::string(tape_->inside(node));
}

std::optional<Value> Value::find(std::string_view key) const {
  for (const Member member : members())
    if (member.key == key) return member.value;
  return std::nullopt;
}

Elements::Elements(Value array) : begin_(array.tape_, array.index_ + 1), end_(begin_) {
  if (array.is_array()) end_ = Iterator(array.tape_, array.tape_->after(array.index_));
}

Elements::Iterator& Elements::Iterator::operator++() {
  at_ = tape_->after(at_);
  return *this;
}

Members::Members(Value object) : begin_(object.tape_, object.index_ + 1), end_(begin_) {
  if (object.is_object()) end_ = Iterator(object.tape_, object.tape_->after(object.index_));
}

Member Members::Iterator::operator*() const { return {tape_->key(node_of(tape_, at_)), Value(tape_, at_ + 1)}; }

Members::Iterator& Members::Iterator::operator++() {
  at_ = tape_->after(at_ + 1);
  return *this;
}

Document::Document(std::unique_ptr<Tape> tape) : tape_(std::move(tape)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

Value Document::root() const { return {tape_.get(), 0}; }

Result<Document> Document::parse(std::string_view text, const Limits& limits) {
  if (text.size() > limits.bytes || text.size() > UINT32_MAX)
    return Error{"too_large", {}, {std::to_string(limits.bytes)}, std::to_string(text.size()) + " bytes"};
  Limits bounded = limits;
  bounded.nodes = std::min(limits.nodes, most_nodes);
  auto tape = std::make_unique<Tape>();
  tape->text = text;
  tape->nodes.reserve(std::min(text.size() / 12 + 8, bounded.nodes));
  Parser parser(*tape, bounded);
  if (!parser.run()) return Error{"bad_json", {}, {}, std::string(parser.error()) + " at byte " + std::to_string(parser.offset())};
  return Document(std::move(tape));
}

}  // namespace dialogue::json
