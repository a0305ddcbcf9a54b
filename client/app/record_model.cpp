// SPDX-License-Identifier: Apache-2.0
#include "client/app/record_model.h"

#include <algorithm>

#include "client/app/cell_words.h"
#include "client/app/raw_text.h"
#include "client/app/record_list_model.h"
#include "client/core/moderated_words.h"
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

using VariantKey = std::pair<Path, std::string>;

/// What goes to the replica together: cells of the record and texts in other languages, with what their writer had been shown of these.
struct Writing {
  Uuid record;
  std::vector<std::pair<Path, Raw>> cells;
  std::vector<VariantEdit> variants;
  std::map<VariantKey, Shown> shown;
};

std::vector<VariantEdit> edits_of(const std::map<VariantKey, Raw>& texts) {
  std::vector<VariantEdit> out;
  for (const auto& [key, raw] : texts) out.push_back({key.first, key.second, raw});
  return out;
}

Status write(Replica& replica, const Writing& writing, const Shown* shown) {
  if (!writing.cells.empty())
    if (const auto done = replica.edit(writing.record, writing.cells, shown); !done) return done;
  if (writing.variants.empty()) return {};
  const auto record = replica.get(writing.record);
  if (!record) return record.error();
  for (const VariantEdit& each : writing.variants) {
    const auto known = writing.shown.find({each.field, each.lang});
    const Shown* seen = known == writing.shown.end() ? nullptr : &known->second;
    if (const auto done = write_variant(replica, writing.record, record->cells, each, seen); !done) return done;
  }
  return {};
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
    // Titles of the records that it refers to.
    refresh();
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
  forget_typed();
  loaded_ = missing_ = editing_ = can_edit_ = edit_asked_ = false;
  problem_.clear();
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
  page.translation = replica.domain().kind("translation");
  if (page.translation && page.record.kind != page.translation) page.variants = variants_of(replica, id);
  for (const Uuid& ref : referred(kind, page.record.cells)) page.titles[ref] = QString::fromStdString(title_in(replica, ref, lang));
  if (const auto words = moderated_words({&kind, id, &page.record.cells, nullptr})) {
    const Format format(replica.domain(), lang);
    const CellWords say(replica, format);
    page.told["kind"] = say.kind(words->kind);
    page.told[page.record.cells.contains("words") ? "words" : "proposed"] = say.lines(words->kind, words->cells);
    if (!words->act.empty()) page.told["act"] = say.act(words->kind, words->act);
  }
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
      this, [id = *id, lang = services_->language()->lang()](Replica& replica) { return load(replica, id, lang); },
      [this, asked = id_](Loaded loaded) {
        if (asked == id_) take(std::move(loaded));
      });
}

void RecordModel::take(Loaded loaded) {
  if (!loaded.page) {
    missing_ = true;
    locked_ = loaded.page.error().code == "scope_locked";
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
  } else {
    news_ = std::move(fresh);
  }
  emit changed();
}

void RecordModel::show(RecordPage page) {
  news_.reset();
  page_ = std::move(page);
  laid_ = typed_;
  laid_variants_ = typed_variants_;
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
  if (edit_asked_ && can_edit_) editing_ = true;
  edit_asked_ = false;
  rebuild();
  emit changed();
}

void RecordModel::showNews() {
  if (!news_) return;
  flush();
  laid_.clear();
  laid_variants_.clear();
  bad_.clear();
  show(std::move(*news_));
  refresh();
}

Cells RecordModel::shown_cells() const { return with(page_.record.cells, laid_); }

VariantTexts RecordModel::shown_texts() const {
  VariantTexts out = page_.variant_texts();
  for (const auto& [key, raw] : laid_variants_) {
    if (raw.empty())
      out.erase(key);
    else
      out[key] = text_of(raw).toStdString();
  }
  return out;
}

void RecordModel::forget_typed() {
  laid_.clear();
  laid_variants_.clear();
  bad_.clear();
  before_.clear();
  before_variants_.clear();
  needed_.clear();
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
  forget_typed();
  typed_.clear();
  typed_variants_.clear();
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
  if ((before_.empty() && before_variants_.empty()) || !id) return;
  const Writing back{*id, {before_.begin(), before_.end()}, edits_of(before_variants_), {}};
  before_.clear();
  before_variants_.clear();
  services_->undo()->offer(tr("Saved here. It will be sent when there is a connection."),
                           [back](Replica& replica) { return write(replica, back, nullptr); });
}

void RecordModel::done() {
  flush();
  offer_back();
  editing_ = false;
  bad_.clear();
  needed_.clear();
  if (news_) {
    laid_.clear();
    laid_variants_.clear();
    show(std::move(*news_));
  }
  rebuild();
  emit changed();
  refresh();
}

void RecordModel::flush() {
  flush_timer_.stop();
  if (!unsaved() || page_.creating || !services_) return;
  const auto id = Uuid::parse(id_.toStdString());
  if (!id) return;
  Writing writing{*id, {typed_.begin(), typed_.end()}, edits_of(typed_variants_), {}};
  for (const auto& [key, raw] : typed_variants_)
    if (const Variant* known = page_.variant(key.first, key.second)) writing.shown[key] = known->shown;
  typed_.clear();
  typed_variants_.clear();
  services_->store()->change<Status>(
      this, [writing, shown = page_.record.shown](Replica& replica) { return write(replica, writing, &shown); },
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
    laid_variants_.clear();
    miss(status.error());
  }
  emit changed();
}

}  // namespace dialogue
