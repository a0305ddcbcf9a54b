// SPDX-License-Identifier: Apache-2.0
#include "sync/belonging.h"

#include "shared/model/actor.h"
#include "shared/model/declaration.h"
#include "shared/model/record.h"
#include "sync/meta.h"

namespace dialogue {

void follow_own_grants(const DevicePorts& ports) {
  auto& store = ports.store;
  const Kind* kind = ports.domain.serving(Purpose::grant);
  if (!kind) return;
  const Uuid known = get_uuid(store, meta::organisation);
  std::optional<Uuid> other;
  for (const Uuid& id : store.referring(*kind, "person", get_uuid(store, meta::person))) {
    const auto head = store.head(id);
    if (!head || head->ghost != Ghost::no) continue;
    const Cells cells = store.read(*head);
    const RecordView grant{kind, id, &cells, nullptr};
    // A role that looks after the machines makes nobody work for that organisation.
    if (state_of(grant) != active_state || inside_quotes(grant.get("role")) == administrator_role) continue;
    const auto org = ref_value(grant.get("org"));
    if (org == known) return;
    if (org && !other) other = org;
  }
  if (other) store.set_meta(meta::organisation, other->text());
}

}  // namespace dialogue
