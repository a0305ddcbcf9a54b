// SPDX-License-Identifier: Apache-2.0
// The real endpoints, service, store and devices on a clock that stands still, with random numbers that are always the same. So what they
// say can stand in docs/PROTOCOL.md.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "client/core/replica.h"
#include "server/api/context.h"
#include "server/store/document_folder.h"
#include "server/store/sqlite/sqlite_store.h"
#include "sync/session.h"

namespace dialogue::test {

class StillClock final : public Clock {
 public:
  std::int64_t unix_ms() override { return now; }
  std::int64_t monotonic_ms() override { return now; }
  std::int64_t now = 1'806'400'000'000;
};

class SameRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> out) override {
    for (auto& byte : out) byte = static_cast<std::uint8_t>((state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL) >> 33);
  }

 private:
  std::uint64_t state_ = 2027;
};

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
  /// Moves the clock on.
  void later(int seconds) { clock.now += seconds * 1000; }
  net::Response call(const net::Request& request) { return api::dispatch(*context, request); }

  StillClock clock;
  SameRandom random;
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
class Laptop final : public Transport {
 public:
  explicit Laptop(Scene& scene);
  Result<WireReply> call(const WireRequest& request) override;
  void enrol(const std::string& code);
  void sync();
  const Said& last() const { return said.back(); }

  std::unique_ptr<Replica> replica;
  std::vector<Said> said;

 private:
  Scene& scene_;
};

}  // namespace dialogue::test
