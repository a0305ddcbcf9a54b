// SPDX-License-Identifier: Apache-2.0
#include "server/service/decide/access.h"

#include "shared/base/days.h"
#include "shared/base/planted.h"
#include "shared/domain/common/terms.h"
#include "shared/domain/people/roles.h"
#include "shared/model/declaration.h"
#include "shared/model/quoted.h"
#include "shared/model/record.h"

namespace dialogue {
namespace {

class Reader {
 public:
  Reader(StoreView& view, const Catalogue& catalogue, std::int64_t now_ms)
      : view_(view), catalogue_(catalogue), today_(date_text(now_ms)) {}

  void grants(const Uuid& person, Access& out) {
    each(catalogue_.domain().serving(Purpose::grant), "person", person, [&](const StoredRecord& record) {
      const auto state = inside_quotes(record.get(state_cell));
      if (state == terms::state("pending") || begins_later(record, "valid_from")) return;
      ActiveGrant grant = read(record);
      if (state == terms::state("active") && !over(record, "valid_until")) out.now.grants.push_back(grant);
      out.ever.grants.push_back(std::move(grant));
    });
  }

  void memberships(const Uuid& person, Access& out) {
    each(catalogue_.domain().serving(Purpose::membership), "person", person, [&](const StoredRecord& record) {
      const auto scope = scope_of(record);
      if (!scope || begins_later(record, "from")) return;
      if (terms::state("active").in(record.get(state_cell)) && !over(record, "until")) out.now.member_of.push_back(*scope);
      out.ever.member_of.push_back(*scope);
    });
    each(catalogue_.domain().serving(Purpose::registration), "person", person, [&](const StoredRecord& record) {
      const auto scope = scope_of(record);
      if (!scope) return;
      const auto state = inside_quotes(record.get(state_cell));
      if (!terms::one_of(state, terms::state("cancelled"), terms::state("invited"))) out.now.member_of.push_back(*scope);
      out.ever.member_of.push_back(*scope);
      if (ref_value(record.get("created_by")) == person) return;
      if (state != terms::state("cancelled")) out.now.invitations.push_back(scope->id);
      out.ever.invitations.push_back(scope->id);
    });
  }

 private:
  static std::optional<ScopeRecord> scope_of(const StoredRecord& record) {
    const Field* field = placing_field(*record.kind);
    const auto id = field ? ref_value(record.get(field->name)) : std::nullopt;
    return id ? std::optional(ScopeRecord{field->ref_kind, *id}) : std::nullopt;
  }

  template <class Visit>
  void each(const Kind* kind, std::string_view field, const Uuid& person, Visit visit) {
    if (!kind) return;
    StoredRecord record;
    for (const Rid rid : view_.referring(*kind, field, quoted(person)))
      if (view_.load(rid, record) && !record.deleted()) visit(record);
  }

  bool begins_later(const StoredRecord& record, std::string_view cell) const {
    const auto from = inside_quotes(record.get(cell));
    return !from.empty() && from > today_;
  }
  bool over(const StoredRecord& record, std::string_view cell) const {
    const auto until = inside_quotes(record.get(cell));
    if (planted(Plant::ended_grants_count)) return false;
    return !until.empty() && until < today_;
  }

  ActiveGrant read(const StoredRecord& record) {
    ActiveGrant grant;
    grant.role = inside_quotes(record.get("role"));
    if (const auto scope = inside_quotes(record.get("scope")); !scope.empty()) grant.scope = scope;
    if (const auto id = ref_value(record.get("scope_id"))) grant.scope_id = *id;
    const auto org = ref_value(record.get("org"));
    if (!org) return grant;
    grant.org = *org;
    StoredRecord organisation;
    const Kind* kind = catalogue_.domain().serving(Purpose::organisation);
    if (!kind || !view_.load(view_.find(*kind, *org), organisation)) return grant;
    grant.org_kind = inside_quotes(organisation.get("kind"));
    grant.org_country = inside_quotes(organisation.get("country"));
    grant.org_wave = inside_quotes(organisation.get("engagement_wave"));
    return grant;
  }

  StoreView& view_;
  const Catalogue& catalogue_;
  std::string today_;
};

}  // namespace

Access access_of(StoreView& view, const Catalogue& catalogue, const Uuid& person, const Uuid& device, std::int64_t now_ms) {
  Access out;
  out.now.person = out.ever.person = person;
  out.now.device = out.ever.device = device;
  Reader reader(view, catalogue, now_ms);
  reader.grants(person, out);
  reader.memberships(person, out);
  return out;
}

std::set<ScopeId> scope_ids(StoreView& view, const Actor& actor) {
  std::set<ScopeId> out;
  for (const std::string& name : scopes_of(actor))
    if (const auto scope = view.scope(name)) out.insert(scope->id);
  return out;
}

Actor server_actor() {
  Actor actor;
  actor.server = true;
  return actor;
}

}  // namespace dialogue
