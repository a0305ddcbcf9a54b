// SPDX-License-Identifier: Apache-2.0
#include "client/app/services/undo.h"

#include <utility>

namespace dialogue {

Undo::Undo(StoreThread* store, QObject* parent) : QObject(parent), store_(store) {
  timer_.setSingleShot(true);
  connect(&timer_, &QTimer::timeout, this, &Undo::forget);
  connect(store_, &StoreThread::changed, this, &Undo::look);
}

void Undo::offer(const QString& sentence, WayBack back) {
  end();
  ++offers_;
  sentence_ = sentence;
  back_ = std::move(back);
  timer_.start(offered_ms);
  emit changed();
}

void Undo::offer_before(const QString& sentence, Verb step, std::function<void()> after) {
  end();
  ++offers_;
  sentence_ = sentence;
  step_ = std::move(step);
  after_ = std::move(after);
  timer_.start(offered_ms);
  emit changed();
}

/// Hides a button that would fail.
void Undo::look() {
  if (!back_.verb || !back_.open) return;
  store_->ask<bool>(this, back_.open, [this, offer = offers_](bool open) {
    if (open || offer != offers_ || !back_.verb) return;
    forget();
    emit passed();
  });
}

/// Does the step that was put off.
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
  const WayBack back = std::exchange(back_, {});
  forget();
  if (!back.verb) return;
  store_->change<Status>(this, back.verb, [this](const Status& status) {
    emit done(status.ok(), status ? QString() : QString::fromStdString(status.error().code));
  });
}

}  // namespace dialogue
