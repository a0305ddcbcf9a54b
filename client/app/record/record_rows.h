// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>
#include <QVariantList>
#include <map>
#include <optional>
#include <vector>

#include "client/app/words/format.h"
#include "client/core/tables/variants.h"
#include "client/core/verbs/replica.h"
#include "shared/model/record.h"

namespace dialogue {

/// The texts of language variants as a page shows them, by path and language.
using VariantTexts = std::map<std::pair<Path, std::string>, std::string>;

/// A part of another record that a field may name.
struct NamedPart {
  std::string kind;
  QString id, title;
};

/// All that a page shows of one record, read in one question to the store.
struct RecordPage {
  Record record;
  std::optional<Record> parent;
  Actor actor;
  std::map<Uuid, QString> titles;                ///< of the records that it refers to
  std::map<Path, QString> told;                  ///< cells that speak of another record's cells, in words
  std::map<Uuid, std::vector<NamedPart>> parts;  ///< of the records that it refers to, where a field may name them
  std::vector<Variant> variants;
  const Kind* translation = nullptr;    ///< the kind of variants; null = none are declared
  QString needs;                        ///< where its reader is asked to decide: refusals, proposals or nothing
  bool creating = false;                ///< not in the replica yet
  std::optional<PendingChange> acting;  ///< an act of this person that has no answer yet

  /// It points into this page, so use it at once.
  RecordView view() const;
  const Variant* variant(const Path& path, const std::string& lang) const;
  VariantTexts variant_texts() const;
  /// The language that the record was written in; empty when it does not say.
  std::string original() const;
  /// Whether the actor may write this variant of a record that is kept already.
  bool may_write(const Path& path, const std::string& lang) const;

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
  QVariantList options;     ///< {code, label}: what there is to choose from, where no vocabulary says it
  QString mark;             ///< "EN" when the text stands in another language than the reader's for want of a variant
  QString mark_words;       ///< the same as a sentence; of a variant, what it is
  QString original;         ///< the text as it was written, when a variant of it is shown
  QString written_in;       ///< the language of the words in the field, where variants may be written
  QVariantList variants;    ///< {lang, label, text}: those that may be written
  QVariantList links;       ///< {url, place}: what can be opened from the text
  QVariantList references;  ///< {id, label}: the records that it refers to, when they are here
  bool editable = false, needed = false, to_submit = false, in_part = false, first = false, last = false;
  const Field* field = nullptr;
};

/// The part ids of one kind of part, in their order.
std::vector<std::string> part_ids(const Cells& cells, const std::string& part);

/// What a reader's page shows, each in its order.
struct ReadRows {
  std::vector<FieldRow> facts, lines, provenance;
};

/// For reading: the key facts of the kind's look in that order, then the other lines, and what every record has about it.
ReadRows apart(std::vector<FieldRow> rows, const Kind& kind);

/// The lines of the page with `cells` (the record's, with what is being edited on top), in the declaration's order. For reading: what is
/// set, in the reader's language where there is a variant. For editing: the words as they were written, also the empty fields that this
/// actor may fill, and the variants that they may write.
std::vector<FieldRow> record_rows(const RecordPage& page, const Cells& cells, const VariantTexts& texts, bool editing,
                                  const Format& format);

/// Fields of an act's arguments as lines.
std::vector<FieldRow> argument_rows(const Act& act, const Kind& kind, std::vector<Field>& fields, const Format& format);

/// The record that it hangs on, if that is here.
std::optional<Record> parent_of(Replica& replica, const Record& record);

/// The kind of the record, and of what it hangs on, and so on; empty when it is not here.
QStringList kinds_above(Replica& replica, const Uuid& id);

/// The ids that the record refers to.
std::vector<Uuid> referred(const Kind& kind, const Cells& cells);

}  // namespace dialogue
