// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "client/cli/line.h"

namespace dialogue::cli {

/// Gets the file here. When the line breaks, the error says what is kept.
Status fetch_file(Context& context, FileStore& files, const MaterialFile& file);
/// Fetches what is missing of the pinned meetings. Stops quietly when the line breaks; the rest comes with the next sync.
void fetch_pinned(Context& context, FileLine& line);
void pin(Replica& replica, const Uuid& meeting);

}  // namespace dialogue::cli
