// SPDX-License-Identifier: Apache-2.0
#include "client/app/lists/item_list_model.h"

#include <algorithm>

namespace dialogue {

ItemListModel::ItemListModel(QByteArrayList roles, QObject* parent) : QAbstractListModel(parent), roles_(std::move(roles)) {
  timer_.setSingleShot(true);
  connect(&timer_, &QTimer::timeout, this, &ItemListModel::ask);
}

void ItemListModel::set_services(Services* services) {
  if (services_ || !services) return;
  services_ = services;
  connect(services->store(), &StoreThread::opened, this, &ItemListModel::reread);
  connect(services->store(), &StoreThread::changed, this, &ItemListModel::reread);
  connect(services->language(), &Language::changed, this, &ItemListModel::reread);
  emit servicesChanged();
  reread();
}

void ItemListModel::ask() {
  if (!services_ || !services_->ready()) return;
  services_->store()->ask<Items>(
      this, [question = question(), format = services_->format()](Replica& replica) { return question(replica, format); },
      [this, asked = ++asked_](Items items) {
        if (asked == asked_) take(std::move(items));
      });
}

/// Items that are the same thing keep their place. The rest is replaced between the common beginning and end.
void ItemListModel::take(Items items) {
  const QString id = QString::fromLatin1(roles_.first());
  const auto same = [&](const QVariantMap& a, const QVariantMap& b) { return a[id] == b[id]; };
  const std::size_t shorter = std::min(items.size(), items_.size());
  std::size_t head = 0, tail = 0;
  while (head < shorter && same(items[head], items_[head])) ++head;
  while (tail < shorter - head && same(items[items.size() - 1 - tail], items_[items_.size() - 1 - tail])) ++tail;
  const int from = static_cast<int>(head);
  if (const int gone = static_cast<int>(items_.size() - head - tail); gone > 0) {
    beginRemoveRows({}, from, from + gone - 1);
    items_.erase(items_.begin() + from, items_.begin() + from + gone);
    endRemoveRows();
  }
  if (const int come = static_cast<int>(items.size() - head - tail); come > 0) {
    beginInsertRows({}, from, from + come - 1);
    items_ = std::move(items);
    endInsertRows();
  } else {
    items_ = std::move(items);
  }
  loaded_ = true;
  if (!items_.empty()) emit dataChanged(index(0), index(count() - 1));
  emit countChanged();
}

void ItemListModel::verb(std::function<Status(Replica&)> verb) {
  services_->store()->change<Status>(this, std::move(verb), [this](const Status& status) {
    if (status)
      emit kept();
    else
      emit refused(sentence_of(status.error(), services_->language()->lang()));
  });
}

QVariant ItemListModel::data(const QModelIndex& index, int role) const {
  const int at = role - Qt::UserRole - 1;
  if (!index.isValid() || !has(index.row()) || at < 0 || at >= roles_.size()) return {};
  return item(index.row())[QString::fromLatin1(roles_[at])];
}

QHash<int, QByteArray> ItemListModel::roleNames() const {
  QHash<int, QByteArray> names;
  for (int i = 0; i < roles_.size(); ++i) names[Qt::UserRole + 1 + i] = roles_[i];
  return names;
}

}  // namespace dialogue
