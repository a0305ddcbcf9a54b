// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/system/staleness.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <set>
#include <utility>
#include <vector>

#include "shared/base/hash.h"
#include "shared/domain/common/terms.h"
#include "shared/model/record.h"
#include "shared/model/words.h"
#include "shared/text/compared.h"

namespace dialogue {
namespace {

using Words = std::vector<TextWord>;

/// English, French and Spanish together: translators may write in any of them, and texts of other languages have these words rarely. A word
/// that is missing here lets a translation pass for slightly out of date. A word too many calls it out of date, which harms less.
constexpr const char* negations =
    "aucun aucune cannot contre except excepted excepto hardly hormis jamais jamás moins nada nadie ne neither never ni ningun ninguna "
    "ninguno ningún no nobody non none nor not nothing nul nulle nunca only pas rarely rien salvo sans sauf scarcely seldom seul seule "
    "seulement sin solo sólo tampoco unless with without";
constexpr const char* numbers =
    "billion billions billón billones catorce cent centaine centaines cents cero cien ciento cinco cincuenta cinq cinquante couple "
    "cuarenta "
    "cuarta cuarto cuatro deux deuxième dernier dernière diez dix dizaine dizaines doble doce docena docenas dos double douzaine dozen "
    "dozens doce eight eighteen eighth eighty eleven fifteen fifth fifty first five forty four fourteen fourth half huit huitième hundred "
    "hundreds last mil mille milliard milliards million millions millón millones mitad moitié neuf neuvième nine nineteen ninety ninth "
    "noventa nueve ochenta ocho octava octavo once one onze premier première primer primera primero quarante quart quarter quatorze quatre "
    "quatrième quince quinta quinto quinze second seconde segunda segundo seis seize sept septième sesenta setenta seven seventeen seventh "
    "seventy sexta sexto siete single six sixième sixteen sixth sixty soixante ten tenth tercer tercera tercero tercio thirteen thirty "
    "third thousand thousands three trece treinta treize trente tres triple trillion trillions trillón trois troisième twelfth twelve "
    "twenty twice two última último un una une uno veinte vingt vingts zero zéro cinquième dixième décima décimo milliers miles "
    "all any both cada certains chaque each every few many más menos more less most plus quelques some several tous tout toute toutes todo "
    "toda todos todas algunos algunas varios plusieurs percent dollars dollar euros euro francs franc";
constexpr const char* dates =
    "abr abril ago agosto août apr april aug august avr avril dec december dic diciembre dim dimanche dom domingo décembre ene enero feb "
    "february febrero fri friday fév févr février jan january janv janvier jeu jeudi jue jueves juil juillet juin jul julio july jun june "
    "junio lun lundi lunes mai mar march mardi mars martes marzo may mayo mer mercredi mié miércoles mon monday nov noviembre november "
    "novembre oct octobre october octubre sam samedi sat saturday sep sept septembre september septiembre sun sunday sáb sábado thu "
    "thursday tue tuesday ven vendredi vie viernes wed wednesday déc "
    "after afternoon ago ahora already antes après aujourd'hui avant ayer before day daily days demain después día días earlier evening "
    "heure heures hier hora horas hour hours hoy hebdomadaire jour jours later mañana matin mensuel mensual mes meses minute minutes "
    "minuto minutos mois month monthly months morning next noon now semaine semaines semana semanas semanal soir tarde today tomorrow "
    "tonight week weekly weeks year yearly years yesterday ans année années annuel annual anual año años mediodía midi prochain "
    "prochaine próxima próximo pasado pasada since until depuis jusqu'au jusqu'à desde hasta";
/// What is allowed or asked, and its opposite: stems.
constexpr const char* verdicts =
    "above accept accord acept admet admis admit agree allow approuv approv aprob aprueb augment autoris autoriz baiss below can "
    "compulsor could debe deben declin decline decreas denied denies deny devoir devra diminu disminu doit doivent exclu facultat "
    "forbid grant inclu increas interdi mandator may might must niega obligat oblige optional over permet permis permit peut peuvent "
    "podrá prohib puede pueden rechaz recommend reduc reduct refus reject rejet requir shall should under will";

std::set<std::string, std::less<>> set_of(std::initializer_list<const char*> lists) {
  std::set<std::string, std::less<>> out;
  for (const char* list : lists)
    for (std::string& word : words(list)) out.insert(std::move(word));
  return out;
}

bool negates(std::string_view word) { return word.ends_with("n't") || word.starts_with("n'"); }

bool is_verdict(std::string_view word) {
  static const auto stems = words(verdicts);
  constexpr std::size_t whole = 4;  // shorter ones stand for themselves
  return std::any_of(stems.begin(), stems.end(),
                     [&](const std::string& stem) { return stem.size() > whole ? word.starts_with(stem) : word == stem; });
}

/// Numbers, dates, names and negations: a reader of the other language must not be told another one. A name may begin a sentence, and some
/// scripts write it like any other word.
bool weighs(const TextWord& word) {
  static const auto listed = set_of({negations, numbers, dates});
  return word.digits || word.sign || word.may_be_name || negates(word.lower) || listed.contains(word.lower) || is_verdict(word.lower);
}

std::vector<std::string_view> weighty(const Words& words) {
  std::vector<std::string_view> out;
  for (const TextWord& word : words)
    if (weighs(word)) out.push_back(word.lower);
  return out;
}

/// "possible" and "impossible", "including" and "excluding" are alike but for how they begin.
bool opposites(std::string_view a, std::string_view b) {
  constexpr std::size_t least = 4;
  const auto same = static_cast<std::size_t>(std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend()).first - a.rbegin());
  return a.front() != b.front() && same >= least && 2 * same >= std::min(a.size(), b.size());
}

/// Whether some of the words that came are opposites of words that went. When there are very many, it says so without a look.
bool turned_round(const Words& before, const Words& after) {
  constexpr std::size_t many = 500;
  const auto sorted = [](const Words& words) {
    std::vector<std::string_view> out;
    for (const TextWord& word : words) out.push_back(word.lower);
    std::sort(out.begin(), out.end());
    return out;
  };
  const auto old_words = sorted(before), new_words = sorted(after);
  std::vector<std::string_view> gone, come;
  std::set_difference(old_words.begin(), old_words.end(), new_words.begin(), new_words.end(), std::back_inserter(gone));
  std::set_difference(new_words.begin(), new_words.end(), old_words.begin(), old_words.end(), std::back_inserter(come));
  gone.erase(std::unique(gone.begin(), gone.end()), gone.end());
  come.erase(std::unique(come.begin(), come.end()), come.end());
  if (gone.size() > many || come.size() > many) return true;
  return std::any_of(gone.begin(), gone.end(), [&](std::string_view word) {
    return std::any_of(come.begin(), come.end(), [&](std::string_view other) { return opposites(word, other); });
  });
}

/// How many words to put in, take out or change for `b` to become `a`; anything above `most` when there are more.
std::size_t distance(const Words& a, const Words& b, std::size_t most) {
  const std::size_t far = most + 1;
  if (a.size() > b.size() + most || b.size() > a.size() + most) return far;
  std::vector<std::size_t> row(b.size() + 1), next(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  // Further from the diagonal than `most`, no way leads to the end in time.
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
  if (distance(old_words, new_words, most) > most || turned_round(old_words, new_words)) return Staleness::major;
  return Staleness::minor;
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
