// SPDX-License-Identifier: Apache-2.0
// Who works here, read from the replica as the server reads it from its records (server/service).
#include "client/core/replica/replica_impl.h"
#include "shared/base/days.h"
#include "shared/domain/common/terms.h"
#include "shared/model/declaration.h"
#include "shared/model/record.h"
#include "sync/meta.h"

namespace dialogue {

namespace {

template <class Visit>
void each_of(SqliteReplicaStore& store, const Domain& domain, Purpose purpose, const Uuid& person, Visit visit) {
  const Kind* kind = domain.serving(purpose);
  if (!kind) return;
  for (const Uuid& id : store.referring(*kind, "person", person)) {
    const auto head = store.head(id);
    if (!head) continue;
    const Cells cells = store.read(*head);
    if (!cells.contains(deleted_cell)) visit(RecordView{kind, id, &cells, nullptr});
  }
}

bool within(const RecordView& record, const char* from, const char* until, const std::string& today) {
  const auto first = inside_quotes(record.get(from)), last = inside_quotes(record.get(until));
  return (first.empty() || first <= today) && (last.empty() || last >= today);
}

std::optional<ScopeRecord> scope_of(const RecordView& record) {
  const Field* field = placing_field(*record.kind);
  const auto id = field ? ref_value(record.get(field->name)) : std::nullopt;
  return id ? std::optional(ScopeRecord{field->ref_kind, *id}) : std::nullopt;
}

}  // namespace

void ReplicaImpl::add_grants(Actor& actor, const Uuid& person) {
  const std::string today = date_text(ports_.clock.unix_ms() + clock_offset(store_));
  each_of(store_, domain(), Purpose::grant, person, [&](const RecordView& record) {
    if (state_of(record) != terms::state("active") || !within(record, "valid_from", "valid_until", today)) return;
    ActiveGrant grant;
    grant.role = record.text("role");
    if (const auto scope = record.text("scope"); !scope.empty()) grant.scope = scope;
    grant.scope_id = ref_value(record.get("scope_id")).value_or(Uuid{});
    grant.org = ref_value(record.get("org")).value_or(Uuid{});
    if (const auto head = store_.head(grant.org)) {
      const Cells cells = store_.read(*head);
      const RecordView organisation{head->kind, grant.org, &cells, nullptr};
      grant.org_kind = organisation.text("kind");
      grant.org_country = organisation.text("country");
      grant.org_wave = organisation.text("engagement_wave");
    }
    actor.grants.push_back(std::move(grant));
  });
}

void ReplicaImpl::add_groups(Actor& actor, const Uuid& person) {
  const std::string today = date_text(ports_.clock.unix_ms() + clock_offset(store_));
  each_of(store_, domain(), Purpose::membership, person, [&](const RecordView& record) {
    const auto scope = scope_of(record);
    if (scope && state_of(record) == terms::state("active") && within(record, "from", "until", today)) actor.member_of.push_back(*scope);
  });
  each_of(store_, domain(), Purpose::registration, person, [&](const RecordView& record) {
    const auto scope = scope_of(record);
    const auto state = state_of(record);
    if (scope && !terms::one_of(state, terms::state("cancelled"), terms::state("invited"))) actor.member_of.push_back(*scope);
    if (scope && state != terms::state("cancelled") && ref_value(record.get("created_by")) != person)
      actor.invitations.push_back(scope->id);
  });
}

Actor ReplicaImpl::actor() {
  Actor out;
  try {
    out.person = get_uuid(store_, meta::person);
    out.device = get_uuid(store_, meta::device);
    if (out.person.is_nil()) return out;
    add_grants(out, out.person);
    add_groups(out, out.person);
  } catch (const Failure&) {
    // Buttons stay off. The verbs tell what is wrong with the file.
  }
  return out;
}

}  // namespace dialogue
