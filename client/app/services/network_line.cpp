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
Status NetworkLine::reach(const std::string& url) {
  if (connection_.transport && url == url_) return {};
  auto made = connect_ ? connect_(url) : Result<Connection>(Error{"offline", {}, {}, {}});
  if (!made) return made.error();
  const std::lock_guard lock(mutex_);
  connection_ = std::move(*made);
  url_ = url;
  return {};
}

Result<WireReply> NetworkLine::carry(const std::string& url, const WireRequest& request) {
  if (auto reached = reach(url); !reached) return reached.error();
  return connection_.transport->call(request);
}

void NetworkLine::connect_to(const std::string& url, std::function<void(Status)> tell) {
  QMetaObject::invokeMethod(&worker_, [this, url, tell = std::move(tell)] {
    Status up = reach(url);
    if (up) up = connection_.transport->connect();
    QMetaObject::invokeMethod(this, [tell, up] { tell(up); });
  });
}

void NetworkLine::call(const std::string& url, const WireRequest& request, Tell tell) {
  QMetaObject::invokeMethod(&worker_, [this, url, request, tell = std::move(tell)] {
    QElapsedTimer timer;
    timer.start();
    auto reply = std::make_shared<Result<WireReply>>(carry(url, request));
    const qint64 took = timer.elapsed();
    QMetaObject::invokeMethod(this, [tell, reply, took] { tell(std::move(*reply), took); });
  });
}

}  // namespace dialogue
