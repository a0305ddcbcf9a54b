// SPDX-License-Identifier: Apache-2.0
#include "client/app/words/raw_text.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>
#include <algorithm>
#include <cstdint>
#include <vector>

#include "shared/base/days.h"
#include "shared/base/ids.h"
#include "shared/base/wall_clock.h"
#include "shared/text/amounts.h"
#include "shared/text/number_text.h"
#include "shared/wire/json_string.h"

namespace dialogue {
namespace {

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

/// Seconds from UTC of "+05:30", "−7", "UTC-0800", "(UTC+5:30)", "Z", without spaces; nothing for other texts.
std::optional<std::int32_t> read_offset(QString text) {
  if (text.startsWith('(') && text.endsWith(')')) text = text.mid(1, text.size() - 2);
  if (text == "Z" || text == "UTC" || text == "GMT") return 0;
  static const QRegularExpression form("^(?:UTC|GMT)?([+\\-−])(\\d{1,2})(?::?(\\d{2}))?(?::(\\d{2}))?$");
  const auto match = form.match(text);
  const int hours = match.captured(2).toInt(), minutes = match.captured(3).toInt(), seconds = match.captured(4).toInt();
  if (!match.hasMatch() || hours > 23 || minutes > 59 || seconds > 59) return std::nullopt;
  return (hours * 3600 + minutes * 60 + seconds) * (match.captured(1) == "+" ? 1 : -1);
}

std::int32_t offset_here(std::int64_t utc) {
  const QTimeZone zone = QTimeZone::systemTimeZone();
  return zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(utc, zone));
}

/// The text must read back as the same value: so it has its offset where the clocks show this time twice.
std::string typed_instant(std::int64_t utc) {
  const auto offset = offset_here(utc);
  const std::string text = clock_text(utc, offset);
  return wall_time(utc + offset, offset_here).instants.size() == 1 ? text : text + " " + offset_text(offset);
}

Raw raw_instant(std::int64_t utc) { return json::quote(instant_text(utc * 1000)); }

Result<Raw> read_instant(const QString& text, const QLocale& locale) {
  const Error unread{"instant_form", "", {}, ""};
  static const QRegularExpression form("^(.+?)[ T,]+(\\d{1,2})[:h](\\d{2})(?::(\\d{2}))? *([^\\d: ][^ ]*)?$");
  const auto match = form.match(text);
  if (!match.hasMatch()) return unread;
  const auto date = read_date(match.captured(1).trimmed(), locale);
  const QTime time(match.captured(2).toInt(), match.captured(3).toInt(), match.captured(4).toInt());
  if (!date || !time.isValid()) return unread;
  const std::int64_t wall = QDateTime(*date, time, QTimeZone::utc()).toSecsSinceEpoch();
  if (const QString behind = match.captured(5); !behind.isEmpty()) {
    const auto offset = read_offset(behind);
    return offset ? Result<Raw>(raw_instant(wall - *offset)) : unread;
  }
  const auto [instants, skipped] = wall_time(wall, offset_here);
  if (instants.size() == 1) return raw_instant(instants.front());
  std::vector<std::string> args{text.toStdString()};
  for (const auto each : instants) args.push_back(typed_instant(each));
  return Error{skipped ? "hour_skipped" : "hour_twice", "", std::move(args), ""};
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
  // Digits and letters are digits of a fraction in base 36. A key never ends in '0', so there is always room before it.
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
    case Type::instant: {
      const auto instant = read_instant(text, locale);
      return instant ? std::optional<Raw>(*instant) : std::nullopt;
    }
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
    const auto at = parse_instant(text.toStdString());
    return at ? QString::fromStdString(typed_instant(*at / 1000)) : text;
  }
  if (field.type == Type::money) {
    const auto amount = stored_amount(text.toStdString());
    return amount ? QString::fromStdString(typed_amount(*amount, QLocale::languageToCode(locale.language()).toStdString())) : text;
  }
  if (field.type == Type::number)
    return QString::fromStdString(typed_number(text.toStdString(), locale.decimalPoint() == "," ? ',' : '.', is_whole(field)));
  return text;
}

std::optional<Error> input_problem(const Field& field, const QString& text, const QLocale& locale) {
  if (field.type == Type::instant) {
    const auto instant = read_instant(text.trimmed(), locale);
    return instant ? std::nullopt : std::optional(Error{instant.error().code, field.name, instant.error().args, ""});
  }
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
