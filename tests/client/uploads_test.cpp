// SPDX-License-Identifier: Apache-2.0
// Documents on their way to the server. Each has an owner, and only what can still be sent waits.
#include <fstream>

#include "client/core/files/attach.h"
#include "client/core/files/files_remote.h"
#include "client/core/verbs/beside.h"
#include "shared/base/hash.h"
#include "tests/client/office.h"
#include "tests/fakes/reconcile.h"

namespace dialogue::test {
namespace {

/// Amina's device, which attaches.
struct Desk : Office {
  Folder outside;
  int files = 0;

  Result<Uuid> attach(const Uuid& parent, const std::string& name = "note.txt", const std::string& bytes = "words") {
    const std::string path = outside.path() + "/" + std::to_string(++files) + ".txt";
    std::ofstream(path) << bytes;
    FileStore store(a.folder.path());
    return make_document(*a.replica, take_file(path, store).take(), {parent, name, ""});
  }
  void become_observer() {
    auto& admin = server.service->admin();
    for (const Uuid& grant : admin.records_of("role_grant").take())
      if (admin.cells_of("role_grant", grant).take().at("person") == text(amina.text())) admin.revoke_grant(grant).take();
    admin.grant(amina, "OB", "all", "").take();
  }
  std::size_t waiting() { return waiting_files(*a.replica).count; }
  std::size_t ready() { return waiting_files(*a.replica).ready.size(); }
  std::size_t files_here() {
    std::size_t out = 0;
    const std::string dir = a.folder.path() + "/files";
    if (std::filesystem::exists(dir))
      for (const auto& entry : std::filesystem::recursive_directory_iterator(dir)) out += entry.is_regular_file();
    return out;
  }
  bool has(const std::string& bytes) { return FileStore(a.folder.path()).has(hex(raw(sha256(bytes)))); }
};

}  // namespace

TEST_CASE("an attached file waits with its record, is ready when the server has that, and waits no more when it has arrived") {
  Desk desk;
  const Uuid parent = desk.request(desk.a, "With a file");
  const Uuid id = desk.attach(parent).take();
  CHECK(desk.waiting() == 1);
  CHECK(desk.ready() == 0);
  CHECK(desk.files_here() == 1);
  desk.a.sync();
  CHECK(desk.ready() == 1);
  desk.a.reopen();
  CHECK(desk.ready() == 1);
  note_upload(*desk.a.replica, waiting_files(*desk.a.replica).ready.front(), {});
  CHECK(desk.waiting() == 0);
  CHECK(desk.has("words"));
  CHECK(desk.a.replica->get(id).ok());
  check_whole(desk.a);
}

TEST_CASE("an attach that is refused leaves neither a file nor anything that waits") {
  Desk desk;
  const Uuid parent = desk.request(desk.a, "With a file");
  CHECK_FALSE(desk.attach(parent, std::string(300, 'n')));
  CHECK_FALSE(desk.attach(parent,
                          "a\x07"
                          "b"));
  CHECK(desk.waiting() == 0);
  CHECK(desk.files_here() == 0);
  // The same bytes under a good name beside it stay.
  desk.attach(parent).take();
  CHECK_FALSE(desk.attach(parent, std::string(300, 'n')));
  CHECK(desk.waiting() == 1);
  CHECK(desk.has("words"));
  CHECK(desk.files_here() == 1);
}

TEST_CASE("an attach that is recalled before it was sent takes its bytes along") {
  Desk desk;
  const Uuid parent = desk.request(desk.a, "With a file");
  desk.attach(parent).take();
  for (const auto& change : desk.a.replica->pending())
    if (change.kind == "material") desk.a.replica->recall(change.id).take();
  CHECK(desk.waiting() == 0);
  CHECK(desk.files_here() == 0);
  check_whole(desk.a);
}

TEST_CASE("a draft that is recalled takes along what was made to hang on it") {
  Desk desk;
  const Uuid other = desk.request(desk.a, "Another draft");
  const Uuid draft = desk.request(desk.a, "Draft");
  const Uuid document = desk.attach(draft).take();
  const Uuid comment = desk.a.replica->create("comment", {{"parent", text(draft.text())}, {"text", text("Said of it")}}).take();
  const Uuid stays = desk.a.replica->create("comment", {{"parent", text(other.text())}, {"text", text("Of another")}}).take();
  desk.a.replica->edit(comment, {{"_deleted", "true"}}, nullptr).ignore();
  for (const auto& change : desk.a.replica->pending())
    if (change.record == draft) {
      desk.a.replica->recall(change.id).take();
      break;
    }
  CHECK(desk.a.replica->pending().size() == 2);
  CHECK(desk.waiting() == 0);
  CHECK(desk.files_here() == 0);
  for (const Uuid& id : {draft, document, comment}) CHECK_FALSE(desk.a.replica->get(id).ok());
  desk.a.sync();
  desk.b.sync();
  for (const Uuid& id : {other, stays}) CHECK(desk.b.replica->get(id).ok());
  for (const Uuid& id : {document, comment}) CHECK_FALSE(desk.b.replica->get(id).ok());
  CHECK(desk.a.replica->refusals().empty());
  check_whole(desk.a);
}

TEST_CASE("what was sent of a draft cannot be recalled, nor what hangs on it with it") {
  Desk desk;
  const Uuid draft = desk.request(desk.a, "Draft");
  desk.a.sync();
  const Uuid document = desk.attach(draft).take();
  desk.a.replica->edit(draft, {{"title", text("Another title")}}, nullptr).take();
  for (const auto& change : desk.a.replica->pending())
    if (change.record == draft) desk.a.replica->recall(change.id).take();
  CHECK(desk.a.replica->get(document).ok());
  CHECK(desk.waiting() == 1);
}

TEST_CASE("the bytes of a document stay here while what it hangs on is deleted, and go when that comes back") {
  Desk desk;
  const Uuid draft = desk.request(desk.a, "Draft");
  desk.attach(draft).take();
  desk.a.replica->remove(draft).take();
  CHECK(desk.waiting() == 0);
  desk.a.sync();
  CHECK(desk.waiting() == 0);
  CHECK(desk.has("words"));
  desk.a.reopen();
  CHECK(desk.waiting() == 0);
  CHECK(desk.has("words"));
  check_whole(desk.a);
  // Somebody brings it back, and they are sent then.
  desk.b.sync();
  desk.b.replica->restore(draft).take();
  desk.b.sync();
  desk.a.sync();
  CHECK(desk.ready() == 1);
  CHECK(desk.waiting() == 1);
}

TEST_CASE("a group that is refused after its attach leaves nothing of it") {
  Desk desk;
  const Uuid parent = desk.request(desk.a, "With a file");
  const Status done = desk.a.replica->together([&]() -> Status {
    desk.attach(parent, "one.txt", "first").take();
    desk.attach(parent, "two.txt", "second").take();
    return desk.attach(parent, std::string(300, 'n'), "third").ok() ? Status() : Status(Error{"as_wished", "", {}, ""});
  });
  CHECK_FALSE(done);
  CHECK(desk.waiting() == 0);
  CHECK(desk.files_here() == 0);
  desk.a.replica->together([&]() -> Status { return desk.attach(parent, "one.txt", "first").ok() ? Status() : Status(Error{}); }).take();
  CHECK(desk.waiting() == 1);
  CHECK(desk.files_here() == 1);
}

TEST_CASE("a document that is deleted before it was sent waits for nothing, and comes back with its record") {
  Desk desk;
  const Uuid parent = desk.request(desk.a, "With a file");
  desk.a.sync();
  const Uuid id = desk.attach(parent).take();
  desk.a.replica->remove(id).take();
  CHECK(desk.waiting() == 0);
  desk.a.sync();
  CHECK(desk.waiting() == 0);
  desk.a.replica->restore(id).take();
  CHECK(desk.waiting() == 1);
}

TEST_CASE("a document whose record is refused is here until its writer discards it, and waits for nobody") {
  Desk desk;
  // An observer may attach nothing. His device does not know yet that he may not any more.
  const Uuid parent = desk.request(desk.a, "With a file");
  desk.a.sync();
  const Uuid id = desk.attach(parent).take();
  CHECK(desk.waiting() == 1);
  desk.become_observer();
  desk.a.sync();
  const auto refused = desk.a.replica->refusals();
  REQUIRE(refused.size() == 1);
  CHECK(desk.waiting() == 0);
  CHECK(desk.a.replica->get(id).ok());
  CHECK(desk.has("words"));
  check_whole(desk.a);
  desk.a.replica->dismiss(refused.front().id).take();
  CHECK_FALSE(desk.a.replica->get(id).ok());
  CHECK(desk.files_here() == 0);
  check_whole(desk.a);
}

TEST_CASE("what the server will not take waits no more until its record changes") {
  Desk desk;
  const Uuid parent = desk.request(desk.a, "With a file");
  const Uuid id = desk.attach(parent).take();
  desk.a.sync();
  const auto file = waiting_files(*desk.a.replica).ready.front();
  note_upload(*desk.a.replica, file, Error{"offline", "", {}, ""});
  note_upload(*desk.a.replica, file, Error{"too_many", "", {}, ""});
  CHECK(desk.ready() == 1);
  note_upload(*desk.a.replica, file, Error{"not_available", "", {}, ""});
  CHECK(desk.waiting() == 0);
  desk.a.replica->edit(id, {{"name", text("renamed.txt")}}, nullptr).take();
  desk.a.sync();
  CHECK(desk.ready() == 1);
}

TEST_CASE("bytes taken in for a record that was never made go at the next opening") {
  Desk desk;
  FileStore files(desk.a.folder.path());
  const std::string sha256 = files.stage("taken in").take();
  CHECK(desk.files_here() == 1);
  desk.a.reopen();
  CHECK(desk.files_here() == 0);
  // The path goes as far as the link, and no record.
  files.stage("taken in").take();
  files.adopt(sha256).take();
  CHECK(desk.files_here() == 2);
  desk.a.reopen();
  CHECK(desk.files_here() == 0);
  check_whole(desk.a);
}

TEST_CASE("a queue of an earlier version finds its owners, and what nobody owns goes") {
  Desk desk;
  const Uuid parent = desk.request(desk.a, "With a file");
  const Uuid id = desk.attach(parent).take();
  desk.a.replica->beside().ended({id, hex(raw(sha256("words")))}, "").take();
  desk.a.replica.reset();
  const std::string queue = desk.a.folder.path() + "/files/queue";
  std::filesystem::create_directories(queue);
  FileStore files(desk.a.folder.path());
  for (const std::string& each : {hex(raw(sha256("words"))), files.put("nobody's").take()}) std::ofstream(queue + "/" + each) << "";
  std::filesystem::create_directory(desk.a.folder.path() + "/history");
  std::ofstream(desk.a.folder.path() + "/history/" + parent.text() + ".json") << "{}";
  desk.a.reopen();
  CHECK(desk.waiting() == 1);
  CHECK(desk.files_here() == 1);
  CHECK(std::filesystem::is_empty(queue));
  CHECK_FALSE(std::filesystem::exists(desk.a.folder.path() + "/history"));
  check_whole(desk.a);
}

TEST_CASE("a document that has arrived is missed by nobody when the device is closed, locked, or let its record go") {
  Desk desk;
  const Uuid parent = desk.request(desk.a, "With a file");
  desk.attach(parent).take();
  desk.a.sync();
  note_upload(*desk.a.replica, waiting_files(*desk.a.replica).ready.front(), {});
  desk.server.service->admin().revoke_device(desk.a.replica->status().device).take();
  CHECK(reconcile(desk.a.replica->session(), desk.a.line).error().code == "revoked");
  while (desk.a.replica->idle_work()) {
  }
  CHECK_FALSE(desk.has("words"));
  check_whole(desk.a);
}

TEST_CASE("verify tells of a document that is to be sent and whose bytes are not here") {
  Desk desk;
  desk.attach(desk.request(desk.a, "With a file")).take();
  std::filesystem::remove(desk.a.folder.path() + "/files/" + hex(raw(sha256("words"))));
  CHECK_FALSE(desk.a.replica->verify().take().ok);
  CHECK(desk.waiting() == 0);
}

}  // namespace dialogue::test
