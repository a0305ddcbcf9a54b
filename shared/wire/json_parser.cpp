// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/json_parser.h"

#include <algorithm>

namespace dialogue::json {
namespace {

/// Up to this number comparing every pair of keys is cheaper than sorting them.
constexpr std::size_t few_keys = 16;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool Parser::fail(const char* what, std::size_t at) {
  error_ = what;
  at_ = at;
  return false;
}

void Parser::skip_space() {
  const std::size_t start = at_;
  while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t')) ++at_;
  if (at_ != start && !stack_.empty()) stack_.back().canonical = false;
}

bool Parser::add(Type type, std::size_t begin) {
  if (tape_.nodes.size() >= limits_.nodes) return fail("too many values");
  Node& node = tape_.nodes.emplace_back();
  node.type = static_cast<std::uint32_t>(type);
  node.begin = static_cast<std::uint32_t>(begin);
  node.end = static_cast<std::uint32_t>(at_);
  return true;
}

bool Parser::run() {
  skip_space();
  bool wants_value = true;
  do {
    if (wants_value) {
      skip_space();
      if (!value()) return false;
    }
    if (!stack_.empty() && !next_in_container(wants_value)) return false;
  } while (!stack_.empty());
  skip_space();
  return at_ == text_.size() || fail("something after the value");
}

/// After a value or an opening bracket: the comma, key or closing bracket that follows.
bool Parser::next_in_container(bool& wants_value) {
  skip_space();
  Frame& frame = stack_.back();
  const char c = peek();
  wants_value = false;
  if (c == (frame.object ? '}' : ']')) return close();
  if (frame.count > 0) {
    if (c != ',') return fail("comma or closing bracket expected");
    ++at_;
    skip_space();
  }
  ++frame.count;
  wants_value = true;
  return !frame.object || key();
}

bool Parser::value() {
  switch (peek()) {
    case '{':
      return open(true);
    case '[':
      return open(false);
    case '"':
      return string(limits_.string, "string too long");
    case 't':
      return word("true", Type::boolean);
    case 'f':
      return word("false", Type::boolean);
    case 'n':
      return word("null", Type::null);
    default:
      return number();
  }
}

bool Parser::open(bool object) {
  if (stack_.size() >= static_cast<std::size_t>(limits_.depth)) return fail("too deep");
  const auto node = static_cast<std::uint32_t>(tape_.nodes.size());
  if (!add(object ? Type::object : Type::array, at_)) return false;
  stack_.push_back({node, static_cast<std::uint32_t>(keys_.size()), 0, object, true});
  ++at_;
  return true;
}

bool Parser::close() {
  const Frame frame = stack_.back();
  if (frame.object && !unique_keys(frame.first_key)) return false;
  stack_.pop_back();
  ++at_;
  Node& node = tape_.nodes[frame.node];
  node.end = static_cast<std::uint32_t>(at_);
  node.next = static_cast<std::uint32_t>(tape_.nodes.size());
  node.count = frame.count;
  node.canonical = frame.canonical;
  if (!frame.canonical && !stack_.empty()) stack_.back().canonical = false;
  return true;
}

bool Parser::unique_keys(std::uint32_t first) {
  const auto begin = keys_.begin() + first, end = keys_.end();
  bool unique = true;
  if (static_cast<std::size_t>(end - begin) <= few_keys) {
    for (auto a = begin; a != end && unique; ++a)
      for (auto b = begin; b != a; ++b)
        if (*a == *b) unique = false;
  } else {
    // The keys are sorted, not hashed. So a sender cannot choose keys that make this slow.
    std::sort(begin, end, [](std::string_view a, std::string_view b) { return a.size() != b.size() ? a.size() < b.size() : a < b; });
    unique = std::adjacent_find(begin, end) == end;
  }
  keys_.resize(first);
  return unique || fail("duplicate key in the object that ends here");
}

bool Parser::key() {
  if (peek() != '"') return fail("key expected");
  if (!string(limits_.key, "key too long")) return false;
  Node& node = tape_.nodes.back();
  if (node.escaped) {
    node.next = static_cast<std::uint32_t>(tape_.keys.size());
    tape_.keys.push_back(unescape(tape_.inside(node)));
  }
  keys_.push_back(tape_.key(node));
  skip_space();
  if (peek() != ':') return fail("colon expected");
  ++at_;
  return true;
}

bool Parser::string(std::size_t limit, const char* too_long) {
  const std::size_t begin = at_;
  const StringScan scan = scan_string(text_, begin + 1);
  if (scan.error) return fail(scan.error, scan.end);
  at_ = scan.end;
  if (at_ - begin - 2 > limit) return fail(too_long, begin);
  if (!add(Type::string, begin)) return false;
  Node& node = tape_.nodes.back();
  node.escaped = scan.escaped;
  node.canonical = scan.canonical;
  if (!scan.canonical && !stack_.empty()) stack_.back().canonical = false;
  return true;
}

bool Parser::digits() {
  if (!is_digit(peek())) return fail("digit expected");
  while (is_digit(peek())) ++at_;
  return true;
}

bool Parser::number() {
  const std::size_t begin = at_;
  if (peek() == '-') ++at_;
  if (!is_digit(peek())) return fail("value expected", begin);
  if (peek() == '0') {
    ++at_;
    if (is_digit(peek())) return fail("leading zero", begin);
  } else if (!digits()) {
    return false;
  }
  if (peek() == '.') {
    ++at_;
    if (!digits()) return false;
  }
  if (peek() == 'e' || peek() == 'E') {
    ++at_;
    if (peek() == '+' || peek() == '-') ++at_;
    if (!digits()) return false;
  }
  if (at_ - begin > static_cast<std::size_t>(limits_.number)) return fail("number too long", begin);
  return add(Type::number, begin);
}

bool Parser::word(std::string_view literal, Type type) {
  if (text_.substr(at_, literal.size()) != literal) return fail("value expected");
  const std::size_t begin = at_;
  at_ += literal.size();
  return add(type, begin);
}

}  // namespace dialogue::json
