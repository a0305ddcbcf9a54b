// SPDX-License-Identifier: Apache-2.0
#include "shared/text/currencies.h"

#include <unicode/ucurr.h>
#include <unicode/uenum.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>

#include "shared/text/amounts.h"
#include "shared/text/fold.h"

namespace dialogue {
namespace {

using Codes = std::set<std::string, std::less<>>;

/// Precious metals, units of account of markets, "no currency" and "for testing".
bool is_no_money(std::string_view code) {
  constexpr std::array<std::string_view, 10> no_money{"XAG", "XAU", "XBA", "XBB", "XBC", "XBD", "XPD", "XPT", "XRE", "XTS"};
  return code == std::string(3, 'X') || std::find(no_money.begin(), no_money.end(), code) != no_money.end();
}

Codes codes_of(std::uint32_t which) {
  Codes out;
  UErrorCode status = U_ZERO_ERROR;
  UEnumeration* all = ucurr_openISOCurrencies(which, &status);
  std::int32_t length = 0;
  while (const char* code = uenum_next(all, &length, &status)) {
    if (U_FAILURE(status)) break;
    if (!is_no_money(code)) out.emplace(code);
  }
  uenum_close(all);
  return out;
}

const Codes& all_codes() {
  static const Codes codes = [] {
    Codes out = codes_of(UCURR_ALL);
    // Currencies younger than the oldest library that this is built with.
    for (const char* code : {"SLE", "VED", "XCG", "ZWG"}) out.emplace(code);
    return out;
  }();
  return codes;
}

/// One form for different ways of writing: "F CFA" and "FCFA", "Dollar" and "dollar".
std::string key_of(std::string_view text) {
  std::string out = fold(text);
  out.erase(std::remove_if(out.begin(), out.end(), [](char c) { return c == ' ' || c == '.'; }), out.end());
  return out;
}

class Names {
 public:
  Names() {
    for (const auto& code : codes_of(UCURR_COMMON | UCURR_NON_DEPRECATED))
      for (const char* locale : {"en", "fr", "es", "ar", "pt"}) add(code, locale);
  }

  Codes of(std::string_view text) const {
    const auto found = codes_.find(key_of(text));
    return found == codes_.end() ? Codes() : found->second;
  }

 private:
  void add(const std::string& code, const char* locale) {
    const auto name = icu::UnicodeString::fromUTF8(code);
    const auto take = [&](auto ask) {
      UErrorCode status = U_ZERO_ERROR;
      std::int32_t length = 0;
      const char16_t* text = ask(&length, &status);
      if (U_SUCCESS(status) && text) put({text, length}, code);
    };
    icu::UnicodeString terminated = name;
    const char16_t* iso = terminated.getTerminatedBuffer();
    for (const UCurrNameStyle style : {UCURR_SYMBOL_NAME, UCURR_NARROW_SYMBOL_NAME, UCURR_LONG_NAME})
      take([&](std::int32_t* length, UErrorCode* status) { return ucurr_getName(iso, locale, style, nullptr, length, status); });
    for (const char* count : {"one", "other"})
      take([&](std::int32_t* length, UErrorCode* status) { return ucurr_getPluralName(iso, locale, nullptr, count, length, status); });
  }

  void put(const icu::UnicodeString& text, const std::string& code) {
    std::string utf8;
    text.toUTF8String(utf8);
    if (utf8 != code) codes_[key_of(utf8)].insert(code);
  }

  std::map<std::string, Codes, std::less<>> codes_;
};

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

}  // namespace

bool known_currency(std::string_view currency) { return all_codes().contains(currency); }

std::vector<std::string> currencies_named(std::string_view text) {
  if (text.size() == 3)
    if (const auto code = upper(text); known_currency(code)) return {code};
  static const Names names;
  const auto found = names.of(text);
  return {found.begin(), found.end()};
}

}  // namespace dialogue
