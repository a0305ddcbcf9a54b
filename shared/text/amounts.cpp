// SPDX-License-Identifier: Apache-2.0
#include "shared/text/amounts.h"

#include <unicode/numberformatter.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

#include "shared/text/currencies.h"
#include "shared/text/number_text.h"

namespace dialogue {
namespace {

struct Digits {
  std::string_view currency;
  int digits;
};
// The currencies of ISO 4217 (lists one and three) that do not have 2 decimals.
constexpr std::array others{Digits{"ADP", 0}, Digits{"BEF", 0}, Digits{"BHD", 3}, Digits{"BIF", 0}, Digits{"BYR", 0}, Digits{"CLF", 4},
                            Digits{"CLP", 0}, Digits{"DJF", 0}, Digits{"ESP", 0}, Digits{"GNF", 0}, Digits{"GRD", 0}, Digits{"IQD", 3},
                            Digits{"ISK", 0}, Digits{"ITL", 0}, Digits{"JOD", 3}, Digits{"JPY", 0}, Digits{"KMF", 0}, Digits{"KRW", 0},
                            Digits{"KWD", 3}, Digits{"LUF", 0}, Digits{"LYD", 3}, Digits{"MGF", 0}, Digits{"OMR", 3}, Digits{"PTE", 0},
                            Digits{"PYG", 0}, Digits{"RWF", 0}, Digits{"TND", 3}, Digits{"TPE", 0}, Digits{"TRL", 0}, Digits{"UGX", 0},
                            Digits{"UYI", 0}, Digits{"UYW", 4}, Digits{"VND", 0}, Digits{"VUV", 0}, Digits{"XAF", 0}, Digits{"XOF", 0},
                            Digits{"XPF", 0}};

bool is_code(std::string_view s) {
  return s.size() == 3 && std::all_of(s.begin(), s.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

Error wrong(const char* code, std::vector<std::string> args = {}) { return {code, "", std::move(args), ""}; }

/// Whole and decimal digits as minor units; nothing when there are too many.
std::optional<std::int64_t> minor_of(std::string_view whole, std::string_view decimals, int digits) {
  std::string all(whole);
  all += decimals;
  all.append(static_cast<std::size_t>(digits) - decimals.size(), '0');
  all.erase(0, std::min(all.find_first_not_of('0'), all.size() - 1));
  std::int64_t out = 0;
  if (all.size() > 16) return {};
  const auto [end, error] = std::from_chars(all.data(), all.data() + all.size(), out);
  if (error != std::errc() || end != all.data() + all.size()) return {};
  return out;
}

/// "1200000.00"
std::string plain_number(const Amount& amount) {
  const bool negative = amount.minor < 0;
  const auto digits = static_cast<std::size_t>(currency_digits(amount.currency));
  std::string out = std::to_string(negative ? -amount.minor : amount.minor);
  if (out.size() <= digits) out.insert(0, digits + 1 - out.size(), '0');
  if (digits) out.insert(out.size() - digits, ".");
  return (negative ? "-" : "") + out;
}

std::string local_number(const std::string& plain, std::string_view lang, bool groups, int digits) {
  UErrorCode status = U_ZERO_ERROR;
  const auto formatter = icu::number::NumberFormatter::withLocale(icu::Locale(std::string(lang).c_str()))
                             .precision(icu::number::Precision::fixedFraction(digits))
                             .grouping(groups ? UNUM_GROUPING_AUTO : UNUM_GROUPING_OFF);
  const auto formatted = formatter.formatDecimal(plain, status);
  std::string out;
  formatted.toString(status).toUTF8String(out);
  return U_SUCCESS(status) ? out : plain;
}

Result<std::string> currency_of(const AmountText& parts) {
  if (parts.before.empty() && parts.behind.empty()) return wrong("no_currency");
  auto found = currencies_named(parts.before.empty() ? parts.behind : parts.before);
  if (!parts.before.empty() && !parts.behind.empty()) {
    const auto more = currencies_named(parts.behind);
    const auto other = [&](const std::string& code) { return std::find(more.begin(), more.end(), code) == more.end(); };
    found.erase(std::remove_if(found.begin(), found.end(), other), found.end());
  }
  const auto written = parts.before.empty() || parts.behind.empty() ? parts.before + parts.behind : parts.before + " … " + parts.behind;
  if (found.empty()) return wrong("unknown_currency", {written});
  if (found.size() == 1) return found.front();
  constexpr std::size_t most = 8;
  std::string codes;
  for (std::size_t i = 0; i < std::min(found.size(), most); ++i) codes += (i ? ", " : "") + found[i];
  return wrong("unclear_currency", {written, found.size() > most ? codes + " …" : codes});
}

/// "1.200" may have a group of thousands, or decimals. Only a currency without decimals leaves one of the two readings.
Error unclear(std::string_view text, const NumberText& number, const std::string& currency) {
  const auto minor = minor_of(number.whole + number.decimals, "", currency_digits(currency));
  const std::string thousands = minor ? plain_amount({*minor, currency}) : number.whole + number.decimals + " " + currency;
  return wrong("unclear_amount", {std::string(text), thousands, number.whole + "." + number.decimals + " " + currency});
}

}  // namespace

int currency_digits(std::string_view currency) {
  const auto* found =
      std::lower_bound(others.begin(), others.end(), currency, [](const Digits& d, std::string_view c) { return d.currency < c; });
  return found != others.end() && found->currency == currency ? found->digits : 2;
}

Result<Amount> read_amount(std::string_view text, DecimalMark mark) {
  const auto parts = amount_text(text);
  // A mark that no digit follows belongs to the number, and to no currency.
  const auto is_mark = [](char c) { return c == '.' || c == ','; };
  if (!parts || (!parts->behind.empty() && is_mark(parts->behind.front())) || (!parts->before.empty() && is_mark(parts->before.front())))
    return wrong("amount_form");
  auto number = number_text(parts->number, mark);
  if (!number) return wrong("amount_form");
  auto currency = currency_of(*parts);
  if (!currency) return currency.error();
  const int digits = currency_digits(*currency);
  if (number->unclear && digits > 0) return unclear(text, *number, *currency);
  if (number->unclear) number->whole += std::exchange(number->decimals, {});
  // Noughts beyond the last digit say nothing. A currency without decimals has not even those.
  const auto last = number->decimals.find_last_not_of('0');
  const auto needed = last == std::string::npos ? 0 : last + 1;
  if (needed > static_cast<std::size_t>(digits) || (digits == 0 && !number->decimals.empty()))
    return wrong("amount_decimals", {*currency, std::to_string(digits)});
  const auto minor = minor_of(number->whole, number->decimals.substr(0, std::min<std::size_t>(needed, number->decimals.size())), digits);
  if (!minor) return wrong("amount_too_large");
  return Amount{parts->negative ? -*minor : *minor, std::move(*currency)};
}

std::optional<Amount> read_plain_amount(std::string_view text) {
  if (text.size() < 5 || text[text.size() - 4] != ' ' || !is_code(text.substr(text.size() - 3))) return {};
  const auto currency = text.substr(text.size() - 3);
  const auto digits = static_cast<std::size_t>(currency_digits(currency));
  auto number = text.substr(0, text.size() - 4);
  const bool negative = number.starts_with('-');
  number.remove_prefix(negative);
  const auto point = number.find('.');
  const auto whole = number.substr(0, point), decimals = point == std::string_view::npos ? std::string_view() : number.substr(point + 1);
  const auto all_digits = [](std::string_view s) { return std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; }); };
  if (whole.empty() || !all_digits(whole) || !all_digits(decimals) || decimals.size() != digits ||
      (point != std::string_view::npos) != (digits > 0))
    return {};
  const auto minor = minor_of(whole, decimals, static_cast<int>(digits));
  if (!minor) return {};
  return Amount{negative ? -*minor : *minor, std::string(currency)};
}

std::optional<Amount> stored_amount(std::string_view text) {
  if (text.size() < 5 || text[text.size() - 4] != ' ' || !is_code(text.substr(text.size() - 3))) return {};
  Amount out{0, std::string(text.substr(text.size() - 3))};
  const auto* end = text.data() + text.size() - 4;
  const auto [stop, error] = std::from_chars(text.data(), end, out.minor);
  if (error != std::errc() || stop != end || text[0] == '+') return {};
  return out;
}

std::string stored_text(const Amount& amount) { return std::to_string(amount.minor) + ' ' + amount.currency; }

std::string plain_amount(const Amount& amount) { return plain_number(amount) + ' ' + amount.currency; }

std::string show_amount(const Amount& amount, std::string_view lang) {
  return local_number(plain_number(amount), lang, true, currency_digits(amount.currency)) + ' ' + amount.currency;
}

std::string typed_amount(const Amount& amount, std::string_view lang) {
  const int digits = currency_digits(amount.currency);
  const auto written = [&](int decimals) { return local_number(plain_number(amount), lang, false, decimals) + ' ' + amount.currency; };
  auto out = written(digits);
  const auto back = read_amount(out);
  // Three decimals may be read as thousands, four may not.
  return back && *back == amount ? out : written(digits + 1);
}

double major_units(const Amount& amount) { return static_cast<double>(amount.minor) / std::pow(10.0, currency_digits(amount.currency)); }

}  // namespace dialogue
