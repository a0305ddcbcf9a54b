// SPDX-License-Identifier: Apache-2.0
// A device that was ordered to erase itself keeps nothing of the replica but its last word to the server, until that is delivered.
#pragma once

#include <optional>
#include <string>

#include "client/core/verbs/trust.h"
#include "shared/base/result.h"
#include "sync/session.h"

namespace dialogue {

struct Farewell {
  ServerPlace server;   ///< what makes it known is kept too: nothing is said to anybody else
  WireRequest request;  ///< signed by the key that is erased (Session::farewell)
};

/// Keeps the farewell in DIR, then erases the replica (erase_replica.h). Nobody may have it open. After a crash in between, the next
/// opening goes on (`finish_wipe`). Codes: in_use, no_access, disk_full, disk_error: then the replica is as it was, or is erased later.
Status obey_wipe(const std::string& dir, const Farewell& farewell);
/// Goes on with an erasure that was cut short; nothing when there is none. The file must be the answer of this very device to an order that
/// it has heard (Session::farewell). Any other file of that name erases nothing and stays, and `verify` tells of it.
Status finish_wipe(const std::string& dir);

/// What is still to be delivered.
std::optional<Farewell> farewell_in(const std::string& dir);
/// The server has heard it, or will never know this device.
void forget_farewell(const std::string& dir);
/// Whether this reply shows that: any proven answer to the farewell but "busy".
bool farewell_heard(const Farewell& farewell, const WireReply& reply);

}  // namespace dialogue
