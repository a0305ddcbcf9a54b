// SPDX-License-Identifier: Apache-2.0
// What a replica keeps beside its records goes, and is locked, with the records that gave it.
#include "client/core/keeps/keeps.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "client/core/export/export_formats.h"
#include "client/core/files/attach.h"
#include "client/core/files/files_store.h"
#include "client/core/keeps/kept_forms.h"
#include "client/core/transport/session_keep.h"
#include "shared/base/hash.h"
#include "shared/model/declaration.h"
#include "tests/catch.h"
#include "tests/client/rig.h"
#include "tests/fakes/reconcile.h"

namespace dialogue::test {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> paths_in(const std::string& dir) {
  std::vector<std::string> out;
  for (const auto& entry : fs::recursive_directory_iterator(dir))
    if (entry.is_regular_file()) out.push_back(entry.path().lexically_relative(dir).string());
  std::sort(out.begin(), out.end());
  return out;
}

/// The marks that stand anywhere in the folder: in a file, in its free pages, in a name.
std::vector<std::string> found_in(const std::string& dir, const std::vector<std::string>& marks) {
  std::vector<std::string> out;
  for (const auto& path : paths_in(dir)) {
    std::ifstream in(dir + "/" + path, std::ios::binary);
    const std::string bytes = path + std::string(std::istreambuf_iterator<char>(in), {});
    for (const auto& mark : marks)
      if (bytes.find(mark) != std::string::npos) out.push_back(mark + " in " + path);
  }
  return out;
}

void rest(Device& device) {
  while (device.replica->idle_work()) {
  }
}

bool has_file(Device& device, const std::string& sha256) { return FileStore(device.folder.path()).has(sha256); }

/// A request of Niger with a document. Olga of the Secretariat reads it: she has fetched the document, asked for the history of the
/// request, and begun a text about it.
struct Reading {
  Server server;
  Uuid niger = server.organisation("Niger"), office = server.organisation("Office", "unhcr", "");
  Uuid amina = server.person("Amina", niger, "FP"), olga = server.service->admin().add_person("Olga", office, "olga@example.org").take();
  Uuid grant = server.service->admin().grant(olga, "SO", "all", "").take();
  Device a{server, amina}, s{server, olga};
  Uuid draft, material;
  std::string sha256;
  const std::string document = "marked document XYLOPHONE", told = R"({"kind":"support_request","entries":[{"field":"QUAGMIRE"}]})";

  Reading() {
    a.sync();
    draft = a.replica->create("support_request", {{"title", text("Zebrafish")}, {"summary", text("One")}, {"review_asked", "true"}}).take();
    const Folder outside;
    std::ofstream(outside.path() + "/note.txt") << document;
    FileStore files(a.folder.path());
    const auto file = take_file(outside.path() + "/note.txt", files).take();
    sha256 = file.sha256;
    material = make_document(*a.replica, file, {draft, "note.txt", "en"}).take();
    a.sync();
    s.sync();
    FileStore(s.folder.path()).put(document).take();
    s.replica->beside().keep_history(draft, told).take();
    keep_form(*s.replica, settling_form(draft.text(), "ISTHMUS", 1)).take();
    REQUIRE(s.replica->search("zebrafish", "", 10).take().size() == 1);
    rest(s);
  }
  std::vector<std::string> left(std::vector<std::string> marks) { return found_in(s.folder.path(), std::move(marks)); }
  void end_grant() { server.service->admin().revoke_grant(grant).take(); }
};

const std::vector<std::string> all_marks{"XYLOPHONE", "QUAGMIRE", "zebrafish", "Zebrafish", "ISTHMUS"};

}  // namespace

TEST_CASE("when a grant ends the document, the history, the search words and the begun text go with the records") {
  Reading t;
  REQUIRE(t.left(all_marks).size() >= all_marks.size());
  REQUIRE(t.s.replica->beside().kept_history(t.draft).take() == t.told);
  t.end_grant();
  t.s.sync();
  rest(t.s);
  CHECK(t.s.replica->get(t.draft).error().code == "not_found");
  CHECK(t.s.replica->beside().kept_history(t.draft).error().code == "not_cached");
  CHECK(t.left(all_marks).empty());
  CHECK_FALSE(has_file(t.s, t.sha256));
  check_whole(t.s);
  const auto done = t.s.replica->beside().let_go();
  REQUIRE(done.size() == 1);
  CHECK(done[0].records >= 2);
  CHECK(done[0].documents == 1);
  CHECK(done[0].histories == 1);
  CHECK(done[0].forms == 1);
  // Its author's stays.
  CHECK(has_file(t.a, t.sha256));
}

TEST_CASE("a program that ends between the purge and the removal of files goes on at the next opening") {
  Reading t;
  t.end_grant();
  t.s.sync();
  REQUIRE(has_file(t.s, t.sha256));
  t.s.reopen();
  CHECK(t.left(all_marks).empty());
  check_whole(t.s);
  CHECK(t.s.replica->beside().let_go().size() == 1);
}

TEST_CASE("after thirty days without contact documents, histories and search words of what is locked are gone, until the next contact") {
  Reading t;
  t.server.clock.now += 31 * day_ms;
  CHECK(t.s.replica->get(t.draft).error().code == "scope_locked");
  CHECK(t.s.replica->get(t.material).error().code == "scope_locked");
  CHECK(t.s.replica->beside().kept_history(t.draft).error().code == "scope_locked");
  CHECK(t.s.replica->beside().keep_history(t.draft, t.told).error().code == "scope_locked");
  CHECK(kept_forms(*t.s.replica).empty());
  rest(t.s);
  CHECK(t.left({"XYLOPHONE", "QUAGMIRE", "zebrafish"}).empty());
  check_whole(t.s);
  t.s.reopen();
  CHECK(t.s.replica->search("zebrafish", "", 10).take().empty());
  t.s.sync();
  CHECK(t.s.replica->search("zebrafish", "", 10).take().size() == 1);
  CHECK(t.s.replica->search("niger", "", 10).take().size() == t.a.replica->search("niger", "", 10).take().size());
  CHECK(kept_forms(*t.s.replica).size() == 1);
  check_whole(t.s);
}

TEST_CASE("what changed while it was locked is found by its new words alone") {
  Reading t;
  t.server.clock.now += 31 * day_ms;
  REQUIRE(t.s.replica->status().locked);
  t.a.replica->edit(t.draft, {{"title", text("Walrus")}}, nullptr).take();
  t.a.sync();
  t.s.sync();
  CHECK(t.s.replica->search("walrus", "", 10).take().size() == 1);
  CHECK(t.s.replica->search("zebrafish", "", 10).take().empty());
}

TEST_CASE("a closed device shows nothing but what was made on it and never sent") {
  Reading t;
  const Uuid own = t.s.replica->create("support_request", {{"title", text("Unsent")}}).take();
  const auto key = t.s.replica->keys("person", {}).take().front();
  t.server.service->admin().revoke_device(t.s.replica->status().device).take();
  CHECK(reconcile(t.s.replica->session(), t.s.line).error().code == "revoked");
  Replica& closed = *t.s.replica;
  CHECK(closed.get(t.draft).error().code == "revoked");
  CHECK(closed.get(Uuid{}).error().code == "revoked");
  CHECK(closed.keys("person", {}).error().code == "revoked");
  CHECK(closed.rows("person", {key}, {"display_name"}).take().empty());
  CHECK(closed.count("person", {}).take() == 0);
  CHECK(closed.search("zebrafish", "", 10).error().code == "revoked");
  CHECK(closed.title_of(t.amina).empty());
  CHECK(closed.proposals().empty());
  CHECK(closed.beside().kept_history(t.draft).error().code == "revoked");
  CHECK(closed.edit(t.draft, {{"title", text("No")}}, nullptr).error().code == "revoked");
  CHECK(closed.act(t.draft, "submit", {}, nullptr).error().code == "revoked");
  CHECK(closed.status().person_name == "Olga");
  std::string csv;
  CHECK(export_csv(closed, *closed.domain().kind("person"), {}, [&](std::string_view piece) { csv += piece; }).error().code == "revoked");
  CHECK(csv.find("Amina") == std::string::npos);
  CHECK(closed.get(own).ok());
  CHECK(closed.keys("support_request", {}).take().size() == 1);
  CHECK(closed.pending().size() == 1);
  rest(t.s);
  CHECK(t.left({"XYLOPHONE", "QUAGMIRE", "zebrafish"}).empty());
  check_whole(t.s);
  t.s.reopen();
  CHECK(t.s.replica->get(t.draft).error().code == "revoked");

  const auto officer = t.server.person("Cora", t.office, "SC");
  t.server.service->admin().act_as(officer, "device", t.s.replica->status().device, "resume", {}).take();
  t.s.sync();
  rest(t.s);
  CHECK(t.s.replica->get(t.draft).ok());
  CHECK(t.s.replica->search("zebrafish", "", 10).take().size() == 1);
  CHECK(t.s.replica->search("unsent", "", 10).take().size() == 1);
  check_whole(t.s);
}

TEST_CASE("verify tells of strange files wherever they lie, and no opening removes them") {
  Reading t;
  const std::string dir = t.s.folder.path();
  const std::vector<std::string> strange{"exports/report.csv", "files/queue/stray", "files/strange.bin", "files/sub/letter.pdf",
                                         "history/notes.txt",  "files/letter.part", "files/queue/a.new", "wipe"};
  for (const std::string& path : strange) {
    fs::create_directories(fs::path(dir + "/" + path).parent_path());
    std::ofstream(dir + "/" + path) << "x";
  }
  // What was begun here and left goes all the same.
  FileStore(dir).stage("aside").take();
  std::ofstream(dir + "/exports/export.xlsx.part") << "begun";
  for (int opening = 0; opening < 2; ++opening) {
    t.s.reopen();
    t.s.replica->beside().tidy();
    const auto report = t.s.replica->verify().take();
    CHECK(report.findings.size() == strange.size());
    for (const std::string& path : strange) {
      INFO(path);
      CHECK(fs::exists(dir + "/" + path));
      CHECK(std::count_if(report.findings.begin(), report.findings.end(),
                          [&](const std::string& each) { return each.starts_with("file " + path + ":"); }) == 1);
    }
  }
}

TEST_CASE("every file of a replica's folder has a keep that owns it, and verify tells of one that nothing explains") {
  Reading t;
  FileStore(t.s.folder.path()).append(std::string(64, 'a'), 0, "piece").take();
  FileStore(t.s.folder.path()).stage("aside").take();
  FileSessionKeep(t.s.folder.path()).save("what takes up the line again");
  ExportReport exported;
  export_xlsx(
      *t.s.replica, *t.s.replica->domain().kind("person"), "", [](std::string_view) {}, exported)
      .take();
  auto& keeps = static_cast<Keeps&>(t.s.replica->beside());
  for (const auto& path : paths_in(t.s.folder.path())) {
    INFO(path);
    CHECK(keeps.owner(path) != nullptr);
  }
  const auto finding = [&](std::string_view about) {
    const auto report = t.s.replica->verify().take();
    return std::count_if(report.findings.begin(), report.findings.end(),
                         [&](const std::string& each) { return each.find(about) != std::string::npos; });
  };
  CHECK(finding("files/aaaa") == 1);
  std::ofstream(t.s.folder.path() + "/files/stray") << "x";
  std::ofstream(t.s.folder.path() + "/foreign") << "x";
  CHECK(finding("files/stray") == 1);
  CHECK(finding("file foreign") == 1);
  t.s.replica->beside().tidy();
  CHECK(finding("files/aaaa") == 0);
  // A file here that nobody owns is left to whoever put it there.
  for (const char* foreign : {"/foreign", "/files/stray"}) {
    CHECK(fs::exists(t.s.folder.path() + foreign));
    fs::remove(t.s.folder.path() + foreign);
  }
  check_whole(t.s);
  t.s.reopen();
  CHECK(paths_in(t.s.folder.path() + "/files") == std::vector<std::string>{t.sha256});
}

}  // namespace dialogue::test
