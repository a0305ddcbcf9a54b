// SPDX-License-Identifier: Apache-2.0
// RecordModel: what its page shows.
#include <algorithm>

#include "client/app/lists/record_list_model.h"
#include "client/app/record/record_model.h"
#include "client/app/words/raw_text.h"
#include "shared/model/declaration.h"
#include "shared/model/look.h"
#include "shared/model/record.h"
#include "shared/model/rights.h"
#include "shared/model/words.h"

namespace dialogue {
namespace {

QString what_of(const FieldRow& row) {
  switch (row.what) {
    case FieldRow::What::part_kind:
      return "partKind";
    case FieldRow::What::part:
      return "part";
    case FieldRow::What::field:
      break;
  }
  return "field";
}

QHash<int, QByteArray> names() {
  return {{RecordModel::WhatRole, "what"},
          {RecordModel::PathRole, "path"},
          {RecordModel::LabelRole, "label"},
          {RecordModel::EditorRole, "editor"},
          {RecordModel::TextRole, "text"},
          {RecordModel::InputRole, "input"},
          {RecordModel::ChosenRole, "chosen"},
          {RecordModel::ChosenLabelsRole, "chosenLabels"},
          {RecordModel::VocabRole, "vocab"},
          {RecordModel::RefKindRole, "refKind"},
          {RecordModel::EditableRole, "editable"},
          {RecordModel::NeededRole, "needed"},
          {RecordModel::ToSubmitRole, "toSubmit"},
          {RecordModel::InPartRole, "inPart"},
          {RecordModel::FirstRole, "first"},
          {RecordModel::LastRole, "last"},
          {RecordModel::ProblemRole, "problem"},
          {RecordModel::OptionsRole, "options"},
          {RecordModel::MarkRole, "mark"},
          {RecordModel::MarkWordsRole, "markWords"},
          {RecordModel::OriginalRole, "original"},
          {RecordModel::WrittenInRole, "writtenIn"},
          {RecordModel::VariantsRole, "variants"},
          {RecordModel::LinksRole, "links"},
          {RecordModel::ReferencesRole, "references"}};
}

QVariant value_of(const FieldRow& row, int role) {
  switch (role) {
    case RecordModel::WhatRole:
      return what_of(row);
    case RecordModel::PathRole:
      return row.path;
    case RecordModel::LabelRole:
      return row.label;
    case RecordModel::EditorRole:
      return row.editor;
    case Qt::DisplayRole:
    case RecordModel::TextRole:
      return row.text;
    case RecordModel::InputRole:
      return row.input;
    case RecordModel::ChosenRole:
      return row.chosen;
    case RecordModel::ChosenLabelsRole:
      return row.chosen_labels;
    case RecordModel::VocabRole:
      return row.vocab;
    case RecordModel::RefKindRole:
      return row.ref_kind;
    case RecordModel::EditableRole:
      return row.editable;
    case RecordModel::NeededRole:
      return row.needed;
    case RecordModel::ToSubmitRole:
      return row.to_submit;
    case RecordModel::InPartRole:
      return row.in_part;
    case RecordModel::FirstRole:
      return row.first;
    case RecordModel::LastRole:
      return row.last;
    case RecordModel::MarkRole:
      return row.mark;
    case RecordModel::MarkWordsRole:
      return row.mark_words;
    case RecordModel::OriginalRole:
      return row.original;
    case RecordModel::WrittenInRole:
      return row.written_in;
    case RecordModel::VariantsRole:
      return row.variants;
    case RecordModel::LinksRole:
      return row.links;
    case RecordModel::ReferencesRole:
      return row.references;
    default:
      return {};
  }
}

QVariantMap as_map(const FieldRow& row) {
  QVariantMap line;
  const auto roles = names();
  for (auto it = roles.begin(); it != roles.end(); ++it) line[it.value()] = value_of(row, it.key());
  return line;
}

QString first_line(const QString& text) { return text.section('\n', 0, 0).left(160); }

}  // namespace

int RecordModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(sheet_.rows.size()); }

QHash<int, QByteArray> RecordModel::roleNames() const { return names(); }

QVariant RecordModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const FieldRow& row = sheet_.rows[static_cast<std::size_t>(index.row())];
  if (role == ProblemRole) return form_.problem_of(row);
  if (role == OptionsRole) return row.editable && !row.vocab.isEmpty() ? options(row.vocab) : row.options;
  const QString* typed = role == InputRole ? form_.unread_input(row.path) : nullptr;
  return typed ? *typed : value_of(row, role);
}

QString RecordModel::text_cell(std::string_view path) const {
  const auto it = sheet_.page.record.cells.find(path);
  return it == sheet_.page.record.cells.end() ? QString() : text_of(it->second);
}

QString RecordModel::title() const {
  if (!kind()) return {};
  if (sheet_.page.creating) return services()->format().new_one(*kind());
  const Field* field = kind()->field(kind()->title_field);
  const std::string lang = services()->language()->lang();
  if (field && field->translatable && lang != sheet_.page.original()) {
    const VariantTexts texts = form_.shown_texts();
    if (const auto text = texts.find({field->name, lang}); text != texts.end()) return first_line(QString::fromStdString(text->second));
  }
  if (const auto told = sheet_.page.told.find(kind()->title_field); told != sheet_.page.told.end()) return first_line(told->second);
  const Cells cells = form_.shown_cells();
  const auto it = cells.find(kind()->title_field);
  if (!field || it == cells.end()) return kind_label();
  if (const auto id = ref_value(it->second); id && sheet_.page.titles.contains(*id)) return sheet_.page.titles.at(*id);
  return first_line(services()->format().value(*field, it->second));
}

QString RecordModel::state_code() const {
  if (!kind() || kind()->states.empty() || sheet_.page.creating) return {};
  const QString state = text_cell(state_cell);
  return state.isEmpty() ? QString::fromStdString(kind()->states.front().name) : state;
}

bool RecordModel::is_draft() const {
  return sheet_.page.creating || (kind() && has_word(look_of(*kind()).unfinished, state_code().toStdString()));
}

bool RecordModel::drafts() const {
  return kind() && !kind()->states.empty() && has_word(look_of(*kind()).unfinished, kind()->states.front().name);
}

QString RecordModel::state_label() const { return kind() ? services()->format().state(*kind(), state_code()) : QString(); }

QString RecordModel::sync() const { return sheet_.page.creating || !sheet_.loaded ? QString() : sync_code(sheet_.page.record.sync); }

/// Counts also when it has arrived under an open form.
bool RecordModel::deleted() const {
  return sheet_.page.record.cells.contains(deleted_cell) || (news_ && news_->record.cells.contains(deleted_cell));
}

bool RecordModel::can_delete() const {
  if (!sheet_.loaded || sheet_.page.creating || !kind() || deleted()) return false;
  return sheet_.page.record.unborn ? kind()->deletable : may_delete(sheet_.page.actor, sheet_.page.view()).ok();
}

QVariantList RecordModel::acts() const {
  QVariantList out, last;
  if (!kind() || !sheet_.loaded || sheet_.page.creating || deleted() || sheet_.page.acting) return out;
  const Look& look = look_of(*kind());
  bool forward = false;
  for (const Act& act : kind()->acts) {
    if (!may_act(sheet_.page.actor, sheet_.page.view(), act)) continue;
    const bool leads = !forward && has_word(look.leads_on, act.name);
    forward = forward || leads;
    (has_word(look.gives_up, act.name) ? last : out)
        << QVariantMap{{"name", QString::fromStdString(act.name)}, {"label", services()->language()->in(act.label)}, {"forward", leads}};
  }
  return out + last;
}

QVariantList RecordModel::children() const {
  QVariantList out;
  if (!kind() || !sheet_.loaded || sheet_.page.creating) return out;
  for (const Kind& other : services()->store()->domain().kinds()) {
    const Field* field = other.parent_field.empty() ? nullptr : other.field(other.parent_field);
    // What may hang on any record: its documents and comments.
    const bool any = field && field->ref_kind.empty() && (other.purpose == Purpose::document || other.purpose == Purpose::comment);
    if (!field || (field->ref_kind != kind()->name && !any)) continue;
    out << QVariantMap{{"kind", QString::fromStdString(other.name)},
                       {"plural", services()->language()->in(other.plural)},
                       {"label", services()->language()->in(other.label)},
                       {"field", QString::fromStdString(other.parent_field)}};
  }
  return out;
}

QString RecordModel::marked() const {
  if (form_.editing()) return {};
  for (const auto* rows : {&sheet_.facts, &sheet_.rows})
    for (const FieldRow& row : *rows)
      if (!row.mark.isEmpty()) return row.mark_words;
  return {};
}

QVariantList RecordModel::as_maps(const std::vector<FieldRow>& rows) {
  QVariantList out;
  for (const FieldRow& row : rows) out << as_map(row);
  return out;
}

QVariantList RecordModel::options(const QString& vocab) const {
  QVariantList out;
  const Vocabulary* vocabulary =
      sheet_.services && services()->ready() ? services()->store()->domain().vocabulary(vocab.toStdString()) : nullptr;
  if (!vocabulary) return out;
  if (const auto known = options_.constFind(vocab); known != options_.constEnd()) return *known;
  for (const Term& term : vocabulary->terms)
    out << QVariantMap{{"code", QString::fromStdString(term.code)},
                       {"label", services()->language()->in(term.label)},
                       {"group", QString::fromStdString(term.group)}};
  if (vocab == "V-COUNTRY")
    std::sort(out.begin(), out.end(), [](const QVariant& a, const QVariant& b) {
      return QString::localeAwareCompare(a.toMap()["label"].toString(), b.toMap()["label"].toString()) < 0;
    });
  return options_[vocab] = out;
}

QVariantList RecordModel::arguments(const QString& name) const {
  QVariantList out;
  const Act* act = kind() ? kind()->act(name.toStdString()) : nullptr;
  if (!act) return out;
  std::vector<Field> fields;
  for (const FieldRow& row : argument_rows(*act, *kind(), fields, services()->format())) {
    if (kind()->part(row.path.toStdString())) continue;  // which part is meant follows from who acts
    out << as_map(row);
  }
  return out;
}

void RecordModel::tell_row(int row) {
  const QModelIndex at = index(row);
  emit dataChanged(at, at, {InputRole, ProblemRole, VariantsRole});
}

}  // namespace dialogue
