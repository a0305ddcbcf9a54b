// SPDX-License-Identifier: Apache-2.0
#include "client/core/values.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "shared/base/days.h"
#include "shared/base/ids.h"
#include "shared/base/utf8.h"
#include "shared/base/wall_clock.h"
#include "shared/model/declaration.h"
#include "shared/text/fold.h"
#include "shared/text/number_text.h"
#include "shared/wire/json.h"

namespace dialogue {
namespace {

constexpr int line_max = 160;
constexpr int long_max = 20000;
constexpr std::size_t longest_number = 32;

Error wrong(const Field& field, const char* expected) { return {"wrong_type", field.name, {expected}, ""}; }

bool digits(std::string_view s) {
  return !s.empty() && std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Line ends become "\n". Other control characters but tabs are refused, and line ends too when the field is one line.
Result<Raw> parse_text(const Field& field, std::string_view text) {
  const bool prose = field.type == Type::long_text;
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == '\r') {
      if (i + 1 < text.size() && text[i + 1] == '\n') continue;
      clean += '\n';
    } else {
      clean += text[i];
    }
    if (c == 0x7F || (c < 0x20 && c != '\t' && c != '\n' && c != '\r')) return Error{"bad_text", field.name, {}, "control character"};
  }
  if (!valid_utf8(clean)) return Error{"bad_text", field.name, {}, "not UTF-8"};
  if (!prose && clean.find_first_of("\n\t") != std::string::npos) return wrong(field, "one line");
  const auto limit = static_cast<std::size_t>(field.max ? field.max : prose ? long_max : line_max);
  const auto length = count_characters(clean);
  if (length > limit) return Error{"too_long", field.name, {std::to_string(limit), std::to_string(length)}, ""};
  return json::quote(clean);
}

Result<Raw> parse_code(const Field& field, std::string_view text) {
  const bool good = text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
                      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' || c == '-';
                    });
  if (!good) return wrong(field, "a code of its vocabulary");
  return json::quote(text);
}

int number_of(std::string_view s) {
  int n = 0;
  for (char c : s) n = n * 10 + (c - '0');
  return n;
}

/// "2027-03-17T13:00[:00](Z|+02:00)"
Result<Raw> parse_instant(const Field& field, std::string_view text) {
  const auto bad = [&] { return wrong(field, "a time such as 2027-03-17T13:00:00Z"); };
  const auto day = parse_day(text.substr(0, 10));
  if (text.size() < 17 || !day || (text[10] != 'T' && text[10] != ' ') || text[13] != ':') return bad();
  int seconds = 0;
  std::string_view zone = text.substr(16);
  if (zone[0] == ':') {
    if (zone.size() < 4 || !digits(zone.substr(1, 2))) return bad();
    seconds = number_of(zone.substr(1, 2));
    zone.remove_prefix(3);
  }
  if (!digits(text.substr(11, 2)) || !digits(text.substr(14, 2)) || zone.empty()) return bad();
  int offset = 0;
  if (zone != "Z" && zone != "z") {
    if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || !digits(zone.substr(1, 2)) || zone[3] != ':' || !digits(zone.substr(4)))
      return bad();
    offset = (number_of(zone.substr(1, 2)) * 60 + number_of(zone.substr(4))) * (zone[0] == '-' ? -60 : 60);
  }
  const int hour = number_of(text.substr(11, 2)), minute = number_of(text.substr(14, 2));
  if (hour > 23 || minute > 59 || seconds > 59 || offset < -86400 || offset > 86400) return bad();
  const std::int64_t utc_ms = (*day * std::int64_t{86400} + hour * 3600 + minute * 60 + seconds - offset) * 1000;
  const auto utc = instant_text(utc_ms);
  if (dialogue::parse_instant(utc) != utc_ms) return bad();
  return json::quote(utc);
}

/// A JSON number, without a sign "+", leading zeros or a decimal comma.
bool is_number(std::string_view s) {
  if (s.starts_with('-')) s.remove_prefix(1);
  const auto whole = s.substr(0, s.find_first_not_of("0123456789"));
  if (whole.empty() || (whole.size() > 1 && whole[0] == '0')) return false;
  s.remove_prefix(whole.size());
  if (s.starts_with('.')) {
    const auto fraction = s.substr(1, s.find_first_not_of("0123456789", 1) - 1);
    if (fraction.empty()) return false;
    s.remove_prefix(1 + fraction.size());
  }
  return s.empty();
}

/// Reads numbers in every way that people write them. A text that says the same in JSON stays as it is written.
Result<Raw> parse_number(const Field& field, std::string_view text, DecimalMark mark) {
  const bool whole = field.bounds && field.bounds->whole;
  auto read = read_number(text, mark, whole);
  if (!read) return Error{read.error().code, field.name, read.error().args, ""};
  if (std::max(read->size(), text.size()) > longest_number) return Error{"number_form", field.name, {}, ""};
  const auto in_json = read_number(text, DecimalMark::point, whole);
  if (mark == DecimalMark::unsaid && is_number(text) && in_json && *in_json == *read) return Raw(text);
  return Raw(std::move(*read));
}

/// The form that json_value writes for programs, which give back what they were given.
std::optional<Amount> read_minor(std::string_view text) {
  const auto document = json::Document::parse(text);
  if (!document || !document->root().is_object()) return {};
  std::string minor, currency;
  for (const auto& [name, value] : document->root().members()) {
    if (name == "minor" && !value.is_string())
      minor = value.raw();
    else if (name == "currency")
      currency = value.string().value_or("");
    else
      return {};
  }
  return stored_amount(minor + ' ' + currency);
}

Result<Raw> parse_money(const Field& field, std::string_view text, DecimalMark mark) {
  const auto of_field = [&](Error error) {
    error.field = field.name;
    return error;
  };
  Amount amount;
  if (text.starts_with('{')) {
    const auto read = read_minor(text);
    if (!read) return of_field({"amount_form", "", {}, ""});
    amount = *read;
  } else {
    auto read = read_amount(text, mark);
    if (!read) return of_field(read.error());
    amount = std::move(*read);
  }
  if (amount.minor < 0) return of_field({"amount_negative", "", {}, ""});
  if (amount.minor > largest_amount) return of_field({"amount_too_large", "", {}, ""});
  return json::quote(stored_text(amount));
}

Result<Raw> parse_boolean(const Field& field, std::string_view text) {
  static constexpr std::array yes{"true", "yes", "1", "oui", "si", "x", "vrai", "verdadero"};
  static constexpr std::array no{"false", "no", "0", "non", "faux", "falso"};
  const auto word = fold(text);
  if (std::find(yes.begin(), yes.end(), word) != yes.end()) return Raw("true");
  if (std::find(no.begin(), no.end(), word) != no.end()) return Raw("false");
  return wrong(field, "true or false");
}

Result<Raw> parse_ref(const Field& field, std::string_view text) {
  const auto id = Uuid::parse(text);
  if (!id) return wrong(field, "a record's id");
  return json::quote(id->text());
}

}  // namespace

std::string_view trimmed(std::string_view s) {
  const auto from = s.find_first_not_of(" \t\r\n\f\v");
  if (from == std::string_view::npos) return {};
  return s.substr(from, s.find_last_not_of(" \t\r\n\f\v") - from + 1);
}

Result<Raw> parse_value(const Field& field, std::string_view text, DecimalMark mark) {
  if (text.empty()) return Raw();
  const bool words = field.type == Type::text || field.type == Type::long_text;
  // Spaces around an address, a number or an hour come from whoever copied it.
  if (!words || field.form != ValueForm::any) text = trimmed(text);
  if (words) return text.empty() ? Raw() : parse_text(field, text);
  if (text.empty()) return Raw();
  switch (field.type) {
    case Type::code:
      return parse_code(field, text);
    case Type::date:
      if (!parse_day(text)) return wrong(field, "a date such as 2027-03-17");
      return json::quote(text);
    case Type::instant:
      return parse_instant(field, text);
    case Type::number:
      return parse_number(field, text, mark);
    case Type::money:
      return parse_money(field, text, mark);
    case Type::boolean:
      return parse_boolean(field, text);
    case Type::ref:
    case Type::person_ref:
      return parse_ref(field, text);
    default:
      return Error{"not_editable", field.name, {}, ""};
  }
}

Result<std::string> parse_element(const Field& field, std::string_view text) {
  auto raw = parse_value(field, text);
  if (!raw) return raw.error();
  if (raw->empty()) return wrong(field, "one element");
  return plain_value(*raw);
}

Result<std::vector<std::string>> parse_elements(const Field& field, std::string_view text) {
  std::vector<std::string> out;
  const auto take = [&](std::string_view one) -> Status {
    auto element = parse_element(field, one);
    if (!element) return element.error();
    if (std::find(out.begin(), out.end(), *element) == out.end()) out.push_back(std::move(*element));
    return {};
  };
  text = trimmed(text);
  if (text.starts_with('[')) {
    const auto document = json::Document::parse(text);
    if (!document || !document->root().is_array()) return wrong(field, "a list such as [\"a\",\"b\"]");
    for (const auto value : document->root().elements()) {
      if (const auto taken = take(value.string().value_or(std::string(value.raw()))); !taken) return taken.error();
    }
    return out;
  }
  while (!text.empty()) {
    const auto end = text.find_first_of(",;");
    if (const auto one = trimmed(text.substr(0, end)); !one.empty()) {
      if (const auto taken = take(one); !taken) return taken.error();
    }
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return out;
}

std::string plain_value(const Raw& raw) {
  if (!raw.starts_with('"')) return raw;
  auto text = json::unquote(raw);
  return text ? std::move(*text) : raw;
}

std::string plain_cell(const Cells& cells, std::string_view path) {
  const auto it = cells.find(path);
  return it == cells.end() ? std::string() : plain_value(it->second);
}

std::string table_value(const Field* field, const Raw& raw) {
  auto text = plain_value(raw);
  const auto amount = field && field->type == Type::money ? stored_amount(text) : std::nullopt;
  return amount ? plain_amount(*amount) : text;
}

std::optional<Raw> exported_value(const Field& field, std::string_view text) {
  std::string point(text);
  std::replace(point.begin(), point.end(), ',', '.');
  if (field.type == Type::number) return is_number(point) ? std::optional<Raw>(point) : std::nullopt;
  const auto amount = field.type == Type::money ? read_plain_amount(point) : std::nullopt;
  return amount ? std::optional<Raw>(json::quote(stored_text(*amount))) : std::nullopt;
}

Raw json_value(const Field* field, const Raw& raw) {
  const auto amount = field && field->type == Type::money ? stored_amount(plain_value(raw)) : std::nullopt;
  if (!amount) return raw;
  json::Writer out;
  return out.begin_object().key("minor").number(amount->minor).key("currency").string(amount->currency).end_object().take();
}

std::string show_code(const Domain& domain, std::string_view vocabulary, std::string_view code, std::string_view lang) {
  const auto* v = domain.vocabulary(vocabulary);
  const auto* term = v ? v->term(code) : nullptr;
  return term && !term->label.in(lang).empty() ? term->label.in(lang) : std::string(code);
}

std::string show_value(const Domain& domain, const Field* field, const Raw& raw, std::string_view lang) {
  static const Text3 yes{"yes", "oui", "sí"}, no{"no", "non", "no"};
  if (raw == "true") return yes.in(lang);
  if (raw == "false") return no.in(lang);
  auto text = plain_value(raw);
  if (field && field->type == Type::code) return show_code(domain, field->vocab, text, lang);
  if (const auto at = field && field->type == Type::instant ? parse_instant(text) : std::nullopt) return local_text(*at / 1000);
  const auto amount = field && field->type == Type::money ? stored_amount(text) : std::nullopt;
  return amount ? show_amount(*amount, lang) : text;
}

std::string order_key_after(std::string_view last) {
  std::string key(last);
  if (key.empty()) return "a";
  if (key.back() >= 'a' && key.back() < 'z') {
    ++key.back();
    return key;
  }
  return key + 'a';
}

}  // namespace dialogue
