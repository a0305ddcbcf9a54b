// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QThread>
#include <atomic>
#include <map>
#include <memory>
#include <set>
#include <string>

#include "client/app/services/network_line.h"
#include "client/app/services/store_thread.h"
#include "client/core/files/files_remote.h"

namespace dialogue {

/// Brings files here and takes waiting ones to the server. It has a thread and a line of its own, so that neither pages nor exchanges wait
/// for a document. It moves one file after another, and what has come stays when the line breaks. GUI thread.
class FileMover : public QObject {
  Q_OBJECT

 public:
  FileMover(StoreThread* store, NetworkLine::Connect connect, QObject* parent = nullptr);
  ~FileMover() override;

  /// Brings a file here. Does nothing when it is on its way already.
  void fetch(const ServerPlace& server, const std::string& dir, const MaterialFile& file);
  /// Takes the queued files to the server, unless that is under way.
  void send_waiting(const ServerPlace& server);
  /// The bytes of the file that are at the server, as far as this run has seen; -1 = it is not on its way.
  qint64 sent_of(const Uuid& material) const;
  /// Whether this run has seen that the server has it whole.
  bool arrived(const Uuid& material) const { return arrived_.contains(material); }
  /// Why the server did not take the file, last time: a code; empty = it took it, or was not asked.
  QString not_taken(const Uuid& material) const;
  bool moving(const Uuid& material) const { return moving_.contains(material); }
  /// What is under way ends soon. What has come stays.
  void stop();

 signals:
  void progress(const QString& material, qint64 done, qint64 all);
  void fetched(const QString& material, const QString& code);  ///< code empty: it is here
  void sending(const QString& material, qint64 done);          ///< on its way to the server
  void ended(const QString& material);                         ///< it is there, or not: `not_taken` says
  void sent(int files);

 private:
  class Signing;
  void run(std::function<void()> work);
  FileLine line(Session& session, Transport& transport, FileStore& files);
  Result<Transport*> transport(const ServerPlace& server);
  UploadWatch watch_sending();
  Status bring(const ServerPlace& server, const std::string& dir, const MaterialFile& file);

  StoreThread* store_;
  NetworkLine::Connect connect_;
  QThread thread_;
  QObject worker_;
  std::atomic<bool> stopped_{false};
  std::set<Uuid> moving_, arrived_;
  std::map<Uuid, qint64> sent_;
  std::map<Uuid, QString> not_taken_;
  bool sending_ = false;
  ServerPlace server_;  // on the files' thread
  std::mutex mutex_;
  NetworkLine::Connection connection_;  // replaced under the mutex
};

}  // namespace dialogue
