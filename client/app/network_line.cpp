// SPDX-License-Identifier: Apache-2.0
#include "client/app/network_line.h"

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

Result<WireReply> NetworkLine::carry(const std::string& url, const WireRequest& request) {
  if (!connection_.transport || url != url_) {
    auto made = connect_ ? connect_(url) : Result<Connection>(Error{"offline", {}, {}, {}});
    if (!made) return made.error();
    const std::lock_guard lock(mutex_);
    connection_ = std::move(*made);
    url_ = url;
  }
  return connection_.transport->call(request);
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
