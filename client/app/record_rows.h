// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>
#include <map>
#include <optional>
#include <vector>

#include "client/app/format.h"
#include "client/core/replica.h"

namespace dialogue {

/// All that a page shows of one record, read in one question to the store.
struct RecordPage {
  Record record;
  std::optional<Record> parent;
  Actor actor;
  std::map<Uuid, QString> titles;  ///< of the records that it refers to
  QString needs;                   ///< where its reader is asked to decide: refusals, proposals or nothing
  bool creating = false;           ///< not in the replica yet

  /// Points into this page: use it at once.
  RecordView view() const;

 private:
  mutable RecordView above_;
};

/// One line of a record's page: a field, the head of a kind of part, or the head of one part (its fields follow).
struct FieldRow {
  enum class What { field, part_kind, part } what = What::field;
  QString path, label, editor, hint;
  QString text;        ///< for reading
  QString input;       ///< what stands in the field when editing begins
  QStringList chosen;  ///< the elements of a set
  QStringList chosen_labels;
  QString vocab, ref_kind;
  bool editable = false, needed = false, to_submit = false, in_part = false, first = false, last = false;
  const Field* field = nullptr;
};

/// The part ids of one kind of part, in their order.
std::vector<std::string> part_ids(const Cells& cells, const std::string& part);

/// The lines of the page with `cells` (the record's, with what is being edited on top), in the declaration's order. Reading: what is
/// set. Editing: also the empty fields that this actor may fill.
std::vector<FieldRow> record_rows(const RecordPage& page, const Cells& cells, bool editing, const Format& format);

/// Fields of an act's arguments as lines.
std::vector<FieldRow> argument_rows(const Act& act, const Kind& kind, std::vector<Field>& fields, const Format& format);

/// The ids that the record refers to.
std::vector<Uuid> referred(const Kind& kind, const Cells& cells);

}  // namespace dialogue
