// SPDX-License-Identifier: Apache-2.0
#include "client/app/words/links.h"

#include <QHash>
#include <QRegularExpression>
#include <QUrl>
#include <QVariantMap>
#include <algorithm>

#include "shared/text/address.h"

namespace dialogue {
namespace {

constexpr int most = 6;

QVariantMap web(const QString& text) {
  const QUrl url(text, QUrl::StrictMode);
  const QString host = url.host(QUrl::FullyEncoded);
  // A name before the host (user@host) shows one place and opens another.
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

/// The part of a web address behind its host, as people write it. Its middle is left out where it is long.
QString behind_host(const QVariantMap& link) {
  constexpr qsizetype longest = 48, at_end = 28;
  const QUrl url = QUrl::fromEncoded(link["url"].toString().toLatin1());
  QString out;
  for (const QChar c : url.toString(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::PrettyDecoded))
    if (c.isPrint()) out += c;
  return out.size() <= longest ? out : out.left(longest - at_end) + "…" + out.right(at_end);
}

/// Where several links lead to one host, each says more than the host.
void tell_apart(QVariantList& links) {
  QHash<QString, int> hosts, named;
  for (const QVariant& each : links) ++hosts[each.toMap()["place"].toString()];
  for (QVariant& each : links) {
    QVariantMap link = each.toMap();
    QString place = link["place"].toString();
    if (hosts[place] < 2) continue;
    place += behind_host(link);
    if (const int before = named[place]++; before > 0) place += QString(" (%1)").arg(before + 1);
    link["place"] = place;
    each = link;
  }
}

}  // namespace

QVariantList links_in(const QString& text) {
  // In a script without spaces its letters stand right before an address.
  static const QRegularExpression form("(?<![A-Za-z0-9_])(?:https?://|mailto:|tel:)",
                                       QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
  QVariantList out;
  qsizetype from = 0;
  for (auto match = form.match(text, from); match.hasMatch(); match = form.match(text, from)) {
    const QByteArray rest = text.mid(match.capturedStart()).toUtf8();
    const auto length = address_length({rest.constData(), static_cast<std::size_t>(rest.size())});
    const QString found = QString::fromUtf8(rest.first(static_cast<qsizetype>(length)));
    add(out, link(found));
    from = std::max(match.capturedEnd(), match.capturedStart() + found.size());
  }
  tell_apart(out);
  return out;
}

QVariantList links_of(const Field& field, const QString& text) {
  QVariantList out = links_in(text);
  if (!out.isEmpty() || field.type != Type::text) return out;
  const QString value = text.trimmed();
  if (field.form == ValueForm::email) add(out, mail(value));
  static const QRegularExpression site("^(?:www\\.)?[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+(?:/\\S*)?$");
  if (field.form == ValueForm::link && site.match(value).hasMatch()) add(out, web("https://" + value));
  return out;
}

}  // namespace dialogue
