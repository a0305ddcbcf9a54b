// SPDX-License-Identifier: Apache-2.0
#include "client/app/record/record_model.h"

#include <QGuiApplication>
#include <algorithm>

#include "client/app/lists/record_list_model.h"
#include "client/app/record/told_cells.h"
#include "client/app/words/cell_words.h"
#include "client/app/words/raw_text.h"
#include "shared/model/record.h"
#include "shared/model/rights.h"
#include "shared/wire/json_string.h"

namespace dialogue {
namespace {

/// Cells with the own words of what is laid over them.
Cells with(Cells cells, const std::map<WordsKey, Raw>& laid) {
  for (const auto& [key, value] : laid) {
    if (!key.second.empty()) continue;
    if (value.empty())
      cells.erase(key.first);
    else
      cells[key.first] = value;
  }
  return cells;
}

}  // namespace

struct RecordModel::Loaded {
  Result<RecordPage> page;
};

RecordModel::RecordModel(QObject* parent) : QAbstractListModel(parent) {
  flush_timer_.setSingleShot(true);
  connect(&flush_timer_, &QTimer::timeout, this, &RecordModel::flush);
}

RecordModel::~RecordModel() {
  flush();
  if (services_) forget_refused();
}

void RecordModel::set_services(Services* services) {
  if (services_ || !services) return;
  services_ = services;
  connect(services->store(), &StoreThread::opened, this, &RecordModel::refresh);
  connect(services->store(), &StoreThread::changed, this, &RecordModel::refresh);
  connect(services->saver(), &Saver::changed, this, &RecordModel::saver_moved);
  connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [this] { flush(); });
  connect(services->language(), &Language::changed, this, [this] {
    options_.clear();
    rebuild();
    emit changed();
    // Titles of the records that it refers to.
    refresh();
  });
  emit changed();
  refresh();
}

void RecordModel::open(const QString& id) {
  if (id == id_ && !page_.creating) return;
  flush();
  forget_refused();
  id_ = id;
  page_ = {};
  news_.reset();
  forget_typed();
  loaded_ = missing_ = editing_ = can_edit_ = edit_asked_ = false;
  rebuild();
  emit changed();
  refresh();
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
  const auto id = Uuid::parse(id_.toStdString());
  if (!services_ || !services_->ready() || !id || page_.creating) return;
  services_->store()->ask<Loaded>(
      this, [id = *id, lang = services_->language()->lang()](Replica& replica) { return load(replica, id, lang); },
      [this, asked = id_](Loaded loaded) {
        if (asked == id_) take(std::move(loaded));
      });
}

void RecordModel::take(Loaded loaded) {
  if (!loaded.page) {
    missing_ = true;
    const std::string& code = loaded.page.error().code;
    closed_by_ = code == "scope_locked" || code == "revoked" ? QString::fromStdString(code) : QString();
    loaded_ = true;
    emit changed();
    return;
  }
  missing_ = false;
  RecordPage& fresh = *loaded.page;
  const bool same = !editing_ || (fresh.record.cells == shown_cells() && fresh.variant_texts() == shown_texts());
  if (same) {
    show(std::move(fresh));
    return;
  }
  // Under an open form the reader has not seen these values: they wait. State and acts are no fields of the form.
  if (fresh.record.shown == page_.record.shown) {
    page_.record.sync = fresh.record.sync;
    news_.reset();
    // Its reader has brought it back beside the form.
    if (!fresh.record.cells.contains(deleted_cell)) page_.record.cells.erase(Path(deleted_cell));
  } else {
    news_ = std::move(fresh);
  }
  emit changed();
}

void RecordModel::show(RecordPage page) {
  news_.reset();
  page_ = std::move(page);
  lay_waiting();
  loaded_ = true;
  const RecordView view = page_.view();
  can_edit_ = false;
  for (const Field& field : kind()->fields) {
    const Path probe = field.cls == FieldClass::set ? field.name + "[x]" : field.name;
    if (field.cls == FieldClass::value || field.cls == FieldClass::text || field.cls == FieldClass::set)
      can_edit_ = can_edit_ || may_edit(page_.actor, view, {probe}).ok();
    if (field.translatable && !text_cell(field.name).isEmpty())
      for (const char* lang : {"en", "fr", "es"}) can_edit_ = can_edit_ || (lang != page_.original() && page_.may_write(field.name, lang));
  }
  if (page_.record.unborn) can_edit_ = mended_here();
  // What an act holds as it is cannot be written before its answer.
  const Act* under_way = page_.acting ? kind()->act(page_.acting->act) : nullptr;
  if (under_way && !under_way->binds.empty()) can_edit_ = false;
  if (edit_asked_ && can_edit_) editing_ = true;
  // Words of before that a rule refused stand in the form again.
  asides_ = aside().size();
  if (asides_ > 0) editing_ = stuck_ = true;
  edit_asked_ = false;
  take_refused();
  rebuild();
  emit changed();
}

void RecordModel::showNews() {
  if (!news_) return;
  flush();
  show(std::move(*news_));
  refresh();
}

Cells RecordModel::shown_cells() const { return with(page_.record.cells, laid_); }

VariantTexts RecordModel::shown_texts() const {
  VariantTexts out = page_.variant_texts();
  for (const auto& [key, raw] : laid_) {
    if (key.second.empty()) continue;
    if (raw.empty())
      out.erase(key);
    else
      out[key] = text_of(raw).toStdString();
  }
  return out;
}

void RecordModel::rebuild() {
  std::vector<FieldRow> rows;
  if (kind() && services_ && (loaded_ || page_.creating))
    rows = record_rows(page_, shown_cells(), shown_texts(), editing_, services_->format());
  const bool same_shape =
      rows.size() == rows_.size() && std::equal(rows.begin(), rows.end(), rows_.begin(), [](const auto& a, const auto& b) {
        return a.path == b.path && a.what == b.what && a.editable == b.editable && a.editor == b.editor;
      });
  if (same_shape) {
    rows_ = std::move(rows);
    if (!rows_.empty()) emit dataChanged(index(0), index(rowCount() - 1));
    return;
  }
  beginResetModel();
  rows_ = std::move(rows);
  endResetModel();
}

void RecordModel::edit() {
  problem_.clear();
  if (!loaded_) {
    edit_asked_ = true;
    return;
  }
  if (!can_edit_ || editing_) return;
  editing_ = true;
  rebuild();
  emit changed();
}

/// What the form changed can be put back as it was.
void RecordModel::offer_back() {
  offer_due_ = false;
  if (before_.empty() || !id()) return;
  const Writing back{*id(), std::exchange(before_, {}), {}, {}};
  services_->undo()->offer(tr("Saved here. It will be sent when there is a connection."), writing_back(back));
}

void RecordModel::done() {
  flush();
  stuck_ = !bad_.empty() || !aside().empty();
  if (stuck_) return emit changed();
  save_refused();
  editing_ = false;
  needed_.clear();
  if (news_) show(std::move(*news_));
  offer_due_ = true;
  if (!unsaved()) offer_back();
  rebuild();
  emit changed();
  refresh();
}

void RecordModel::discard() {
  bad_.clear();
  stuck_ = false;
  if (id()) services_->saver()->discard(*id());
  if (!page_.creating) lay_waiting();
  rebuild();
  emit changed();
  refresh();
}

void RecordModel::settle(const Status& status) {
  problem_ = status ? QString() : sentence_of(status.error(), services_->language()->lang(), kind());
  if (!status) miss(status.error());
  emit changed();
}

void RecordModel::run_act(const std::string& name, std::vector<std::pair<std::string, Raw>> args) {
  const auto record = id();
  if (!record) return;
  services_->saver()->run(
      this, *record,
      [id = *record, name, args = std::move(args), shown = page_.record.shown](Replica& replica) {
        return replica.act(id, name, args, &shown);
      },
      [this, id = *record, name](const Status& status) {
        settle(status);
        if (!status) return;
        services_->undo()->offer(tr("Saved here. The answer comes with the next connection."), recalling(id, name));
        emit acted(QString::fromStdString(name));
      });
}

}  // namespace dialogue
