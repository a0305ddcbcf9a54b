// SPDX-License-Identifier: Apache-2.0
#include "client/app/services/store_thread.h"

#include <QTimer>

namespace dialogue {
namespace {
constexpr int idle_after_ms = 400;  ///< postponed work waits until pages have stopped asking
constexpr int idle_pause_ms = 30;   ///< between two slices, so that a page's question comes in between
}  // namespace

/// Lives on the store's thread, as the replica does.
class StoreThread::Worker : public QObject {
 public:
  Worker() : idle_(this) {
    idle_.setSingleShot(true);
    connect(&idle_, &QTimer::timeout, this, [this] {
      if (replica_ && replica_->idle_work()) idle_.start(idle_pause_ms);
    });
  }

  Error open(const Opener& opener) {
    auto opened = opener();
    if (!opened) return opened.error();
    replica_ = std::move(*opened);
    idle_.start(idle_after_ms);
    return {};
  }
  void close() {
    idle_.stop();
    replica_.reset();
  }
  Replica* replica() { return replica_.get(); }
  /// A replica that could only be read when it was opened is opened once more as soon as it can be changed.
  Error renew(const Opener& opener) {
    if (!replica_ || !replica_->worth_opening_again()) return {};
    close();
    return open(opener);
  }
  void rest() { idle_.start(idle_after_ms); }

 private:
  std::unique_ptr<Replica> replica_;
  QTimer idle_;
};

StoreThread::StoreThread(Opener opener, QObject* parent)
    : QObject(parent), opener_(std::move(opener)), worker_(std::make_unique<Worker>()) {
  thread_.setObjectName("store");
  worker_->moveToThread(&thread_);
  thread_.start();
}

StoreThread::~StoreThread() {
  QMetaObject::invokeMethod(
      worker_.get(), [this] { worker_->close(); }, Qt::BlockingQueuedConnection);
  thread_.quit();
  thread_.wait();
}

void StoreThread::tell_opened(const Error& error, const Error& clearing, const Domain* domain) {
  --under_way_;
  domain_ = domain;
  if (!clearing.code.empty()) emit not_cleared(QString::fromStdString(clearing.code));
  if (domain)
    emit opened();
  else
    emit failed(QString::fromStdString(error.code));
}

void StoreThread::start() { begin_again({}); }

void StoreThread::begin_again(std::function<Status(const std::string&)> erase) {
  ++under_way_;
  QMetaObject::invokeMethod(worker_.get(), [this, erase = std::move(erase)] {
    Error clearing;
    if (erase && worker_->replica()) {
      const std::string dir = worker_->replica()->directory();
      worker_->close();
      if (const auto erased = erase(dir); !erased) clearing = erased.error();
    }
    // A replica that could not be cleared is opened as it is: its words are still there.
    const Error error = worker_->open(opener_);
    const Domain* domain = worker_->replica() ? &worker_->replica()->domain() : nullptr;
    QMetaObject::invokeMethod(this, [this, error, clearing, domain] { tell_opened(error, clearing, domain); });
  });
}

void StoreThread::run_waiting(const std::function<void(Replica&)>& work) {
  QMetaObject::invokeMethod(
      worker_.get(),
      [&] {
        if (worker_->replica()) work(*worker_->replica());
        worker_->rest();
      },
      Qt::BlockingQueuedConnection);
}

void StoreThread::post(QObject* receiver, Question question) {
  if (!is_open()) return;
  ++under_way_;
  QMetaObject::invokeMethod(worker_.get(), [this, guard = QPointer<QObject>(receiver), question = std::move(question)] {
    const Error lost = worker_->renew(opener_);
    if (!lost.code.empty()) return void(QMetaObject::invokeMethod(this, [this, lost] { tell_opened(lost, {}, nullptr); }));
    // The question came while the replica was cleared, and the replica could not be opened again.
    if (!worker_->replica()) return void(QMetaObject::invokeMethod(this, [this] { --under_way_; }));
    auto tell = question(*worker_->replica());
    worker_->rest();
    QMetaObject::invokeMethod(this, [this, guard, tell = std::move(tell)] {
      --under_way_;
      if (guard) tell();
    });
  });
}

}  // namespace dialogue
