// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/staleness.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <vector>

#include "shared/base/hash.h"
#include "shared/domain/record.h"
#include "shared/domain/terms.h"
#include "shared/text/compared.h"

namespace dialogue {
namespace {

using Words = std::vector<TextWord>;

/// In alphabetical order, in English, French and Spanish together: who translates may write in any of them, and other languages' texts
/// have these words rarely.
constexpr std::string_view negations[] = {
    "aucun", "aucune", "cannot",  "except",  "excepto", "hardly", "jamais", "jamás", "nada",    "nadie",  "ne",     "neither", "never",
    "ni",    "ningun", "ninguna", "ninguno", "ningún",  "no",     "nobody", "non",   "none",    "nor",    "not",    "nothing", "nul",
    "nulle", "nunca",  "pas",     "rien",    "salvo",   "sans",   "sauf",   "sin",   "tampoco", "unless", "without"};
constexpr std::string_view numbers[] = {
    "catorce", "cent",    "cents",    "cero",   "cien",     "ciento",  "cinco",    "cincuenta", "cinq",     "cinquante", "cuarenta",
    "cuatro",  "deux",    "diez",     "dix",    "doce",     "dos",     "double",   "douze",     "eight",    "eighteen",  "eighty",
    "eleven",  "fifteen", "fifty",    "five",   "forty",    "four",    "fourteen", "half",      "huit",     "hundred",   "mil",
    "mille",   "million", "millions", "millón", "millones", "mitad",   "moitié",   "neuf",      "nine",     "nineteen",  "ninety",
    "noventa", "nueve",   "ochenta",  "ocho",   "once",     "one",     "onze",     "quarante",  "quatorze", "quatre",    "quince",
    "quinze",  "seis",    "seize",    "sept",   "sesenta",  "setenta", "seven",    "seventeen", "seventy",  "siete",     "six",
    "sixteen", "sixty",   "soixante", "ten",    "thirteen", "thirty",  "thousand", "three",     "trece",    "treinta",   "treize",
    "trente",  "tres",    "trois",    "twelve", "twenty",   "two",     "veinte",   "vingt",     "vingts",   "zero",      "zéro"};
constexpr std::string_view dates[] = {
    "abril",    "agosto",   "août",     "april",   "august",   "avril",   "december", "diciembre", "dimanche",  "domingo",
    "décembre", "enero",    "february", "febrero", "friday",   "février", "january",  "janvier",   "jeudi",     "jueves",
    "juillet",  "juin",     "julio",    "july",    "june",     "junio",   "lundi",    "lunes",     "mai",       "march",
    "mardi",    "mars",     "martes",   "marzo",   "may",      "mayo",    "mercredi", "miércoles", "monday",    "noviembre",
    "november", "novembre", "octobre",  "october", "octubre",  "samedi",  "saturday", "septembre", "september", "septiembre",
    "sunday",   "sábado",   "thursday", "tuesday", "vendredi", "viernes", "wednesday"};

template <std::size_t N>
bool among(const std::string_view (&list)[N], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

bool negates(std::string_view word) { return among(negations, word) || word.ends_with("n't") || word.starts_with("n'"); }

/// Numbers, dates, names and negations: a reader of the other language must not be told another one.
bool weighs(const TextWord& word) {
  const bool name = word.capital && (!word.first || word.acronym);
  return word.digits || name || negates(word.lower) || among(numbers, word.lower) || among(dates, word.lower);
}

std::vector<std::string_view> weighty(const Words& words) {
  std::vector<std::string_view> out;
  for (const TextWord& word : words)
    if (weighs(word)) out.push_back(word.lower);
  return out;
}

/// Words to put in, take out or change for `b` to become of `a`; anything above `most` when it is more.
std::size_t distance(const Words& a, const Words& b, std::size_t most) {
  const std::size_t far = most + 1;
  if (a.size() > b.size() + most || b.size() > a.size() + most) return far;
  std::vector<std::size_t> row(b.size() + 1), next(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  // Further from the diagonal than `most`, no way leads there in time.
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::size_t from = i > most ? i - most : 1, until = std::min(b.size(), i + most);
    std::fill(next.begin(), next.end(), far);
    if (i <= most) next[0] = i;
    for (std::size_t j = from; j <= until; ++j) {
      const std::size_t changed = row[j - 1] + (a[i - 1].text == b[j - 1].text ? 0 : 1);
      next[j] = std::min({changed, row[j] + 1, next[j - 1] + 1, far});
    }
    std::swap(row, next);
  }
  return std::min(row[b.size()], far);
}

}  // namespace

std::string source_hash(std::string_view source) { return hex(raw(sha256(composed_inside(source)))); }

Staleness staleness(std::string_view then, std::string_view now) {
  const std::string before = composed_inside(then), after = composed_inside(now);
  if (before == after) return Staleness::none;
  const Words old_words = words_of(before), new_words = words_of(after);
  const std::size_t most = old_words.size() / 10;
  if (old_words.empty() || weighty(old_words) != weighty(new_words)) return Staleness::major;
  return distance(old_words, new_words, most) > most ? Staleness::major : Staleness::minor;
}

std::string_view state_after(const RecordView& translation, Staleness found) {
  const auto now = state_of(translation);
  constexpr TermName draft = terms::state("draft"), reviewed = terms::state("reviewed"), minor = terms::state("stale_minor"),
                     major = terms::state("stale_major");
  const bool stale = terms::one_of(now, minor, major);
  if (!stale && !terms::one_of(now, draft, reviewed, terms::state("current"))) return now;
  if (found != Staleness::none) return (found == Staleness::minor ? minor : major).code();
  if (!stale) return now;
  return (translation.get("reviewer").empty() ? draft : reviewed).code();
}

}  // namespace dialogue
