// SPDX-License-Identifier: Apache-2.0
// An answer of a server that nobody trusts, taken by a device with a waiting and a sent change: first line "STATUS TYPE", then the body.
// What is refused has changed nothing; what is taken leaves sums that are those of the rows.
#include <map>

#include "shared/base/hash.h"
#include "sync/checksum.h"
#include "sync/codec.h"
#include "sync/places.h"
#include "tests/fakes/proven.h"
#include "tests/fuzz/support/device.h"
#include "tests/fuzz/support/expect.h"

using namespace dialogue;
using fuzz::expect;

namespace {

void sums_are_those_of_the_rows(ReplicaStore& store) {
  std::map<ScopeId, std::uint64_t> sums;
  store.scan([&](const RecordHead& head) {
    if (head.own) return;
    Cells base = store.read(head);
    for (const auto& [path, value] : store.under(head)) base[path] = value;
    for (int i = 0; i < static_cast<int>(head.facets.size()); ++i) {
      const auto& facet = head.facets[static_cast<std::size_t>(i)];
      std::uint64_t sum = 0;
      if (facet.seq != 0) {
        sum = facet_seq_sum(head.id, i, facet.seq);
        for (const auto& [path, value] : base)
          if (const auto place = place_of(*head.kind, path); place.facet == i) sum += cell_sum(head.id, place.path, value);
        expect(sum == facet.sum);
      }
      if (head.ghost == Ghost::no)
        for (const ScopeId scope : facet.scopes) sums[scope] += facet.sum;
    }
  });
  for (const auto& scope : store.scopes()) {
    expect(scope.sum == sums[scope.id]);
    sums.erase(scope.id);
  }
  for (const auto& [id, sum] : sums) expect(sum == 0);
}

}  // namespace

FUZZ_TARGET(device_take, input) {
  fuzz::Device device;
  fuzz::Choices choices(input);
  const auto line = choices.line();
  WireReply reply;
  reply.status = line.starts_with("5") ? 503 : line.starts_with("4") ? 400 : 200;
  reply.content_type = line.size() > 4 ? line.substr(4) : "";
  reply.body = choices.rest();
  const auto before = device.dump();
  device.session.begin();
  const auto asked = device.session.next().take();
  const auto sealed = device.dump();
  const auto taken = device.session.take(test::proven_reply(*asked, reply));
  if (!taken && taken.error().code != "checksum" && taken.error().code != "no_progress" && taken.error().code != "upgrade_needed" &&
      taken.error().code != "revoked")
    expect(device.dump() == sealed);
  sums_are_those_of_the_rows(device.store);
  // The person's words are in the outbox, kept, or refused: they are never gone.
  expect(device.still_says("\"my title\""));
  // The next request can be made, or there is a reason why not.
  const auto next = device.session.next();
  if (next && *next) expect(device.request_of(**next).ok());
  if (input.starts_with("200 enrol")) {
    fuzz::Device other(false);
    reply.content_type = "application/json";
    other.session.enrol("CODE", "laptop").take();
    other.session.take_enrolled("http://server", reply).ignore();
  }
}
