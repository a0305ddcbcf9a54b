// SPDX-License-Identifier: Apache-2.0
#include "client/app/services.h"

#include <array>

namespace dialogue {

Services::Services(StoreThread::Opener opener, SyncModel::Connect connect, Clock& clock, Random& random, QObject* parent)
    : QObject(parent),
      clock_(clock),
      random_(random),
      store_(std::move(opener)),
      settings_(&store_, &language_),
      sync_(&store_, &language_, std::move(connect), clock, random) {
  QObject::connect(&store_, &StoreThread::opened, this, &Services::readyChanged);
  QObject::connect(&store_, &StoreThread::failed, this, [this](const QString& code) {
    failure_ = code;
    emit problemChanged();
  });
  QObject::connect(&language_, &Language::changed, this, &Services::problemChanged);
}

QString Services::problem() const {
  return failure_.isEmpty() ? QString() : sentence_of({failure_.toStdString(), {}, {}, {}}, language_.lang());
}

std::string Services::new_id() {
  std::array<std::uint8_t, 10> random{};
  random_.fill(random);
  return Uuid::v7(clock_.unix_ms(), random).text();
}

}  // namespace dialogue
