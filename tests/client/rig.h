// SPDX-License-Identifier: Apache-2.0
// Real replicas against a real service in one process. Requests are encoded, packed, signed, checked, unpacked and decoded as on a line.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "client/core/replica/replica_impl.h"
#include "server/service/service.h"
#include "shared/domain/platform.h"
#include "sync/session.h"
#include "tests/fakes/clock.h"
#include "tests/fakes/memory_server_store.h"
#include "tests/fakes/random.h"
#include "tests/fakes/transport.h"

namespace dialogue::test {

inline constexpr std::int64_t day_ms = 86'400'000;

/// A folder of its own, gone with the object.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// The line to the service.
class Line final : public FakeTransport {
 public:
  explicit Line(Service& service) : FakeTransport([this](const WireRequest& request) { return carry(request); }), service_(&service) {}
  void reach(Service& service) { service_ = &service; }

  int speaks = protocol_version;              ///< the protocol that the server reads off each request
  std::function<void(SyncResponse&)> change;  ///< makes the server itself say something else, once

 private:
  Result<WireReply> carry(const WireRequest& request);
  Result<SyncResponse> answer(const WireRequest& request);
  Service* service_;
};

struct Server {
  Server();
  void restart();
  Uuid organisation(const char* name, const char* kind = "asylum_authority", const char* country = "NE");
  Uuid person(const char* name, const Uuid& org, const char* role);

  FakeClock clock{FakeClock::start, 1000};
  FakeRandom random;
  Keys keys;
  MemoryServerStore store{platform()};
  std::unique_ptr<InlineWriter> writer;
  std::unique_ptr<Service> service;
};

/// A person's device.
struct Device {
  Device(Server& server, const Uuid& person);
  SyncTotals sync();
  void reopen();
  Record get(const Uuid& id) { return replica->get(id).take(); }
  Raw cell(const Uuid& id, std::string_view path);

  Server& server;
  Folder folder;
  Line line;
  std::unique_ptr<Replica> replica;

 private:
  Replica::Options options();
};

/// Checks that its own check finds nothing.
void check_whole(Device& device);

Raw text(std::string_view plain);

/// A replica in memory, enrolled with a server that is never there.
std::unique_ptr<Replica> replica_in_memory();

}  // namespace dialogue::test
