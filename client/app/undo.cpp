// SPDX-License-Identifier: Apache-2.0
#include "client/app/undo.h"

#include <utility>

namespace dialogue {

Undo::Undo(StoreThread* store, QObject* parent) : QObject(parent), store_(store) {
  timer_.setSingleShot(true);
  connect(&timer_, &QTimer::timeout, this, &Undo::forget);
}

void Undo::offer(const QString& sentence, Verb back) {
  sentence_ = sentence;
  back_ = std::move(back);
  timer_.start(offered_ms);
  emit changed();
}

void Undo::forget() {
  timer_.stop();
  back_ = {};
  if (std::exchange(sentence_, {}).isEmpty()) return;
  emit changed();
}

void Undo::take() {
  Verb back = std::exchange(back_, {});
  forget();
  if (!back) return;
  store_->change<Status>(this, std::move(back), [this](const Status& status) {
    emit done(status.ok(), status ? QString() : QString::fromStdString(status.error().code));
  });
}

}  // namespace dialogue
