// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "client/app/record/record_rows.h"
#include "client/app/services/services.h"

namespace dialogue {

/// What the model of a record and the form over it work on together: the record as it was read, and the lines of its page as they stand.
/// Plain data; GUI thread.
struct RecordSheet {
  Services* services = nullptr;
  QString id;  ///< empty until a new record is kept
  RecordPage page;
  std::vector<FieldRow> rows;  ///< of the form; while it is read, without those of `facts` and `provenance`
  std::vector<FieldRow> facts, provenance;
  bool loaded = false;

  const Kind* kind() const { return page.record.kind; }
  std::optional<Uuid> uuid() const { return Uuid::parse(id.toStdString()); }
  /// The value as it was read; nothing where none stands.
  Raw cell(const Path& path) const {
    const auto it = page.record.cells.find(path);
    return it == page.record.cells.end() ? Raw() : it->second;
  }
  FieldRow* row(const QString& path);
};

}  // namespace dialogue
