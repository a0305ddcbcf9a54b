// SPDX-License-Identifier: Apache-2.0
// A server and devices on real files with fixed clocks, keys and randomness. Their requests and answers can be kept. The stored forms and
// messages of a released protocol version are written with it and read back by it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "client/core/verbs/replica.h"
#include "server/api/context.h"
#include "server/service/service.h"
#include "server/store/document_folder.h"
#include "server/store/sqlite/sqlite_store.h"
#include "sync/session.h"
#include "tests/fakes/clock.h"
#include "tests/fakes/random.h"
#include "tests/fakes/transport.h"

namespace dialogue::released {

/// A folder of its own, gone with the object.
class TempFolder {
 public:
  TempFolder();
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  const std::string& path() const { return path_; }
  std::string file(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

/// The server of a folder with server.db, mark and keys, asked as behind its front: signatures are checked.
class Server {
 public:
  Server(const std::string& folder, test::FakeClock& clock, std::uint64_t seed);
  WireReply call(const WireRequest& request);
  Service& service() { return *service_; }
  ServerStore& store() { return store_; }
  Uuid person(const std::string& name, const Uuid& org, const std::string& role);

 private:
  test::FakeClock& clock_;
  test::FakeRandom random_;
  Keys keys_;
  SqliteStore store_;
  InlineWriter writer_;
  DocumentFolder files_;
  std::unique_ptr<Service> service_;
  std::unique_ptr<api::Context> context_;
};

struct Exchange {
  WireRequest request;
  WireReply reply;
};
/// One JSON object a line; bodies as base64url.
std::string as_lines(const std::vector<Exchange>& exchanges);
std::vector<Exchange> from_lines(const std::string& lines);

/// Asks the server and keeps what was said.
class Wire final : public test::FakeTransport {
 public:
  explicit Wire(Server& server);
  std::vector<Exchange> said;
};

std::unique_ptr<Replica> open_replica(const std::string& folder, test::FakeClock& clock, test::FakeRandom& random,
                                      const Domain* domain = nullptr);
void enrol(Replica& replica, Server& server, const Uuid& person);

std::string read_bytes(const std::string& path);
void write_bytes(const std::string& path, const std::string& bytes);
/// Zstandard, as `zstd -d` reads it.
std::string shrink(const std::string& bytes);
std::string grow(const std::string& bytes);

/// What a person sees: each record's kind, id, state and cells, one a line, sorted.
std::string view_of(Replica& replica, const std::vector<std::string>& kinds);
/// The kinds that `view_of` is asked for in what was stored.
const std::vector<std::string>& stored_kinds();

}  // namespace dialogue::released
