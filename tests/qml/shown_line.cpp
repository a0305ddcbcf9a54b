// SPDX-License-Identifier: Apache-2.0
#include "tests/qml/shown_line.h"

namespace dialogue {

QVariantMap shown_line(RecordModel& record, const QString& path) {
  const auto roles = record.roleNames();
  for (int row = 0; row < record.rowCount(); ++row) {
    QVariantMap line;
    for (auto role = roles.begin(); role != roles.end(); ++role) line[role.value()] = record.data(record.index(row), role.key());
    if (line["path"] == path) return line;
  }
  for (const QVariant& line : record.facts() + record.provenance())
    if (line.toMap()["path"] == path) return line.toMap();
  return {};
}

}  // namespace dialogue
