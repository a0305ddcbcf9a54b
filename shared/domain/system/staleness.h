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

/// What became of the source since. None: it is the same text. Minor: at most a tenth of its words changed, and no number, date, name or
/// negation. Else major.
Staleness staleness(std::string_view then, std::string_view now);

/// The state of a translation whose source became this stale since it was made. A text that is only asked for, or is being written, keeps
/// its state. A text that is no longer stale is reviewed if somebody had reviewed it, else a draft.
std::string_view state_after(const RecordView& translation, Staleness found);

/// The name under which a change of a translation's text says which source it is of: the source's hash.
inline constexpr std::string_view said_source = "source_hash";

}  // namespace dialogue
