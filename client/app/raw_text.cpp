// SPDX-License-Identifier: Apache-2.0
#include "client/app/raw_text.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>
#include <algorithm>

#include "shared/base/ids.h"
#include "shared/text/amounts.h"
#include "shared/text/number_text.h"
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

bool is_whole(const Field& field) { return field.bounds && field.bounds->whole; }

Result<std::string> read_number(const Field& field, const QString& text) {
  return dialogue::read_number(text.toStdString(), DecimalMark::unsaid, is_whole(field));
}

std::optional<Raw> read_money(const QString& text) {
  const auto amount = read_amount(text.toStdString());
  if (!amount || amount->minor < 0) return std::nullopt;
  return json::quote(stored_text(*amount));
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
      const auto number = read_number(field, text);
      return number ? std::optional<Raw>(*number) : std::nullopt;
    }
    case Type::money:
      return read_money(text);
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
  if (field.type == Type::money) {
    const auto amount = stored_amount(text.toStdString());
    return amount ? QString::fromStdString(typed_amount(*amount, QLocale::languageToCode(locale.language()).toStdString())) : text;
  }
  if (field.type == Type::number)
    return QString::fromStdString(typed_number(text.toStdString(), locale.decimalPoint() == "," ? ',' : '.', is_whole(field)));
  return text;
}

std::optional<Error> input_problem(const Field& field, const QString& text) {
  if (field.type == Type::number) {
    const auto number = read_number(field, text);
    return number ? std::nullopt : std::optional(Error{number.error().code, field.name, number.error().args, ""});
  }
  if (field.type != Type::money) return std::nullopt;
  const auto amount = read_amount(text.toStdString());
  if (amount && amount->minor >= 0) return std::nullopt;
  return amount ? Error{"amount_negative", field.name, {}, ""} : Error{amount.error().code, field.name, amount.error().args, ""};
}

}  // namespace dialogue
