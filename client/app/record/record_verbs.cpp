// SPDX-License-Identifier: Apache-2.0
// RecordModel: what its page shows of each line, and the verbs of editing and acting.
#include <algorithm>

#include "client/app/lists/record_list_model.h"
#include "client/app/record/record_model.h"
#include "client/app/record/told_cells.h"
#include "client/app/words/cell_words.h"
#include "client/app/words/raw_text.h"
#include "shared/domain/messages.h"
#include "shared/domain/terms.h"
#include "shared/model/check.h"
#include "shared/model/record.h"
#include "shared/model/rights.h"
#include "shared/wire/json_string.h"

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

QString first_line(const QString& text) { return text.section('\n', 0, 0).left(160); }

}  // namespace

int RecordModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }
QHash<int, QByteArray> RecordModel::roleNames() const { return names(); }

QVariant RecordModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const FieldRow& row = rows_[static_cast<std::size_t>(index.row())];
  const auto bad = bad_.find(row.path);
  if (role == ProblemRole) {
    if (bad != bad_.end()) {
      return row.field ? unread(*row.field, bad->second) : QString();
    }
    const auto refused = aside().find({row.path.toStdString(), {}});
    if (refused != aside().end()) return sentence_of(refused->second.why, services_->language()->lang(), kind());
    return is_missed(row.path.toStdString()) ? tr("This is needed.") : QString();
  }
  if (role == OptionsRole) return row.editable && !row.vocab.isEmpty() ? options(row.vocab) : row.options;
  if (role == InputRole && bad != bad_.end()) return bad->second;
  return value_of(row, role);
}

QString RecordModel::text_cell(std::string_view path) const {
  const auto it = page_.record.cells.find(path);
  return it == page_.record.cells.end() ? QString() : text_of(it->second);
}

QString RecordModel::title() const {
  if (!kind()) return {};
  if (page_.creating) return tr("New: %1").arg(kind_label());
  const Field* field = kind()->field(kind()->title_field);
  const std::string lang = services_->language()->lang();
  if (field && field->translatable && lang != page_.original()) {
    const VariantTexts texts = shown_texts();
    if (const auto text = texts.find({field->name, lang}); text != texts.end()) return first_line(QString::fromStdString(text->second));
  }
  if (const auto told = page_.told.find(kind()->title_field); told != page_.told.end()) return first_line(told->second);
  const Cells cells = shown_cells();
  const auto it = cells.find(kind()->title_field);
  if (!field || it == cells.end()) return kind_label();
  if (const auto id = ref_value(it->second); id && page_.titles.contains(*id)) return page_.titles.at(*id);
  return first_line(services_->format().value(*field, it->second));
}

QString RecordModel::state_code() const {
  if (!kind() || kind()->states.empty() || page_.creating) return {};
  const QString state = text_cell(state_cell);
  return state.isEmpty() ? QString::fromStdString(kind()->states.front().name) : state;
}

bool RecordModel::drafts() const { return kind() && !kind()->states.empty() && terms::state("draft") == kind()->states.front().name; }

QString RecordModel::state_label() const { return kind() ? services_->format().state(*kind(), state_code()) : QString(); }
QString RecordModel::sync() const { return page_.creating || !loaded_ ? QString() : sync_code(page_.record.sync); }

/// Also when that has arrived under an open form.
bool RecordModel::deleted() const {
  return page_.record.cells.contains(deleted_cell) || (news_ && news_->record.cells.contains(deleted_cell));
}

bool RecordModel::can_delete() const {
  if (!loaded_ || page_.creating || !kind() || deleted()) return false;
  return page_.record.unborn ? kind()->deletable : may_delete(page_.actor, page_.view()).ok();
}

QVariantList RecordModel::acts() const {
  // The step that leads on stands out, those that give something up stand last.
  static const QStringList onward{"submit", "publish", "ready", "register", "indicate", "announce", "activate", "confirm", "complete"};
  static const QStringList back{"withdraw", "decline", "leave", "cancel", "lapse", "close", "return", "suspend", "order_wipe"};
  QVariantList out, last;
  if (!kind() || !loaded_ || page_.creating || deleted() || page_.acting) return out;
  bool forward = false;
  for (const Act& act : kind()->acts) {
    if (!may_act(page_.actor, page_.view(), act)) continue;
    const auto name = QString::fromStdString(act.name);
    const bool leads = !forward && onward.contains(name);
    forward = forward || leads;
    (back.contains(name) ? last : out) << QVariantMap{{"name", name}, {"label", services_->language()->in(act.label)}, {"forward", leads}};
  }
  return out + last;
}

QVariantList RecordModel::children() const {
  QVariantList out;
  if (!kind() || !loaded_ || page_.creating) return out;
  for (const Kind& other : services_->store()->domain().kinds()) {
    const Field* field = other.parent_field.empty() ? nullptr : other.field(other.parent_field);
    // What may hang on any record: its documents and comments.
    const bool any = field && field->ref_kind.empty() && (other.purpose == Purpose::document || other.purpose == Purpose::comment);
    if (!field || (field->ref_kind != kind()->name && !any)) continue;
    out << QVariantMap{{"kind", QString::fromStdString(other.name)},
                       {"plural", services_->language()->in(other.plural)},
                       {"label", services_->language()->in(other.label)},
                       {"field", QString::fromStdString(other.parent_field)}};
  }
  return out;
}

FieldRow* RecordModel::row_of(const QString& path) {
  const auto it = std::find_if(rows_.begin(), rows_.end(), [&](const FieldRow& row) { return row.path == path; });
  return it == rows_.end() ? nullptr : &*it;
}

/// Lays words over the page and keeps them soon; `now` is what stood there.
void RecordModel::type(const WordsKey& key, const Raw& now, const Raw& value) {
  before_.try_emplace(key, now);
  refused_.erase(key);
  laid_[key] = value;
  typed_[key] = value;
  if (id()) services_->saver()->replace(*id(), key);
  stuck_ = stuck_ && !(bad_.empty() && aside().empty());
  flush_timer_.start(Saver::soon_ms);
}

/// The same for a cell; `relayout` when lines come or go.
void RecordModel::type_cell(const Path& path, const Raw& value, bool relayout) {
  const auto it = page_.record.cells.find(path);
  type({path, {}}, it == page_.record.cells.end() ? Raw() : it->second, value);
  if (relayout) rebuild();
  emit changed();
}

void RecordModel::setInput(const QString& path, const QString& text) {
  FieldRow* row = row_of(path);
  if (!row || !row->editable || !row->field) return;
  const Cells cells = shown_cells();
  const auto it = cells.find(path.toStdString());
  const Raw now = it == cells.end() ? Raw() : it->second;
  // Whoever puts back what stood there has changed nothing, whether or not it could be typed.
  const QLocale& locale = services_->language()->locale();
  const auto raw = text == show_input(*row->field, now, locale) ? now : read_input(*row->field, text, locale);
  if (raw)
    bad_.erase(path);
  else
    bad_[path] = text;
  // The field shows this when the keyboard has gone on.
  row->input = text;
  tell_row(*row);
  if (!raw || *raw == now) return;
  const QString editor = row->editor;  // the lines may be made anew
  type_cell(path.toStdString(), *raw, editor != "text" && editor != "long");
  // What was missed is there.
  if (FieldRow* again = needed_.empty() ? nullptr : row_of(path)) tell_row(*again);
  if (const auto id = ref_value(*raw); id && editor == "ref") {
    name_reference(*id);
    read_parts();
  }
}

void RecordModel::setVariant(const QString& path, const QString& lang, const QString& text) {
  FieldRow* row = row_of(path);
  if (!row || !row->field) return;
  const auto offered =
      std::find_if(row->variants.begin(), row->variants.end(), [&](const QVariant& v) { return v.toMap()["lang"] == lang; });
  if (offered == row->variants.end()) return;
  const auto raw = read_input(*row->field, text, services_->language()->locale());
  const VariantTexts texts = shown_texts();
  const WordsKey key(path.toStdString(), lang.toStdString());
  const auto it = texts.find(key);
  const Raw now = it == texts.end() ? Raw() : json::quote(it->second);
  if (!raw || *raw == now) return;
  type(key, now, *raw);
  QVariantMap shown = offered->toMap();
  shown["text"] = text;
  *offered = shown;
  tell_row(*row);
  emit changed();
}

QString RecordModel::marked() const {
  const auto it = std::find_if(rows_.begin(), rows_.end(), [](const FieldRow& row) { return !row.mark.isEmpty(); });
  return it == rows_.end() || editing_ ? QString() : it->mark_words;
}

/// Reads the title of a record that was just referred to.
void RecordModel::name_reference(const Uuid& id) {
  if (page_.titles.contains(id)) return;
  services_->store()->ask<QString>(
      this, [id, format = services_->format()](Replica& replica) { return CellWords(replica, format).reference(id); },
      [this, id](const QString& title) {
        page_.titles[id] = title;
        rebuild();
      });
}

/// Reads what can be named of the records that the form refers to now.
void RecordModel::read_parts() {
  using Parts = std::map<Uuid, std::vector<NamedPart>>;
  services_->store()->ask<Parts>(
      this,
      [kind = kind(), cells = shown_cells(), format = services_->format()](Replica& replica) {
        return parts_to_name(replica, format, *kind, cells);
      },
      [this, asked = kind()](Parts parts) {
        if (kind() != asked) return;
        page_.parts = std::move(parts);
        rebuild();
      });
}

void RecordModel::tell_row(const FieldRow& row) {
  const QModelIndex at = index(static_cast<int>(&row - rows_.data()));
  emit dataChanged(at, at, {InputRole, ProblemRole, VariantsRole});
}

void RecordModel::choose(const QString& path, const QString& element, bool chosen) {
  const FieldRow* row = row_of(path);
  if (!row || !row->editable || element.isEmpty()) return;
  const auto id = Uuid::parse(element.toStdString());
  const bool ref = row->editor == "refs";
  type_cell((path + "[" + element + "]").toStdString(), chosen ? "true" : "", true);
  if (ref && id) name_reference(*id);
}

void RecordModel::addPart(const QString& part) {
  const std::string name = part.toStdString();
  const Cells cells = shown_cells();
  const auto ids = part_ids(cells, name);
  const auto last = ids.empty() ? std::string() : cells.at(name + "[" + ids.back() + "]");
  const std::string key = order_between(std::string(inside_quotes(last)), {});
  type_cell(name + "[" + services_->new_id() + "]", json::quote(key), true);
}

void RecordModel::removePart(const QString& path) {
  const Path part = path.toStdString();
  const Cells cells = shown_cells();
  for (auto it = cells.lower_bound(part); it != cells.end() && it->first.compare(0, part.size(), part) == 0; ++it)
    type_cell(it->first, {}, false);
  rebuild();
}

void RecordModel::movePart(const QString& path, int by) {
  const Path part = path.toStdString();
  const auto cell = parse_cell(part);
  if (!cell) return;
  const std::string name(cell->name), id(cell->key);
  const Cells cells = shown_cells();
  auto ids = part_ids(cells, name);
  const auto at = std::find(ids.begin(), ids.end(), id) - ids.begin();
  const auto to = at + by;
  if (to < 0 || to >= static_cast<std::ptrdiff_t>(ids.size())) return;
  ids.erase(ids.begin() + at);
  const auto key = [&](std::ptrdiff_t i) {
    if (i < 0 || i >= static_cast<std::ptrdiff_t>(ids.size())) return std::string();
    return std::string(inside_quotes(cells.at(name + "[" + ids[static_cast<std::size_t>(i)] + "]")));
  };
  type_cell(part, json::quote(order_between(key(to - 1), key(to))), true);
}

QVariantList RecordModel::options(const QString& vocab) const {
  QVariantList out;
  const Vocabulary* vocabulary = services_ && services_->ready() ? services_->store()->domain().vocabulary(vocab.toStdString()) : nullptr;
  if (!vocabulary) return out;
  if (const auto known = options_.constFind(vocab); known != options_.constEnd()) return *known;
  for (const Term& term : vocabulary->terms)
    out << QVariantMap{{"code", QString::fromStdString(term.code)},
                       {"label", services_->language()->in(term.label)},
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
  for (const FieldRow& row : argument_rows(*act, *kind(), fields, services_->format())) {
    if (kind()->part(row.path.toStdString())) continue;  // which part is meant follows from who acts
    QVariantMap line;
    const auto roles = names();
    for (auto it = roles.begin(); it != roles.end(); ++it) line[it.value()] = value_of(row, it.key());
    out << line;
  }
  return out;
}

}  // namespace dialogue
