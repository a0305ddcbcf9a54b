// SPDX-License-Identifier: Apache-2.0
// What is taken back before anything of it left the device: nothing of it leaves, and all of it comes back with it.
#include <fstream>

#include "client/core/attach.h"
#include "client/core/files_remote.h"
#include "shared/base/hash.h"
#include "tests/client/office.h"

namespace dialogue::test {
namespace {

/// A draft of Amina's that was never sent, with a document and a comment of its own.
struct Draft : Office {
  Folder outside;
  Uuid draft, material, comment;

  Draft() {
    draft = request(a, "Draft");
    const std::string path = outside.path() + "/file.txt";
    std::ofstream(path) << "private words";
    FileStore store(a.folder.path());
    material = make_document(*a.replica, take_file(path, store).take(), {draft, "file.txt", ""}).take();
    comment = a.replica->create("comment", {{"parent", text(draft.text())}, {"text", text("Said of it")}}).take();
    REQUIRE(waiting() == 1);
  }
  std::size_t waiting() { return waiting_files(*a.replica).count; }
  bool has_file() { return FileStore(a.folder.path()).has(hex(raw(sha256("private words")))); }
  /// What a colleague of the same organisation gets to see.
  std::size_t arrived() {
    a.sync();
    b.sync();
    std::size_t out = 0;
    for (const Uuid& id : {draft, material, comment}) out += b.replica->get(id).ok() ? 1u : 0u;
    return out;
  }
};

}  // namespace

TEST_CASE("a draft that is deleted before it was sent leaves the device neither itself nor by what hangs on it") {
  Draft t;
  t.a.replica->remove(t.draft).take();
  CHECK(t.a.replica->pending().empty());
  CHECK(t.waiting() == 0);
  CHECK(t.a.cell(t.draft, "_deleted") == "true");
  CHECK(t.arrived() == 0);
  t.a.reopen();
  CHECK(t.waiting() == 0);
  CHECK(t.arrived() == 0);
  check_whole(t.a);
  // Nobody has the only copy of it but this device.
  CHECK(t.has_file());
}

TEST_CASE("a deleted draft that is brought back is sent with all that hangs on it") {
  Draft t;
  t.a.replica->remove(t.draft).take();
  t.arrived();
  // What is written meanwhile waits with it.
  t.a.replica->edit(t.material, {{"name", text("renamed.txt")}}, nullptr).take();
  CHECK(t.a.replica->pending().empty());
  t.a.replica->restore(t.draft).take();
  CHECK(t.a.replica->pending().size() == 3);
  CHECK(t.waiting() == 1);
  CHECK(t.arrived() == 3);
  CHECK(t.b.cell(t.material, "name") == text("renamed.txt"));
  CHECK(t.b.cell(t.draft, "_deleted").empty());
  CHECK(t.a.replica->refusals().empty());
  CHECK(waiting_files(*t.a.replica).ready.size() == 1);
  check_whole(t.a);
}

TEST_CASE("what was deleted by itself stays deleted when the draft comes back") {
  Draft t;
  t.a.replica->remove(t.material).take();
  t.a.replica->remove(t.draft).take();
  t.a.replica->restore(t.draft).take();
  CHECK(t.a.replica->pending().size() == 2);
  CHECK(t.arrived() == 2);
  CHECK_FALSE(t.b.replica->get(t.material).ok());
}

TEST_CASE("a draft that is recalled takes what hangs on it along") {
  Draft t;
  t.a.replica->recall(t.a.replica->pending().front().id).take();
  CHECK(t.a.replica->pending().empty());
  CHECK(t.waiting() == 0);
  CHECK(t.arrived() == 0);
  for (const Uuid& id : {t.draft, t.material, t.comment}) CHECK_FALSE(t.a.replica->get(id).ok());
  t.a.reopen();
  CHECK_FALSE(t.has_file());
  check_whole(t.a);
}

TEST_CASE("what the server has is deleted there, as ever") {
  Draft t;
  REQUIRE(t.arrived() == 3);
  t.a.replica->remove(t.draft).take();
  CHECK(t.a.replica->pending().size() == 1);
  t.a.sync();
  t.b.sync();
  CHECK(t.b.cell(t.draft, "_deleted") == "true");
}

}  // namespace dialogue::test
