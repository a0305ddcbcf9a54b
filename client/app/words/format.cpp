// SPDX-License-Identifier: Apache-2.0
#include "client/app/words/format.h"

#include <QTimeZone>
#include <algorithm>

#include "client/app/words/language.h"
#include "client/app/words/raw_text.h"
#include "shared/base/wall_clock.h"
#include "shared/domain/common/terms.h"
#include "shared/domain/messages.h"
#include "shared/domain/system/vocabularies.h"
#include "shared/model/declaration.h"
#include "shared/model/look.h"
#include "shared/text/amounts.h"
#include "shared/text/number_text.h"

namespace dialogue {
namespace {

/// The zone, which tells a reader whose clock it is.
QString zone_name(const QDateTime& at) { return QString::fromStdString(zone_text(at.offsetFromUtc())); }

}  // namespace

Format::Format(const Domain& domain, const std::string& lang) : domain_(&domain), lang_(lang), locale_(Language::locale_of(lang)) {}

QString Format::plain(const Field& field, const Raw& raw) const { return plain_value(field, text_of(raw)); }

QString Format::plain_value(const Field& field, const QString& text) const {
  if (text.isEmpty()) return text;
  switch (field.type) {
    case Type::code:
      return code(field.vocab, text);
    case Type::date:
      return date(text);
    case Type::instant:
      return instant(text);
    case Type::number:
      if (field.measure == Measure::bytes) return bytes(text.toLongLong());
      return field.measure == Measure::ordinal ? text : number(text);
    case Type::money:
      return money(text);
    case Type::boolean:
      return text == "true" ? tr("Yes") : tr("No");
    default:
      return text;
  }
}

QString Format::fact(const Field& field, const QString& text) const {
  if (text.isEmpty() || field.type != Type::number) return plain_value(field, text);
  if (field.measure == Measure::minutes) return duration(text.toLongLong());
  if (field.measure == Measure::percent) return tr("%1 %").arg(number(text));
  return plain_value(field, text);
}

QString Format::code(const std::string& vocabulary, const QString& code) const {
  const Vocabulary* vocab = domain_->vocabulary(vocabulary);
  const Term* term = vocab ? vocab->term(code.toStdString()) : nullptr;
  if (term) return in(term->label);
  return vocabulary.empty() || code.isEmpty() ? code : tr("%1 (new term)").arg(code);
}

QString Format::state(const Kind& kind, const QString& state) const {
  for (const State& s : kind.states)
    if (state == QString::fromStdString(s.name)) return in(s.label);
  return state;
}

QString Format::date(const QString& iso) const {
  const QDate date = QDate::fromString(iso, Qt::ISODate);
  return date.isValid() ? locale_.toString(date, "d MMM yyyy") : iso;
}

QString Format::instant(const QString& iso) const {
  const auto utc = QDateTime::fromString(iso, Qt::ISODate);
  return utc.isValid() ? instants({utc}) : iso;
}

QString Format::instants(const std::vector<QDateTime>& times) const { return instants_in(QTimeZone::systemTimeZone(), times); }

QString Format::numbered(const Kind& kind, const QString& number) const { return in(kind.label) + " " + number; }

QString Format::instants_for(const Text3& others, const std::string& name, const std::vector<QDateTime>& times) const {
  const QTimeZone here = QTimeZone::systemTimeZone(), zone(QByteArray::fromStdString(name));
  const bool other = zone.isValid() && std::any_of(times.begin(), times.end(),
                                                   [&](const QDateTime& at) { return zone.offsetFromUtc(at) != here.offsetFromUtc(at); });
  if (!other) return instants_in(here, times);
  const QString place = QString::fromStdString(name).section('/', -1).replace('_', ' ');
  return instants_in(here, times) + "\n" + labelled(in(others).replace("{0}", place), instants_in(zone, times));
}

QString Format::zone_here(qint64 now_ms) {
  const QTimeZone zone = QTimeZone::systemTimeZone();
  const QString id = QString::fromUtf8(zone.id()), offset = zone_name(QDateTime::fromMSecsSinceEpoch(now_ms, zone));
  return id.isEmpty() || id == offset ? offset : QString("%1 (%2)").arg(id, offset);
}

QString Format::instants_in(const QTimeZone& zone, const std::vector<QDateTime>& times) const {
  std::vector<QDateTime> here;
  for (const QDateTime& each : times) here.push_back(each.toTimeZone(zone));
  const bool one_zone =
      std::all_of(here.begin(), here.end(), [&](const QDateTime& at) { return zone_name(at) == zone_name(here.front()); });
  QStringList out;
  for (std::size_t i = 0; i < here.size(); ++i) {
    const QString time = locale_.toString(here[i].time(), "HH:mm");
    const bool same_day = i > 0 && here[i].date() == here[i - 1].date();
    const QString at = same_day ? time : locale_.toString(here[i].date(), "ddd d MMM yyyy") + ", " + time;
    const bool last = i + 1 == here.size();
    out << (last || !one_zone ? QString("%1 (%2)").arg(at, zone_name(here[i])) : at);
  }
  return out.join(" · ");
}

QString Format::duration(qint64 minutes) const {
  const int hours = static_cast<int>(minutes / 60), rest = static_cast<int>(minutes % 60);
  // An hour and a half is said in minutes.
  if (minutes < 120 && minutes != 60) return tr("%n minutes", nullptr, static_cast<int>(minutes));
  const QString whole = tr("%n hours", nullptr, hours);
  return rest == 0 ? whole : whole + " " + tr("%n minutes", nullptr, rest);
}

QString Format::money(const QString& text) const {
  const auto amount = stored_amount(text.toStdString());
  if (!amount) return text;
  QString shown = QString::fromStdString(show_amount(*amount, lang_));
  // Number and currency stay in one line.
  shown[shown.size() - 4] = QChar(0xA0);
  return shown;
}

QString Format::number(const QString& json) const {
  bool ok = false;
  const qint64 whole = json.toLongLong(&ok);
  if (ok) return locale_.toString(whole);
  const double value = json.toDouble(&ok);
  return ok ? locale_.toString(value, 'g', 12) : json;
}

QString Format::not_read(const Field& field, const QString& text) const {
  const auto why = input_problem(field, text, locale_);
  if (!why) return {};
  Kind of_field;
  of_field.fields.push_back(field);
  if (why->code != "unclear_number") return QString::fromStdString(sentence(*why, lang_, &of_field));
  Error readings = *why;
  for (std::size_t i = 1; i < readings.args.size(); ++i)
    readings.args[i] = typed_number(readings.args[i], locale_.decimalPoint() == "," ? ',' : '.', true);
  return QString::fromStdString(sentence(readings, lang_, &of_field));
}

QString Format::new_one(const Kind& kind) const {
  const Text3& words = look_of(kind).new_one;
  return words.en.empty() ? tr("New: %1").arg(in(kind.label)) : in(words);
}

QString Format::moment(qint64 unix_ms, qint64 now_ms) const {
  if (unix_ms <= 0) return {};
  const auto at = QDateTime::fromMSecsSinceEpoch(unix_ms);
  const QString time = locale_.toString(at.time(), "HH:mm");
  return at.date() == QDateTime::fromMSecsSinceEpoch(now_ms).date() ? time : locale_.toString(at.date(), "d MMM yyyy") + ", " + time;
}

QString Format::language_name(const std::string& code) const {
  QString name = this->code("V-LANG", QString::fromStdString(code));
  if (lang_ != "en" && !name.isEmpty()) name[0] = name[0].toLower();
  return name;
}

QString Format::no_variant(const std::string& from) const { return tr("In %1: no English text yet").arg(language_name(from)); }

QString Format::about_variant(const std::string& from, const std::string& state, const std::string& method) const {
  const QString original = from.empty() ? tr("another language") : language_name(from);
  if (terms::one_of(state, terms::state("stale_minor"), terms::state("stale_major")))
    return tr("Translation. The original in %1 has changed since").arg(original);
  if (method == TermName(system_vocabularies, "V-METHOD", "machine")) return tr("Translated by a machine; original in %1").arg(original);
  if (terms::one_of(state, terms::state("reviewed"), terms::state("current")))
    return tr("Translation, reviewed; original in %1").arg(original);
  return tr("Translation; original in %1").arg(original);
}

QString Format::bytes(qint64 count) const { return locale_.formattedDataSize(count, 1, QLocale::DataSizeSIFormat); }

}  // namespace dialogue
