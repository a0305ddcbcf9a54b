// SPDX-License-Identifier: Apache-2.0
#include "shared/model/values.h"

#include <algorithm>

#include "shared/base/days.h"
#include "shared/base/utf8.h"
#include "shared/model/forms.h"
#include "shared/model/record.h"

namespace dialogue {
namespace {

constexpr int line_max = 160;
constexpr int long_max = 20000;
constexpr int code_max = 64;
constexpr std::size_t number_max = 32;  // what decoders take (shared/wire/json.h)
constexpr std::size_t json_max = 65536;

bool all_digits(std::string_view s) { return !s.empty() && std::all_of(s.begin(), s.end(), is_digit); }

/// Characters (code points) of a JSON string, or -1 when it is not one. Line ends and other controls make `multiline` true.
int characters(std::string_view raw, bool& multiline) {
  if (raw.size() < 2 || raw.front() != '"' || raw.back() != '"') return -1;
  raw = raw.substr(1, raw.size() - 2);
  // Bytes that are no text could not be read back out of the bytes of a change.
  if (!valid_utf8(raw)) return -1;
  int n = 0;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const auto c = static_cast<unsigned char>(raw[i]);
    if (c == '"' || c < 0x20) return -1;
    if ((c & 0xC0) == 0x80) continue;
    ++n;
    if (c != '\\') continue;
    if (++i == raw.size()) return -1;
    const char e = raw[i];
    if (e == 'n' || e == 'r' || e == 't' || e == 'b' || e == 'f') multiline = true;
    if (e != 'u') continue;
    if (i + 4 >= raw.size()) return -1;
    if (raw.substr(i + 1, 2) == "00") multiline = true;
    i += 4;
  }
  return n;
}

/// Ids have one spelling. So a search for those who name a record finds them all.
bool is_id(std::string_view s) {
  return Uuid::parse(s) && std::none_of(s.begin(), s.end(), [](char c) { return c >= 'A' && c <= 'F'; });
}

bool is_code(std::string_view s) {
  return !s.empty() && s.size() <= code_max && std::all_of(s.begin(), s.end(), [](char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' || c == '-';
  });
}

bool is_money(std::string_view s) {
  if (s.size() < 5 || s.size() > 20 || s[s.size() - 4] != ' ' || !all_digits(s.substr(0, s.size() - 4))) return false;
  const auto currency = s.substr(s.size() - 3);
  return std::all_of(currency.begin(), currency.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_number(std::string_view s) {
  if (s.size() > number_max) return false;
  const auto take_digits = [&] {
    std::size_t n = 0;
    while (n < s.size() && is_digit(s[n])) ++n;
    s.remove_prefix(n);
    return n;
  };
  if (s.starts_with('-')) s.remove_prefix(1);
  const bool zero = s.starts_with('0');
  const auto whole = take_digits();
  if (whole == 0 || (zero && whole > 1)) return false;
  if (s.starts_with('.')) {
    s.remove_prefix(1);
    if (take_digits() == 0) return false;
  }
  if (s.starts_with('e') || s.starts_with('E')) {
    s.remove_prefix(1);
    if (s.starts_with('+') || s.starts_with('-')) s.remove_prefix(1);
    if (take_digits() == 0) return false;
  }
  return s.empty();
}

const char* string_problem(std::string_view raw, int max, bool one_line) {
  bool multiline = false;
  const int n = characters(raw, multiline);
  if (n < 0 || (one_line && multiline)) return "wrong_type";
  return n > max ? "too_long" : nullptr;
}

}  // namespace

namespace {

const char* type_problem(const Field& field, std::string_view raw) {
  const auto ok = [](bool fits) -> const char* { return fits ? nullptr : "wrong_type"; };
  const auto inside = inside_quotes(raw);
  switch (field.type) {
    case Type::text:
      return string_problem(raw, field.max ? field.max : line_max, true);
    case Type::long_text:
      return string_problem(raw, field.max ? field.max : long_max, false);
    case Type::code:
      return inside.size() > code_max ? "too_long" : ok(is_code(inside));
    case Type::date:
      return ok(parse_day(inside).has_value());
    case Type::instant:
      return ok(parse_instant(inside).has_value());
    case Type::number:
      return raw.size() > number_max ? "too_long" : ok(is_number(raw));
    case Type::money:
      return ok(is_money(inside));
    case Type::boolean:
      return ok(raw == "true" || raw == "false");
    case Type::ref:
    case Type::person_ref:
      return ok(is_id(inside));
    case Type::json:
      return raw.size() > json_max ? "too_long" : nullptr;
  }
  return "wrong_type";
}

}  // namespace

const char* value_problem(const Field& field, std::string_view raw) {
  if (raw.empty()) return nullptr;
  const char* problem = type_problem(field, raw);
  return problem ? problem : form_problem(field, raw);
}

namespace {

/// A set's element stands in the path, bare.
const char* element_type_problem(const Field& field, std::string_view element, std::string_view raw) {
  if (raw != "true") return "wrong_type";
  const auto ok = [](bool fits) -> const char* { return fits ? nullptr : "wrong_type"; };
  switch (field.type) {
    case Type::code:
      return ok(is_code(element));
    case Type::date:
      return ok(parse_day(element).has_value());
    case Type::ref:
    case Type::person_ref:
      return ok(is_id(element));
    default:
      return ok(valid_utf8(element));
  }
}

const char* element_problem(const Field& field, std::string_view element, std::string_view raw) {
  const char* wrong = element_type_problem(field, element, raw);
  return wrong ? wrong : form_problem(field, element);
}

bool is_part_id(std::string_view id) {
  return id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char c) {
           return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
         });
}

const char* problem(const Kind& kind, std::string_view path, const Raw& value, bool creating) {
  const CellInfo info = describe_cell(kind, path);
  if (!info.known) return "unknown_field";
  if (path == state_cell) return "not_editable";
  if (path == deleted_cell) return value.empty() || value == "true" ? nullptr : "wrong_type";
  if (info.field) {
    const auto cls = info.field->cls;
    if (cls == FieldClass::server || cls == FieldClass::act || (cls == FieldClass::fixed && !creating && !info.part)) return "not_editable";
  }
  const auto ref = parse_cell(path);
  if (info.part && !is_part_id(ref->key)) return "wrong_type";
  if (!creating && empties_needed(kind, path, value)) return "needed";
  if (value.empty()) return nullptr;
  if (!info.field) return string_problem(value, code_max, true);
  const auto element = info.part ? ref->element : ref->key;
  return info.field->cls == FieldClass::set ? element_problem(*info.field, element, value) : value_problem(*info.field, value);
}

}  // namespace

bool empties_needed(const Kind& kind, std::string_view path, std::string_view value) {
  const CellInfo info = describe_cell(kind, path);
  if (info.part || !info.field || !info.field->needed || info.field->cls == FieldClass::set) return false;
  return is_blank(value) || (info.field->type == Type::boolean && value != "true");
}

Status check_value(const Kind& kind, std::string_view path, const Raw& value, bool creating) {
  const char* code = problem(kind, path, value, creating);
  if (!code) return {};
  const CellInfo info = describe_cell(kind, path);
  if (!info.field) return Error{code, std::string(path), {}, {}};
  const auto ref = parse_cell(path);
  const auto said = info.field->cls != FieldClass::set ? std::string_view(value) : info.part ? ref->element : ref->key;
  return Error{code, std::string(path), allowed(*info.field, code, said), {}};
}

}  // namespace dialogue
