// SPDX-License-Identifier: Apache-2.0
#include "shared/model/rights.h"
#include "tests/catch.h"
#include "tests/unit/domain/records.h"

using namespace dialogue;
using namespace dialogue::testing;

namespace {

std::string edits(const Actor& a, const Record& r, const char* cell = "title") { return code_of(may_edit(a, r.view, {cell})); }
std::string acts(const Actor& a, const Record& r, const char* act) { return code_of(may_act(a, r.view, r.act(act))); }

}  // namespace

TEST_CASE("a focal point drafts the own organisation's request, the lead submits it, the Secretariat publishes it") {
  Record r("support_request", owned());
  const Actor fp = actor("FP"), ol = actor("OL"), so = actor("SO", unhcr, other_person, "unhcr");
  CHECK(code_of(may_create(fp, r.view)) == "");
  CHECK(edits(fp, r) == "");
  CHECK(acts(fp, r, "submit") == "not_allowed");
  CHECK(acts(fp, r, "review") == "");
  CHECK(acts(ol, r, "submit") == "");
  CHECK(acts(so, r, "submit") == "not_allowed");
  CHECK(acts(so, r, "publish") == "wrong_state");
  CHECK(edits(so, r) == "not_allowed");

  r.state("submitted");
  CHECK(edits(fp, r) == "wrong_state");
  CHECK(acts(so, r, "publish") == "");
  CHECK(acts(so, r, "return") == "");
  CHECK(acts(ol, r, "publish") == "not_allowed");
}

TEST_CASE("only a State body asks for support, any organisation may offer it") {
  Record request("support_request", owned(cso));
  CHECK(code_of(may_create(actor("CS", cso, aissatou, "cso"), request.view)) == "not_allowed");
  CHECK(code_of(may_create(actor("OL", cso, aissatou, "cso"), request.view)) == "not_allowed");
  Record offer("support_offer", owned(cso));
  const Actor cs = actor("CS", cso, aissatou, "cso");
  CHECK(code_of(may_create(cs, offer.view)) == "");
  CHECK(acts(cs, offer, "submit") == "");
  CHECK(acts(actor("FP", cso), offer, "submit") == "not_allowed");
}

TEST_CASE("a contributor drafts only") {
  Record r("support_request", owned());
  const Actor ct = actor("CT");
  CHECK(edits(ct, r) == "");
  CHECK(acts(ct, r, "submit") == "not_allowed");
  CHECK(acts(ct, r, "review") == "not_allowed");
  r.state("published");
  CHECK(edits(ct, r) == "wrong_state");
  CHECK(edits(actor("FP"), r) == "");
}

TEST_CASE("another organisation, an observer and an administrator change nothing") {
  Record r("support_request", owned());
  for (const char* role : {"FP", "OL", "CT", "PM", "OB", "SA", "TR", "WL", "UF"}) {
    INFO(role);
    CHECK(edits(actor(role, france), r) == "not_allowed");
    CHECK(acts(actor(role, france), r, "submit") == "not_allowed");
    CHECK(acts(actor(role, france), r, "withdraw") == "not_allowed");
  }
  for (const char* role : {"SA", "OB", "PM", "TR"}) CHECK(edits(actor(role), r) == "not_allowed");
}

TEST_CASE("an administrator has no rights over content of any kind") {
  const Actor sa = actor("SA");
  for (const char* kind : {"support_request", "support_offer", "pledge", "pledge_update", "meeting", "session", "note", "comment",
                           "material", "action_item", "translation", "workstream", "workstream_interest", "organisation"}) {
    Record r(kind, owned());
    INFO(kind);
    CHECK(code_of(may_create(sa, r.view)) == "not_allowed");
    for (const Field& f : r.view.kind->fields)
      if (f.cls == FieldClass::value || f.cls == FieldClass::text) CHECK(edits(sa, r, f.name.c_str()) == "not_allowed");
    for (const Act& a : r.view.kind->acts) CHECK(code_of(may_act(sa, r.view, a)) == "not_allowed");
  }
}

TEST_CASE("a mission records the transmission of its State's pledge and edits no word of it") {
  Record r("pledge", owned());
  r.state("submitted").set("owner_country", str("NE"));
  const Actor pm = actor("PM", mission, other_person, "perm_mission", "NE");
  CHECK(acts(pm, r, "transmit") == "");
  CHECK(edits(pm, r, "note_verbale_ref") == "");
  CHECK(edits(pm, r, "title") == "not_allowed");
  CHECK(edits(actor("PM", mission, other_person, "perm_mission", "FR"), r, "note_verbale_ref") == "not_allowed");
  CHECK(code_of(may_create(pm, r.view)) == "not_allowed");
}

TEST_CASE("a partner answers for a pledge, a stranger does not") {
  Record r("pledge", owned());
  r.state("shared_draft").set("party[p]", "\"a\"").set("party[p].org", ref(france));
  CHECK(acts(actor("OL", france), r, "accept") == "");
  CHECK(acts(actor("FP", france), r, "accept") == "not_allowed");
  CHECK(acts(actor("OL", cso), r, "accept") == "not_allowed");
  CHECK(edits(actor("OL", france), r) == "not_allowed");
}

TEST_CASE("rights of a scoped grant end at its scope") {
  const int meeting = 50;
  Record in("meeting", owned(unhcr), meeting), out("meeting", owned(unhcr), 51);
  const Actor wl = scoped_actor("WL", "meeting", meeting);
  CHECK(edits(wl, in) == "");
  CHECK(edits(wl, out) == "not_allowed");
  CHECK(acts(wl, in, "announce") == "not_allowed");
  CHECK(acts(wl, in, "plan") == "");

  Record session("session", {{"meeting", ref(meeting)}});
  CHECK(edits(wl, session, "slot_no") == "");
  Record action("action_item", {{"workstream", ref(60)}});
  action.state("done");
  CHECK(acts(scoped_actor("WL", "workstream", 60), action, "verify") == "");
  CHECK(acts(scoped_actor("WL", "workstream", 61), action, "verify") == "not_allowed");
  CHECK(acts(scoped_actor("FP", "record", 999, niger), Record("support_request", owned()), "review") == "not_allowed");
}

TEST_CASE("a translator's grant for one record reaches its translations") {
  Record translation("translation", {{"parent", ref(70)}, {"field", str("title")}, {"lang", str("es")}});
  CHECK(edits(scoped_actor("TR", "record", 70), translation, "text") == "");
  CHECK(edits(scoped_actor("TR", "record", 71), translation, "text") == "not_allowed");
}

TEST_CASE("the owner of the parent may write its translation when the parent is known") {
  Record request("support_request", owned(), 70);
  Record translation("translation", {{"parent", ref(70)}, {"owner_org", ref(france)}});
  CHECK(edits(actor("FP"), translation, "text") == "not_allowed");
  translation.view.parent = &request.view;
  CHECK(edits(actor("FP"), translation, "text") == "");
  CHECK(edits(actor("FP", france), translation, "text") == "not_allowed");
}

TEST_CASE("notes are their author's, registrations the person's own") {
  Record note("note", owned());
  note.set("text", "\"x\"");
  CHECK(edits(actor("FP"), note, "text") == "");
  CHECK(edits(actor("FP", niger, mahamat), note, "text") == "not_allowed");
  Record registration("registration", {{"person", ref(aissatou)}, {"meeting", ref(50)}, {"owner_org", ref(niger)}});
  CHECK(code_of(may_create(actor("OB"), registration.view)) == "");
  CHECK(acts(actor("CT"), registration, "check_in") == "");
  CHECK(acts(actor("CT", niger, mahamat), registration, "check_in") == "not_allowed");
}

TEST_CASE("a record for another organisation than the owner is refused") {
  Record interest("workstream_interest", owned());
  interest.set("org", ref(niger)).set("workstream", ref(60));
  CHECK(code_of(may_create(actor("FP"), interest.view)) == "");
  interest.set("org", ref(france));
  CHECK(code_of(may_create(actor("FP"), interest.view)) == "not_allowed");
  CHECK(code_of(may_create(actor("SO", unhcr), interest.view)) == "");
}

TEST_CASE("what only some records allow is said of those, and a form still to be filled in is incomplete") {
  Record note("note", owned());
  note.set("meeting", ref(50)).set("text", "\"x\"");
  CHECK(code_of(may_create(actor("OB"), note.view)) == "incomplete");
  note.set("type", str("question"));
  CHECK(code_of(may_create(actor("OB"), note.view)) == "");
  note.set("type", str("intervention"));
  CHECK(code_of(may_create(actor("OB"), note.view)) == "not_allowed");
  CHECK(code_of(may_create(actor("OB", france), note.view)) == "not_allowed");
}

TEST_CASE("a draft without what it needs is incomplete and names all of it") {
  Record note("note", owned());
  const auto status = may_create(actor("FP"), note.view);
  REQUIRE_FALSE(status);
  CHECK(status.error() == Error{"incomplete", "meeting", {"type", "text"}, ""});
  Record material("material", owned());
  material.set("parent", ref(1)).set("name", "\"a.pdf\"").set("media_type", "\"application/pdf\"").set("sha256", "\"00\"").set("size", "1");
  CHECK(may_create(actor("FP"), material.view).error().field == "declaration_no_personal_case_data");
  material.set("declaration_no_personal_case_data", "false");
  CHECK(code_of(may_create(actor("FP"), material.view)) == "incomplete");
  material.set("declaration_no_personal_case_data", "true");
  CHECK(code_of(may_create(actor("FP"), material.view)) == "");
}

TEST_CASE("entries of a log are never edited back, new ones are added") {
  Record action("action_item", owned());
  action.state("in_progress").set("progress[a]", "\"m\"").set("progress[a].percent", "40");
  const Actor fp = actor("FP");
  CHECK(edits(fp, action, "progress[a].percent") == "immutable");
  CHECK(edits(fp, action, "progress[a]") == "immutable");
  CHECK(edits(fp, action, "progress[b].percent") == "");
}

TEST_CASE("cells that nobody declared, the state and the deletion mark are not edited") {
  Record r("support_request", owned());
  for (const char* cell : {"nothing", "state", "_deleted", "need_line[a].nothing", "ref_no", "created_by", "owner_org", "submitted_at"})
    CHECK(edits(actor("FP"), r, cell) != "");
  const auto status = may_edit(actor("FP"), r.view, {"title", "providers[" + text(1) + "]", "nothing"});
  CHECK(status.error().field == "providers[" + text(1) + "]");
}

TEST_CASE("only the Secretariat selects the providers of a confidential request") {
  Record r("support_request", owned());
  r.state("published");
  const std::string cell = "providers[" + text(france) + "]";
  CHECK(edits(actor("SO", unhcr), r, cell.c_str()) == "");
  CHECK(edits(actor("OL"), r, cell.c_str()) == "not_allowed");
}

TEST_CASE("only drafts are deleted, by those who may write them") {
  Record r("support_request", owned());
  CHECK(code_of(may_delete(actor("FP"), r.view)) == "");
  CHECK(code_of(may_delete(actor("FP", france), r.view)) == "not_allowed");
  r.state("published");
  CHECK(code_of(may_delete(actor("FP"), r.view)) == "wrong_state");
  Record comment("comment", owned());
  CHECK(code_of(may_delete(actor("FP"), comment.view)) == "not_allowed");
}

TEST_CASE("without a grant nothing is allowed, the server may do all") {
  Record r("support_request", owned());
  Actor nobody;
  nobody.person = id(aissatou);
  CHECK(code_of(may_create(nobody, r.view)) == "not_allowed");
  CHECK(edits(nobody, r) == "not_allowed");
  CHECK(code_of(may_create(the_server(), r.view)) == "");
  r.state("published");
  CHECK(acts(the_server(), r, "match") == "");
  CHECK(acts(actor("SC", unhcr), r, "match") == "not_allowed");
}

TEST_CASE("the digest of an act covers the text and leaves out what acts and the server write") {
  Record r("support_request", owned());
  r.state("draft").set("internal_note", "\"x\"").set("ref_no", "\"REQ\"").set("submitted_at", "\"2027-03-17T13:00:00Z\"");
  r.set("helpers[" + text(5) + "]", "true")
      .set("need_line[a]", "\"m\"")
      .set("need_line[a].theme", "\"proc.coi\"")
      .set("unknown", "1")
      .set("summary", "");
  CHECK(bound_cells(r.view, r.act("submit")) == std::vector<Path>{"need_line[a]", "need_line[a].theme", "owner_org", "title"});
  CHECK(bound_cells(r.view, r.act("hold")).empty());
  Record session("session", {{"meeting", ref(1)}, {"slot_no", "1"}, {"starts_utc", "\"2027-03-17T13:00:00Z\""}});
  CHECK(bound_cells(session.view, session.act("confirm")) == std::vector<Path>{"slot_no", "starts_utc"});
}
