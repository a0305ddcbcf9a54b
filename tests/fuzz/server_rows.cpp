// SPDX-License-Identifier: Apache-2.0
// A server whose database somebody spoilt: it opens or says why not, answers requests, verifies, and ends. Never worse.
#include "server/store/sqlite/sqlite_store.h"

#include <algorithm>

#include "tests/fuzz/support/expect.h"
#include "tests/fuzz/support/scratch.h"
#include "tests/fuzz/support/server.h"
#include "tests/fuzz/support/spoil.h"

#include "shared/domain/platform.h"
#include "shared/wire/json.h"

using namespace dialogue;
using fuzz::expect;

namespace {

SqliteStoreOptions options() {
  SqliteStoreOptions out;
  out.vfs = "unix";
  out.mark = false;
  out.page_cache_kb = 512;
  return out;
}

std::string file() { return SqliteStore::database_file(fuzz::scratch(".")); }

struct Ports {
  test::FakeClock clock{1'806'400'000'000};
  test::FakeRandom random;
  fuzz::BelievingVerifier verifier;
};

std::unique_ptr<Service> open(ServerStore& store, Writer& writer, Ports& ports, const Keys& keys) {
  auto service = Service::open({store, platform(), keys, ports.clock, ports.random, ports.verifier, writer});
  return service ? std::move(*service) : nullptr;
}

struct Template {
  Template() : keys(Keys::fresh(ports.random, ports.clock.now)) {
    {
      SqliteStore store(fuzz::scratch("."), platform(), options());
      InlineWriter writer(store);
      const auto service = open(store, writer, ports, keys);
      auto& admin = service->admin();
      const auto org = admin.add_org("Authority", "asylum_authority", "TD").take();
      person = admin.add_person("Focal point", org, "fp@example.org").take();
      admin.grant(person, "FP", "all", "").take();
      EnrolRequest enrolment{admin.enrol_code(person).take(), device, std::string(32, 'k'), "laptop", std::string(64, 'p')};
      expect(!service->enrol(enrolment).error);
      record = admin
                   .create_as(person, "support_request",
                              {{"title", "\"Interpreters\""},
                               {"summary", "\"One.\\n\\nTwo.\""},
                               {"sat_areas[planning]", "true"},
                               {"need_line[" + Uuid::derived("p", "1").text() + "]", "\"a\""}})
                   .take();
      admin.edit_as(person, "support_request", record, {{"title", "\"More interpreters\""}}).take();
      SyncRequest request;
      request.epoch = service->epoch();
      cursor = service->sync(device, request).cursor;
      epoch = service->epoch();
    }
    bytes = fuzz::file_bytes(file());
  }
  Ports ports;
  Keys keys;
  Uuid person, record, device = Uuid::derived("device", "fuzz");
  std::string bytes, cursor, epoch;
};

}  // namespace

FUZZ_TARGET(server_rows, input) {
  static const Template made;
  for (const char* beside : {"-wal", "-shm", "-journal"}) std::remove((file() + beside).c_str());
  fuzz::write_file(file(), made.bytes);
  fuzz::Choices choices(input);
  spoil(file(), choices);
  try {
    SqliteStore store(fuzz::scratch("."), platform(), options());
    InlineWriter writer(store);
    Ports ports;
    const auto service = open(store, writer, ports, made.keys);
    if (!service) return;
    service->device_key(made.device);
    for (const auto& cursor : {std::string(), made.cursor}) {
      service->has_news(made.device, cursor);
      SyncRequest request;
      request.epoch = made.epoch;
      request.cursor = cursor;
      service->sync(made.device, request);
    }
    service->history_json(made.device, made.record).ignore();
    auto& admin = service->admin();
    admin.verify().ignore();
    admin.stats().ignore();
    admin.audit(0, 100).ignore();
    admin.devices().ignore();
    admin.cells_of("support_request", made.record).ignore();
    admin.edit_as(made.person, "support_request", made.record, {{"title", "\"New\""}}).ignore();
  } catch (const Failure& failure) {
    expect(!failure.error().code.empty());
  }
}
