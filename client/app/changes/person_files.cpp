// SPDX-License-Identifier: Apache-2.0
#include "client/app/changes/person_files.h"

#include <QDir>
#include <QFileInfo>
#include <QList>

#include "client/core/files/files_store.h"

namespace dialogue {
namespace {

/// File systems count bytes, at most 255; a number and an ending may follow.
constexpr qsizetype longest_name = 200;

QString plain_name(const QString& name) {
  QList<uint> letters;
  for (const uint c : name.toUcs4())
    if (QChar::isLetterOrNumber(c) || QChar::isMark(c) || (c < 128 && QStringLiteral(" .-_()").contains(QChar(c)))) letters += c;
  const auto text = [&] { return QString::fromUcs4(reinterpret_cast<const char32_t*>(letters.constData()), letters.size()); };
  while (!letters.isEmpty() && (letters.first() == '.' || text().toUtf8().size() > longest_name)) letters.removeFirst();
  const QString out = text().trimmed();
  return out.isEmpty() ? QStringLiteral("document") : out;
}

}  // namespace

Result<QString> keep_for_person(QStandardPaths::StandardLocation place, const QString& name, std::string_view bytes) {
  const QString folder = QStandardPaths::writableLocation(place);
  if (folder.isEmpty() || !QDir().mkpath(folder)) return Error{"no_access", {}, {}, "the person's folder"};
  const QFileInfo wanted(QDir(folder).filePath(plain_name(name)));
  QString path = wanted.filePath();
  for (int n = 2; QFileInfo::exists(path); ++n) {
    const QString end = wanted.suffix().isEmpty() ? QString() : "." + wanted.suffix();
    path = QDir(folder).filePath(QString("%1 (%2)%3").arg(wanted.completeBaseName()).arg(n).arg(end));
  }
  if (const auto written = write_user_file(path.toStdString(), bytes); !written) return written.error();
  return path;
}

}  // namespace dialogue
