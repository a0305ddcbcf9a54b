// SPDX-License-Identifier: Apache-2.0
#include "client/app/undo.h"

#include <utility>

namespace dialogue {

Undo::Undo(StoreThread* store, QObject* parent) : QObject(parent), store_(store) {
  timer_.setSingleShot(true);
  connect(&timer_, &QTimer::timeout, this, &Undo::forget);
}

void Undo::offer(const QString& sentence, Verb back) {
  end();
  sentence_ = sentence;
  back_ = std::move(back);
  timer_.start(offered_ms);
  emit changed();
}

void Undo::offer_before(const QString& sentence, Verb step, std::function<void()> after) {
  end();
  sentence_ = sentence;
  step_ = std::move(step);
  after_ = std::move(after);
  timer_.start(offered_ms);
  emit changed();
}

/// The step that was put off is done now.
void Undo::end() {
  timer_.stop();
  back_ = {};
  const Verb step = std::exchange(step_, {});
  if (!step) return;
  store_->change<Status>(this, step, [after = std::exchange(after_, {})](const Status&) { after(); });
}

void Undo::forget() {
  end();
  if (std::exchange(sentence_, {}).isEmpty()) return;
  emit changed();
}

void Undo::take() {
  if (std::exchange(step_, {})) {
    std::exchange(after_, {})();
    forget();
    emit done(true, {});
    return;
  }
  Verb back = std::exchange(back_, {});
  forget();
  if (!back) return;
  store_->change<Status>(this, std::move(back), [this](const Status& status) {
    emit done(status.ok(), status ? QString() : QString::fromStdString(status.error().code));
  });
}

}  // namespace dialogue
