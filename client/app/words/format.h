// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QString>
#include <QTimeZone>
#include <string>
#include <vector>

#include "shared/model/cell.h"
#include "shared/model/kind.h"

namespace dialogue {

/// Puts values into words, numbers and dates of one language. Pages, lists, histories and notices take them from here alone. A value type,
/// so that it can be copied to the store's thread for lists.
class Format {
  Q_DECLARE_TR_FUNCTIONS(dialogue::Format)

 public:
  Format(const Domain& domain, const std::string& lang);

  const Domain& domain() const { return *domain_; }
  const std::string& lang() const { return lang_; }
  const QLocale& locale() const { return locale_; }
  QString in(const Text3& text) const { return QString::fromStdString(text.in(lang_)); }

  /// A label and what it says, with the language's colon between them.
  static QString labelled(const QString& label, const QString& text) { return tr("%1: %2").arg(label, text); }
  /// A value (not a set's) as a reader sees it, from its raw form. A reference gives its id, because only the replica knows titles.
  QString value(const Field& field, const Raw& raw) const { return plain(field, raw); }
  /// The same from the plain text of a list's row.
  QString plain_value(const Field& field, const QString& text) const;
  /// A value that stands without its label, in a row of facts: "2 hours", "40 %".
  QString fact(const Field& field, const QString& text) const;
  /// A record by its number among those of its parent: "Session 1".
  QString numbered(const Kind& kind, const QString& number) const;
  /// The label of a code. An unknown code is shown as it is, marked as new.
  QString code(const std::string& vocabulary, const QString& code) const;
  /// Over the form of a new record of the kind: "New offer".
  QString new_one(const Kind& kind) const;
  QString state(const Kind& kind, const QString& state) const;
  QString date(const QString& iso) const;
  QString instant(const QString& iso) const;  ///< in the zone of this computer, which is named
  /// Some instants in their order, in the zone of this computer. The day stands once for those of one day, the zone once where it is the
  /// same.
  QString instants(const std::vector<QDateTime>& times) const;
  /// The same, and below it in another zone where that differs, with words that say for whom ({0} = its place). `zone`: its name, or empty.
  QString instants_for(const Text3& others, const std::string& zone, const std::vector<QDateTime>& times) const;
  /// The zone of this computer: "Europe/Paris (UTC+1)".
  static QString zone_here(qint64 now_ms);
  QString duration(qint64 minutes) const;  ///< "90 minutes", "2 hours", "2 hours 30 minutes"
  QString money(const QString& stored) const;
  QString number(const QString& json) const;
  /// Why what was typed is no value of the field, where more can be said than that; else empty.
  QString not_read(const Field& field, const QString& text) const;
  /// A time of this device: "14:05" today (as `now_ms` says), else with the date.
  QString moment(qint64 unix_ms, qint64 now_ms) const;
  QString bytes(qint64 count) const;
  /// A language (V-LANG) as it stands inside a sentence: "anglais".
  QString language_name(const std::string& code) const;
  /// What a reader is told of a text that has no variant in their language, and of one that has. `from` = the language it was written in.
  QString no_variant(const std::string& from) const;
  QString about_variant(const std::string& from, const std::string& state, const std::string& method) const;

 private:
  QString instants_in(const QTimeZone& zone, const std::vector<QDateTime>& times) const;
  QString plain(const Field& field, const Raw& raw) const;

  const Domain* domain_;
  std::string lang_;
  QLocale locale_;
};

}  // namespace dialogue
