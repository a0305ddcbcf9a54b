// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "shared/model/record.h"

/// Whether a translation still says what its source says. Pure; any thread; the same on every device and on the server.
namespace dialogue {

/// Which text a translation was made from: SHA-256 of the composed text without white space at its ends, in hexadecimal digits.
std::string source_hash(std::string_view source);

enum class Staleness { none, minor, major };

/// What became of the source since: none when it is the same text; minor when at most a tenth of its words changed, and no number, date,
/// name or negation; else major.
Staleness staleness(std::string_view then, std::string_view now);

/// The state of a translation whose source became stale so much since it was made. A text that is only asked for, or written at, keeps its
/// state; what is no longer stale is reviewed if somebody had reviewed it, else a draft.
std::string_view state_after(const RecordView& translation, Staleness found);

/// The name under which a change of a translation's text says of which source it is: its hash.
inline constexpr std::string_view said_source = "source_hash";

}  // namespace dialogue
