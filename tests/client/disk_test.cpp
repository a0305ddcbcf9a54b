// SPDX-License-Identifier: Apache-2.0
// What a replica leaves on the disk beside its rows.
#include <filesystem>
#include <set>

#include "client/core/export/export_formats.h"
#include "shared/model/declaration.h"
#include "shared/wire/json.h"
#include "tests/catch.h"
#include "tests/client/rig.h"
#include "tests/fakes/read_only_folder.h"
#include "tests/fakes/reconcile.h"

namespace dialogue::test {

TEST_CASE("after a large transaction the log is short again when the device is idle, and then stays as it is") {
  Server server;
  const Uuid org = server.organisation("Niger");
  Device a(server, server.person("Amina", org, "FP"));
  const auto log_size = [&] { return std::filesystem::file_size(a.folder.path() + "/replica.db-wal"); };
  const auto idle = [&] {
    while (a.replica->idle_work()) {
    }
  };
  constexpr std::uintmax_t kept = 32 + 1000 * (24 + 4096);
  std::vector<NewRecord> many;
  for (int i = 0; i < 400; ++i)
    many.push_back(
        {"support_request", std::nullopt, {{"title", json::quote("Request")}, {"summary", json::quote(std::string(9'000, 'x'))}}});
  const auto ids = a.replica->create_all(many).take();
  CHECK(log_size() > kept);
  idle();
  CHECK(log_size() == kept);
  for (int i = 0; i < 50; ++i) a.replica->edit(ids.front(), {{"title", json::quote("Edit " + std::to_string(i))}}, nullptr).take();
  idle();
  CHECK(log_size() == kept);
}

namespace {

std::set<std::string> names_in(const std::string& folder) {
  std::set<std::string> out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) out.insert(entry.path().string());
  return out;
}

}  // namespace

TEST_CASE("in a folder that may not be written everything is read, and every change is refused in words and leaves no trace") {
  Server server;
  const Uuid org = server.organisation("Niger");
  Device a(server, server.person("Amina", org, "FP"));
  const Uuid sent = a.replica->create("support_request", {{"title", text("Searchable base")}}).take();
  a.sync();
  a.replica->edit(sent, {{"summary", text("never indexed zebrafish")}}, nullptr).take();
  a.replica.reset();
  const auto before = names_in(a.folder.path());
  const Folder elsewhere;
  std::filesystem::permissions(elsewhere.path(), std::filesystem::perms::all);
  {
    const ReadOnlyFolder read_only(a.folder.path());
    a.reopen();
    CHECK(a.get(sent).cells.at("title") == text("Searchable base"));
    CHECK(a.replica->keys("support_request", {}).take().size() == 1);
    CHECK(a.replica->search("searchable", "", 10).take().size() == 1);
    CHECK(a.replica->search("zebrafish", "", 10).take().size() == 1);
    CHECK(a.replica->pending().size() == 1);
    CHECK(a.replica->status().pending == 1);
    CHECK(a.replica->verify().take().ok);
    std::string sheet;
    ExportReport report;
    export_xlsx(
        *a.replica, *a.replica->domain().kind("support_request"), elsewhere.path() + "/out.xlsx",
        [&](std::string_view piece) { sheet += piece; }, report)
        .take();
    CHECK(sheet.starts_with("PK"));
    while (a.replica->idle_work()) {
    }
    CHECK(a.replica->edit(sent, {{"title", text("Other")}}, nullptr).error().code == "read_only");
    CHECK(a.replica->create("support_request", {{"title", text("New")}}).error().code == "read_only");
    CHECK(a.replica->remove(sent).error().code == "read_only");
    CHECK(a.replica->set_setting("language", "fr").error().code == "read_only");
    CHECK(reconcile(a.replica->session(), a.line).error().code == "read_only");
    CHECK(a.get(sent).cells.at("title") == text("Searchable base"));
    CHECK(a.replica->setting("language").empty());
    a.replica.reset();
  }
  CHECK(names_in(a.folder.path()) == before);
  a.reopen();
  a.replica->edit(sent, {{"title", text("Later")}}, nullptr).take();
  a.sync();
  CHECK(a.get(sent).cells.at("title") == text("Later"));
  check_whole(a);
}

TEST_CASE("a replica that could only be read says when it can be written, and opened again it takes changes") {
  Server server;
  Device a(server, server.person("Amina", server.organisation("Niger"), "FP"));
  const Uuid id = a.replica->create("support_request", {{"title", text("Base")}}).take();
  CHECK_FALSE(a.replica->worth_opening_again());
  a.replica.reset();
  for (const bool locked_by_it : {true, false}) {
    if (!locked_by_it) std::filesystem::remove(a.folder.path() + "/lock");
    const auto before = names_in(a.folder.path());
    {
      const ReadOnlyFolder read_only(a.folder.path());
      a.reopen();
      CHECK_FALSE(a.replica->worth_opening_again());
      CHECK(a.replica->edit(id, {{"title", text("Later")}}, nullptr).error().code == "read_only");
    }
    CHECK(a.replica->worth_opening_again());
    a.replica.reset();
    if (locked_by_it) CHECK(names_in(a.folder.path()) == before);
    a.reopen();
    CHECK_FALSE(a.replica->worth_opening_again());
    a.replica->edit(id, {{"title", text("Later")}}, nullptr).take();
    a.replica.reset();
  }
  a.reopen();
  check_whole(a);
}

TEST_CASE("a second program is kept out of a folder that may not be written") {
  Server server;
  Device a(server, server.person("Amina", server.organisation("Niger"), "FP"));
  a.replica.reset();
  const ReadOnlyFolder read_only(a.folder.path());
  a.reopen();
  CHECK(Replica::open(a.folder.path(), {}).error().code == "in_use");
}

}  // namespace dialogue::test
