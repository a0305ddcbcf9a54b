// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "client/cli/context.h"

namespace dialogue::cli {

/// Asks the server for a record's history, prints it and keeps it. Without a line it prints what was kept. Codes: bad_id, not_available,
/// not_cached.
Status history(Context& context, const std::string& id);

/// The server's answer as lines for a terminal. Code bad_body.
Result<std::string> history_text(std::string_view body, std::string_view lang);

}  // namespace dialogue::cli
