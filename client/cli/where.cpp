// SPDX-License-Identifier: Apache-2.0
#include "client/cli/where.h"

#include <string_view>

#include "client/cli/context.h"

namespace dialogue::cli {
namespace {

class Parser {
 public:
  Parser(const Kind& kind, std::string_view text) : kind_(kind), text_(text) {}

  Result<std::vector<Condition>> all() {
    std::vector<Condition> out;
    for (;;) {
      Condition condition;
      if (const auto read = one(condition); !read) return read.error();
      out.push_back(std::move(condition));
      skip();
      if (at_ >= text_.size()) return out;
      if (!word("and")) return bad();
    }
  }

 private:
  Status one(Condition& out) {
    skip();
    const auto begin = at_;
    while (at_ < text_.size() && text_.substr(at_).find_first_of("=!<>~ ") != 0) ++at_;
    out.field = text_.substr(begin, at_ - begin);
    if (out.field.empty()) return bad();
    const bool known =
        out.field == "id" || out.field == "state" || out.field == "owner_org" || out.field == "sync" || kind_.field(out.field);
    if (!known) return unknown_field(kind_, out.field);
    skip();
    if (!op(out.op)) return bad();
    skip();
    return value(out.value);
  }

  bool op(Condition::Op& out) {
    using Op = Condition::Op;
    if (text_.substr(at_).starts_with("!=")) {
      at_ += 2;
      out = Op::ne;
      return true;
    }
    if (at_ >= text_.size()) return false;
    switch (text_[at_++]) {
      case '=':
        out = Op::eq;
        return true;
      case '<':
        out = Op::lt;
        return true;
      case '>':
        out = Op::gt;
        return true;
      case '~':
        out = Op::contains;
        return true;
      default:
        --at_;
        return false;
    }
  }

  /// Up to the closing quote, or to the next " and ".
  Status value(std::string& out) {
    if (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\'')) {
      const auto end = text_.find(text_[at_], at_ + 1);
      if (end == std::string_view::npos) return bad();
      out = text_.substr(at_ + 1, end - at_ - 1);
      at_ = end + 1;
      return {};
    }
    const auto end = text_.find(" and ", at_);
    out = text_.substr(at_, end == std::string_view::npos ? end : end - at_);
    at_ = end == std::string_view::npos ? text_.size() : end;
    while (out.ends_with(' ')) out.pop_back();
    // Refuses a condition that ends in the word that joins two.
    return out.ends_with(" and") ? bad() : Status();
  }

  bool word(std::string_view w) {
    if (!text_.substr(at_).starts_with(w)) return false;
    at_ += w.size();
    return true;
  }
  void skip() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  Error bad() const { return {"bad_condition", "", {std::string(text_.substr(at_))}, ""}; }

  const Kind& kind_;
  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

Result<std::vector<Condition>> parse_where(const Kind& kind, const std::string& text) {
  if (text.find_first_not_of(' ') == std::string::npos) return std::vector<Condition>{};
  return Parser(kind, text).all();
}

Status check_sort(const Kind& kind, const std::string& name) {
  const auto plain = name.starts_with('-') ? name.substr(1) : name;
  if (plain.empty() || plain == "id" || plain == "state" || plain == "sync" || kind.field(plain)) return {};
  return unknown_field(kind, plain);
}

}  // namespace dialogue::cli
