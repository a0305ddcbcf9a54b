// SPDX-License-Identifier: Apache-2.0
// What becomes of one change (docs/PROTOCOL.md §3). Reads only; the outcome is carried out by apply.h. Writer's thread.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "server/service/access.h"
#include "server/service/past_values.h"
#include "server/service/work.h"
#include "sync/messages.h"
#include "sync/passage.h"

namespace dialogue {

/// A cell that is kept beside the current value; of a text the words of one place in it, as it stands once the change is carried out.
struct KeptCell {
  Path path;
  Raw base, proposed;
  std::optional<Passage> at = {};
};

/// A cell whose value stands already, or that much of a text: own proposals for it are void.
struct Agreed {
  Path path;
  std::optional<Passage> at = {};
};

struct Decision {
  Verdict verdict = Verdict::applied;
  Error error;
  bool create = false;
  bool moderate = false;            ///< parked: a person decides on the words
  std::vector<Assigned> apply;      ///< cells of the record that change
  std::vector<Assigned> otherwise;  ///< cells that came out otherwise than typed, with what they are now
  std::vector<KeptCell> kept;
  Rid kept_on = 0;             ///< the record of `kept`, when it is another (a settlement that came too late)
  std::vector<Uuid> replaced;  ///< own proposals that this change replaces
  std::vector<Agreed> agreed;
  std::vector<Assigned> bases;  ///< of the texts among `apply` and `kept`: what their author had seen
  Rid elsewhere = 0;            ///< a settlement writes to another record
  std::vector<Assigned> there;

  bool whole() const { return verdict == Verdict::applied; }
};

/// The person on whose behalf a batch is decided, with the scopes as the feed numbers them.
struct Standing {
  Access access;
  std::set<ScopeId> now, ever;
  bool vouched = false;  ///< that the person may is known already; all else is judged
};
Standing standing_of(Work& work, const Uuid& person, const Uuid& device);
/// The server's own: sees and may everything.
Standing server_standing();

bool sees(const Standing& standing, const std::set<ScopeId>& scopes, const Held& held);
bool sees_facet(const Standing& standing, const Held& held, int facet);

class Judge {
 public:
  Judge(Work& work, const Standing& standing, const Line& line) : work_(work), standing_(standing), line_(line) {}
  Decision decide(const Change& change);

 private:
  Decision decide_edit(const Kind& kind, const Change& change);
  Decision decide_create(const Kind& kind, const Change& change);
  Decision decide_act(const Kind& kind, const Change& change);
  /// Nothing when the change may be weighed cell by cell.
  std::optional<Decision> refuse_edit(const Held& held, const Change& change, const std::vector<CellEdit>& cells);
  std::optional<Decision> refuse_create(const StoredRecord& record);
  Decision refused_value(const Error& error, const Change& change);
  const Kind* kind_shown(const Uuid& id);
  Status check_named(const Kind& kind, const std::vector<CellEdit>& cells);
  Status permitted(const RecordView& record, const std::vector<CellEdit>& cells);
  std::optional<Decision> access_ended(const Held& held, const std::vector<Path>& cells);
  void add_base_cells(const Kind& kind, const Change& change, StoredRecord& record, Decision& out);

  Work& work_;
  const Standing& standing_;
  const Line& line_;
};

Decision rejected(Error error);
Decision parked(std::string code, std::string field = "");

}  // namespace dialogue
