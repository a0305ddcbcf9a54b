// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "client/cli/line.h"

namespace dialogue::cli {

/// The files that belong to a meeting: attached to it or to its sessions, or named in its list of documents.
std::vector<MaterialFile> files_of_meeting(Replica& replica, const Uuid& meeting);

/// Fetches what is missing of the pinned meetings; stops quietly when the line breaks: the rest comes with the next sync.
void fetch_pinned(Context& context, FileLine& line);
void pin(Replica& replica, const Uuid& meeting);

}  // namespace dialogue::cli
