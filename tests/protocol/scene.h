// SPDX-License-Identifier: Apache-2.0
// The real endpoints, service, store and devices on a clock that stands still, with random numbers that are always the same. So what they
// say can stand in docs/PROTOCOL.md.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "client/core/verbs/replica.h"
#include "server/api/context.h"
#include "server/store/document_folder.h"
#include "server/store/sqlite/sqlite_store.h"
#include "sync/session.h"
#include "tests/fakes/clock.h"
#include "tests/fakes/random.h"
#include "tests/fakes/transport.h"

namespace dialogue::test {

/// One request and its answer as the endpoints had them.
struct Said {
  net::Request request;
  net::Response answer;
};

class Scene {
 public:
  Scene();
  ~Scene();
  /// The database as it is now becomes the copy that `restore` puts back, as the command would do it.
  void keep_copy();
  void restore();
  /// The process ends and begins again, with the keys as they are now.
  void restart() { stop(), serve(); }
  /// Moves the clock on.
  void later(int seconds) { clock.now += seconds * 1000; }
  net::Response call(const net::Request& request) { return api::dispatch(*context, request); }

  FakeClock clock{1'806'400'000'000};
  FakeRandom random{2027};
  Keys keys;
  std::unique_ptr<Service> service;
  std::unique_ptr<api::Context> context;

 private:
  void serve();
  void stop();

  std::string root_;
  std::unique_ptr<SqliteStore> store_;
  std::unique_ptr<InlineWriter> writer_;
  std::unique_ptr<DocumentFolder> files_;
};

/// A person's device: a replica in memory, and all that it said.
class Laptop final : public FakeTransport {
 public:
  explicit Laptop(Scene& scene);
  void enrol(const std::string& code);
  void sync();
  const Said& last() const { return said.back(); }

  std::unique_ptr<Replica> replica;
  std::vector<Said> said;
  std::int64_t off_ms = 0;  ///< what its clock is off by

 private:
  struct OwnClock final : Clock {
    explicit OwnClock(Laptop& of) : laptop(of) {}
    std::int64_t unix_ms() override { return laptop.scene_.clock.unix_ms() + laptop.off_ms; }
    std::int64_t monotonic_ms() override { return laptop.scene_.clock.monotonic_ms(); }
    Laptop& laptop;
  };
  Scene& scene_;
  OwnClock clock_{*this};
};

}  // namespace dialogue::test
