// SPDX-License-Identifier: Apache-2.0
// The words that are kept beside a current value (docs/PROTOCOL.md §3), as they are read. Writer's thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/service/unit_of_work/work_reader.h"
#include "sync/passage.h"

namespace dialogue {

bool is_open(const Held& proposal);
/// The open proposals for cells of the record.
std::vector<const Held*> open_proposals(WorkReader& work, const StoredRecord& target);
/// How many proposals of this person are open.
std::uint64_t open_proposals_of(WorkReader& work, const Uuid& person);
/// Whether the proposal is of this device. If it came from no device: whether it is of this person.
bool is_by(const Held& proposal, const Uuid& device, const Uuid& person);
std::string cell_of(const Held& proposal);
/// For a proposal in one paragraph of a text: where that was in the text when the proposal last followed it.
std::optional<Passage> place_of(const Held& proposal);

/// A text as it is typed; "" for none. And as a value: none for no words.
std::string plain_text(std::string_view raw);
Raw as_raw(std::string_view text);

}  // namespace dialogue
