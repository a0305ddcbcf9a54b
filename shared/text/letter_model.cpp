// SPDX-License-Identifier: Apache-2.0
#include "shared/text/letter_model.h"

#include <unicode/dtfmtsym.h>
#include <unicode/locdspnm.h>
#include <unicode/locid.h>
#include <unicode/reldatefmt.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>
#include <unicode/uchar.h>
#include <unicode/ucurr.h>
#include <unicode/uenum.h>
#include <unicode/ulocdata.h>
#include <unicode/uniset.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <unordered_map>

namespace dialogue {
namespace {

using icu::UnicodeString;

using Names = std::set<UnicodeString>;

void add_places(const icu::Locale& locale, Names& out) {
  const std::unique_ptr<icu::LocaleDisplayNames> names(icu::LocaleDisplayNames::createInstance(locale));
  if (!names) return;
  const auto add = [&](const UnicodeString& name, const char* code) {
    // A thing that has no name in the language is called by its code.
    if (name != UnicodeString(code, -1, US_INV)) out.insert(name);
  };
  UnicodeString name;
  for (const char* const* code = icu::Locale::getISOCountries(); *code; ++code) add(names->regionDisplayName(*code, name), *code);
  for (const char* const* code = icu::Locale::getISOLanguages(); *code; ++code) add(names->languageDisplayName(*code, name), *code);
}

void add_cities(const icu::Locale& locale, Names& out) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::TimeZoneNames> names(icu::TimeZoneNames::createInstance(locale, status));
  const std::unique_ptr<icu::StringEnumeration> zones(
      icu::TimeZone::createTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, status));
  if (U_FAILURE(status)) return;
  while (const auto* zone = zones->snext(status)) {
    UnicodeString name;
    names->getExemplarLocationName(*zone, name);
    if (!name.isBogus()) out.insert(name);
  }
}

void add_calendar(const icu::Locale& locale, Names& out) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(locale, status);
  if (U_FAILURE(status)) return;
  std::int32_t count = 0;
  const auto* months = symbols.getMonths(count);
  out.insert(months, months + count);
  const auto* days = symbols.getWeekdays(count);
  out.insert(days, days + count);
}

void add_currencies(const icu::Locale& locale, Names& out) {
  UErrorCode status = U_ZERO_ERROR;
  UEnumeration* all = ucurr_openISOCurrencies(UCURR_ALL, &status);
  std::int32_t length = 0;
  for (const char16_t* code = uenum_unext(all, &length, &status); code && U_SUCCESS(status); code = uenum_unext(all, &length, &status)) {
    UErrorCode found = U_ZERO_ERROR;
    std::int32_t size = 0;
    const char16_t* name = ucurr_getName(code, locale.getName(), UCURR_LONG_NAME, nullptr, &size, &found);
    if (U_SUCCESS(found) && found != U_USING_DEFAULT_WARNING && name) out.insert(UnicodeString(name, size));
  }
  uenum_close(all);
}

/// "next year", "tomorrow", "in 3 hours"
void add_times(const icu::Locale& locale, Names& out) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::RelativeDateTimeFormatter formatter(locale, status);
  if (U_FAILURE(status)) return;
  UnicodeString name;
  for (const auto direction : {UDAT_DIRECTION_LAST, UDAT_DIRECTION_THIS, UDAT_DIRECTION_NEXT})
    for (const auto unit : {UDAT_ABSOLUTE_DAY, UDAT_ABSOLUTE_WEEK, UDAT_ABSOLUTE_MONTH, UDAT_ABSOLUTE_YEAR, UDAT_ABSOLUTE_MONDAY,
                            UDAT_ABSOLUTE_WEDNESDAY, UDAT_ABSOLUTE_SATURDAY})
      out.insert(formatter.format(direction, unit, name.remove(), status));
  for (const auto direction : {UDAT_DIRECTION_LAST, UDAT_DIRECTION_NEXT})
    for (const auto unit : {UDAT_RELATIVE_SECONDS, UDAT_RELATIVE_MINUTES, UDAT_RELATIVE_HOURS, UDAT_RELATIVE_DAYS, UDAT_RELATIVE_WEEKS,
                            UDAT_RELATIVE_MONTHS, UDAT_RELATIVE_YEARS})
      for (const double count : {1.0, 3.0, 7.0}) out.insert(formatter.format(count, direction, unit, name.remove(), status));
}

Names names_in(const std::string& language) {
  const icu::Locale locale(language.c_str());
  Names out;
  add_places(locale, out), add_cities(locale, out), add_calendar(locale, out), add_currencies(locale, out), add_times(locale, out);
  return out;
}

icu::UnicodeSet alphabet(const std::string& language) {
  icu::UnicodeSet out;
  UErrorCode status = U_ZERO_ERROR;
  ULocaleData* data = ulocdata_open(language.c_str(), &status);
  ulocdata_getExemplarSet(data, out.toUSet(), 0, ULOCDATA_ES_STANDARD, &status);
  ulocdata_close(data);
  // In the alphabet, and in hardly any word.
  out.remove(0x139, 0x13A).remove(0x154, 0x155);
  return out;
}

class Learnt : public LetterModel {
 public:
  explicit Learnt(const std::string& language) {
    for (const auto& name : names_in(language)) learn(name);
    const auto letters = alphabet(language);
    for (std::int32_t i = 0; i < letters.size(); ++i)
      if (const auto c = letters.charAt(i); c > 0) alone_[same_letter(static_cast<char32_t>(c))] += rare, ++total_;
  }

  double follows(char32_t letter, char32_t next) const override {
    constexpr double least = 3e-6;
    const auto one = alone_.find(next);
    const double any = one == alone_.end() ? least : std::max(least, one->second / total_);
    const auto pair = pairs_.find(key(letter, next));
    const auto before = letter == 0 ? words_ : count_of(letter);
    // Letters that never stood together may stand together, because the names are few.
    const double weight = 6 + before / 5;
    return std::log(((pair == pairs_.end() ? 0 : pair->second) + weight * any) / (before + weight));
  }

 private:
  static constexpr double rare = 4;
  static std::uint64_t key(char32_t a, char32_t b) { return static_cast<std::uint64_t>(a) << 32 | b; }

  double count_of(char32_t letter) const {
    const auto found = alone_.find(letter);
    return found == alone_.end() ? 0 : found->second;
  }

  void learn(const UnicodeString& name) {
    char32_t before = 0;
    const auto step = [&](char32_t c) {
      if (before == 0 && c == 0) return;
      if (before == 0) ++words_;
      ++pairs_[key(before, c)];
      ++alone_[c];
      ++total_;
      before = c;
    };
    for (std::int32_t i = 0; i < name.length(); i = name.moveIndex32(i, 1)) {
      const auto c = u_tolower(name.char32At(i));
      const bool letter = u_isalpha(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
      step(letter ? same_letter(static_cast<char32_t>(c)) : 0);
    }
    step(0);
  }

  std::unordered_map<std::uint64_t, double> pairs_;
  std::unordered_map<char32_t, double> alone_;
  double total_ = 1, words_ = 0;
};

}  // namespace

const LetterModel& letter_model(const std::string& language) {
  static std::mutex mutex;
  static std::map<std::string, Learnt> known;
  const std::lock_guard lock(mutex);
  return known.try_emplace(language, language).first->second;
}

char32_t same_letter(char32_t letter) {
  switch (letter) {
    case U'ș':
      return U'ş';
    case U'ț':
      return U'ţ';
    case U'ی':
      return U'ي';
    case U'ک':
      return U'ك';
    default:
      return letter;
  }
}

}  // namespace dialogue
