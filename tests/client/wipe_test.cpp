// SPDX-License-Identifier: Apache-2.0
// A device that is ordered to erase itself.
#include "client/core/replica/wipe.h"

#include <fstream>
#include <iterator>

#include "client/core/transport/session_keep.h"
#include "shared/wire/compress.h"
#include "sync/codec.h"
#include "tests/client/office.h"
#include "tests/fakes/reconcile.h"

namespace dialogue::test {
namespace {

/// Erases the device as its order says; false when it may not.
bool obey(Device& device) {
  auto farewell = device.replica->session().farewell().take();
  if (!farewell) return false;
  const auto status = device.replica->status();
  device.replica.reset();
  obey_wipe(device.folder.path(), {status.place(), *farewell}).take();
  return true;
}

}  // namespace

TEST_CASE("a device that is ordered to erase itself sends what waits, then nothing of it is left, and the server is told") {
  Office office;
  const Uuid id = office.request(office.a, "Sent at the last moment");
  const auto device = office.a.replica->status().device;
  FileSessionKeep(office.a.folder.path()).save("what takes up the line again");
  auto& admin = office.server.service->admin();
  admin.order_wipe(device).take();
  CHECK_FALSE(office.a.replica->session().farewell().take());
  const auto totals = office.a.sync();
  CHECK(totals.applied == 1);
  CHECK(office.a.cell(id, "title") == text("Sent at the last moment"));
  REQUIRE(obey(office.a));
  for (const char* name : {"replica.db", "replica.db-wal", "files", "wipe", "line_session"})
    CHECK_FALSE(std::filesystem::exists(office.a.folder.path() + "/" + name));
  // Opened again before the server has heard of it, it begins as on the first day, and stays so.
  office.a.reopen();
  CHECK_FALSE(office.a.replica->status().enrolled);
  const auto farewell = farewell_in(office.a.folder.path());
  REQUIRE(farewell);
  const auto state = [&] {
    for (const auto& one : admin.devices().take())
      if (one.id == device) return one.state;
    return std::string();
  };
  CHECK(state() == "enrolled");
  const auto reply = office.a.line.call(farewell->request).take();
  WireReply unproven = reply;
  unproven.proof.clear();
  CHECK_FALSE(farewell_heard(*farewell, unproven));
  CHECK_FALSE(farewell_heard(*farewell, {401, "application/problem+json", R"({"code":"unknown_device"})"}));
  CHECK(farewell_heard(*farewell, reply));
  CHECK(state() == "wiped");
  CHECK(farewell_heard(*farewell, office.a.line.call(farewell->request).take()));
  forget_farewell(office.a.folder.path());
  CHECK_FALSE(farewell_in(office.a.folder.path()));
  office.a.reopen();
  CHECK_FALSE(office.a.replica->status().enrolled);
  CHECK(admin.verify().take().ok);
}

TEST_CASE("a closed device that is ordered to erase itself obeys at once, though its words were not sent") {
  Office office;
  office.request(office.a, "Never sent");
  const auto device = office.a.replica->status().device;
  auto& admin = office.server.service->admin();
  admin.revoke_device(device).take();
  CHECK(reconcile(office.a.replica->session(), office.a.line).error().code == "revoked");
  CHECK_FALSE(obey(office.a));
  admin.order_wipe(device).take();
  CHECK(reconcile(office.a.replica->session(), office.a.line).error().code == "revoked");
  CHECK(obey(office.a));
}

TEST_CASE("an order that the server of this device did not sign erases nothing") {
  Office office;
  const Uuid id = office.request(office.a, "Stays");
  const auto mine = office.a.replica->status().device, other = office.b.replica->status().device;
  office.server.service->admin().order_wipe(other).take();
  std::optional<WipeOrder> order;
  const auto hear = [&](std::optional<WipeOrder> said) {
    office.a.line.change = [said](SyncResponse& answer) { answer.wipe = said; };
    reconcile(office.a.replica->session(), office.a.line).take();
    return office.a.replica->session().farewell().take().has_value();
  };
  office.b.line.spoil = [&](WireReply& reply) { order = decode_sync_response(unpack(reply.body, 1 << 20).take()).take().wipe; };
  office.b.sync();
  REQUIRE(order);
  CHECK_FALSE(hear(order));
  CHECK_FALSE(hear(WipeOrder{"2027-03-17T13:00:00Z", std::string(64, 'x')}));
  CHECK_FALSE(hear(WipeOrder{"", order->signature}));
  CHECK(office.a.cell(id, "title") == text("Stays"));
  // It is its own last word, under another date.
  office.server.service->admin().order_wipe(mine).take();
  office.a.line.change = [&](SyncResponse& answer) {
    REQUIRE(answer.wipe);
    answer.wipe->at[3] = '9';
  };
  office.a.sync();
  CHECK_FALSE(office.a.replica->session().farewell().take());
  office.a.sync();
  CHECK(office.a.replica->session().farewell().take());
}

TEST_CASE("a file of the name of an order erases nothing, whatever it says, and stays where it is") {
  Office office;
  const Uuid id = office.request(office.a, "Unsent words");
  const std::string dir = office.a.folder.path();
  const auto opened_with = [&](const std::string& words) {
    office.a.replica.reset();
    std::ofstream(dir + "/wipe") << words;
    office.a.reopen();
    CHECK(office.a.replica->status().pending == 1);
    CHECK(office.a.cell(id, "title") == text("Unsent words"));
    CHECK(std::filesystem::exists(dir + "/wipe"));
    CHECK_FALSE(farewell_in(dir));
  };
  opened_with("x");
  opened_with(R"({"server":"http://127.0.0.1:9","authorization":"D1 x","content_type":"x","body":"AAAA"})");
  // The last words of another device, which obeyed its own order.
  office.server.service->admin().order_wipe(office.b.replica->status().device).take();
  office.b.sync();
  REQUIRE(obey(office.b));
  std::ifstream kept(office.b.folder.path() + "/wiped");
  opened_with({std::istreambuf_iterator<char>(kept), {}});
  // This device has an order and has not answered it: what waits is sent first.
  office.server.service->admin().order_wipe(office.a.replica->status().device).take();
  office.a.line.down = false;
  office.a.sync();
  REQUIRE(office.a.replica->session().farewell().take());
  office.request(office.a, "Written after it");
  office.a.replica.reset();
  std::ofstream(dir + "/wipe") << "x";
  office.a.reopen();
  CHECK(office.a.replica->status().pending == 1);
}

TEST_CASE("an erasure that was cut short is gone on with at the next opening") {
  Office office;
  office.request(office.a, "Title");
  office.server.service->admin().order_wipe(office.a.replica->status().device).take();
  office.a.sync();
  const std::string dir = office.a.folder.path(), kept = dir + "-kept";
  const auto copy = std::filesystem::copy_options::recursive;
  auto farewell = office.a.replica->session().farewell().take();
  REQUIRE(farewell);
  office.a.replica.reset();
  std::filesystem::copy(dir, kept, copy);
  obey_wipe(dir, {{"http://127.0.0.1:9"}, *farewell}).take();
  // The folder as it lay when the order was kept and nothing of the rest was gone yet.
  std::filesystem::rename(dir + "/wiped", kept + "/wipe");
  std::filesystem::remove_all(dir);
  std::filesystem::rename(kept, dir);
  office.a.reopen();
  CHECK_FALSE(office.a.replica->status().enrolled);
  CHECK(farewell_in(dir));
  CHECK_FALSE(std::filesystem::exists(dir + "/wipe"));
}

TEST_CASE("an erasure that lost the database before the rest is gone on with") {
  Office office;
  office.request(office.a, "Title");
  office.server.service->admin().order_wipe(office.a.replica->status().device).take();
  office.a.sync();
  const std::string dir = office.a.folder.path();
  REQUIRE(obey(office.a));
  std::filesystem::rename(dir + "/wiped", dir + "/wipe");
  std::ofstream(dir + "/replica.db-wal") << "rests";
  finish_wipe(dir).take();
  CHECK(farewell_in(dir));
  CHECK_FALSE(std::filesystem::exists(dir + "/replica.db-wal"));
}

}  // namespace dialogue::test
