// SPDX-License-Identifier: Apache-2.0
// Forms of new records, and texts that shall settle a proposal, that their writer has not saved yet. They outlive the page, the program and
// the power, on this device alone. Nothing of them is sent. On the replica's thread.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "client/core/verbs/replica.h"

namespace dialogue {

struct KeptForm {
  std::string kind, parent_field, parent_id;  ///< which form it is; the last two may be empty
  std::map<Path, Raw> cells;                  ///< an empty value: its writer emptied it
  std::int64_t at_ms = 0;

  bool same_form(const KeptForm& o) const { return kind == o.kind && parent_field == o.parent_field && parent_id == o.parent_id; }
};

/// Whether this is the form of a text that shall settle a proposal.
const std::string& settling_kind();
KeptForm settling_form(const std::string& proposal, const std::string& text, std::int64_t at_ms);
/// Its text; empty for other forms.
std::string settling_text(const KeptForm& form);
/// What the new record would be called; empty when that is not written yet.
std::string title_of(const KeptForm& form, const Domain& domain);

/// All of them, the newest last. It leaves out what cannot be read, and texts that were to settle a proposal which may not be seen now.
std::vector<KeptForm> kept_forms(Replica& replica);
/// Keeps the form in place of the one kept before. Codes: those of set_setting.
Status keep_form(Replica& replica, const KeptForm& form);
Status forget_form(Replica& replica, KeptForm form);
/// Forgets the texts that were to settle proposals which are not here any more, because these texts are made of other people's words too.
/// Returns how many.
std::size_t forget_settlings(Replica& replica, const std::function<bool(const Uuid&)>& is_here);

}  // namespace dialogue
