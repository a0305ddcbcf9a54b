// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <string>

#include "client/app/services/network_line.h"
#include "client/app/services/store_thread.h"

namespace dialogue {

/// Waits at the server for news, on a line of its own. So news come by themselves, and asking for them costs nearly nothing. One wait at a
/// time. It says how a wait ended, and whoever hears it decides what follows. GUI thread.
class LiveWatch : public QObject {
  Q_OBJECT

 public:
  LiveWatch(StoreThread* store, NetworkLine::Connect connect, QObject* parent = nullptr);

  /// Waits for something above `cursor` (base64url). False while a wait is under way already.
  bool watch(const ServerPlace& server, const std::string& cursor);
  /// Ends the wait under way without telling anybody.
  void forget() { forgotten_ = waiting_; }

 signals:
  /// The server answered. `news`: it did so before its own time was over.
  void ended(bool news);
  void failed();

 private:
  void take(Result<WireReply> reply, qint64 milliseconds);

  StoreThread* store_;
  NetworkLine line_;
  bool waiting_ = false, forgotten_ = false;
};

}  // namespace dialogue
