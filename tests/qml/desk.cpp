// SPDX-License-Identifier: Apache-2.0
#include "tests/qml/desk.h"

#include <QDeadlineTimer>
#include <QThread>

namespace dialogue {

ScriptedTransport::ScriptedTransport(std::shared_ptr<Script> script)
    : FakeTransport([script](const WireRequest& request) -> Result<WireReply> {
        ++script->calls;
        if (!script->reachable) return Error{script->why.load(), {}, {}, {}};
        return SampleTransport().call(request);
      }),
      script_(std::move(script)) {}

Status ScriptedTransport::connect() {
  if (script_->reachable) return {};
  ++script_->calls;
  return Error{script_->why.load(), {}, {}, {}};
}

Desk::Desk(std::size_t many) {
  auto opener = [this, many]() -> Result<std::unique_ptr<Replica>> {
    auto replica = std::make_unique<ScriptedReplica>(clock_, random_, many);
    replica_ = replica.get();
    return std::unique_ptr<Replica>(std::move(replica));
  };
  auto connect = [script = script_](const ServerPlace&) -> Result<NetworkLine::Connection> {
    return NetworkLine::Connection{std::make_unique<ScriptedTransport>(script), {}};
  };
  services_ = std::make_unique<Services>(opener, connect, clock_, random_);
  services_->sync()->set_automatic(false);
  services_->start();
  settle();
}

void Desk::settle() {
  int quiet = 0;
  until([&] {
    quiet = services_->store()->under_way() == 0 ? quiet + 1 : 0;
    return quiet > 8;
  });
}

bool Desk::until(const std::function<bool()>& holds) {
  const QDeadlineTimer deadline(30'000);
  while (!deadline.hasExpired()) {
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    if (holds()) return true;
    QThread::yieldCurrentThread();
  }
  return false;
}

}  // namespace dialogue
