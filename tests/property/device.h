// SPDX-License-Identifier: Apache-2.0
// The real device engine (outbox, sealer, intake) on either of its stores, speaking to a real service in bytes.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sync/device_session.h"
#include "sync/outbox.h"
#include "tests/server/service_fixture.h"

namespace dialogue::test {

enum class On { memory, sqlite };

class EngineDevice {
 public:
  /// Enrolled in the world's service.
  EngineDevice(World& world, const Uuid& person, On on = On::memory);

  // The user's verbs; the code of the refusal, or nothing.
  std::string edit(const Uuid& id, const NewCells& cells);
  std::string act(const std::string& name, const Uuid& id, const NewCells& args = {});
  Uuid create(const std::string& kind, const NewCells& cells);
  /// Recalls the newest change that is not sealed yet; false when there is none.
  bool recall();

  /// One request, sent and answered; what the answer was. Nothing = both sides agree.
  std::optional<SyncResponse> round(bool lose_answer = false);
  /// Until both sides agree.
  void sync();
  /// Takes this answer as that to a fresh request; the code of the refusal.
  std::string take(const SyncResponse& answer);
  std::string take_bytes(const std::string& body, const std::string& type = "application/json");
  /// What the service says to this device for this request.
  SyncResponse ask(const SyncRequest& request) { return world.service->sync(id, request); }
  void page(std::uint32_t bytes) { session.set_page(bytes); }

  bool holds(const Uuid& record) { return store->head(record).has_value(); }
  Raw cell(const Uuid& record, std::string_view path);
  std::vector<Uuid> open_proposals();

  /// Everything held, as text: rows with sequences, sums, scopes, view and base, what waits. It does not say when or how often it was told.
  /// `marks`: also the state that lists show, which a refusal makes each device's own.
  std::string dump(bool marks = true);
  /// Where sums made anew differ from those kept.
  std::vector<std::string> wrong_sums();

  World& world;
  Uuid person, id;
  std::unique_ptr<ReplicaStore> store;
  DevicePorts ports;
  DeviceSession session;
  std::uint64_t proposed = 0, rejected = 0;  ///< verdicts so far

 private:
  template <class Verb>
  std::string refused(Verb verb);
};

/// The first line in which two dumps differ; empty = none.
std::string difference(const std::string& have, const std::string& want);

/// Server: log (content, result, verdict), rows with versions and feed, as text; with the sums if wanted.
std::string dump(World& world, bool sums = true);

}  // namespace dialogue::test
