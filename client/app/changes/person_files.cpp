// SPDX-License-Identifier: Apache-2.0
#include "client/app/changes/person_files.h"

#include <QDir>
#include <QFileInfo>

#include "client/core/files/files_store.h"

namespace dialogue {
namespace {

QString plain_name(const QString& name) {
  QString out;
  for (const QChar c : name)
    if (c.isLetterOrNumber() || QStringLiteral(" .-_()").contains(c)) out += c;
  while (out.startsWith('.')) out.remove(0, 1);
  return out.isEmpty() ? QStringLiteral("document") : out.right(120).trimmed();
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
