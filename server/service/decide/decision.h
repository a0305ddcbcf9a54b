// SPDX-License-Identifier: Apache-2.0
// What is decided about one change (docs/PROTOCOL.md §3), as a value: server/service/apply/apply carries it out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/service/unit_of_work/work_reader.h"
#include "sync/messages.h"
#include "sync/passage.h"

namespace dialogue {

/// A cell that is kept beside the current value. For a text it has the words of one place in it, as the text stands once the change is
/// carried out.
struct KeptCell {
  Path path;
  Raw base, proposed;
  std::optional<Passage> at = {};
};

/// A cell whose value stands already, or that much of a text. Own proposals for it are void.
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
  std::vector<Assigned> bases;  ///< for the texts among `apply` and `kept`: what their author had seen
  Rid elsewhere = 0;            ///< a settlement writes to another record
  std::vector<Assigned> there;

  bool whole() const { return verdict == Verdict::applied; }
};

Decision rejected(Error error);
Decision parked(std::string code, std::string field = "");

}  // namespace dialogue
