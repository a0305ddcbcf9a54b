// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QTimer>
#include <functional>
#include <vector>

#include "client/app/services/services.h"

namespace dialogue {

/// Base of the short lists (what waits, what was refused, proposals, hits of a search). It reads them again whenever the replica or the
/// language changes. The list itself names its roles. GUI thread.
class ItemListModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("a base")
  Q_PROPERTY(dialogue::Services* services READ services WRITE set_services NOTIFY servicesChanged REQUIRED)
  Q_PROPERTY(int count READ count NOTIFY countChanged)
  Q_PROPERTY(bool loaded READ loaded NOTIFY countChanged)

 public:
  using Items = std::vector<QVariantMap>;

  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : count(); }
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  Services* services() const { return services_; }
  void set_services(Services* services);
  int count() const { return static_cast<int>(items_.size()); }
  bool loaded() const { return loaded_; }
  const QVariantMap& item(int row) const { return items_[static_cast<std::size_t>(row)]; }
  bool has(int row) const { return row >= 0 && row < count(); }

 signals:
  void servicesChanged();
  void countChanged();
  /// A verb failed; the argument says why, in words.
  void kept();  ///< a verb is on disk
  void refused(const QString& sentence);

 protected:
  /// `first` is what tells items apart.
  ItemListModel(QByteArrayList roles, QObject* parent);
  void reread() { timer_.start(0); }
  /// Made on the GUI thread, run on the store's: holds copies of what it needs.
  virtual std::function<Items(Replica&, const Format&)> question() const = 0;
  void verb(std::function<Status(Replica&)> verb);

 private:
  void ask();
  void take(Items items);

  QByteArrayList roles_;
  Services* services_ = nullptr;
  Items items_;
  bool loaded_ = false;
  int asked_ = 0;
  QTimer timer_;
};

}  // namespace dialogue
