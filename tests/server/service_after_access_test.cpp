// SPDX-License-Identifier: Apache-2.0
// People whose access to a record ended keep their own words of what stands beside it, and get nothing of what others wrote or write there.
#include "shared/domain/platform.h"
#include "shared/model/quoted.h"
#include "tests/catch.h"
#include "tests/server/service_fixture.h"

using namespace dialogue;
using namespace dialogue::test;

namespace {

/// Ann and Mia of one authority each changed the same paragraph of a request; Mia's words stand beside Ann's.
struct Beside : World {
  Beside() : World(platform()) {
    authority = org("Authority", "asylum_authority", "TD");
    ann = person("Ann", authority, "OL");
    mia = service->admin().add_person("Mia", authority, "").take();
    grant = service->admin().grant(mia, "FP", "all", "").take();
    a = device(ann), m = device(mia);
    a->sync(), m->sync();
    request = a->create("support_request", {{"title", text("Title")}, {"summary", text("Of old.")}, {"owner_org", quoted(authority)}});
    a->sync(), m->sync();
    a->edit_seen("support_request", request, {{"summary", text("Of Ann.")}});
    m->edit_seen("support_request", request, {{"summary", text("Of Mia.")}});
    a->sync(), m->sync(), a->sync();
    proposal = m->open_proposals().at(0);
  }
  void end_access() {
    REQUIRE(service->admin().revoke_grant(grant).ok());
    m->sync();
    REQUIRE_FALSE(m->holds(request));
  }
  bool told(const TestDevice& who, const std::string& words) const {
    for (const auto& [key, facet] : who.base)
      for (const auto& [path, value] : facet.cells)
        if (value.find(words) != Raw::npos) return true;
    const auto history = service->history_json(who.id, proposal);
    return history && history->find(words) != std::string::npos;
  }

  Uuid authority, ann, mia, grant, request, proposal;
  std::unique_ptr<TestDevice> a, m;
};

}  // namespace

TEST_CASE("An open proposal of one whose access ended says the own words and no others, neither those of then nor those of later") {
  Beside t;
  REQUIRE(t.told(*t.m, "Of Ann."));
  t.end_access();
  CHECK(t.m->cell(t.proposal, "proposed") == text("Of Mia."));
  CHECK(t.m->cell(t.proposal, "cell") == text("summary"));
  CHECK(t.m->cell(t.proposal, "state") == text("open"));
  CHECK_FALSE(t.told(*t.m, "Of Ann."));
  CHECK_FALSE(t.told(*t.m, "Of old."));

  t.a->edit_seen("support_request", t.request, {{"summary", text("Of later.")}});
  t.a->sync(), t.m->sync();
  CHECK_FALSE(t.told(*t.m, "Of later."));
  t.a->act("proposal", t.proposal, "settle",
           {{"take", text("value")}, {"value", text("Decided.")}, {"shown", t.a->cell(t.proposal, "current_seq", 1)}});
  t.a->sync(), t.m->sync();
  CHECK(t.m->cell(t.proposal, "state") == text("settled"));
  CHECK_FALSE(t.told(*t.m, "Decided."));
  CHECK(t.told(*t.a, "Decided."));
  CHECK(t.m->differences().empty());

  // With the access comes what stands there now.
  REQUIRE(t.service->admin().grant(t.mia, "FP", "all", "").ok());
  t.m->sync();
  CHECK(t.told(*t.m, "Decided."));
}

TEST_CASE("What others write in a translation, a document or an action after its maker's access ended does not come to the maker") {
  Beside t;
  const Uuid translation = t.m->create("translation", {{"parent", quoted(t.request)},
                                                       {"field", text("summary")},
                                                       {"lang", text("fr")},
                                                       {"text", text("Traduit.")},
                                                       {"owner_org", quoted(t.authority)}});
  const Uuid material = t.m->create("material", {{"parent", quoted(t.request)},
                                                 {"name", text("of Mia.pdf")},
                                                 {"media_type", text("application/pdf")},
                                                 {"sha256", text(std::string(64, 'a'))},
                                                 {"size", "9"},
                                                 {"declaration_no_personal_case_data", "true"},
                                                 {"owner_org", quoted(t.authority)}});
  const Uuid action =
      t.m->create("action_item", {{"title", text("Of Mia")}, {"origin", quoted(t.request)}, {"owner_org", quoted(t.authority)}});
  const Uuid alone = t.m->create("action_item", {{"title", text("Alone")}, {"owner_org", quoted(t.authority)}});
  t.m->sync(), t.a->sync();
  for (const Uuid& id : {translation, material, action, alone}) REQUIRE(t.a->holds(id));
  t.end_access();
  t.a->edit_seen("translation", translation, {{"text", text("SECRET")}});
  t.a->edit_seen("material", material, {{"name", text("SECRET")}});
  for (const Uuid& id : {action, alone}) t.a->edit_seen("action_item", id, {{"title", text("SECRET")}});
  t.a->sync(), t.m->sync();
  CHECK(t.told(*t.a, "SECRET"));
  CHECK_FALSE(t.told(*t.m, "SECRET"));
  for (const Uuid& id : {translation, material, action, alone}) CHECK_FALSE(t.m->holds(id));
}

TEST_CASE("Who helps with a request sees it no longer without any role") {
  Beside t;
  const Uuid far = t.org("Afar", "asylum_authority", "FR");
  const Uuid helper = t.service->admin().add_person("Hal", far, "").take();
  const Uuid role = t.service->admin().grant(helper, "FP", "all", "").take();
  t.a->edit_seen("support_request", t.request, {{"helpers[" + helper.text() + "]", "true"}});
  t.a->sync();
  const auto h = t.device(helper);
  h->sync();
  REQUIRE(h->holds(t.request));
  REQUIRE(t.service->admin().revoke_grant(role).ok());
  h->sync();
  CHECK_FALSE(h->holds(t.request));
  CHECK(h->differences().empty());
}
