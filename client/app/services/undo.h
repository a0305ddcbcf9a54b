// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QTimer>
#include <functional>

#include "client/app/services/store_thread.h"
#include "client/app/services/way_back.h"

namespace dialogue {

/// The last step that can be taken back with one touch, for ten seconds. GUI thread.
class Undo : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("made by the program")
  Q_PROPERTY(QString sentence READ sentence NOTIFY changed)  ///< what was done; empty when there is nothing to take back

 public:
  using Verb = std::function<Status(Replica&)>;
  static constexpr int offered_ms = 10'000;

  explicit Undo(StoreThread* store, QObject* parent = nullptr);

  QString sentence() const { return sentence_; }
  /// `back` undoes what `sentence` says, for as long as it can.
  void offer(const QString& sentence, WayBack back);
  /// What cannot be undone is done only once its time is over, or when the next step is offered. It is not done if the program ends before.
  /// `after` follows when it was done, and when it was called off.
  void offer_before(const QString& sentence, Verb step, std::function<void()> after);
  Q_INVOKABLE void take();
  Q_INVOKABLE void forget();

 signals:
  void changed();
  void done(bool ok, const QString& code);
  void passed();  ///< what was offered cannot be undone any more, because it is sent

 private:
  StoreThread* store_;
  QString sentence_;
  void end();
  void look();

  WayBack back_;
  Verb step_;
  int offers_ = 0;  // which of them an answer is about
  std::function<void()> after_;
  QTimer timer_;
};

}  // namespace dialogue
