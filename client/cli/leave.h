// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "client/cli/context.h"

namespace dialogue::cli {

/// Comes after an exchange that ended with `done`. Obeys an order to erase this device, if one was heard and nothing waits; then the code
/// is `wiped`. Else it gives `done` back.
Status leave_if_ordered(Context& context, Status done);
/// Tells the server of an erasure that it has not heard of. Without a line, a later command does.
void deliver_farewell(const std::string& dir);

}  // namespace dialogue::cli
