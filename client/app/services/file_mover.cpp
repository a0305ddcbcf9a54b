// SPDX-License-Identifier: Apache-2.0
#include "client/app/services/file_mover.h"

#include <utility>

#include "shared/base/cause.h"

namespace dialogue {
namespace {
constexpr int tries = 3;  ///< in a row without a byte, before the line is taken for broken
}

/// Signs through the thread that owns the replica, and does nothing else of a session.
class FileMover::Signing final : public Session {
 public:
  explicit Signing(StoreThread& store) : store_(store) {}
  Status authorize(WireRequest& request) override {
    const std::function<Status(Replica&)> sign = [&](Replica& replica) { return replica.session().authorize(request); };
    return store_.wait_for<Status>(sign).value_or(Error{"not_enrolled", {}, {}, {}});
  }
  bool corrects_clock(const WireReply& reply) override {
    const std::function<bool(Replica&)> correct = [&](Replica& replica) { return replica.session().corrects_clock(reply); };
    return store_.wait_for<bool>(correct).value_or(false);
  }
  Result<WireRequest> enrol(const std::string&, const std::string&) override { return no(); }
  Status take_enrolled(const std::string&, const WireReply&) override { return no(); }
  void begin() override {}
  Result<std::optional<WireRequest>> next() override { return no(); }
  Status take(const WireReply&) override { return no(); }
  const SyncTotals& totals() const override { return totals_; }
  void set_page(std::uint32_t) override {}

 private:
  static Error no() { return Error{"not_available", {}, {}, "signs only"}; }
  StoreThread& store_;
  SyncTotals totals_;
};

FileMover::FileMover(StoreThread* store, NetworkLine::Connect connect, QObject* parent)
    : QObject(parent), store_(store), connect_(std::move(connect)) {
  thread_.setObjectName("files");
  worker_.moveToThread(&thread_);
  thread_.start();
}

FileMover::~FileMover() {
  stop();
  thread_.quit();
  thread_.wait();
}

void FileMover::stop() {
  stopped_ = true;
  const std::lock_guard lock(mutex_);
  if (connection_.interrupt) connection_.interrupt();
}

Result<Transport*> FileMover::transport(const ServerPlace& server) {
  if (!connection_.transport || !(server == server_)) {
    auto made = connect_(server);
    if (!made) return made.error();
    const std::lock_guard lock(mutex_);
    connection_ = std::move(*made);
    server_ = server;
  }
  return connection_.transport.get();
}

FileLine FileMover::line(Session& session, Transport& transport, FileStore& files) {
  return {session, transport, files, [this](int failures, bool) { return failures < tries && !stopped_; }, {}};
}

Status FileMover::bring(const ServerPlace& server, const std::string& dir, const MaterialFile& file) {
  const auto carrier = transport(server);
  if (!carrier) return carrier.error();
  Signing session(*store_);
  FileStore files(dir);
  auto way = line(session, **carrier, files);
  const QString id = QString::fromStdString(file.id.text());
  way.progress = [this, id](std::uint64_t done, std::uint64_t all) {
    QMetaObject::invokeMethod(this, [this, id, done, all] { emit progress(id, static_cast<qint64>(done), static_cast<qint64>(all)); });
  };
  const Status got = download(way, file);
  // The record may have been let go of while the bytes were on their way.
  store_->wait_for<bool>([](Replica& replica) { return replica.beside().tidy(), true; });
  return got;
}

void FileMover::run(std::function<void()> work) {
  stopped_ = false;
  QMetaObject::invokeMethod(&worker_, [this, work = std::move(work)] {
    if (!stopped_) work();
  });
}

void FileMover::fetch(const ServerPlace& server, const std::string& dir, const MaterialFile& file) {
  if (dir.empty() || !moving_.insert(file.id).second) return;
  run([this, server, dir, file] {
    const Status got = bring(server, dir, file);
    QMetaObject::invokeMethod(this, [this, id = file.id, got] {
      moving_.erase(id);
      emit fetched(QString::fromStdString(id.text()), got ? QString() : QString::fromStdString(got.error().code));
    });
  });
}

qint64 FileMover::sent_of(const Uuid& material) const {
  const auto it = sent_.find(material);
  return it == sent_.end() ? -1 : it->second;
}

QString FileMover::not_taken(const Uuid& material) const {
  const auto it = not_taken_.find(material);
  return it == not_taken_.end() ? QString() : it->second;
}

/// Emitted on the files' thread, heard on the GUI's.
UploadWatch FileMover::watch_sending() {
  const auto text = [](const Uuid& id) { return QString::fromStdString(id.text()); };
  UploadWatch watch;
  watch.progress = [this, text](const MaterialFile& file, std::uint64_t done) {
    QMetaObject::invokeMethod(this, [this, id = file.id, name = text(file.id), done] {
      sent_[id] = static_cast<qint64>(done);
      emit sending(name, sent_[id]);
    });
  };
  watch.ended = [this, text](const MaterialFile& file, const Status& how) {
    store_->wait_for<bool>([&](Replica& replica) { return note_upload(replica, file, how), true; });
    const bool line = !how && is_line_trouble(how.error());
    const QString code = how || line ? QString() : QString::fromStdString(how.error().code);
    QMetaObject::invokeMethod(this, [this, id = file.id, name = text(file.id), code, there = how.ok()] {
      if (there) arrived_.insert(id);
      sent_.erase(id);
      not_taken_.erase(id);
      if (!code.isEmpty()) not_taken_[id] = code;
      emit ended(name);
    });
  };
  return watch;
}

void FileMover::send_waiting(const ServerPlace& server) {
  if (sending_) return;
  sending_ = true;
  run([this, server] {
    struct Waiting {
      std::string dir;
      WaitingFiles files;
    };
    const std::function<Waiting(Replica&)> ask = [](Replica& replica) -> Waiting { return {replica.directory(), waiting_files(replica)}; };
    int sent_now = 0;
    const auto waiting = store_->wait_for<Waiting>(ask);
    const bool any = waiting && !waiting->files.ready.empty();
    if (const auto carrier = any ? transport(server) : Result<Transport*>(Error{"offline", {}, {}, {}})) {
      Signing session(*store_);
      FileStore files(waiting->dir);
      auto way = line(session, **carrier, files);
      sent_now = static_cast<int>(upload_all(waiting->files, way, watch_sending()).sent);
    }
    QMetaObject::invokeMethod(this, [this, sent_now] {
      sending_ = false;
      if (sent_now > 0) emit sent(sent_now);
    });
  });
}

}  // namespace dialogue
