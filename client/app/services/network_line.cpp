// SPDX-License-Identifier: Apache-2.0
#include "client/app/services/network_line.h"

#include <QElapsedTimer>

namespace dialogue {

NetworkLine::NetworkLine(Connect connect, QObject* parent) : QObject(parent), connect_(std::move(connect)) {
  thread_.setObjectName("network");
  worker_.moveToThread(&thread_);
  thread_.start();
}

NetworkLine::~NetworkLine() {
  {
    const std::lock_guard lock(mutex_);
    if (connection_.interrupt) connection_.interrupt();
  }
  thread_.quit();
  thread_.wait();
}

/// Has a transport to that server.
Status NetworkLine::reach(const ServerPlace& server) {
  if (connection_.transport && server == server_) return {};
  auto made = connect_ ? connect_(server) : Result<Connection>(Error{"offline", {}, {}, {}});
  if (!made) return made.error();
  const std::lock_guard lock(mutex_);
  connection_ = std::move(*made);
  server_ = server;
  return {};
}

Result<WireReply> NetworkLine::carry(const ServerPlace& server, const WireRequest& request) {
  if (auto reached = reach(server); !reached) return reached.error();
  return connection_.transport->call(request);
}

void NetworkLine::connect_to(const ServerPlace& server, std::function<void(Status)> tell) {
  QMetaObject::invokeMethod(&worker_, [this, server, tell = std::move(tell)] {
    Status up = reach(server);
    if (up) up = connection_.transport->connect();
    QMetaObject::invokeMethod(this, [tell, up] { tell(up); });
  });
}

void NetworkLine::call(const ServerPlace& server, const WireRequest& request, Tell tell) {
  QMetaObject::invokeMethod(&worker_, [this, server, request, tell = std::move(tell)] {
    QElapsedTimer timer;
    timer.start();
    auto reply = std::make_shared<Result<WireReply>>(carry(server, request));
    const qint64 took = timer.elapsed();
    QMetaObject::invokeMethod(this, [tell, reply, took] { tell(std::move(*reply), took); });
  });
}

}  // namespace dialogue
