// SPDX-License-Identifier: Apache-2.0
#include "client/app/lists/today_model.h"

#include <QDateTime>
#include <algorithm>
#include <set>

#include "client/app/lists/awaited_records.h"
#include "client/app/lists/record_list_model.h"
#include "client/app/words/cell_words.h"
#include "client/app/words/list_columns.h"
#include "client/app/words/taking_place.h"
#include "client/core/answers/answer_facts.h"
#include "client/core/keeps/kept_forms.h"
#include "shared/model/check.h"
#include "shared/model/declaration.h"
#include "shared/model/look.h"
#include "shared/model/words.h"
#include "shared/wire/json_string.h"

namespace dialogue {
namespace {

constexpr std::size_t most = 5;  ///< of one kind in one state; their lists have the rest

QString id_text(const Uuid& id) { return QString::fromStdString(id.text()); }

/// Collects the rows of the page for one question.
class Collector {
 public:
  Collector(Replica& replica, const Format& format, qint64 now, std::set<std::int64_t> discarding)
      : replica_(replica),
        format_(format),
        words_(replica, format),
        status_(replica.status()),
        now_(now),
        discarding_(std::move(discarding)) {}

  ItemListModel::Items collect(const QString& section, const QString& of) {
    if (section == "waiting") waiting();
    if (section == "begun") begun();
    if (section == "next") next(of.toStdString());
    if (section == "drafts") {
      for (const Look& look : format_.domain().looks())
        for (const std::string& state : dialogue::words(look.drafts)) own(std::string(look.kind), state, "draft");
      leave_out_awaited();
    }
    if (section == "elsewhere") elsewhere();
    return std::move(items_);
  }

 private:
  using Where = std::vector<Condition>;

  void waiting() {
    decisions();
    for (const AwaitedRecord& each : awaited_records(replica_, now_)) awaited(each);
  }

  /// What the own organisation has handed in, or passed to its lead, and what now waits for somebody else.
  void elsewhere() {
    for (const Look& look : format_.domain().looks())
      for (const std::string& state : dialogue::words(look.passed_on)) own(std::string(look.kind), state, "sent");
    leave_out_awaited();
  }

  /// Records that wait for this person stand under their own head only.
  void leave_out_awaited() {
    std::set<QString> mine;
    for (const AwaitedRecord& each : awaited_records(replica_, now_)) mine.insert(id_text(each.row.id));
    std::erase_if(items_, [&](const QVariantMap& item) { return mine.contains(item["recordId"].toString()); });
  }

  /// A record whose next step is this person's, and which step that is.
  void awaited(const AwaitedRecord& each) {
    const ListedWords said = words_.row(*each.kind, list_columns(*each.kind), each.row);
    QStringList steps;
    for (const Act* act : each.why.acts) steps << format_.in(act->label);
    if (each.why.opinion) steps << format_.in(format_.domain().serving(Purpose::comment)->label);
    QStringList note{format_.in(each.kind->label)};
    if (const QString on = hangs_on(each); !on.isEmpty()) note << on;
    if (!said.facts.isEmpty()) note << said.facts;
    if (!steps.isEmpty()) note << TodayModel::tr("Asked of you: %1").arg(steps.join(", "));
    add({{"itemId", id_text(each.row.id)},
         {"recordId", id_text(each.row.id)},
         {"iconName", each.why.words && steps.isEmpty() ? "undo" : "check"},
         {"title", said.title.isEmpty() ? format_.in(each.kind->label) : said.title},
         {"note", note.join(" · ")},
         {"tag", said.state_label},
         {"sync", sync_code(each.row.sync)}});
  }

  /// The record that it hangs on, unless its facts name that already.
  QString hangs_on(const AwaitedRecord& each) {
    const std::string& field = each.kind->parent_field;
    const auto columns = list_columns(*each.kind);
    if (field.empty() || std::find(columns.begin(), columns.end(), field) != columns.end()) return {};
    const auto record = replica_.get(each.row.id);
    const auto above = record ? facts::ref(*record, field) : std::nullopt;
    return above ? words_.reference(*above) : QString();
  }

  void decisions() {
    std::set<Uuid> seen;
    for (const Refusal& each : replica_.refusals()) {
      if (discarding_.contains(each.id) || !seen.insert(each.record).second) continue;
      add({{"itemId", "refusal" + QString::number(each.id)},
           {"detail", "refusals"},
           {"iconName", "attention"},
           {"title", words_.title(each.kind, each.title)},
           {"note", TodayModel::tr("Not accepted: %1").arg(sentence_of(each.error, format_.lang(), kind(each.kind)))},
           {"alert", true}});
    }
    seen.clear();
    const auto open = replica_.proposals();
    for (const Proposal& each : open) {
      if (seen.contains(each.record) || !decides(each)) continue;
      seen.insert(each.record);
      add({{"itemId", "decision" + id_text(each.id)},
           {"detail", "proposals"},
           {"iconName", "compare"},
           {"title", words_.title(each.kind, each.title)},
           {"note", TodayModel::tr("Two values for one field: %1").arg(fields_at_odds(open, each.record))},
           {"alert", true}});
    }
  }

  /// The fields of a record in which there is something to decide, each once.
  QString fields_at_odds(const std::vector<Proposal>& open, const Uuid& record) {
    QStringList labels;
    for (const Proposal& each : open)
      if (each.record == record && decides(each)) labels << words_.label(each.kind, each.field);
    labels.removeDuplicates();
    return labels.join(", ");
  }

  /// The author, the owner and whoever may write the field decide. Others only read.
  bool decides(const Proposal& each) {
    const auto record = replica_.get(each.record);
    const Kind* of = format_.domain().serving(Purpose::proposal);
    if (each.mine || !record || !of) return true;
    const Cells cells{{"cell", json::quote(each.field)}};
    const RecordView above{record->kind, record->id, &record->cells, nullptr};
    return run_check("may_settle", {of, each.id, &cells, &above}, replica_.actor()).ok();
  }

  /// Records of the own organisation in a state.
  void own(const std::string& kind, const std::string& state, const char* icon) {
    if (const Kind* of = this->kind(kind))
      rows(*of, {{"state", Condition::Op::eq, state}, {"owner_org", Condition::Op::eq, status_.organisation.text()}}, icon);
  }

  /// Forms that were begun on this device and not saved, the newest first.
  void begun() {
    const auto forms = kept_forms(replica_);
    const auto open = replica_.proposals();
    for (auto form = forms.rbegin(); form != forms.rend(); ++form) {
      const Kind* of = kind(form->kind);
      const bool settles = form->kind == settling_kind();
      const auto proposal = std::find_if(open.begin(), open.end(), [&](const Proposal& each) { return each.id.text() == form->parent_id; });
      if (!of || (settles && proposal == open.end())) continue;
      const QString title =
          settles ? words_.title(proposal->kind, proposal->title) : QString::fromStdString(title_of(*form, format_.domain()));
      add({{"itemId", QString::fromStdString("form " + form->kind + " " + form->parent_field + " " + form->parent_id)},
           {"detail", settles ? "proposals" : ""},
           {"formKind", settles ? QString() : QString::fromStdString(form->kind)},
           {"parentField", QString::fromStdString(form->parent_field)},
           {"parentId", QString::fromStdString(form->parent_id)},
           {"iconName", "draft"},
           {"title", title.isEmpty() ? format_.in(of->label) : title.section('\n', 0, 0)},
           {"note", format_.in(of->label) + " · " + format_.moment(form->at_ms, now_)}});
    }
  }

  /// The next records of a kind. The section says which kind they are.
  void next(const std::string& kind) {
    const Kind* of = this->kind(kind);
    if (!of) return;
    const std::string icon(look_of(*of).place);
    for (const Uuid& id : to_come(replica_, *of, now_)) {
      if (items_.size() == most) return;
      rows(*of, {{"id", Condition::Op::eq, id.text()}}, icon.c_str(), false);
    }
  }

  void rows(const Kind& of, Where where, const char* icon, bool with_kind = true) {
    ListQuery query;
    query.where = std::move(where);
    query.limit = most;
    const auto columns = list_columns(of);
    const auto keys = replica_.keys(of.name, query);
    const auto rows = keys ? replica_.rows(of.name, *keys, columns) : Result<std::vector<Listed>>(keys.error());
    if (!rows) return;
    for (const Listed& row : *rows) {
      const ListedWords said = words_.row(of, columns, row);
      QStringList note(with_kind ? QStringList{format_.in(of.label)} : QStringList());
      if (!said.facts.isEmpty()) note << said.facts;
      add({{"itemId", id_text(row.id)},
           {"recordId", id_text(row.id)},
           {"iconName", icon},
           {"title", said.title},
           {"note", note.join(" · ")},
           {"tag", said.state_label},
           {"sync", sync_code(row.sync)}});
    }
  }

  const Kind* kind(const std::string& name) const { return format_.domain().kind(name); }

  void add(QVariantMap item) {
    for (const char* role : {"recordId", "detail", "tag", "sync", "formKind", "parentField", "parentId"})
      if (!item.contains(role)) item[role] = QString();
    if (!item.contains("alert")) item["alert"] = false;
    items_.push_back(std::move(item));
  }

  Replica& replica_;
  const Format& format_;
  CellWords words_;
  ReplicaStatus status_;
  qint64 now_;
  std::set<std::int64_t> discarding_;
  ItemListModel::Items items_;
};

}  // namespace

TodayModel::TodayModel(QObject* parent)
    : ItemListModel(
          {"itemId", "recordId", "detail", "iconName", "title", "note", "tag", "sync", "alert", "formKind", "parentField", "parentId"},
          parent) {
  connect(this, &TodayModel::sectionChanged, this, &TodayModel::reread);
  connect(this, &TodayModel::kindChanged, this, &TodayModel::reread);
}

std::function<ItemListModel::Items(Replica&, const Format&)> TodayModel::question() const {
  return [now = services()->clock().unix_ms(), section = section_, kind = kind_, discarding = services()->refused()->discarding()](
             Replica& replica, const Format& format) { return Collector(replica, format, now, discarding).collect(section, kind); };
}

}  // namespace dialogue
