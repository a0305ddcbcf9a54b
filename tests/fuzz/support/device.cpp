// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/support/device.h"

#include "shared/base/hash.h"
#include "shared/domain/platform.h"
#include "shared/wire/compress.h"
#include "shared/wire/json.h"
#include "sync/codec.h"
#include "sync/meta.h"
#include "sync/outbox.h"
#include "tests/fakes/proven.h"
#include "tests/fuzz/support/expect.h"

namespace dialogue::fuzz {

namespace {

void edit(const DevicePorts& ports, const Raw& title) {
  StoreTransaction transaction(ports.store);
  IdentityMap bench(ports);
  Outbox outbox(ports, bench);
  outbox.edit(Device::record(), {{"title", title}}, nullptr);
  bench.flush();
  transaction.commit();
}

std::vector<StoredChange> changes_of(ReplicaStore& store, const Uuid& record) {
  auto out = store.settled_of(record, 0, INT64_MAX);
  for (auto& change : store.waiting_of(record)) out.push_back(std::move(change));
  return out;
}

}  // namespace

Uuid Device::person() { return *Uuid::parse("01900000-0000-7000-8000-0000000000aa"); }
Uuid Device::record() { return *Uuid::parse("01900000-0000-7000-8000-0000000000bb"); }

Device::Device(bool with_record)
    : ports{store, platform(), clock, random, [](std::string_view) { return std::make_unique<test::NoSigner>(); }}, session(ports) {
  if (!with_record) return;
  store.begin();
  store.set_meta(meta::person, person().text());
  store.set_meta(meta::device, "01900000-0000-7000-8000-0000000000dd");
  store.set_meta(meta::epoch, "9f3a01bc5d7e2210");
  store.set_meta(meta::incarnation, "00000000000000aa");
  set_bytes(store, meta::seed, std::string(32, 's'));
  note_line_keys(store, {std::string(32, 'l'), std::string(32, 'n'), {}});
  store.commit();
  SyncResponse first;
  first.scopes = {{1, "org:x"}, {2, "participants"}};
  first.rows = {
      {"support_request",
       record(),
       0,
       5,
       true,
       {{"title", "\"theirs\""}, {"summary", "\"One.\\n\\nTwo.\""}, {"created_by", json::quote(person().text())}, {"state", "\"draft\""}},
       {1},
       {}}};
  first.cursor = "c5";
  session.begin();
  const auto asked = session.next().take();
  session.take(test::proven_reply(*asked, {200, "application/json", encode(first)})).take();
  edit(ports, "\"my title\"");
  session.begin();
  session.next().take();
  edit(ports, "\"my next title\"");
}

std::string Device::dump() {
  std::string out;
  store.scan([&](const RecordHead& head) {
    out += head.id.text() + " " + std::to_string(static_cast<int>(head.sync)) + std::to_string(static_cast<int>(head.ghost)) + "\n";
    for (const auto& facet : head.facets) {
      out += std::to_string(facet.seq) + " " + std::to_string(facet.sum);
      for (const ScopeId id : facet.scopes) out += " " + std::to_string(id);
      out += "\n";
    }
    for (const auto& [path, value] : store.read(head)) out += path + "=" + value + "\n";
    for (const auto& [path, value] : store.under(head)) out += "under " + path + "=" + value + "\n";
    for (const auto& change : changes_of(store, head.id))
      out += std::to_string(change.id) + " " + std::to_string(change.seq) + encode_change(change.change) + "\n";
  });
  for (const auto& scope : store.scopes())
    out += scope.name + std::to_string(scope.id) + " " + std::to_string(scope.sum) + " " + std::to_string(scope.rows) +
           std::to_string(scope.refill) + "\n";
  for (const auto key : {meta::epoch, meta::cursor, meta::incarnation, meta::counter, meta::backup_seq, meta::common, meta::server})
    out += std::string(key) + store.meta(key) + "\n";
  return out;
}

bool Device::still_says(const Raw& value) {
  for (const auto& change : changes_of(store, record()))
    for (const auto& cell : change.change.cells)
      if (cell.value == value) return true;
  return false;
}

Result<SyncRequest> Device::request_of(const WireRequest& request) {
  auto json = unpack(request.body, 64u << 20);
  if (!json) return json.error();
  return decode_sync_request(*json);
}

}  // namespace dialogue::fuzz
