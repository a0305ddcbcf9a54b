// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPointer>
#include <QThread>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "client/core/verbs/replica.h"

namespace dialogue {

/// Owns the replica on a thread of its own. The GUI thread asks and is told later; it never waits. Questions are answered in order.
/// All members are for the GUI thread; only the questions themselves run on the store's.
class StoreThread : public QObject {
  Q_OBJECT

 public:
  using Opener = std::function<Result<std::unique_ptr<Replica>>()>;

  explicit StoreThread(Opener opener, QObject* parent = nullptr);
  ~StoreThread() override;

  /// Opens the replica: `opened` or `failed` follows.
  void start();
  bool is_open() const { return domain_ != nullptr; }
  /// The declaration never changes, so it may be read on this thread. Valid once open.
  const Domain& domain() const { return *domain_; }

  /// Runs `question` on the store's thread, then `tell` with its answer here, if `receiver` still lives. Before the replica is open,
  /// and when it could not be opened, nothing happens.
  template <class Answer>
  void ask(QObject* receiver, std::function<Answer(Replica&)> question, std::function<void(Answer)> tell) {
    post(receiver, [question = std::move(question), tell = std::move(tell)](Replica& replica) -> std::function<void()> {
      auto answer = std::make_shared<Answer>(question(replica));
      return [tell, answer] { tell(std::move(*answer)); };
    });
  }
  /// The same for a verb that may have changed the replica. `changed` follows when it is done.
  template <class Answer>
  void change(QObject* receiver, std::function<Answer(Replica&)> verb, std::function<void(Answer)> tell) {
    ask<Answer>(this, std::move(verb), [this, guard = QPointer<QObject>(receiver), tell = std::move(tell)](Answer answer) {
      if (guard) tell(std::move(answer));
      emit changed();
    });
  }
  /// The same for a thread that is neither the GUI's nor the store's. That thread waits. Does nothing when the replica is not open.
  template <class Answer>
  std::optional<Answer> wait_for(const std::function<Answer(Replica&)>& question) {
    std::optional<Answer> answer;
    run_waiting([&](Replica& replica) { answer.emplace(question(replica)); });
    return answer;
  }
  /// Closes the replica, lets `erase` clear its folder, and opens it again: `opened` or `failed` follows. If the folder could not be
  /// cleared, `not_cleared` comes before.
  void begin_again(std::function<Status(const std::string& dir)> erase);
  /// Says `changed`, for whoever changed the replica by several questions (a sync).
  void announce() { emit changed(); }

  /// Questions not answered yet; tests wait for 0.
  int under_way() const { return under_way_; }

 signals:
  void opened();
  void failed(const QString& code);
  void not_cleared(const QString& code);
  void changed();  ///< records, outbox, proposals or grants may be other than before

 private:
  class Worker;
  using Question = std::function<std::function<void()>(Replica&)>;
  void post(QObject* receiver, Question question);
  void run_waiting(const std::function<void(Replica&)>& work);
  void tell_opened(const Error& error, const Error& clearing, const Domain* domain);

  Opener opener_;
  QThread thread_;
  std::unique_ptr<Worker> worker_;
  const Domain* domain_ = nullptr;
  int under_way_ = 0;
};

}  // namespace dialogue
