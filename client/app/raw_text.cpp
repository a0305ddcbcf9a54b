// SPDX-License-Identifier: Apache-2.0
#include "client/app/raw_text.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>
#include <algorithm>

#include "shared/base/ids.h"
#include "shared/wire/json_string.h"

namespace dialogue {
namespace {

constexpr auto iso_instant = "yyyy-MM-dd'T'HH:mm:ss'Z'";

std::optional<QDate> read_date(const QString& text, const QLocale& locale) {
  QDate date = QDate::fromString(text, Qt::ISODate);
  for (const QString& form : {QString("dd/MM/yyyy"), QString("d/M/yyyy"), QString("d MMM yyyy"), QString("d MMMM yyyy"),
                              locale.dateFormat(QLocale::ShortFormat), locale.dateFormat(QLocale::LongFormat)}) {
    if (date.isValid()) break;
    date = locale.toDate(text, form);
  }
  if (!date.isValid() || date.year() < 1900 || date.year() > 2200) return std::nullopt;
  return date;
}

std::optional<Raw> read_instant(const QString& text, const QLocale& locale) {
  static const QRegularExpression form("^(.+?)[ T,]+(\\d{1,2})[:h](\\d{2})$");
  const auto match = form.match(text);
  if (!match.hasMatch()) return std::nullopt;
  const auto date = read_date(match.captured(1).trimmed(), locale);
  const QTime time(match.captured(2).toInt(), match.captured(3).toInt());
  if (!date || !time.isValid()) return std::nullopt;
  return raw_string(QDateTime(*date, time, QTimeZone::systemTimeZone()).toUTC().toString(iso_instant));
}

/// The number as JSON writes it: whole and decimal parts, without groups.
std::optional<QString> read_number(QString text, const QLocale& locale) {
  static const QRegularExpression spaces("\\s"), plain("^-?(0|[1-9]\\d*)(\\.\\d+)?$");
  text.remove(spaces);
  if (!plain.match(text).hasMatch()) {
    text.remove(locale.groupSeparator());
    text.replace(locale.decimalPoint(), ".");
  }
  if (!plain.match(text).hasMatch()) return std::nullopt;
  return text;
}

std::optional<Raw> read_money(const QString& text, const QLocale& locale) {
  static const QRegularExpression form("^(.*\\d)\\s*([A-Za-z]{3})$");
  const auto match = form.match(text);
  if (!match.hasMatch()) return std::nullopt;
  const QString currency = match.captured(2).toUpper();
  const auto number = read_number(match.captured(1), locale);
  if (!number || number->startsWith('-')) return std::nullopt;
  const int digits = minor_digits(currency);
  QString whole = number->section('.', 0, 0), part = number->section('.', 1);
  if (part.size() > digits) return std::nullopt;
  QString minor = whole + part.leftJustified(digits, '0');
  static const QRegularExpression zeros("^0+(?=\\d)");
  return raw_string(minor.remove(zeros) + ' ' + currency);
}

}  // namespace

QString text_of(const Raw& raw) {
  const auto text = json::unquote(raw);
  return QString::fromStdString(text ? *text : raw);
}

Raw raw_string(const QString& text) { return text.isEmpty() ? Raw() : json::quote(text.toStdString()); }

std::string order_between(const std::string& before, const std::string& after) {
  // Digits and letters as digits of a fraction in base 36; never ends in '0', so there is always room before it.
  static const std::string digits = "0123456789abcdefghijklmnopqrstuvwxyz";
  const auto digit = [](const std::string& key, std::size_t i) {
    return i < key.size() ? static_cast<int>(std::lower_bound(digits.begin(), digits.end(), key[i]) - digits.begin()) : 0;
  };
  std::string key;
  for (std::size_t i = 0; i < 60; ++i) {
    const int low = digit(before, i);
    const bool bounded = !after.empty() && after.compare(0, key.size(), key) == 0;
    const int high = bounded ? digit(after, i) : 36;
    if (high - low > 1) return key + digits[static_cast<std::size_t>((low + high) / 2)];
    key += digits[static_cast<std::size_t>(std::min(low, 35))];
  }
  return key + 'n';
}

int minor_digits(const QString& currency) {
  static const QStringList none{"JPY", "KRW", "CLP", "PYG", "ISK", "UGX", "VND", "XAF",
                                "XOF", "XPF", "RWF", "GNF", "KMF", "DJF", "BIF", "VUV"};
  static const QStringList three{"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};
  return none.contains(currency) ? 0 : three.contains(currency) ? 3 : 2;
}

std::optional<Raw> read_input(const Field& field, const QString& given, const QLocale& locale) {
  const QString text = field.type == Type::long_text ? given : given.trimmed();
  if (text.trimmed().isEmpty()) return Raw{};
  switch (field.type) {
    case Type::date: {
      const auto date = read_date(text, locale);
      return date ? std::optional<Raw>(raw_string(date->toString(Qt::ISODate))) : std::nullopt;
    }
    case Type::instant:
      return read_instant(text, locale);
    case Type::number: {
      const auto number = read_number(text, locale);
      return number ? std::optional<Raw>(number->toStdString()) : std::nullopt;
    }
    case Type::money:
      return read_money(text, locale);
    case Type::boolean:
      return text == "true" ? Raw("true") : Raw("false");
    case Type::ref:
    case Type::person_ref:
      if (!Uuid::parse(text.toStdString())) return std::nullopt;
      return raw_string(text);
    default:
      return raw_string(text);
  }
}

QString show_input(const Field& field, const Raw& raw, const QLocale& locale) {
  const QString text = text_of(raw);
  if (text.isEmpty()) return text;
  if (field.type == Type::instant) {
    const auto at = QDateTime::fromString(text, Qt::ISODate);
    return at.isValid() ? at.toTimeZone(QTimeZone::systemTimeZone()).toString("yyyy-MM-dd HH:mm") : text;
  }
  if (field.type == Type::money && text.size() > 4) {
    const QString currency = text.right(3);
    const int digits = minor_digits(currency);
    QString minor = text.left(text.size() - 4).rightJustified(digits + 1, '0');
    if (digits) minor.insert(minor.size() - digits, locale.decimalPoint());
    return minor + ' ' + currency;
  }
  if (field.type == Type::number) return QString(text).replace(".", locale.decimalPoint());
  return text;
}

}  // namespace dialogue
