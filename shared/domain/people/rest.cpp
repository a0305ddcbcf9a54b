// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/people/rest.h"

#include "shared/domain/common/terms.h"
#include "shared/domain/people/vocabularies.h"
#include "shared/model/due.h"

namespace dialogue {

const Act* due_rest(const RecordView& organisation, Day last_seen, Day today) {
  constexpr int year = 365;
  if (!organisation.kind || !organisation.cells || TermName(people_vocabularies, "V-STAKEHOLDER", "unhcr").in(organisation.get("kind")))
    return nullptr;
  return today > last_seen + year ? server_act(organisation, terms::act("rest").code()) : nullptr;
}

}  // namespace dialogue
