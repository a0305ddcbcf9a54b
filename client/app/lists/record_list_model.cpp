// SPDX-License-Identifier: Apache-2.0
#include "client/app/lists/record_list_model.h"

#include <algorithm>

#include "client/app/lists/new_form.h"
#include "client/app/words/cell_words.h"
#include "client/app/words/list_columns.h"
#include "shared/model/declaration.h"
#include "shared/wire/json_string.h"

namespace dialogue {
namespace {
constexpr int ahead = 20;  ///< rows read beyond the one asked for, to either side
constexpr std::size_t cache_rows = 600;
constexpr std::size_t long_list = 2'000;  ///< from here on, the rows on screen are read again first, and the order of all a little later
constexpr int later_ms = 400;
constexpr std::size_t window_rows = 120;  ///< at most this many in one question to the store
}  // namespace

struct RecordListModel::Keys {
  std::vector<RowKey> keys;
  Error error;
  bool can_create = false;
};

struct RecordListModel::Window {
  std::vector<RowKey> keys;  // asked for
  std::vector<std::pair<RowKey, Row>> rows;
  int first = 0, last = 0, asked = 0;
};

QString sync_code(SyncState state) {
  switch (state) {
    case SyncState::local:
      return "local";
    case SyncState::sent:
      return "sent";
    case SyncState::confirmed:
      return "confirmed";
    case SyncState::attention:
      return "attention";
  }
  return {};
}

RecordListModel::RecordListModel(QObject* parent) : QAbstractListModel(parent) {
  requery_timer_.setSingleShot(true);
  window_timer_.setSingleShot(true);
  connect(&requery_timer_, &QTimer::timeout, this, &RecordListModel::read_keys);
  connect(&window_timer_, &QTimer::timeout, this, &RecordListModel::read_window);
}

void RecordListModel::set_services(Services* services) {
  if (services_ || !services) return;
  services_ = services;
  connect(services->store(), &StoreThread::opened, this, &RecordListModel::requery);
  connect(services->store(), &StoreThread::changed, this, [this] {
    if (keys_.size() < long_list) return requery();
    all_stale();
    if (!requery_timer_.isActive()) requery_timer_.start(later_ms);
  });
  connect(services->language(), &Language::changed, this, [this] {
    all_stale();
    emit wordsChanged();
    requery();
  });
  emit changed();
  requery();
}

void RecordListModel::set_kind(const QString& kind) {
  if (kind == kind_) return;
  kind_ = kind;
  state_.clear();
  sort_.clear();
  loaded_ = false;
  if (!keys_.empty()) {
    beginResetModel();
    keys_.clear();
    endResetModel();
  }
  rows_.clear();
  emit changed();
  emit countChanged();
  emit wordsChanged();
  requery();
}

const Kind* RecordListModel::declared() const {
  return services_ && services_->ready() ? services_->store()->domain().kind(kind_.toStdString()) : nullptr;
}

ListQuery RecordListModel::query() const {
  ListQuery query;
  const auto add = [&](const char* field, const QString& value) { query.where.push_back({field, Condition::Op::eq, value.toStdString()}); };
  if (!state_.isEmpty()) add("state", state_);
  if (!parent_field_.isEmpty()) query.where.push_back({parent_field_.toStdString(), Condition::Op::eq, parent_id_.toStdString()});
  query.search = search_.trimmed().toStdString();
  query.sort = sort_.toStdString();
  if (sort_.isEmpty()) query.sort = first_sort(*declared());
  query.limit = static_cast<std::size_t>(limit_);
  return query;
}

void RecordListModel::requery() { requery_timer_.start(0); }

void RecordListModel::read_keys() {
  const Kind* kind = declared();
  if (!kind || (!parent_field_.isEmpty() && parent_id_.isEmpty())) return;
  const int asked = ++asked_;
  services_->store()->ask<Keys>(
      this,
      [kind, query = query(), mine = mine_, parent_field = parent_field_.toStdString(),
       parent = parent_id_.toStdString()](Replica& replica) mutable {
        const auto status = replica.status();
        if (mine) query.where.push_back({"owner_org", Condition::Op::eq, status.organisation.text()});
        Keys out;
        auto keys = replica.keys(kind->name, query);
        if (keys)
          out.keys = std::move(*keys);
        else
          out.error = keys.error();
        Cells cells{{"owner_org", json::quote(status.organisation.text())}};
        if (!parent_field.empty()) cells[parent_field] = json::quote(parent);
        out.can_create = may_begin(replica.actor(), *kind, cells).ok();
        return out;
      },
      [this, asked](Keys keys) {
        if (asked != asked_) return;
        problem_ = keys.error.code.empty() ? QString() : sentence_of(keys.error, services_->language()->lang(), declared());
        can_create_ = keys.can_create;
        take_keys(std::move(keys.keys));
      });
}

/// Removes and inserts only what lies between the common beginning and the common end.
void RecordListModel::take_keys(std::vector<RowKey> keys) {
  const std::size_t shorter = std::min(keys.size(), keys_.size());
  std::size_t head = 0, tail = 0;
  while (head < shorter && keys[head] == keys_[head]) ++head;
  while (tail < shorter - head && keys[keys.size() - 1 - tail] == keys_[keys_.size() - 1 - tail]) ++tail;
  const int from = static_cast<int>(head);
  if (const int gone = static_cast<int>(keys_.size() - head - tail); gone > 0) {
    beginRemoveRows({}, from, from + gone - 1);
    keys_.erase(keys_.begin() + from, keys_.begin() + from + gone);
    endRemoveRows();
  }
  if (const int come = static_cast<int>(keys.size() - head - tail); come > 0) {
    beginInsertRows({}, from, from + come - 1);
    keys_ = std::move(keys);
    endInsertRows();
  }
  loaded_ = true;
  all_stale();
  emit countChanged();
  emit wordsChanged();
}

void RecordListModel::all_stale() {
  for (auto& [key, row] : rows_) row.stale = true;
  if (!keys_.empty()) emit dataChanged(index(0), index(count() - 1));
}

void RecordListModel::want(int row) const {
  wanted_.insert(row);
  if (!window_timer_.isActive()) window_timer_.start(0);
}

/// Reads what the view asked for last, with some rows around it. Asks one question at a time.
void RecordListModel::read_window() {
  const Kind* kind = declared();
  if (reading_ || wanted_.empty() || !kind) return;
  Window window;
  window.first = std::max(0, *wanted_.begin() - ahead);
  window.last = std::min(count() - 1, *wanted_.rbegin() + ahead);
  window.asked = asked_;
  // A view that jumped far may ask for both ends. Then its newest place counts.
  if (window.last - window.first > 400) window.first = std::max(0, window.last - static_cast<int>(window_rows));
  for (int row = window.first; row <= window.last && window.keys.size() < window_rows; ++row) {
    const auto found = rows_.find(keys_[static_cast<std::size_t>(row)]);
    if (found == rows_.end() || found->second.stale) window.keys.push_back(keys_[static_cast<std::size_t>(row)]);
  }
  wanted_.clear();
  if (window.keys.empty()) return;
  reading_ = true;
  services_->store()->ask<Window>(
      this,
      [kind, window, format = services_->format(), above = parent_field_.toStdString()](Replica& replica) mutable {
        auto columns = list_columns(*kind);
        std::erase(columns, above);  // below a record, its rows need not name it
        const CellWords words(replica, format);
        auto listed = replica.rows(kind->name, window.keys, columns);
        if (!listed) return std::move(window);
        for (const Listed& each : *listed) {
          const ListedWords said = words.row(*kind, columns, each);
          Row row;
          row.id = QString::fromStdString(each.id.text());
          row.sync = sync_code(each.sync);
          row.title = said.title;
          row.facts = said.facts;
          row.state = said.state;
          row.state_label = said.state_label;
          window.rows.emplace_back(each.key, std::move(row));
        }
        return std::move(window);
      },
      [this](Window answer) { take_window(std::move(answer)); });
}

void RecordListModel::take_window(Window window) {
  reading_ = false;
  if (rows_.size() > cache_rows) rows_.clear();
  for (RowKey key : window.keys) rows_[key] = Row{};  // a row that is gone meanwhile stays empty until the keys are read again
  for (auto& [key, row] : window.rows) rows_[key] = std::move(row);
  // The keys may have moved meanwhile. Then the whole list looks again, which reads no row that is here.
  const bool same = window.asked == asked_ && window.last < count();
  if (!keys_.empty()) emit dataChanged(index(same ? window.first : 0), index(same ? window.last : count() - 1));
  if (!wanted_.empty()) window_timer_.start(0);
}

int RecordListModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }

QVariant RecordListModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= count()) return {};
  const auto found = rows_.find(keys_[static_cast<std::size_t>(index.row())]);
  const bool here = found != rows_.end();
  if (!here || found->second.stale) want(index.row());
  if (!here) return role == ReadyRole ? QVariant(false) : QVariant(QString());
  const Row& row = found->second;
  switch (role) {
    case IdRole:
      return row.id;
    case Qt::DisplayRole:
    case TitleRole:
      return row.title;
    case FactsRole:
      return row.facts;
    case StateRole:
      return row.state;
    case StateLabelRole:
      return row.state_label;
    case SyncRole:
      return row.sync;
    case ReadyRole:
      return !row.id.isEmpty();
    default:
      return {};
  }
}

QHash<int, QByteArray> RecordListModel::roleNames() const {
  return {{IdRole, "recordId"},           {TitleRole, "title"}, {FactsRole, "facts"}, {StateRole, "stateCode"},
          {StateLabelRole, "stateLabel"}, {SyncRole, "sync"},   {ReadyRole, "ready"}};
}

int RecordListModel::rowOf(const QString& id) const {
  for (const auto& [key, row] : rows_) {
    if (row.id != id) continue;
    const auto at = std::find(keys_.begin(), keys_.end(), key);
    return at == keys_.end() ? -1 : static_cast<int>(at - keys_.begin());
  }
  return -1;
}

QString RecordListModel::new_one() const {
  const Kind* kind = declared();
  return kind ? services_->format().new_one(*kind) : QString();
}

QString RecordListModel::label() const {
  const Kind* kind = declared();
  return kind ? services_->language()->in(kind->label) : QString();
}

QString RecordListModel::plural() const {
  const Kind* kind = declared();
  return kind ? services_->language()->in(kind->plural) : QString();
}

QString RecordListModel::count_text() const { return services_ ? services_->language()->locale().toString(count()) : QString(); }

QVariantList RecordListModel::states() const {
  QVariantList out;
  if (const Kind* kind = declared())
    for (const State& state : kind->states)
      out << QVariantMap{{"code", QString::fromStdString(state.name)}, {"label", services_->language()->in(state.label)}};
  return out;
}

QVariantList RecordListModel::sorts() const {
  QVariantList out;
  const Kind* kind = declared();
  if (!kind) return out;
  const auto add = [&](const Field& field) {
    if (field.type == Type::ref || field.type == Type::person_ref || field.cls == FieldClass::set) return;
    out << QVariantMap{{"code", QString::fromStdString(field.name)}, {"label", services_->language()->in(field.label)}};
  };
  if (const Field* title = kind->field(kind->title_field)) add(*title);
  for (const Field& field : kind->fields)
    if (field.indexed && field.name != kind->title_field) add(field);
  return out;
}

}  // namespace dialogue
