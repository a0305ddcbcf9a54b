// SPDX-License-Identifier: Apache-2.0
#include "client/app/links.h"

#include <QRegularExpression>
#include <QUrl>
#include <QVariantMap>

namespace dialogue {
namespace {

constexpr int most = 6;

/// What a sentence puts behind an address is not of it; a closing bracket is when it was opened inside.
QString without_end(QString found) {
  static const QString ends = QString::fromUtf8(".,;:!?»”’\"'…");
  while (!found.isEmpty()) {
    const QChar last = found.back();
    const bool bracket = last == ')' && found.count(')') > found.count('(');
    if (!ends.contains(last) && !bracket && last != ']' && last != '>') break;
    found.chop(1);
  }
  return found;
}

QVariantMap web(const QString& text) {
  const QUrl url(text, QUrl::StrictMode);
  const QString host = url.host(QUrl::FullyEncoded);
  // A name before the host shows one place and opens another.
  if (!url.isValid() || host.isEmpty() || !url.userInfo().isEmpty()) return {};
  const QString place = url.port() < 0 ? host : host + ":" + QString::number(url.port());
  return {{"url", QString::fromLatin1(url.toEncoded())}, {"place", place}};
}

QVariantMap mail(const QString& address) {
  static const QRegularExpression form("^[^\\s@<>?&\"]+@[A-Za-z0-9.-]+\\.[A-Za-z0-9-]{2,}$");
  if (!form.match(address).hasMatch()) return {};
  return {{"url", "mailto:" + QString::fromLatin1(QUrl::toPercentEncoding(address, "@"))}, {"place", address}};
}

QVariantMap call(const QString& number) {
  static const QRegularExpression form("^\\+?[0-9][0-9 ().-]{3,20}$");
  if (!form.match(number).hasMatch()) return {};
  QString digits;
  for (const QChar c : number)
    if (c.isDigit() || c == '+') digits += c;
  return {{"url", "tel:" + digits}, {"place", number.trimmed()}};
}

QVariantMap link(const QString& found) {
  if (found.startsWith("mailto:", Qt::CaseInsensitive)) return mail(found.mid(7).section('?', 0, 0));
  if (found.startsWith("tel:", Qt::CaseInsensitive)) return call(found.mid(4));
  return web(found);
}

void add(QVariantList& out, const QVariantMap& link) {
  if (!link.isEmpty() && !out.contains(link) && out.size() < most) out << link;
}

}  // namespace

QVariantList links_in(const QString& text) {
  static const QRegularExpression form("\\b(?:https?://|mailto:|tel:)[^\\s<>\"\\x{200e}\\x{200f}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}]+",
                                       QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
  QVariantList out;
  for (auto it = form.globalMatch(text); it.hasNext();) add(out, link(without_end(it.next().captured())));
  return out;
}

QVariantList links_of(const Field& field, const QString& text) {
  QVariantList out = links_in(text);
  if (!out.isEmpty() || field.type != Type::text) return out;
  const QString value = text.trimmed();
  if (field.name == "email") add(out, mail(value));
  static const QRegularExpression site("^(?:www\\.)?[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+(?:/\\S*)?$");
  if ((field.name == "website" || field.name == "source_url" || field.name.ends_with("_link")) && site.match(value).hasMatch())
    add(out, web("https://" + value));
  return out;
}

}  // namespace dialogue
