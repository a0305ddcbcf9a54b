// SPDX-License-Identifier: Apache-2.0
#include "client/app/today_model.h"

#include <QDateTime>
#include <algorithm>
#include <set>

#include "client/app/cell_words.h"
#include "client/app/kept_forms.h"
#include "client/app/list_columns.h"
#include "client/app/record_list_model.h"

namespace dialogue {
namespace {

constexpr std::size_t most = 5;  ///< of one sort on the page; the rest is a touch away

QString id_text(const Uuid& id) { return QString::fromStdString(id.text()); }

/// Collects the rows of the page for one question.
class Collector {
 public:
  Collector(Replica& replica, const Format& format, qint64 now)
      : replica_(replica), format_(format), words_(replica, format), status_(replica.status()), now_(now) {}

  ItemListModel::Items collect(const QString& section) {
    if (section == "waiting") waiting();
    if (section == "begun") begun();
    if (section == "meetings") meetings();
    if (section == "drafts")
      for (const char* kind : {"support_request", "support_offer", "pledge", "pledge_update"}) own(kind, "draft", "draft");
    return std::move(items_);
  }

 private:
  using Where = std::vector<Condition>;

  void waiting() {
    decisions();
    for (const char* kind : {"support_request", "support_offer"}) own(kind, "returned", "undo");
    own("pledge_update", "clarification_asked", "undo");
    moderation();
    actions();
  }

  void decisions() {
    std::set<Uuid> seen;
    for (const Refusal& each : replica_.refusals()) {
      if (seen.size() >= most || !seen.insert(each.record).second) continue;
      add({{"itemId", "refusal" + QString::number(each.id)},
           {"detail", "refusals"},
           {"iconName", "attention"},
           {"title", words_.title(each.kind, each.title)},
           {"note", TodayModel::tr("Not accepted: %1").arg(sentence_of(each.error, format_.lang(), kind(each.kind)))},
           {"alert", true}});
    }
    seen.clear();
    for (const Proposal& each : replica_.proposals()) {
      if (seen.size() >= most || !seen.insert(each.record).second) continue;
      add({{"itemId", "proposal" + id_text(each.id)},
           {"detail", "proposals"},
           {"iconName", "compare"},
           {"title", words_.title(each.kind, each.title)},
           {"note", TodayModel::tr("Two values for one field: %1").arg(words_.label(each.kind, each.field))},
           {"alert", true}});
    }
  }

  /// For those who decide on them; authors hold the items of their own words, too.
  void moderation() {
    const auto grants = replica_.actor().grants;
    if (std::any_of(grants.begin(), grants.end(), [](const ActiveGrant& grant) { return grant.role == "SO" || grant.role == "SC"; }))
      list("moderation_item", {{"state", Condition::Op::eq, "open"}}, "at", "attention");
  }

  /// Records of the own organisation in a state.
  void own(const char* kind, const char* state, const char* icon) {
    list(kind, {{"state", Condition::Op::eq, state}, {"owner_org", Condition::Op::eq, status_.organisation.text()}}, "", icon);
  }

  void actions() {
    for (const char* state : {"accepted", "in_progress", "carried_over"})
      list("action_item", {{"state", Condition::Op::eq, state}, {"owner_person", Condition::Op::eq, status_.person.text()}}, "due",
           "check");
  }

  /// Forms that were begun on this device and not saved, the newest first.
  void begun() {
    const auto forms = kept_forms(replica_);
    const auto open = replica_.proposals();
    for (auto form = forms.rbegin(); form != forms.rend(); ++form) {
      const Kind* of = kind(form->kind);
      const bool settles = form->kind == settling;
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

  void meetings() {
    const QDate yesterday = QDateTime::fromMSecsSinceEpoch(now_).date().addDays(-1);
    list("meeting", {{"planned_on", Condition::Op::gt, yesterday.toString(Qt::ISODate).toStdString()}}, "planned_on", "meetings");
  }

  void list(const std::string& name, Where where, const std::string& sort, const char* icon) {
    const Kind* of = kind(name);
    if (!of) return;
    ListQuery query;
    query.where = std::move(where);
    query.sort = sort;
    query.limit = most;
    const auto columns = list_columns(*of);
    const auto keys = replica_.keys(name, query);
    const auto rows = keys ? replica_.rows(name, *keys, columns) : Result<std::vector<Listed>>(keys.error());
    if (!rows) return;
    for (const Listed& row : *rows) {
      const ListedWords said = words_.row(*of, columns, row);
      add({{"itemId", id_text(row.id)},
           {"recordId", id_text(row.id)},
           {"iconName", icon},
           {"title", said.title},
           {"note", name == "meeting" ? said.facts : format_.in(of->label) + (said.facts.isEmpty() ? QString() : " · " + said.facts)},
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
  ItemListModel::Items items_;
};

}  // namespace

TodayModel::TodayModel(QObject* parent)
    : ItemListModel(
          {"itemId", "recordId", "detail", "iconName", "title", "note", "tag", "sync", "alert", "formKind", "parentField", "parentId"},
          parent) {
  connect(this, &TodayModel::sectionChanged, this, &TodayModel::reread);
}

std::function<ItemListModel::Items(Replica&, const Format&)> TodayModel::question() const {
  return [now = services()->clock().unix_ms(), section = section_](Replica& replica, const Format& format) {
    return Collector(replica, format, now).collect(section);
  };
}

}  // namespace dialogue
