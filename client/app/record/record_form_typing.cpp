// SPDX-License-Identifier: Apache-2.0
// RecordForm: what its lines do.
#include <algorithm>

#include "client/app/record/record_form.h"
#include "client/app/record/told_cells.h"
#include "client/app/words/cell_words.h"
#include "client/app/words/raw_text.h"
#include "shared/model/record.h"
#include "shared/wire/json_string.h"

namespace dialogue {

/// Lays words over the page and keeps them soon; `now` is what stood there.
void RecordForm::type(const WordsKey& key, const Raw& now, const Raw& value) {
  before_.try_emplace(key, now);
  refused_.erase(key);
  laid_[key] = value;
  typed_[key] = value;
  if (sheet_.uuid()) services().saver()->replace(*sheet_.uuid(), key);
  stuck_ = stuck_ && !(bad_.empty() && aside().empty());
  flush_timer_.start(Saver::soon_ms);
}

/// The same for a cell; `relayout` when lines come or go.
void RecordForm::type_cell(const Path& path, const Raw& value, bool relayout) {
  type({path, {}}, sheet_.cell(path), value);
  if (relayout) emit relaid();
  emit changed();
}

void RecordForm::setInput(const QString& path, const QString& text) {
  FieldRow* row = sheet_.row(path);
  if (!row || !row->editable || !row->field) return;
  const Cells cells = shown_cells();
  const auto it = cells.find(path.toStdString());
  const Raw now = it == cells.end() ? Raw() : it->second;
  // Whoever puts back what stood there has changed nothing, whether or not it could be typed.
  const QLocale& locale = services().language()->locale();
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
  type_cell(path.toStdString(), *raw, editor != "text" && editor != "long_text");
  // What was missed is there now.
  if (FieldRow* again = needed_.empty() ? nullptr : sheet_.row(path)) tell_row(*again);
  if (const auto id = ref_value(*raw); id && editor == "ref") {
    name_reference(*id);
    read_parts();
  }
}

void RecordForm::setVariant(const QString& path, const QString& lang, const QString& text) {
  FieldRow* row = sheet_.row(path);
  if (!row || !row->field) return;
  const auto offered =
      std::find_if(row->variants.begin(), row->variants.end(), [&](const QVariant& v) { return v.toMap()["lang"] == lang; });
  if (offered == row->variants.end()) return;
  const auto raw = read_input(*row->field, text, services().language()->locale());
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

/// Reads the title of a record that was just referred to.
void RecordForm::name_reference(const Uuid& id) {
  if (sheet_.page.titles.contains(id)) return;
  services().store()->ask<QString>(
      this, [id, format = services().format()](Replica& replica) { return CellWords(replica, format).reference(id); },
      [this, id](const QString& title) {
        sheet_.page.titles[id] = title;
        emit relaid();
      });
}

/// Reads what can be named of the records that the form refers to now.
void RecordForm::read_parts() {
  using Parts = std::map<Uuid, std::vector<NamedPart>>;
  services().store()->ask<Parts>(
      this,
      [kind = kind(), cells = shown_cells(), format = services().format()](Replica& replica) {
        return parts_to_name(replica, format, *kind, cells);
      },
      [this, asked = kind()](Parts parts) {
        if (kind() != asked) return;
        sheet_.page.parts = std::move(parts);
        emit relaid();
      });
}

void RecordForm::tell_row(const FieldRow& row) { emit typedInto(static_cast<int>(&row - sheet_.rows.data())); }

void RecordForm::choose(const QString& path, const QString& element, bool chosen) {
  const FieldRow* row = sheet_.row(path);
  if (!row || !row->editable || element.isEmpty()) return;
  const auto id = Uuid::parse(element.toStdString());
  const bool ref = row->editor == "refs";
  type_cell((path + "[" + element + "]").toStdString(), chosen ? "true" : "", true);
  if (ref && id) name_reference(*id);
}

void RecordForm::addPart(const QString& part) {
  const std::string name = part.toStdString();
  const Cells cells = shown_cells();
  const auto ids = part_ids(cells, name);
  const auto last = ids.empty() ? std::string() : cells.at(name + "[" + ids.back() + "]");
  const std::string key = order_between(std::string(inside_quotes(last)), {});
  type_cell(name + "[" + services().new_id() + "]", json::quote(key), true);
}

void RecordForm::removePart(const QString& path) {
  const Path part = path.toStdString();
  const Cells cells = shown_cells();
  for (auto it = cells.lower_bound(part); it != cells.end() && it->first.compare(0, part.size(), part) == 0; ++it)
    type_cell(it->first, {}, false);
  emit relaid();
}

void RecordForm::movePart(const QString& path, int by) {
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

}  // namespace dialogue
