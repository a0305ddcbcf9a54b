// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace dialogue {

/// What somebody sees of a text that another program has wrapped up: without the marks of HTML, of encoded mail and of encoded addresses,
/// without signs that are not seen, wide forms as plain ones, each kind of blank as a blank. UTF-16 is read where its text is plain. What
/// is none of this stays as it is. Pure; any thread.
std::string seen_text(std::string_view pasted);

}  // namespace dialogue
