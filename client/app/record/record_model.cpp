// SPDX-License-Identifier: Apache-2.0
#include "client/app/record/record_model.h"

#include <algorithm>

#include "client/app/record/told_cells.h"
#include "client/app/words/cell_words.h"
#include "shared/model/declaration.h"
#include "shared/model/record.h"

namespace dialogue {

struct RecordModel::Loaded {
  Result<RecordPage> page;
};

RecordModel::RecordModel(QObject* parent) : QAbstractListModel(parent) {
  connect(&form_, &RecordForm::changed, this, &RecordModel::changed);
  connect(&form_, &RecordForm::relaid, this, &RecordModel::rebuild);
  connect(&form_, &RecordForm::typedInto, this, &RecordModel::tell_row);
  connect(&form_, &RecordForm::ended, this, &RecordModel::show_waiting);
  connect(&form_, &RecordForm::outdated, this, &RecordModel::refresh);
  connect(&form_, &RecordForm::kept, this, [this](const QString& id) {
    emit created(id);
    refresh();
  });
}

RecordModel::~RecordModel() { form_.leave(); }

/// What was read and what was typed stand on one page: whoever hears of one looks at both.
void RecordModel::tell() { emit form_.changed(); }

void RecordModel::set_services(Services* services) {
  if (sheet_.services || !services) return;
  sheet_.services = services;
  connect(services->store(), &StoreThread::opened, this, &RecordModel::refresh);
  connect(services->store(), &StoreThread::changed, this, &RecordModel::refresh);
  form_.attach();
  connect(services->language(), &Language::changed, this, [this] {
    options_.clear();
    rebuild();
    tell();
    // Titles of the records that it refers to.
    refresh();
  });
  tell();
  refresh();
}

void RecordModel::open(const QString& id) {
  if (id == sheet_.id && !sheet_.page.creating) return;
  form_.leave();
  sheet_.id = id;
  sheet_.page = {};
  sheet_.loaded = missing_ = false;
  news_.reset();
  form_.clear();
  rebuild();
  tell();
  refresh();
}

void RecordModel::begin(const QString& kind_name, const QString& parent_field, const QString& parent_id) {
  form_.flush();
  sheet_.id.clear();
  const Kind* kind = services()->store()->domain().kind(kind_name.toStdString());
  if (!kind) return;
  news_.reset();
  form_.begin(*kind, parent_field.toStdString(), parent_id.toStdString());
}

RecordModel::Loaded RecordModel::load(Replica& replica, const Uuid& id, const std::string& lang) {
  auto record = replica.get(id);
  if (!record) return {record.error()};
  RecordPage page;
  page.record = std::move(*record);
  page.actor = replica.actor();
  const Kind& kind = *page.record.kind;
  page.translation = replica.domain().serving(Purpose::translation);
  if (page.translation && page.record.kind != page.translation) page.variants = variants_of(replica, id);
  const Format format(replica.domain(), lang);
  const CellWords say(replica, format);
  for (const Uuid& ref : referred(kind, page.record.cells)) page.titles[ref] = say.reference(ref);
  page.told = told_cells(replica, format, page.record);
  page.parts = parts_to_name(replica, format, kind, page.record.cells);
  page.parent = parent_of(replica, page.record);
  for (PendingChange& each : replica.pending())
    if (each.record == id && !each.act.empty()) page.acting = std::move(each);
  if (page.record.sync == SyncState::attention) {
    for (const Proposal& each : replica.proposals())
      if (each.record == id) page.needs = "proposals";
    for (const Refusal& each : replica.refusals())
      if (each.record == id) page.needs = "refusals";
  }
  return {std::move(page)};
}

void RecordModel::refresh() {
  const auto id = sheet_.uuid();
  if (!sheet_.services || !services()->ready() || !id || sheet_.page.creating) return;
  services()->store()->ask<Loaded>(
      this, [id = *id, lang = services()->language()->lang()](Replica& replica) { return load(replica, id, lang); },
      [this, asked = sheet_.id](Loaded loaded) {
        if (asked == sheet_.id) take(std::move(loaded));
      });
}

void RecordModel::take(Loaded loaded) {
  if (!loaded.page) {
    missing_ = true;
    const std::string& code = loaded.page.error().code;
    closed_by_ = code == "scope_locked" || code == "revoked" ? QString::fromStdString(code) : QString();
    sheet_.loaded = true;
    tell();
    return;
  }
  missing_ = false;
  RecordPage& fresh = *loaded.page;
  const bool same = !form_.editing() || (fresh.record.cells == form_.shown_cells() && fresh.variant_texts() == form_.shown_texts());
  if (same) {
    show(std::move(fresh));
    return;
  }
  // Under an open form the reader has not seen these values, so they wait. State and acts are no fields of the form.
  if (fresh.record.shown == sheet_.page.record.shown) {
    sheet_.page.record.sync = fresh.record.sync;
    news_.reset();
    // The reader has brought the record back beside the form.
    if (!fresh.record.cells.contains(deleted_cell)) sheet_.page.record.cells.erase(Path(deleted_cell));
  } else {
    news_ = std::move(fresh);
  }
  tell();
}

void RecordModel::showNews() {
  if (!news_) return;
  form_.flush();
  show_waiting();
  refresh();
}

void RecordModel::rebuild() {
  std::vector<FieldRow> rows;
  if (kind() && sheet_.services && (sheet_.loaded || sheet_.page.creating))
    rows = record_rows(sheet_.page, form_.shown_cells(), form_.shown_texts(), form_.editing(), services()->format());
  sheet_.facts.clear();
  sheet_.provenance.clear();
  if (!form_.editing() && kind()) {
    ReadRows read = apart(std::move(rows), *kind());
    sheet_.facts = std::move(read.facts);
    sheet_.provenance = std::move(read.provenance);
    rows = std::move(read.lines);
  }
  emit laidOut();
  const bool same_shape =
      rows.size() == sheet_.rows.size() && std::equal(rows.begin(), rows.end(), sheet_.rows.begin(), [](const auto& a, const auto& b) {
        return a.path == b.path && a.what == b.what && a.editable == b.editable && a.editor == b.editor;
      });
  if (same_shape) {
    sheet_.rows = std::move(rows);
    if (!sheet_.rows.empty()) emit dataChanged(index(0), index(rowCount() - 1));
    return;
  }
  beginResetModel();
  sheet_.rows = std::move(rows);
  endResetModel();
}

void RecordModel::show(RecordPage page) {
  news_.reset();
  sheet_.page = std::move(page);
  sheet_.loaded = true;
  form_.lay_over();
  rebuild();
  tell();
}

/// What had come under an open form.
void RecordModel::show_waiting() {
  if (news_) show(std::move(*news_));
}

}  // namespace dialogue
