// SPDX-License-Identifier: Apache-2.0
// A detector's guess is not believed alone: each encoding is tried, and what it gives has to look like the writing of some language.
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <memory>

#include "shared/text/encodings.h"
#include "shared/text/plausible.h"

namespace dialogue {
namespace {

struct Candidate {
  const char* name;
  const char* detected;   ///< as the detector calls the family; "" = it does not know it
  const char* languages;  ///< written in it
  bool old = false;       ///< of the machines before Windows
};
// Those who stand first are likelier where nothing else tells.
constexpr std::array candidates{
    Candidate{"windows-1252", "ISO-8859-1", "en+fr+es pt it de nl sv da nb fi is ca eu gl ga en+fr+es+pt+it+de+nl+sv+da"},
    Candidate{"windows-1250", "ISO-8859-2", "pl cs sk hu ro hr sl sq de"},
    Candidate{"windows-1251", "windows-1251", "ru uk be bg sr mk kk"},
    Candidate{"windows-1253", "ISO-8859-7", "el"},
    Candidate{"windows-1254", "ISO-8859-9", "tr"},
    Candidate{"windows-1255", "ISO-8859-8", "he"},
    Candidate{"windows-1256", "windows-1256", "ar fa ur"},
    Candidate{"windows-1257", "", "lt lv et pl"},
    Candidate{"windows-1258", "", "vi"},
    Candidate{"windows-874", "", "th"},
    Candidate{"ISO-8859-2", "ISO-8859-2", "pl cs sk hu ro hr sl sq"},
    Candidate{"ISO-8859-3", "", "mt eo"},
    Candidate{"ISO-8859-5", "ISO-8859-5", "ru uk be bg sr mk"},
    Candidate{"ISO-8859-6", "ISO-8859-6", "ar"},
    Candidate{"ISO-8859-7", "ISO-8859-7", "el"},
    Candidate{"ISO-8859-8", "ISO-8859-8", "he"},
    Candidate{"ISO-8859-15", "", "fr fi et"},
    Candidate{"KOI8-R", "KOI8-R", "ru bg"},
    Candidate{"KOI8-U", "KOI8-R", "uk"},
    Candidate{"Shift_JIS", "Shift_JIS", "ja"},
    Candidate{"EUC-JP", "EUC-JP", "ja"},
    Candidate{"ISO-2022-JP", "ISO-2022-JP", "ja"},
    Candidate{"GB18030", "GB18030", "zh zh_Hant"},
    Candidate{"Big5", "Big5", "zh_Hant"},
    Candidate{"EUC-KR", "EUC-KR", "ko"},
    Candidate{"windows-949", "EUC-KR", "ko"},
    Candidate{"macintosh", "", "en+fr+es pt it de", true},
    Candidate{"x-mac-cyrillic", "", "ru uk", true},
    Candidate{"IBM866", "", "ru uk", true},
    Candidate{"IBM850", "", "en+fr+es pt it de", true},
    Candidate{"IBM852", "", "pl cs sk hu", true},
    Candidate{"IBM857", "", "tr", true},
    Candidate{"IBM864", "", "ar", true},
};

struct Close {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

/// How sure the detector is of each family, 0 to 100.
std::map<std::string, int, std::less<>> detect(std::string_view bytes) {
  std::map<std::string, int, std::less<>> out;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, Close> detector(ucsdet_open(&status));
  ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** all = ucsdet_detectAll(detector.get(), &count, &status);
  for (std::int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
    std::string name = ucsdet_getName(all[i], &status);
    // Beside the standard's own name it has that of the code page which has something in the places of controls.
    for (const auto& [page, family] :
         {std::pair("windows-1252", "ISO-8859-1"), std::pair("windows-1250", "ISO-8859-2"), std::pair("windows-1253", "ISO-8859-7"),
          std::pair("windows-1255", "ISO-8859-8"), std::pair("windows-1254", "ISO-8859-9"), std::pair("ISO-8859-8-I", "ISO-8859-8")})
      if (name == page) name = family;
    int& best = out[name];
    best = std::max(best, static_cast<int>(ucsdet_getConfidence(all[i], &status)));
  }
  return out;
}

/// The words alone that have something beyond ASCII: headings and codes say nothing of an encoding.
std::string telling_words(std::string_view sample) {
  std::string out;
  const auto is_word = [](char c) {
    const auto u = static_cast<unsigned char>(c);
    return u >= 0x80 || (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || c == '\'';
  };
  while (!sample.empty()) {
    const auto begin = static_cast<std::size_t>(std::find_if(sample.begin(), sample.end(), is_word) - sample.begin());
    sample.remove_prefix(begin);
    const auto end = static_cast<std::size_t>(std::find_if_not(sample.begin(), sample.end(), is_word) - sample.begin());
    const auto word = sample.substr(0, end);
    if (std::any_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) (out += word) += ' ';
    sample.remove_prefix(end);
  }
  return out;
}

struct Weighed {
  Reading reading;
  int confidence = 0;  ///< of the detector
  bool known_to_detector = false, old = false;
  Looks looks;
};

std::vector<Weighed> plausible_readings(std::string_view sample) {
  const auto lines = detect(sample), words = detect(telling_words(sample));
  const auto confidence = [](const auto& from, const char* family) {
    const auto it = from.find(family);
    return it == from.end() ? 0 : it->second;
  };
  std::vector<Weighed> out;
  for (const auto& candidate : candidates) {
    auto text = decode(sample, candidate.name);
    if (!text || text->find(unreadable) != std::string::npos) continue;
    const auto looks = look_at(*text, candidate.languages);
    if (!looks.plausible || (looks.letters == 0 && &candidate != candidates.begin())) continue;
    const int sure = std::max(confidence(lines, candidate.detected), confidence(words, candidate.detected));
    const auto same = std::find_if(out.begin(), out.end(), [&](const Weighed& w) { return w.reading.text == *text; });
    if (same == out.end())
      out.push_back({{candidate.name, std::move(*text)}, sure, *candidate.detected != '\0', candidate.old, looks});
    else
      same->confidence = std::max(same->confidence, sure), same->known_to_detector = same->known_to_detector || *candidate.detected;
  }
  // Quotation marks and dashes alone are today's: to the machines before they would be letters.
  const auto punctuated = [](const Weighed& w) { return !w.old && w.looks.letters == 0 && w.looks.apostrophes; };
  if (std::any_of(out.begin(), out.end(), punctuated))
    out.erase(std::remove_if(out.begin(), out.end(), [](const Weighed& w) { return w.old; }), out.end());
  std::stable_sort(out.begin(), out.end(), [](const Weighed& a, const Weighed& b) { return a.confidence > b.confidence; });
  return out;
}

/// The detector decides between readings that all look well only where it knows them all, has enough to go by, and is clearly surer.
bool decided(const std::vector<Weighed>& all) {
  constexpr int clearly = 20, sure = 40;
  constexpr std::size_t enough = 24;
  const auto& first = all.front();
  if (!first.looks.clear) return false;
  if (all.size() < 2) return true;
  const bool known = std::all_of(all.begin(), all.end(), [](const Weighed& w) { return w.known_to_detector; });
  return first.looks.letters >= enough && first.confidence >= sure &&
         first.confidence - all[1].confidence >= (known ? clearly : 2 * clearly);
}

}  // namespace

std::vector<Reading> guess_encoding(std::string_view sample) {
  constexpr std::size_t most = 6;
  const auto all = plausible_readings(sample);
  std::vector<Reading> out;
  for (const auto& one : all)
    if (out.size() < most) out.push_back(one.reading);
  if (!out.empty() && decided(all)) out.resize(1);
  return out;
}

}  // namespace dialogue
