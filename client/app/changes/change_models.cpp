// SPDX-License-Identifier: Apache-2.0
#include "client/app/changes/change_models.h"

#include <QGuiApplication>
#include <QPointer>
#include <algorithm>
#include <cstddef>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "client/app/lists/record_list_model.h"
#include "client/app/record/record_rows.h"
#include "client/app/words/cell_words.h"
#include "client/app/words/list_columns.h"
#include "client/app/words/raw_text.h"
#include "client/core/keeps/kept_forms.h"
#include "shared/model/declaration.h"
#include "shared/model/labels.h"
#include "shared/model/record.h"

namespace dialogue {
namespace {

QString id_text(const Uuid& id) { return QString::fromStdString(id.text()); }

}  // namespace

PendingModel::PendingModel(QObject* parent)
    : ItemListModel({"changeId", "recordId", "kindLabel", "title", "what", "details", "sync", "moment"}, parent) {}

std::function<ItemListModel::Items(Replica&, const Format&)> PendingModel::question() const {
  return [now = services()->clock().unix_ms()](Replica& replica, const Format& format) {
    const CellWords words(replica, format);
    Items items;
    for (const PendingChange& change : replica.pending())
      items.push_back({{"changeId", static_cast<qlonglong>(change.id)},
                       {"recordId", id_text(change.record)},
                       {"kindLabel", words.kind(change.kind)},
                       {"title", words.title(change.kind, change.title)},
                       {"what", change.act.empty() ? tr("Edit") : words.act(change.kind, change.act)},
                       {"details", words.lines(change.kind, change.cells)},
                       {"sync", change.sent() ? "sent" : "local"},
                       {"moment", format.moment(change.at_ms, now)}});
    return items;
  };
}

void PendingModel::recall(int row) {
  if (!has(row)) return;
  using Recalled = Result<std::optional<PendingChange>>;  // an edit of a record that is still here can be made once more
  services()->store()->change<Recalled>(
      this,
      [id = item(row)["changeId"].toLongLong()](Replica& replica) -> Recalled {
        std::optional<PendingChange> edit;
        for (PendingChange& each : replica.pending())
          if (each.id == id && each.act.empty() && !each.group) edit = std::move(each);
        if (const auto done = replica.recall(id); !done) return done.error();
        if (edit && !replica.get(edit->record)) edit.reset();
        return edit;
      },
      [this](const Recalled& recalled) {
        if (!recalled) {
          emit refused(sentence_of(recalled.error(), services()->language()->lang()));
        } else if (*recalled) {
          services()->undo()->offer(tr("Taken back."),
                                    {[edit = **recalled](Replica& replica) { return replica.edit(edit.record, edit.cells, nullptr); }, {}});
        } else {
          services()->undo()->forget();
          emit this->recalled();
        }
      });
}

RefusalsModel::RefusalsModel(QObject* parent)
    : ItemListModel({"refusalId", "recordId", "kindLabel", "title", "what", "details", "reason", "code", "parked", "mends", "closedBy",
                     "deleted", "moment"},
                    parent) {
  connect(this, &ItemListModel::servicesChanged, this,
          [this] { connect(services()->refused(), &RefusedWords::changed, this, &RefusalsModel::reread); });
}

namespace {

/// What its author can do with a refusal here and now.
struct RefusedStanding {
  bool mends = false, deleted = false;
  QString closed;
};

RefusedStanding standing_of(Replica& replica, const Refusal& refusal, const Format& format) {
  const auto record = replica.get(refusal.record);
  if (!refusal.act.empty()) {
    if (!record || !record->cells.contains(deleted_cell)) return {};
    return {false, true, why_closed({{}, {}, "was_deleted"}, {record->kind, record->id, &record->cells, nullptr}, format)};
  }
  // A document begins with a file. Its words alone make no document.
  const Kind* made = format.domain().kind(refusal.kind);
  if (!record || record->unborn) return {!made || made->purpose != Purpose::document, false, {}};
  const auto parent = parent_of(replica, *record);
  const RecordView above = parent ? RecordView{parent->kind, parent->id, &parent->cells, nullptr} : RecordView{};
  const RecordView view{record->kind, record->id, &record->cells, parent ? &above : nullptr};
  const RefusedNow now = refused_now(refusal, replica.actor(), view, false);
  // With nothing closed, all of it may stand in the record already. Its author sees that in the form.
  return {now.closed.empty() || !now.open.empty(), now.why == "was_deleted", why_closed(now, view, format)};
}

}  // namespace

std::function<ItemListModel::Items(Replica&, const Format&)> RefusalsModel::question() const {
  return [now = services()->clock().unix_ms(), discarding = services()->refused()->discarding()](Replica& replica, const Format& format) {
    const CellWords words(replica, format);
    Items items;
    for (const Refusal& refusal : replica.refusals()) {
      if (discarding.contains(refusal.id)) continue;
      const RefusedStanding standing = standing_of(replica, refusal, format);
      items.push_back({{"refusalId", static_cast<qlonglong>(refusal.id)},
                       {"recordId", id_text(refusal.record)},
                       {"kindLabel", words.kind(refusal.kind)},
                       {"title", words.title(refusal.kind, refusal.title)},
                       {"what", refusal.act.empty() ? tr("Edit") : words.act(refusal.kind, refusal.act)},
                       {"details", words.lines(refusal.kind, refusal.cells)},
                       {"reason", sentence_of(refusal.error, format.lang(), format.domain().kind(refusal.kind))},
                       {"code", QString::fromStdString(refusal.error.code)},
                       {"parked", refusal.parked},
                       {"mends", standing.mends && !refusal.parked},
                       {"closedBy", standing.closed},
                       {"deleted", standing.deleted},
                       {"moment", format.moment(refusal.at_ms, now)}});
    }
    return items;
  };
}

namespace {

/// What a new form needs of a record that could not be made: its words as they stand there now, if that record is still here.
KeptForm form_of(const Refusal& refusal, const Record* record, const Domain& domain, std::int64_t now) {
  KeptForm form{refusal.kind, {}, {}, {}, now};
  const Kind* kind = domain.kind(refusal.kind);
  for (const auto& [path, raw] : refusal.cells)
    if (!is_label(path) && kind && describe_cell(*kind, path).known) form.cells[path] = raw;
  const auto written = [&](const Path& path) {
    const Field* field = is_label(path) || !kind ? nullptr : describe_cell(*kind, path).field;
    return field && field->cls != FieldClass::server;
  };
  if (record)
    for (const auto& [path, raw] : record->cells)
      if (written(path)) form.cells[path] = raw;
  const auto parent = kind ? form.cells.find(kind->parent_field) : form.cells.end();
  if (parent == form.cells.end()) return form;
  form.parent_field = kind->parent_field;
  form.parent_id = text_of(parent->second).toStdString();
  return form;
}

struct Again {
  Refusal refusal;
  std::optional<KeptForm> form;  ///< of a new record
};

Result<Again> again(Replica& replica, std::int64_t id, std::int64_t now) {
  for (Refusal& refusal : replica.refusals()) {
    if (refusal.id != id) continue;
    const auto record = replica.get(refusal.record);
    if (record && record->seq > 0) return Again{std::move(refusal), {}};
    KeptForm form = form_of(refusal, record ? &*record : nullptr, replica.domain(), now);
    const auto forms = kept_forms(replica);
    if (std::any_of(forms.begin(), forms.end(), [&](const KeptForm& each) { return each.same_form(form); }))
      return Error{"form_begun", {}, {}, {}};
    if (const auto kept = keep_form(replica, form); !kept) return kept.error();
    if (const auto done = replica.dismiss(id); !done) return done.error();
    return Again{std::move(refusal), std::move(form)};
  }
  return Error{"not_found", {}, {}, {}};
}

}  // namespace

void RefusalsModel::editAgain(int row) {
  if (!has(row)) return;
  services()->store()->change<Result<Again>>(
      this,
      [id = item(row)["refusalId"].toLongLong(), now = services()->clock().unix_ms()](Replica& replica) { return again(replica, id, now); },
      [this](const Result<Again>& taken) {
        if (!taken) {
          const bool begun = taken.error().code == "form_begun";
          emit refused(begun ? tr("You have begun another form of this kind. Save it or empty it first; it stands on the first page.")
                             : sentence_of(taken.error(), services()->language()->lang()));
        } else if (taken->form) {
          emit formWanted(QString::fromStdString(taken->form->kind), QString::fromStdString(taken->form->parent_field),
                          QString::fromStdString(taken->form->parent_id));
        } else {
          services()->refused()->edit(taken->refusal);
          emit editWanted(id_text(taken->refusal.record));
        }
      });
}

void RefusalsModel::bringBack(int row) {
  const auto id = has(row) ? Uuid::parse(item(row)["recordId"].toString().toStdString()) : std::nullopt;
  if (!id) return;
  services()->store()->change<Status>(
      this, [id = *id](Replica& replica) { return replica.restore(id); },
      [this](const Status& status) {
        if (!status) emit refused(sentence_of(status.error(), services()->language()->lang()));
      });
}

void RefusalsModel::discard(int row) {
  if (!has(row)) return;
  const qlonglong id = item(row)["refusalId"].toLongLong();
  services()->undo()->offer_before(
      tr("Your change is discarded."), [id](Replica& replica) { return replica.dismiss(id); },
      [refused = QPointer<RefusedWords>(services()->refused()), id] {
        if (refused) refused->bring_back(id);
      });
  services()->refused()->discard(id);
}

ProposalsModel::ProposalsModel(QObject* parent)
    : ItemListModel({"proposalId", "recordId", "kindLabel", "title", "fieldLabel", "base", "current", "proposed", "proposedInput", "byName",
                     "moment", "mine", "isText", "currentRaw", "begun"},
                    parent) {
  timer_.setSingleShot(true);
  timer_.setInterval(Saver::soon_ms);
  connect(&timer_, &QTimer::timeout, this, &ProposalsModel::keep_begun);
  connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [this] { keep_begun(); });
}

ProposalsModel::~ProposalsModel() { keep_begun(); }

namespace {

/// Proposals about one record stand together, in the order of its page: fields as they are declared, the paragraphs of a text from the top.
std::vector<Proposal> as_on_the_page(std::vector<Proposal> open, const Domain& domain) {
  std::map<Uuid, std::size_t> records;
  for (const Proposal& each : open) records.try_emplace(each.record, records.size());
  const auto place = [&](const Proposal& each) {
    const Kind* kind = domain.kind(each.kind);
    const Field* field = kind ? describe_cell(*kind, each.field).field : nullptr;
    const bool own = field && field >= kind->fields.data() && field < kind->fields.data() + kind->fields.size();
    return std::tuple(records[each.record], own ? field - kind->fields.data() : std::ptrdiff_t{1} << 20, each.field, each.paragraph);
  };
  std::stable_sort(open.begin(), open.end(), [&](const Proposal& a, const Proposal& b) { return place(a) < place(b); });
  return open;
}

}  // namespace

std::function<ItemListModel::Items(Replica&, const Format&)> ProposalsModel::question() const {
  return [now = services()->clock().unix_ms()](Replica& replica, const Format& format) {
    const CellWords words(replica, format);
    std::map<std::string, std::string> begun;
    for (const KeptForm& form : kept_forms(replica))
      if (form.kind == settling_kind()) begun[form.parent_id] = settling_text(form);
    Items items;
    for (const Proposal& p : as_on_the_page(replica.proposals(), replica.domain())) {
      const Kind* kind = replica.domain().kind(p.kind);
      const CellInfo info = kind ? describe_cell(*kind, p.field) : CellInfo{};
      const bool text =
          info.field && (info.field->type == Type::text || info.field->type == Type::long_text) && info.field->cls != FieldClass::set;
      items.push_back({{"proposalId", id_text(p.id)},
                       {"recordId", id_text(p.record)},
                       {"kindLabel", words.kind(p.kind)},
                       {"title", words.title(p.kind, p.title)},
                       {"fieldLabel", p.paragraph == 0 ? words.label(p.kind, p.field)
                                                       : tr("%1, paragraph %2").arg(words.label(p.kind, p.field)).arg(p.paragraph)},
                       {"base", words.value(p.kind, p.field, p.base)},
                       {"current", words.value(p.kind, p.field, p.current)},
                       {"proposed", words.value(p.kind, p.field, p.proposed)},
                       {"proposedInput", text ? text_of(p.proposed) : QString()},
                       {"byName", QString::fromStdString(p.by_name)},
                       {"moment", format.moment(p.at_ms, now)},
                       {"mine", p.mine},
                       {"isText", text},
                       {"currentRaw", QString::fromStdString(p.current)},
                       {"begun", QString::fromStdString(begun[p.id.text()])}});
    }
    return items;
  };
}

void ProposalsModel::settle(int row, const QString& take) { settle_as(row, take.toStdString(), {}); }
void ProposalsModel::settleWith(int row, const QString& text) { settle_as(row, "value", raw_string(text)); }

void ProposalsModel::settle_as(int row, const std::string& take, const Raw& value) {
  const auto id = has(row) ? Uuid::parse(item(row)["proposalId"].toString().toStdString()) : std::nullopt;
  if (!id) return;
  keep_begun();
  services()->store()->change<Status>(
      this,
      [id = *id, take, value, current = item(row)["currentRaw"].toString().toStdString()](Replica& replica) {
        auto done = replica.settle(id, take, value, &current);
        if (done) forget_form(replica, settling_form(id.text(), {}, 0)).ignore();
        return done;
      },
      [this, id = *id](const Status& status) {
        if (!status) return void(emit refused(sentence_of(status.error(), services()->language()->lang())));
        services()->undo()->offer(tr("Saved here. Both values stay in the history."), recalling(id, {}));
      });
}

void ProposalsModel::begin(int row, const QString& text) {
  if (!has(row)) return;
  begun_[item(row)["proposalId"].toString()] = text;
  timer_.start();
}

void ProposalsModel::keep_begun() {
  timer_.stop();
  for (const auto& [id, text] : std::exchange(begun_, {}))
    services()->store()->change<Status>(
        this,
        [form = settling_form(id.toStdString(), text.toStdString(), services()->clock().unix_ms())](Replica& replica) {
          return keep_form(replica, form);
        },
        [this](const Status& status) {
          if (!status) emit refused(sentence_of(status.error(), services()->language()->lang()));
        });
}

int ProposalsModel::rowOf(const QString& id) const {
  for (int row = 0; row < count(); ++row)
    if (item(row)["proposalId"].toString() == id) return row;
  return -1;
}

SearchModel::SearchModel(QObject* parent) : ItemListModel({"recordId", "kind", "kindLabel", "title", "sync"}, parent) {}

void SearchModel::set_text(const QString& text) {
  if (text == text_) return;
  text_ = text;
  emit changed();
  reread();
}

void SearchModel::set_kind(const QString& kind) {
  if (kind == kind_) return;
  kind_ = kind;
  emit changed();
  reread();
}

std::function<ItemListModel::Items(Replica&, const Format&)> SearchModel::question() const {
  return [text = text_.trimmed().toStdString(), kind = kind_.toStdString(), limit = static_cast<std::size_t>(limit_), browse = browse_](
             Replica& replica, const Format& format) {
    const CellWords words(replica, format);
    Items items;
    const auto add = [&](const std::string& of, const Listed& hit) {
      std::string title = hit.values.empty() ? replica.title_of(hit.id) : hit.values.front();
      items.push_back({{"recordId", id_text(hit.id)},
                       {"kind", QString::fromStdString(of)},
                       {"kindLabel", words.kind(of)},
                       {"title", words.title(of, title)},
                       {"sync", sync_code(hit.sync)}});
    };
    if (!text.empty()) {
      if (auto hits = replica.search(text, kind, limit))
        for (const auto& [of, hit] : *hits) add(of, hit);
    } else if (const Kind* of = browse && !kind.empty() ? replica.domain().kind(kind) : nullptr) {
      ListQuery query;
      query.limit = limit;
      auto keys = replica.keys(kind, query);
      if (auto rows = keys ? replica.rows(kind, *keys, {of->title_field}) : Result<std::vector<Listed>>(keys.error()))
        for (const Listed& hit : *rows) add(kind, hit);
    }
    return items;
  };
}

}  // namespace dialogue
