// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QThread>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "client/core/verbs/trust.h"
#include "sync/session.h"

namespace dialogue {

/// Carries one request at a time on a thread of its own, so that a slow line holds up neither pages nor the store. GUI thread.
class NetworkLine : public QObject {
  Q_OBJECT

 public:
  struct Connection {
    std::unique_ptr<Transport> transport;
    std::function<void()> interrupt;  ///< ends a call under way; from any thread; may be empty
  };
  /// Makes the transport to a server; called on the network thread.
  using Connect = std::function<Result<Connection>(const ServerPlace&)>;
  using Tell = std::function<void(Result<WireReply>, qint64 milliseconds)>;

  explicit NetworkLine(Connect connect, QObject* parent = nullptr);
  /// Interrupts the call under way.
  ~NetworkLine() override;

  /// Stands the line up.
  void connect_to(const ServerPlace& server, std::function<void(Status)> tell);
  void call(const ServerPlace& server, const WireRequest& request, Tell tell);

 private:
  Connect connect_;
  QThread thread_;
  QObject worker_;
  Status reach(const ServerPlace& server);
  Result<WireReply> carry(const ServerPlace& server, const WireRequest& request);

  ServerPlace server_;  // on the network thread
  std::mutex mutex_;
  Connection connection_;  // replaced under the mutex, on the network thread
};

}  // namespace dialogue
