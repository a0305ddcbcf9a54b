// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPointer>
#include <QThread>
#include <functional>
#include <memory>

#include "client/core/files/attach.h"

namespace dialogue {

/// Reads the person's files and takes them into the replica's folder. It has a thread of its own, so that a slow disk or a large file holds
/// up neither pages nor the store nor what is on its way. One after another. GUI thread.
class FileTaker : public QObject {
  Q_OBJECT

 public:
  explicit FileTaker(QObject* parent = nullptr);
  ~FileTaker() override;

  /// Runs `work` there, then `tell` here, if `receiver` still lives.
  template <class Answer>
  void run(QObject* receiver, std::function<Answer()> work, std::function<void(Answer)> tell) {
    QMetaObject::invokeMethod(&worker_, [this, guard = QPointer<QObject>(receiver), work = std::move(work), tell = std::move(tell)] {
      auto answer = std::make_shared<Answer>(work());
      QMetaObject::invokeMethod(this, [guard, tell, answer] {
        if (guard) tell(std::move(*answer));
      });
    });
  }

 private:
  QThread thread_;
  QObject worker_;
};

}  // namespace dialogue
