// SPDX-License-Identifier: Apache-2.0
#include "client/app/record_model.h"

#include <algorithm>

#include "client/app/raw_text.h"
#include "client/app/record_list_model.h"
#include "shared/domain/record.h"
#include "shared/wire/json_string.h"

namespace dialogue {
namespace {

Cells with(Cells cells, const std::map<Path, Raw>& laid) {
  for (const auto& [path, value] : laid) {
    if (value.empty())
      cells.erase(path);
    else
      cells[path] = value;
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

RecordModel::~RecordModel() { flush(); }

void RecordModel::set_services(Services* services) {
  if (services_ || !services) return;
  services_ = services;
  connect(services->store(), &StoreThread::opened, this, &RecordModel::refresh);
  connect(services->store(), &StoreThread::changed, this, &RecordModel::refresh);
  connect(services->language(), &Language::changed, this, [this] {
    options_.clear();
    rebuild();
    emit changed();
  });
  emit changed();
  refresh();
}

void RecordModel::open(const QString& id) {
  if (id == id_ && !page_.creating) return;
  flush();
  id_ = id;
  page_ = {};
  news_.reset();
  laid_.clear();
  bad_.clear();
  before_.clear();
  needed_.clear();
  loaded_ = missing_ = editing_ = can_edit_ = edit_asked_ = false;
  problem_.clear();
  rebuild();
  emit changed();
  refresh();
}

RecordModel::Loaded RecordModel::load(Replica& replica, const Uuid& id) {
  auto record = replica.get(id);
  if (!record) return {record.error()};
  RecordPage page;
  page.record = std::move(*record);
  page.actor = replica.actor();
  const Kind& kind = *page.record.kind;
  for (const Uuid& ref : referred(kind, page.record.cells)) page.titles[ref] = QString::fromStdString(replica.title_of(ref));
  if (!kind.parent_field.empty()) {
    const auto it = page.record.cells.find(kind.parent_field);
    const auto parent = it == page.record.cells.end() ? std::nullopt : ref_value(it->second);
    if (auto found = parent ? replica.get(*parent) : Result<Record>(Error{"not_found", {}, {}, {}})) page.parent = std::move(*found);
  }
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
      this, [id = *id](Replica& replica) { return load(replica, id); },
      [this, asked = id_](Loaded loaded) {
        if (asked == id_) take(std::move(loaded));
      });
}

void RecordModel::take(Loaded loaded) {
  if (!loaded.page) {
    missing_ = true;
    loaded_ = true;
    emit changed();
    return;
  }
  missing_ = false;
  RecordPage& fresh = *loaded.page;
  const bool same = !editing_ || fresh.record.cells == shown_cells();
  if (same) {
    show(std::move(fresh));
    return;
  }
  // Under an open form the reader has not seen these values: they wait. State and acts are no fields of the form.
  if (fresh.record.shown.seq == page_.record.shown.seq) {
    page_.record.sync = fresh.record.sync;
  } else {
    news_ = std::move(fresh);
  }
  emit changed();
}

void RecordModel::show(RecordPage page) {
  news_.reset();
  page_ = std::move(page);
  laid_ = typed_;
  loaded_ = true;
  const RecordView view = page_.view();
  can_edit_ = false;
  for (const Field& field : kind()->fields) {
    const Path probe = field.cls == FieldClass::set ? field.name + "[x]" : field.name;
    if (field.cls == FieldClass::value || field.cls == FieldClass::text || field.cls == FieldClass::set)
      can_edit_ = can_edit_ || may_edit(page_.actor, view, {probe}).ok();
  }
  if (edit_asked_ && can_edit_) editing_ = true;
  edit_asked_ = false;
  rebuild();
  emit changed();
}

void RecordModel::showNews() {
  if (!news_) return;
  flush();
  laid_.clear();
  bad_.clear();
  show(std::move(*news_));
  refresh();
}

Cells RecordModel::shown_cells() const { return with(page_.record.cells, laid_); }

void RecordModel::rebuild() {
  std::vector<FieldRow> rows;
  if (kind() && services_ && (loaded_ || page_.creating)) rows = record_rows(page_, shown_cells(), editing_, services_->format());
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

/// Keeps which cells a refusal was about.
void RecordModel::miss(const Error& error) {
  needed_.clear();
  if (error.code != "incomplete" || !kind()) return;
  const auto add = [&](const std::string& path) {
    if (describe_cell(*kind(), path).known || kind()->part(path)) needed_.push_back(path);
  };
  add(error.field);
  for (const auto& path : error.args) add(path);
}

void RecordModel::begin(const QString& kind_name, const QString& parent_field, const QString& parent_id) {
  flush();
  id_.clear();
  const Kind* kind = services_->store()->domain().kind(kind_name.toStdString());
  if (!kind) return;
  page_ = {};
  page_.creating = true;
  page_.record.kind = kind;
  laid_.clear();
  typed_.clear();
  bad_.clear();
  before_.clear();
  needed_.clear();
  news_.reset();
  editing_ = loaded_ = can_edit_ = true;
  if (!parent_field.isEmpty()) laid_[parent_field.toStdString()] = raw_string(parent_id);
  services_->store()->ask<std::pair<ReplicaStatus, Actor>>(
      this, [](Replica& replica) { return std::pair(replica.status(), replica.actor()); },
      [this](const std::pair<ReplicaStatus, Actor>& who) {
        if (!page_.creating) return;
        page_.actor = who.second;
        const auto set = [&](const char* name, const Uuid& id) {
          const Field* field = this->kind()->field(name);
          if (field && field->cls != FieldClass::server && !id.is_nil()) laid_.try_emplace(name, json::quote(id.text()));
        };
        set("owner_org", who.first.organisation);
        for (const char* name : {"requesting_state", "provider", "org", "reporting_org"}) {
          const Field* field = this->kind()->field(name);
          if (field && field->ref_kind == "organisation") set(name, who.first.organisation);
        }
        set("person", who.first.person);
        set("contact", who.first.person);
        set("focal_point", who.first.person);
        page_.titles[who.first.organisation] = QString::fromStdString(who.first.organisation_name);
        page_.titles[who.first.person] = QString::fromStdString(who.first.person_name);
        if (this->kind()->field("lang_original")) laid_.try_emplace("lang_original", json::quote(services_->language()->lang()));
        rebuild();
        emit changed();
      });
  rebuild();
  emit changed();
}

void RecordModel::keep() {
  if (!page_.creating || !kind()) return;
  std::vector<std::pair<Path, Raw>> cells(laid_.begin(), laid_.end());
  std::erase_if(cells, [](const auto& cell) { return cell.second.empty(); });
  const auto name = kind()->name;
  services_->store()->change<Result<Uuid>>(
      this, [name, cells](Replica& replica) { return replica.create(name, cells); },
      [this](const Result<Uuid>& made) {
        if (!made) {
          problem_ = sentence_of(made.error(), services_->language()->lang(), kind());
          miss(made.error());
          emit changed();
          return;
        }
        page_.creating = false;
        id_ = QString::fromStdString(made->text());
        laid_.clear();
        typed_.clear();
        editing_ = false;
        problem_.clear();
        needed_.clear();
        services_->undo()->offer(tr("Saved here. It will be sent when there is a connection."),
                                 [id = *made](Replica& replica) { return replica.remove(id); });
        emit created(id_);
        refresh();
      });
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
  const auto id = Uuid::parse(id_.toStdString());
  if (before_.empty() || !id) return;
  std::vector<std::pair<Path, Raw>> back(before_.begin(), before_.end());
  before_.clear();
  services_->undo()->offer(tr("Saved here. It will be sent when there is a connection."),
                           [id = *id, back](Replica& replica) { return replica.edit(id, back, nullptr); });
}

void RecordModel::done() {
  flush();
  offer_back();
  editing_ = false;
  bad_.clear();
  needed_.clear();
  if (news_) {
    laid_.clear();
    show(std::move(*news_));
  }
  rebuild();
  emit changed();
  refresh();
}

void RecordModel::flush() {
  flush_timer_.stop();
  if (typed_.empty() || page_.creating || !services_) return;
  const auto id = Uuid::parse(id_.toStdString());
  if (!id) return;
  std::vector<std::pair<Path, Raw>> cells(typed_.begin(), typed_.end());
  typed_.clear();
  services_->store()->change<Status>(
      this, [id = *id, cells, shown = page_.record.shown](Replica& replica) { return replica.edit(id, cells, &shown); },
      [this](const Status& status) { settle(status, {}); });
}

void RecordModel::settle(const Status& status, const std::string& what) {
  problem_ = status ? QString() : sentence_of(status.error(), services_->language()->lang(), kind());
  if (status && !what.empty())
    services_->undo()->offer(tr("Saved here. The answer comes with the next connection."),
                             [id = Uuid::parse(id_.toStdString()).value_or(Uuid{}), what](Replica& replica) -> Status {
                               for (const auto& each : replica.pending())
                                 if (each.record == id && each.act == what) return replica.recall(each.id);
                               return Error{"already_sent", {}, {}, {}};
                             });
  if (!status) {
    laid_.clear();
    miss(status.error());
  }
  emit changed();
}

}  // namespace dialogue
