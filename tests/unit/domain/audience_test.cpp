// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "shared/domain/people/roles.h"
#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "shared/model/scopes.h"
#include "tests/catch.h"
#include "tests/unit/domain/records.h"

using namespace dialogue;
using namespace dialogue::testing;

namespace {

using Scopes = std::set<std::string>;

const std::string org_niger = "org:" + text(niger), org_france = "org:" + text(france), org_cso = "org:" + text(cso);
const std::string me = "person:" + text(aissatou), working = "member:" + text(aissatou);
const Scopes everyone{"participants"};

Scopes all_who_see(const Record& r, const char* facet = "main", const Scopes& parent = {}) {
  return audience_of(r.view, r.view.kind->facet_index(facet), parent);
}

/// Without guests, who have a test of their own.
Scopes seen(const Record& r, const char* facet = "main", const Scopes& parent = {}) {
  Scopes out = all_who_see(r, facet, parent);
  std::erase_if(out, [](const std::string& scope) { return scope.starts_with("guest:"); });
  return out;
}

}  // namespace

TEST_CASE("a person holds the scopes of the roles") {
  CHECK(scopes_of(actor("FP")) == Scopes{me, working, org_niger, "participants"});
  CHECK(scopes_of(actor("SO", unhcr)) == Scopes{me, working, "org:" + text(unhcr), "participants", "secretariat"});
  CHECK(scopes_of(actor("SA", unhcr)) == Scopes{me, "administrators"});
  CHECK(scopes_of(actor("OB", cso)) == Scopes{me, working, "participants"});
  CHECK(scopes_of(actor("UF", unhcr, aissatou, "unhcr", "NE")).contains("country:NE"));
  CHECK_FALSE(scopes_of(actor("FP", niger, aissatou, "asylum_authority", "NE")).contains("country:NE"));
  const std::string from_unhcr = "guest:" + text(unhcr);
  CHECK(scopes_of(scoped_actor("WL", "meeting", 50)) ==
        Scopes{me, working, "participants", "meeting:" + text(50), "lead:" + text(50), "guest:" + text(50), from_unhcr});
  CHECK(scopes_of(scoped_actor("WL", "workstream", 60)) ==
        Scopes{me, working, "participants", "workstream:" + text(60), "lead:" + text(60), "guest:" + text(60), from_unhcr});
  CHECK(scopes_of(actor("OL")) == Scopes{me, working, org_niger, "participants", "lead:" + text(niger)});
  CHECK(scopes_of(actor("SC", unhcr)).contains("coordinators"));
  CHECK(scopes_of(scoped_actor("CS", "workstream", 60)) == Scopes{me, working, "workstream:" + text(60), "guest:" + text(60), from_unhcr});
  CHECK(scopes_of(scoped_actor("CS", "meeting", 50)) == Scopes{me, working, "guest:" + text(50), from_unhcr});
  CHECK(scopes_of(scoped_actor("CS", "record", 70)) == Scopes{me, working, "guest:" + text(70), from_unhcr});
  Actor member = actor("FP");
  member.member_of = {{"workstream", id(60)}, {"meeting", id(50)}};
  CHECK(scopes_of(member) == Scopes{me, working, org_niger, "participants", "workstream:" + text(60), "meeting:" + text(50)});
  member.invitations = {id(51)};
  CHECK(scopes_of(member).contains("guest:" + text(51)));
  CHECK(scopes_of(Actor{id(aissatou), {}, false, {}, {}, {}}) == Scopes{me});
}

TEST_CASE("without a role nobody is a member of anything") {
  Actor gone;
  gone.person = id(aissatou);
  gone.member_of = {{"workstream", id(60)}, {"meeting", id(50)}};
  CHECK(scopes_of(gone) == Scopes{me});
  gone.grants = {grant("SA", unhcr)};
  CHECK(scopes_of(gone) == Scopes{me, "administrators"});
  gone.grants = {grant("a newer one", niger)};
  CHECK(scopes_of(gone) == Scopes{me});
}

TEST_CASE("a request widens from its organisation to the Secretariat to all participants") {
  Record r("support_request", owned());
  r.set("owner_country", str("NE")).set("helpers[" + text(other_person) + "]", "true");
  const std::string helper = "member:" + text(other_person);
  CHECK(seen(r) == Scopes{org_niger, helper});
  r.set("review_asked", "true");
  CHECK(seen(r) == Scopes{org_niger, helper, "secretariat"});
  r.set("review_asked", "false").set("shared_country", "true");
  CHECK(seen(r) == Scopes{org_niger, helper, "country:NE"});
  CHECK(seen(r.state("submitted")) == Scopes{org_niger, helper, "secretariat", "country:NE"});
  CHECK(seen(r.state("published")) == Scopes{org_niger, helper, "participants"});
  CHECK(seen(r.state("withdrawn")) == Scopes{org_niger});
  r.set("submitted_at", "\"2027-03-17T13:00:00Z\"");
  CHECK(seen(r) == Scopes{org_niger, "secretariat", "country:NE"});
}

TEST_CASE("a confidential request is published to its parties alone") {
  Record r("support_request", owned());
  r.state("published")
      .set("confidential", "true")
      .set("providers[" + text(france) + "]", "true")
      .set("co_requesters[" + text(cso) + "]", "true");
  CHECK(seen(r) == Scopes{org_niger, org_france, org_cso, "secretariat"});
}

TEST_CASE("internal notes, exclusions, links and needs stay in their facets") {
  Record request("support_request", owned());
  CHECK(seen(request.state("published"), "internal") == Scopes{org_niger});
  Record offer("support_offer", owned());
  CHECK(seen(offer, "internal") == Scopes{org_niger});
  CHECK(seen(offer.state("published"), "internal") == Scopes{org_niger, "secretariat"});
  Record session("session", {{"meeting", ref(50)}, {"owner_org", ref(unhcr)}});
  CHECK(seen(session, "main", everyone) == everyone);
  CHECK(seen(session, "join", everyone) == Scopes{"meeting:" + text(50), "secretariat"});
  Record registration("registration", {{"meeting", ref(50)}, {"person", ref(aissatou)}, {"owner_org", ref(niger)}});
  CHECK(seen(registration, "main", everyone) == Scopes{me, org_niger, "secretariat"});
  CHECK(seen(registration, "needs", everyone) == Scopes{me, "secretariat"});
  Record person("person", owned(), aissatou);
  CHECK(seen(person, "contact") == Scopes{me, org_niger, "secretariat", "administrators"});
  CHECK(seen(person.set("share_contact", "true"), "contact").contains("participants"));
}

TEST_CASE("a shared pledge is seen by its parties and helpers") {
  Record r("pledge", owned());
  r.set("party[p]", "\"m\"").set("party[p].org", ref(france)).set("helpers[" + text(other_person) + "]", "true");
  CHECK(seen(r) == Scopes{org_niger});
  CHECK(seen(r.state("shared_draft")) == Scopes{org_niger, org_france, "member:" + text(other_person)});
  CHECK(seen(r.state("registered")) == Scopes{org_niger, "participants", "member:" + text(other_person)});
  CHECK(seen(r.state("withdrawn")) == Scopes{org_niger, org_france, "member:" + text(other_person)});
  // A party that was taken away sees it no longer, though what was said of it is still there.
  r.state("shared_draft").set("party[p]", "");
  CHECK_FALSE(seen(r).contains(org_france));
}

TEST_CASE("a note is seen by its author, the delegation or the meeting, by its type") {
  Record n("note", owned());
  n.set("meeting", ref(50));
  CHECK(seen(n.set("type", str("private_note")), "main", everyone) == Scopes{me});
  CHECK(seen(n.set("type", str("delegation_note")), "main", everyone) == Scopes{me, org_niger});
  CHECK(seen(n.set("type", str("question")), "main", everyone) == Scopes{me, org_niger, "meeting:" + text(50)});
  CHECK(seen(n.set("type", str("of_a_newer_schema")), "main", everyone) == Scopes{me});
}

TEST_CASE("a child is seen by no more than its parent") {
  const Scopes parties{org_niger, org_france, "secretariat"};
  Record comment("comment", owned(france));
  comment.set("parent", ref(70));
  CHECK(seen(comment, "main", parties) == Scopes{me, org_niger, org_france, "secretariat"});
  CHECK(seen(comment, "main", {}) == Scopes{me});
  Record update("pledge_update", owned());
  update.set("pledge", ref(70)).state("submitted");
  CHECK(seen(update, "main", {org_niger, org_france}) == Scopes{org_niger});
  CHECK(seen(update.state("accepted"), "main", everyone) == everyone);
}

TEST_CASE("a translation or a proposal on a private note stays its author's") {
  Record translation("translation", owned());
  translation.set("parent", ref(70));
  CHECK(seen(translation, "main", {me}) == Scopes{me});
  Record proposal("proposal", owned());
  proposal.set("record", ref(70));
  CHECK(seen(proposal, "main", {me}) == Scopes{me});
}

TEST_CASE("what others go on writing is for those who may see what it hangs on now; their author keeps the own words of a proposal") {
  const Scopes parent{org_niger, "secretariat"};
  Record proposal("proposal", owned(france));
  proposal.set("record", ref(70));
  CHECK(seen(proposal, "main", parent) == Scopes{me, org_niger, "secretariat"});
  CHECK(seen(proposal, "others", parent) == parent);
  for (const char* field : {"base", "current", "current_seq", "outcome", "paragraph", "place"})
    CHECK(describe_cell(*proposal.view.kind, field).facet == proposal.view.kind->facet_index("others"));
  for (const char* field : {"record", "cell", "proposed", "state", "taken"}) CHECK(describe_cell(*proposal.view.kind, field).facet == 0);
  for (const char* kind : {"translation", "material", "action_item"}) {
    Record child(kind, owned(niger));
    child.set(child.view.kind->parent_field, ref(70));
    CHECK(seen(child, "main", parent) == parent);
  }
}

TEST_CASE("no kind that others may write is seen by its author as such") {
  for (const Kind& kind : platform().kinds())
    for (const Visibility& entry : kind.visible) {
      if (entry.facet != kind.facets.front()) continue;
      if (std::find(entry.audience.begin(), entry.audience.end(), Audience::author) == entry.audience.end()) continue;
      CAPTURE(kind.name);
      for (const EditRight& rule : kind.edits)
        for (const Rule& who : rule.who) CHECK(who.relation == Relation::author);
    }
}

TEST_CASE("an interest reaches its workstream once confirmed") {
  Record r("workstream_interest", owned());
  r.set("workstream", ref(60));
  CHECK(seen(r) == Scopes{org_niger});
  CHECK(seen(r.state("indicated")) == Scopes{org_niger, "secretariat"});
  CHECK(seen(r.state("confirmed")) == Scopes{org_niger, "secretariat", "workstream:" + text(60)});
}

TEST_CASE("a meeting opens to participants when announced, to its guests when by invitation") {
  Record r("meeting", owned(unhcr), 50);
  const std::string own = "org:" + text(unhcr), registered = "meeting:" + text(50);
  const std::string stream = "lead:" + text(60), convenor = "lead:" + text(50);
  r.set("workstreams[" + text(60) + "]", "true");
  CHECK(seen(r) == Scopes{own, "secretariat", registered, stream, convenor});
  CHECK(seen(r.state("announced")) == Scopes{own, "participants", stream, convenor});
  r.set("invite_only", "true").set("parties[" + text(france) + "]", "true");
  CHECK(seen(r) == Scopes{own, org_france, "secretariat", registered, stream, convenor});
  r.state("cancelled");
  CHECK(seen(r) == Scopes{own, "secretariat", registered, stream, convenor});
  r.set("announced_at", "\"2027-03-17T13:00:00Z\"");
  CHECK(seen(r) == Scopes{own, org_france, "secretariat", registered, stream, convenor});
  r.set("invite_only", "false");
  CHECK(seen(r).contains("participants"));
  Record session("session", {{"meeting", ref(50)}, {"owner_org", ref(unhcr)}});
  CHECK(seen(session, "join", {stream, convenor, registered, "secretariat"}) == Scopes{stream, convenor, registered, "secretariat"});
}

TEST_CASE("an action follows its origin, without one its workstream") {
  Record r("action_item", owned());
  r.set("workstream", ref(60));
  CHECK(seen(r) == Scopes{working, org_niger, "workstream:" + text(60), "secretariat"});
  r.set("origin", ref(50));
  CHECK(seen(r, "main", {org_france, "secretariat"}) == Scopes{org_niger, org_france, "secretariat"});
}

TEST_CASE("a device is seen by who may suspend it, what it runs by its person and the administrators, a notice by its person alone") {
  Record device("device", owned());
  device.set("person", ref(aissatou));
  CHECK(seen(device) == Scopes{me, "administrators", "coordinators", "lead:" + text(niger)});
  CHECK(seen(device, "technical") == Scopes{me, "administrators"});
  Record notice("notice", owned());
  notice.set("person", ref(aissatou));
  CHECK(seen(notice) == Scopes{me});
  Record item("moderation_item", owned());
  item.set("person", ref(aissatou));
  CHECK(seen(item) == Scopes{me, "secretariat"});
}

TEST_CASE("guests see what participants see of the record they were invited to, and a closed meeting once it is announced") {
  const std::string guest = "guest:" + text(70), of_stream = "guest:" + text(60), of_meeting = "guest:" + text(50);
  Record request("support_request", owned(), 70);
  CHECK_FALSE(all_who_see(request).contains(guest));
  CHECK_FALSE(all_who_see(request.state("submitted")).contains(guest));
  CHECK(all_who_see(request.state("published")).contains(guest));
  CHECK(all_who_see(request.set("confidential", "true")).contains(guest));
  CHECK_FALSE(all_who_see(request, "internal").contains(guest));
  CHECK_FALSE(all_who_see(request.state("withdrawn")).contains(guest));
  Record meeting("meeting", owned(unhcr), 50);
  meeting.set("workstreams[" + text(60) + "]", "true");
  CHECK_FALSE(all_who_see(meeting.state("planned")).contains(of_meeting));
  for (const char* closed : {"false", "true"}) {
    meeting.set("invite_only", closed);
    CHECK(all_who_see(meeting.state("announced")).contains(of_meeting));
    CHECK(all_who_see(meeting).contains(of_stream));
  }
  CHECK_FALSE(all_who_see(meeting.state("cancelled")).contains(of_meeting));
  CHECK(all_who_see(meeting.set("announced_at", "\"2027-03-17T13:00:00Z\"")).contains(of_meeting));
  Record session("session", {{"meeting", ref(50)}, {"owner_org", ref(unhcr)}});
  CHECK(all_who_see(session, "main", {of_meeting}).contains(of_meeting));
  CHECK_FALSE(all_who_see(session, "join", {of_meeting, "meeting:" + text(50)}).contains(of_meeting));
}

TEST_CASE("an unknown facet has no audience") {
  Record r("support_request", owned());
  CHECK(audience_of(r.view, 7, everyone).empty());
  CHECK(audience_of(r.view, -1, everyone).empty());
}
