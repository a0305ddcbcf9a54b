// SPDX-License-Identifier: Apache-2.0
// Tries each encoding, and weighs what it gives as the writing of the languages that are written in it.
#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/text/encodings.h"
#include "shared/text/likelihood.h"

namespace dialogue {
namespace {

struct Candidate {
  const char* name;
  const char* languages;  ///< written in it
  double before = 0;      ///< logarithm of how likely it is before anything was read
};
constexpr double other = -2, rarer = -3, old = -6;  ///< not of the West; a standard that Windows replaced; the machines before Windows
// Encodings that stand first are likelier where nothing else tells.
constexpr std::array candidates{
    Candidate{"windows-1252", "en fr es de pt it nl sv da nb fi is ca eu gl sq"},
    Candidate{"windows-1250", "pl cs sk hu ro hr sl sq de", other},
    Candidate{"windows-1251", "ru uk be bg sr mk kk", other},
    Candidate{"windows-1253", "el", other},
    Candidate{"windows-1254", "tr de fr", other},
    Candidate{"windows-1255", "he", other},
    Candidate{"windows-1256", "ar fa ur fr", other},
    Candidate{"windows-1257", "lt lv et", rarer},
    Candidate{"windows-1258", "vi fr", other},
    Candidate{"windows-874", "th", other},
    Candidate{"ISO-8859-2", "pl cs sk hu ro hr sl sq de", rarer},
    Candidate{"ISO-8859-3", "mt eo", old},
    Candidate{"ISO-8859-5", "ru uk be bg sr mk", rarer},
    Candidate{"ISO-8859-6", "ar", rarer},
    Candidate{"ISO-8859-7", "el", rarer},
    Candidate{"ISO-8859-8", "he", rarer},
    Candidate{"ISO-8859-15", "fr fi", rarer},
    Candidate{"KOI8-R", "ru bg", rarer},
    Candidate{"KOI8-U", "uk ru", rarer},
    Candidate{"Shift_JIS", "ja", other},
    Candidate{"EUC-JP", "ja", rarer},
    Candidate{"GB18030", "zh zh_Hant", other},
    Candidate{"Big5", "zh_Hant", other},
    Candidate{"EUC-KR", "ko", other},
    Candidate{"windows-949", "ko", other},
    Candidate{"macintosh", "en fr es pt it de nl sv da nb", old},
    Candidate{"x-mac-cyrillic", "ru uk", old},
    Candidate{"IBM866", "ru uk bg", old},
    Candidate{"IBM850", "en fr es pt it de nl sv da nb fi", old},
    Candidate{"IBM852", "pl cs sk hu ro hr sl sq", old},
    Candidate{"IBM857", "tr", old},
    Candidate{"IBM864", "ar", old},
};

struct Weighed {
  Reading reading;
  Likelihood likelihood;
  bool old = false;
};

std::vector<Weighed> readings_of(std::string_view sample) {
  // This many letters say enough.
  constexpr std::size_t weighed = 8u << 10;
  std::vector<Weighed> out;
  for (const auto& candidate : candidates) {
    auto text = decode(sample, candidate.name);
    if (!text || text->find(unreadable) != std::string::npos) continue;
    const auto enough = text->find('\n', weighed);
    auto likely = likelihood(std::string_view(*text).substr(0, enough), candidate.languages);
    likely.sum += candidate.before;
    const auto same = std::find_if(out.begin(), out.end(), [&](const Weighed& w) { return w.reading.text == *text; });
    if (same == out.end()) {
      out.push_back({{candidate.name, std::move(*text)}, likely, candidate.before <= old});
      continue;
    }
    same->likelihood.sum = std::max(same->likelihood.sum, likely.sum);
    same->likelihood.plain = std::max(same->likelihood.plain, likely.plain);
  }
  // The language of the words around is a hint and no more, because names come from everywhere. A reading with signs inside words has a few
  // more words.
  constexpr double least_of_hints = -5, about_as_much = 0.8;
  double best = 0;
  for (const auto& one : out) best = std::max(best, one.likelihood.plain);
  for (auto& one : out) one.likelihood.sum += std::clamp(one.likelihood.plain - about_as_much * best, least_of_hints, 0.0);
  std::stable_sort(out.begin(), out.end(), [](const Weighed& a, const Weighed& b) { return a.likelihood.sum > b.likelihood.sum; });
  return out;
}

/// Whether the first reading is so much likelier that none of the others can be meant, and looks like something that people write at all.
bool is_clear(const std::vector<Weighed>& all) {
  constexpr double clearly = 8, more_clearly = 12, least_of_one = -13;
  const auto& first = all.front();
  if (first.likelihood.sum < least_of_one * static_cast<double>(first.likelihood.events)) return false;
  return all.size() < 2 || first.likelihood.sum - all[1].likelihood.sum >= (first.old ? more_clearly : clearly);
}

}  // namespace

std::vector<Reading> guess_encoding(std::string_view sample) {
  constexpr std::size_t most = 6;
  auto all = readings_of(sample);
  const bool sure = !all.empty() && is_clear(all);
  std::vector<Reading> out;
  for (auto& one : all)
    if (out.size() < (sure ? 1 : most)) out.push_back(std::move(one.reading));
  return out;
}

}  // namespace dialogue
