// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QTimer>
#include <set>
#include <unordered_map>
#include <vector>

#include "client/app/services/services.h"
#include "client/core/verbs/replica.h"

namespace dialogue {

/// The records of a kind, filtered, sorted, searched. It holds their keys. It reads rows only for the window that a view shows, and keeps
/// them in a bounded cache. Rows move by insert and remove, so that a view keeps its place. GUI thread.
class RecordListModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(dialogue::Services* services READ services WRITE set_services NOTIFY changed REQUIRED)
  Q_PROPERTY(QString kind READ kind WRITE set_kind NOTIFY changed)
  Q_PROPERTY(QString search READ search WRITE set_search NOTIFY changed)
  Q_PROPERTY(QString stateFilter READ state_filter WRITE set_state_filter NOTIFY changed)
  Q_PROPERTY(QString sort READ sort WRITE set_sort NOTIFY changed)
  Q_PROPERTY(bool mineOnly READ mine_only WRITE set_mine_only NOTIFY changed)              ///< of the person's own organisation
  Q_PROPERTY(QString parentField READ parent_field WRITE set_parent_field NOTIFY changed)  ///< with parentId: only children of a record
  Q_PROPERTY(QString parentId READ parent_id WRITE set_parent_id NOTIFY changed)
  Q_PROPERTY(int limit READ limit WRITE set_limit NOTIFY changed)  ///< 0 = all
  Q_PROPERTY(int count READ count NOTIFY countChanged)
  Q_PROPERTY(bool loaded READ loaded NOTIFY countChanged)
  Q_PROPERTY(bool canCreate READ can_create NOTIFY countChanged)
  Q_PROPERTY(QString problem READ problem NOTIFY countChanged)
  Q_PROPERTY(QString label READ label NOTIFY wordsChanged)     ///< the kind, in words
  Q_PROPERTY(QString newOne READ new_one NOTIFY wordsChanged)  ///< what the form of a new one is called
  Q_PROPERTY(QString plural READ plural NOTIFY wordsChanged)
  Q_PROPERTY(QString countText READ count_text NOTIFY wordsChanged)
  Q_PROPERTY(QVariantList states READ states NOTIFY wordsChanged)  ///< {code, label}
  Q_PROPERTY(QVariantList sorts READ sorts NOTIFY wordsChanged)    ///< {code, label}

 public:
  enum Role { IdRole = Qt::UserRole + 1, TitleRole, FactsRole, StateRole, StateLabelRole, SyncRole, ReadyRole };

  explicit RecordListModel(QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  Services* services() const { return services_; }
  QString kind() const { return kind_; }
  QString search() const { return search_; }
  QString state_filter() const { return state_; }
  QString sort() const { return sort_; }
  bool mine_only() const { return mine_; }
  QString parent_field() const { return parent_field_; }
  QString parent_id() const { return parent_id_; }
  int limit() const { return limit_; }
  int count() const { return static_cast<int>(keys_.size()); }
  bool loaded() const { return loaded_; }
  bool can_create() const { return can_create_; }
  QString problem() const { return problem_; }
  QString label() const;
  QString new_one() const;
  QString plural() const;
  QString count_text() const;
  QVariantList states() const;
  QVariantList sorts() const;

  void set_services(Services* services);
  void set_kind(const QString& kind);
  void set_search(const QString& text) { set(search_, text); }
  void set_state_filter(const QString& state) { set(state_, state); }
  void set_sort(const QString& sort) { set(sort_, sort); }
  void set_mine_only(bool mine) { set(mine_, mine); }
  void set_parent_field(const QString& field) { set(parent_field_, field); }
  void set_parent_id(const QString& id) { set(parent_id_, id); }
  void set_limit(int limit) { set(limit_, limit); }

  Q_INVOKABLE int rowOf(const QString& id) const;  ///< among the rows that are read; -1 = not there

 signals:
  void changed();
  void countChanged();
  void wordsChanged();

 private:
  struct Row {
    QString id, title, facts, state, state_label, sync;
    bool stale = false;
  };
  struct Keys;
  struct Window;

  template <class T>
  void set(T& member, const T& value) {
    if (member == value) return;
    member = value;
    emit changed();
    requery();
  }
  const Kind* declared() const;
  ListQuery query() const;
  void requery();
  void read_keys();
  void take_keys(std::vector<RowKey> keys);
  void want(int row) const;
  void read_window();
  void take_window(Window window);
  void all_stale();

  Services* services_ = nullptr;
  QString kind_, search_, state_, sort_, parent_field_, parent_id_, problem_;
  bool mine_ = false, loaded_ = false, can_create_ = false, reading_ = false;
  int limit_ = 0;
  QTimer requery_timer_;
  mutable QTimer window_timer_;
  mutable std::set<int> wanted_;
  std::vector<RowKey> keys_;
  std::unordered_map<RowKey, Row> rows_;
  int asked_ = 0;
};

QString sync_code(SyncState state);

}  // namespace dialogue
