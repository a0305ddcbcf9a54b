// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <utility>

#include "server/store/sqlite/sqlite_store.h"
#include "shared/model/declaration.h"
#include "tests/catch.h"
#include "tests/server/service_fixture.h"

using namespace dialogue;
using namespace dialogue::test;

namespace {

/// The small domain one schema later: a request has a mood, and there are notices.
const Domain& later_domain() {
  static const Domain domain = [] {
    std::vector<Kind> kinds = small_domain().kinds();
    for (Kind& kind : kinds) {
      if (kind.name != "request") continue;
      Field mood;
      mood.name = "mood";
      kind.fields.push_back(mood);
      kind.by_name.clear();
    }
    Kind notice;
    notice.no = 34;
    notice.name = "notice";
    notice.purpose = Purpose::notice;
    for (const char* name : {"person", "record"}) {
      Field field;
      field.name = name;
      field.type = Type::ref;
      field.cls = FieldClass::server;
      field.indexed = true;
      notice.fields.push_back(field);
    }
    for (const char* name : {"kind", "code", "field", "args", "change", "at"}) {
      Field field;
      field.name = name;
      field.cls = FieldClass::server;
      notice.fields.push_back(field);
    }
    Visibility seen;
    seen.audience = {Audience::person};
    notice.visible = {seen};
    kinds.push_back(notice);
    return Domain(2, kinds, {});
  }();
  return domain;
}

}  // namespace

TEST_CASE("What was parked for an older server gets its verdict from a newer one, and its author a notice") {
  namespace fs = std::filesystem;
  const auto directory = fs::temp_directory_path() / "dialogue_service_parked";
  fs::remove_all(directory);
  fs::create_directory(directory);
  Trio t(std::make_unique<SqliteStore>(directory.string(), small_domain()));
  const Uuid id = t.draft();
  t.a->edit_seen("request", id, {{"mood", text("good")}});
  t.a->sync();
  REQUIRE(t.a->only().verdict == Verdict::parked);

  t.service.reset();
  t.writer.reset();
  t.store.reset();
  t.store = std::make_unique<SqliteStore>(directory.string(), later_domain());
  t.writer = std::make_unique<InlineWriter>(*t.store);
  auto opened = Service::open({*t.store, later_domain(), t.keys, t.clock, t.random, ed25519_verifier(), *t.writer, {}});
  REQUIRE(opened.ok());
  t.service = std::move(*opened);
  CHECK(t.service->admin().stats().take().parked == 0);
  CHECK(t.service->admin().cells_of("request", id).take().at("mood") == text("good"));
  const auto notices = t.service->admin().records_of("notice").take();
  REQUIRE(notices.size() == 1);
  CHECK(t.service->admin().cells_of("notice", notices[0]).take().at("code") == text("applied"));
  t.service.reset();
  t.store.reset();
  fs::remove_all(directory);
}

TEST_CASE("A newer server's data are refused by an older one") {
  Trio t;
  t.service.reset();
  { REQUIRE(Service::open({*t.store, later_domain(), t.keys, t.clock, t.random, ed25519_verifier(), *t.writer, {}}).ok()); }
  const auto opened = Service::open({*t.store, small_domain(), t.keys, t.clock, t.random, ed25519_verifier(), *t.writer, {}});
  REQUIRE_FALSE(opened.ok());
  CHECK(opened.error().code == "too_new");
}

TEST_CASE("A device over its quota is told when to come back, and its words stay its own") {
  Trio t;
  t.quotas.changes_a_minute = 10;
  t.quotas.open_proposals = 1;
  t.reopen();
  const Uuid id = t.draft();
  for (int i = 0; i < 10; ++i) t.a->create("tag", {{"name", text(std::to_string(i))}});
  auto answer = t.a->exchange(t.a->request());
  REQUIRE(answer.error);
  CHECK(answer.error->code == "too_many");
  CHECK(answer.retry_ms > 0);
  t.clock.now += 60'000;
  t.a->sync();
  CHECK(t.a->only().count == 10);

  t.clock.now += 60'000;
  t.a->edit_seen("request", id, {{"title", text("A")}, {"urgency", "5"}});
  t.a->sync();
  t.b->edit_seen("request", id, {{"title", text("B")}});
  t.b->edit_seen("request", id, {{"urgency", "6"}});
  t.b->sync();
  REQUIRE(t.b->receipts.size() == 2);
  CHECK(t.b->receipts[0].verdict == Verdict::proposed);
  CHECK(t.b->receipts[1].error->code == "too_many_proposals");
}

TEST_CASE("A pending grant gives nothing, an ended one takes its scopes along, a membership of a meeting brings them") {
  Trio t;
  const Uuid id = t.draft();
  const Uuid dora = t.service->admin().add_person("Dora", t.org_a, "").take();
  const auto d = t.device(dora);
  d->sync();
  CHECK_FALSE(d->holds(id));
  const Uuid grant = t.service->admin().grant(dora, "CT", "all", "2027-02-01").take();
  d->sync();
  CHECK(d->holds(id));
  // The date passes by the server's clock, without anybody doing anything.
  t.clock.now += std::int64_t{60} * 86'400'000;
  d->sync();
  CHECK_FALSE(d->holds(id));
  CHECK(t.service->admin().revoke_grant(grant).ok());
}
