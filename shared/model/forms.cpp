// SPDX-License-Identifier: Apache-2.0
#include "shared/model/forms.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "shared/base/time_zone.h"
#include "shared/model/declaration.h"
#include "shared/model/record.h"
#include "shared/model/vocabulary.h"

namespace dialogue {

const std::string_view first_day = "1900-01-01", last_day = "2199-12-31";

namespace {

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// A character of an address: no blank, quote, bracket, escape, or other character that ends one.
bool plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) != 0x7F &&
           std::string_view("\"'<>\\^`{|},;").find(c) == std::string_view::npos;
  });
}

/// "example.org": labels between dots, none empty.
bool is_domain(std::string_view name) {
  if (name.empty() || name.size() > 253) return false;
  while (true) {
    const auto label = name.substr(0, name.find('.'));
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return false;
    const bool fits = std::all_of(label.begin(), label.end(), [](char c) {
      return letter(c) || is_digit(c) || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
    });
    if (!fits) return false;
    if (label.size() == name.size()) return true;
    name.remove_prefix(label.size() + 1);
  }
}

bool is_port(std::string_view text) {
  int port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  return error == std::errc() && end == text.data() + text.size() && is_digit(text.front()) && port <= 65535;
}

bool is_host(std::string_view host) {
  if (host.starts_with('[')) return host.ends_with(']') && host.find_first_not_of("0123456789abcdefABCDEF:.", 1) == host.size() - 1;
  return is_domain(host);
}

/// A page that a browser opens, and nothing that runs.
bool is_link(std::string_view text) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (text.size() <= scheme.size()) continue;
    const bool same =
        std::equal(scheme.begin(), scheme.end(), text.begin(), [](char a, char b) { return a == (letter(b) ? b | 0x20 : b); });
    if (!same || !plain(text)) continue;
    text.remove_prefix(scheme.size());
    auto host = text.substr(0, text.find_first_of("/?#"));
    // A name before the host shows one address and opens another.
    if (host.find('@') != std::string_view::npos) return false;
    const auto colon = host.rfind(':');
    if (colon != std::string_view::npos && !host.ends_with(']')) {
      if (colon + 1 == host.size() || !is_port(host.substr(colon + 1))) return false;
      host = host.substr(0, colon);
    }
    return is_host(host);
  }
  return false;
}

bool is_time_of_day(std::string_view text) {
  return text.size() == 5 && text[2] == ':' && is_digit(text[0]) && is_digit(text[1]) && is_digit(text[3]) && is_digit(text[4]) &&
         text.substr(0, 2) <= "23" && text.substr(3) <= "59";
}

/// BCP 47: a language, then a script, a country, variants.
bool is_language(std::string_view text) {
  bool first = true;
  while (!text.empty()) {
    const auto tag = text.substr(0, text.find('-'));
    const bool letters = std::all_of(tag.begin(), tag.end(), letter);
    const bool lower = std::none_of(tag.begin(), tag.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    const bool fits = std::all_of(tag.begin(), tag.end(), [](char c) { return letter(c) || is_digit(c); });
    if (first ? !letters || !lower || tag.size() < 2 || tag.size() > 3 : !fits || tag.empty() || tag.size() > 8) return false;
    first = false;
    if (tag.size() == text.size()) return true;
    text.remove_prefix(tag.size() + 1);
  }
  return false;
}

bool is_sha256(std::string_view text) {
  return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
}

/// The whole part of a number written in decimals, with its sign; nothing when it is no such number or far beyond all bounds.
std::optional<std::int64_t> whole_part(std::string_view raw) {
  constexpr std::size_t most_digits = 18;
  const auto point = raw.find('.');
  const auto whole = raw.substr(0, point);
  if (whole.size() > most_digits) return {};
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(whole.data(), whole.data() + whole.size(), value);
  return error == std::errc() && end == whole.data() + whole.size() ? std::optional(value) : std::nullopt;
}

const char* bounds_problem(const Bounds& bounds, std::string_view raw) {
  const auto point = raw.find('.');
  const bool fraction = point != std::string_view::npos && raw.find_first_not_of('0', point + 1) != std::string_view::npos;
  if (bounds.whole && (raw.find_first_not_of("-0123456789") != std::string_view::npos || raw == "-0")) return "not_whole";
  if (raw.find_first_of("eE") != std::string_view::npos) return "wrong_type";
  const auto whole = whole_part(raw);
  if (!whole) return "out_of_range";
  const bool below = *whole < bounds.low || (fraction && raw.starts_with('-') && *whole == bounds.low);
  const bool above = *whole > bounds.high || (fraction && !raw.starts_with('-') && *whole == bounds.high);
  return below || above ? "out_of_range" : nullptr;
}

bool of_the_calendar(const Field& field) { return field.type == Type::date || field.type == Type::instant; }

}  // namespace

bool is_email(std::string_view text) {
  const auto at = text.find('@');
  if (at == std::string_view::npos || at == 0 || at > 64 || !plain(text)) return false;
  const auto domain = text.substr(at + 1);
  return domain.find('.') != std::string_view::npos && is_domain(domain);
}

bool has_form(const Field& field, std::string_view text) {
  switch (field.form) {
    case ValueForm::email:
      return is_email(text);
    case ValueForm::link:
      return is_link(text);
    case ValueForm::zone:
      return TimeZone::known(std::string(text));
    case ValueForm::time_of_day:
      return is_time_of_day(text);
    case ValueForm::country:
    case ValueForm::listed:
      return !field.terms || field.terms->term(text);
    case ValueForm::language:
      return is_language(text);
    case ValueForm::sha256:
      return is_sha256(text);
    case ValueForm::any:
    case ValueForm::said_by_clock:
      return true;
  }
  return true;
}

const char* form_problem(const Field& field, std::string_view raw) {
  if (field.bounds && field.type == Type::number) return bounds_problem(*field.bounds, raw);
  const auto text = raw.starts_with('"') ? inside_quotes(raw) : raw;
  if (text.empty()) return nullptr;
  if (of_the_calendar(field) && field.form != ValueForm::said_by_clock)
    return text.substr(0, 10) < first_day || text.substr(0, 10) > last_day ? "out_of_range" : nullptr;
  if (has_form(field, text)) return nullptr;
  switch (field.form) {
    case ValueForm::email:
      return "no_email";
    case ValueForm::link:
      return "no_link";
    case ValueForm::zone:
      return "no_zone";
    case ValueForm::time_of_day:
      return "no_time_of_day";
    case ValueForm::country:
      return "no_country";
    case ValueForm::language:
      return "no_language";
    case ValueForm::listed:
      return "unknown_term";
    case ValueForm::sha256:
    case ValueForm::any:
    case ValueForm::said_by_clock:
      break;
  }
  return "wrong_type";
}

std::vector<std::string> allowed(const Field& field, std::string_view code, std::string_view raw) {
  if (code == "unknown_term") return {std::string(raw.starts_with('"') ? inside_quotes(raw) : raw)};
  if (code != "out_of_range" && code != "not_whole") return {};
  if (field.bounds) return {std::to_string(field.bounds->low), std::to_string(field.bounds->high)};
  if (of_the_calendar(field)) return {std::string(first_day), std::string(last_day)};
  return {};
}

}  // namespace dialogue
