// SPDX-License-Identifier: Apache-2.0
// What takes long keeps no revocation waiting. Each test holds the long work open until the revocation has come to its end.
#include <filesystem>
#include <future>

#include "server/service/service.h"
#include "server/service/unit_of_work/group_writer.h"
#include "server/store/sqlite/sqlite_store.h"
#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "sync/codec.h"
#include "tests/catch.h"
#include "tests/server/service_rig.h"

using namespace dialogue;

namespace {

/// A platform on the disk, with the writer that serves, and something to revoke.
struct Office {
  Office() : folder((std::filesystem::temp_directory_path() / "dialogue-long-XXXXXX").string()) {
    REQUIRE(::mkdtemp(folder.data()));
    store = std::make_unique<SqliteStore>(folder, platform());
    writer = std::make_unique<GroupWriter>(*store, [](const Error&) {});
    service = Service::open({*store, platform(), Keys::fresh(system_random(), system_clock().unix_ms()), system_clock(), system_random(),
                             ed25519_verifier(), *writer})
                  .take();
    const auto made = admin().init("Secretariat").take();
    person = made.coordinator;
    grant = admin().grant(admin().add_person("Idriss", made.organisation, "").take(), "FP", "all", "").take();
  }
  ~Office() {
    service.reset();
    writer.reset();
    store.reset();
    std::filesystem::remove_all(folder);
  }
  Administration& admin() { return service->admin(); }
  /// Leaves so many megabytes that nothing uses.
  void grow(std::size_t megabytes) {
    for (const auto& value : {std::string(megabytes << 20, 'x'), std::string("kept")})
      REQUIRE(writer->run([&] { store->set_meta("large", value); }).ok());
  }
  std::string state() { return admin().cells_of("role_grant", grant).take().at("state"); }

  std::string folder;
  std::unique_ptr<SqliteStore> store;
  std::unique_ptr<GroupWriter> writer;
  std::unique_ptr<Service> service;
  Uuid person, grant;
};

/// Asked by long work whether to give up: holds it there once, in its midst.
struct Hold {
  GiveUp give_up(int after) {
    return [this, after] {
      if (++asked == after) {
        held.set_value();
        go_on.get_future().wait();
      }
      return false;
    };
  }
  int asked = 0;
  std::promise<void> held, go_on;
};

}  // namespace

TEST_CASE("a role is revoked while the database is being copied for a backup, and the copy is of before") {
  Office office;
  office.grow(32);
  Hold hold;
  const auto copy = office.folder + "/copy";
  auto copied = std::async(std::launch::async, [&] { return office.admin().copy_database(copy, hold.give_up(3)); });
  hold.held.get_future().wait();
  CHECK(office.admin().revoke_grant(office.grant).ok());
  CHECK(office.state() == "\"revoked\"");
  hold.go_on.set_value();
  REQUIRE(copied.get().ok());
  CHECK(hold.asked > 5);
  std::filesystem::create_directory(office.folder + "/restored");
  std::filesystem::rename(copy, office.folder + "/restored/server.db");
  SqliteStore restored(office.folder + "/restored", platform());
  StoredRecord record;
  const Kind& grants = *platform().kind("role_grant");
  REQUIRE(restored.snapshot()->load(restored.snapshot()->find(grants, office.grant), record));
  CHECK(record.get("state") == "\"active\"");
}

TEST_CASE("a role is revoked while a large store is being compacted") {
  Office office;
  office.grow(32);
  const auto before = office.store->upkeep().size();
  Hold hold;
  auto compacted = std::async(std::launch::async, [&] { return office.admin().compact_in_steps(hold.give_up(3)); });
  hold.held.get_future().wait();
  CHECK(office.admin().revoke_grant(office.grant).ok());
  CHECK(office.state() == "\"revoked\"");
  hold.go_on.set_value();
  const auto done = compacted.get().take();
  CHECK(done.bytes_before == before);
  CHECK(done.bytes_after + (std::uint64_t{31} << 20) < before);
  CHECK(office.admin().verify().take().ok);
}

TEST_CASE("long work ends early when the server stops, and everything is as it was") {
  Office office;
  office.grow(8);
  CHECK(office.admin().copy_database(office.folder + "/copy", [] { return true; }).error().code == "stopping");
  CHECK_FALSE(std::filesystem::exists(office.folder + "/copy"));
  CHECK(office.admin().compact_in_steps([] { return true; }).error().code == "stopping");
  CHECK(office.admin().verify().take().ok);
}

TEST_CASE("codes that may still be used are listed by ids that say nothing of them, and one that was withdrawn enrols nobody") {
  test::ServiceRig rig;
  const auto made = rig.admin().init("Secretariat").take();
  const auto first = rig.admin().codes().take();
  REQUIRE(first.size() == 1);
  CHECK(first.front().person_name == "Coordinator");
  CodeInfo about;
  const auto code = rig.admin().enrol_code(made.coordinator, &about).take();
  CHECK(rig.admin().codes().take().size() == 2);
  CHECK(about.id.size() == 16);
  CHECK(code.find(about.id) == std::string::npos);
  CHECK(rig.admin().withdraw_code("0000000000000000").error().code == "not_found");
  REQUIRE(rig.admin().withdraw_code(about.id).ok());
  CHECK(rig.admin().withdraw_code(about.id).error().code == "not_found");
  CHECK(rig.admin().codes().take().size() == 1);
  EnrolRequest request;
  Ed25519Signer signer(std::string(32, 's'));
  request.code = code;
  request.device = Uuid::derived("device", "x");
  const auto key = signer.public_key();
  request.key.assign(key.begin(), key.end());
  request.proof = raw(signer.sign(code + request.key));
  const auto answer = rig.service->enrol(request);
  REQUIRE(answer.error);
  CHECK(answer.error->code == "expired_code");
  CHECK(rig.admin().stats().take().open_codes == 1);
}
