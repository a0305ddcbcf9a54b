// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/service/apply.h"

namespace dialogue {

/// The words that are kept beside a current value (docs/PROTOCOL.md §3), as records of the kind `proposal`.
class Proposals {
 public:
  Proposals(Work& work, Applier& applier) : work_(work), applier_(applier) {}

  /// Closes this device's open proposal for each cell, or for that place of a text, and makes a new one; the first gets the id `first`.
  void keep(const Arriving& arriving, Held& target, const std::vector<KeptCell>& kept, const Uuid& first);
  void withdraw(const std::vector<Uuid>& proposals);
  /// This device's open proposals for the cells: their author agrees with what stands.
  void agree(const Arriving& arriving, Held& target, const std::vector<Agreed>& cells);
  /// Those that say what stands now are closed; those of paragraphs go with their text. `before`: the cells that changed, as they were.
  void follow(Held& target, const std::vector<Assigned>& before);
  /// How many of this person's are open.
  std::uint64_t open_of(const Uuid& person);

 private:
  void close(Held& proposal, const char* state, const char* taken);
  void follow_text(Held& proposal, const Held& target, std::string_view older);

  Work& work_;
  Applier& applier_;
};

/// The open proposals for cells of the record.
std::vector<Held*> open_proposals(Work& work, const StoredRecord& target);
/// Whether the proposal is of this device; of this person, when it came from none.
bool is_by(const Held& proposal, const Uuid& device, const Uuid& person);
std::string cell_of(const Held& proposal);
/// Of a text in one of its paragraphs: where that was in the text when the proposal last followed it.
std::optional<Passage> place_of(const Held& proposal);

/// A text as it is typed; "" for none. And as a value: none for no words.
std::string plain_text(std::string_view raw);
Raw as_raw(std::string_view text);

}  // namespace dialogue
