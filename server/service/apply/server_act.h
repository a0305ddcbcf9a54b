// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/service/unit_of_work/unit_of_work.h"

namespace dialogue {

/// An act of the server's own, under the rules of any act: what its day brings about, or what a device says of itself. False, and nothing
/// done, when the record is not there or the rules forbid it. Writer's thread.
bool act_as_server(UnitOfWork& work, const Kind& kind, const Uuid& record, const Act& act);

}  // namespace dialogue
