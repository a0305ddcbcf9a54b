// SPDX-License-Identifier: Apache-2.0
// A small platform on a store in memory, and devices that speak to its service without HTTP. The devices hold what they were sent, cell by
// cell, and check the sums: a model of the client's base, written apart from it.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "server/service/service.h"
#include "shared/base/signer.h"
#include "sync/messages.h"
#include "tests/fakes/clock.h"
#include "tests/fakes/memory_server_store.h"
#include "tests/fakes/random.h"

namespace dialogue::test {

/// organisation, person, role_grant, device, proposal, moderation_item, and for the tests themselves: request (facets main and internal,
/// parts need_line), remark (a child of request), tag (natural key), memo (value fields only).
const Domain& small_domain();

Raw text(std::string_view plain);

struct World;

class TestDevice {
 public:
  TestDevice(World& world, const Uuid& person);

  struct Facet {
    std::uint64_t seq = 0;
    std::map<Path, Raw> cells;
    std::set<ScopeId> scopes;
  };
  using Key = std::pair<Uuid, int>;

  /// Seals an edit; saw = what this device holds of the facet, unless given.
  void edit(const std::string& kind, const Uuid& record, std::vector<CellEdit> cells, bool create = false);
  void edit_seen(const std::string& kind, const Uuid& record, std::vector<std::pair<Path, Raw>> cells);
  Uuid create(const std::string& kind, std::vector<std::pair<Path, Raw>> cells);
  void act(const std::string& kind, const Uuid& record, const std::string& act, std::vector<std::pair<std::string, Raw>> args = {});
  void seal(Change change);

  /// Sends what is sealed and pulls until there is no more. Checks sums. Returns all receipts.
  std::vector<Receipt> sync();
  SyncRequest request();
  SyncResponse exchange(const SyncRequest& request);
  void take(const SyncResponse& response);
  Batch batch_of(const std::vector<SealedChange>& changes);

  /// Where this device holds something else than the server has in its scopes.
  std::vector<std::string> differences();

  Receipt only() const;  ///< the last sync had one receipt
  bool holds(const Uuid& record, int facet = 0) const { return base.contains({record, facet}); }
  std::set<Uuid> records() const;
  Raw cell(const Uuid& record, const Path& path, int facet = 0) const;
  std::uint64_t seq(const Uuid& record, int facet = 0) const;
  std::string state(const Uuid& record) const;
  std::vector<Uuid> open_proposals() const;

  World& world;
  Uuid id, person;
  std::string incarnation = "00000000000000aa";
  Ed25519Signer key;
  std::uint64_t counter = 0;
  std::int64_t clock_off = 0;  ///< ms that its clock is ahead of the world's
  std::vector<SealedChange> outbox;
  std::vector<SealedChange> kept;
  std::vector<std::pair<Receipt, std::vector<Hash32>>> kept_receipts;
  std::map<Key, Facet> base;
  std::map<Uuid, std::string> kinds;
  std::set<ScopeId> scopes;
  std::map<ScopeId, std::string> names;
  std::string cursor;
  std::vector<std::string> past;
  Epoch epoch;
  std::uint32_t page = 1u << 20;
  std::vector<Receipt> receipts;
  bool sums_agree = true;
  std::uint64_t pages = 0;
};

struct World {
  /// Over a store in memory, or the one given.
  explicit World(const Domain& domain = small_domain(), std::unique_ptr<ServerStore> store = nullptr);
  /// Closes the service and opens it anew over the same store.
  void reopen();

  Uuid org(const std::string& name, const std::string& kind = "asylum_authority", const std::string& country = "FR");
  Uuid person(const std::string& name, const Uuid& org, const std::string& role);
  std::unique_ptr<TestDevice> device(const Uuid& person);

  const Domain& domain;
  std::unique_ptr<ServerStore> store;
  MemoryServerStore* memory = nullptr;  ///< null when another was given
  FakeClock clock;
  FakeRandom random;
  Keys keys;
  std::unique_ptr<Writer> writer;
  Quotas quotas;
  std::unique_ptr<Service> service;
};

/// One organisation with two persons and a device each, and a third of another organisation; everything is synced.
struct Trio : World {
  explicit Trio(std::unique_ptr<ServerStore> store = nullptr);
  Uuid org_a, org_b, ann, bob, cleo;
  std::unique_ptr<TestDevice> a, b, c;
  /// A draft request of Ann's, known to Bob.
  Uuid draft();
};

}  // namespace dialogue::test
