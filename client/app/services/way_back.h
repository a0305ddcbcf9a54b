// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

#include "client/app/services/writing.h"
#include "client/core/verbs/replica.h"

namespace dialogue {

/// How a step is undone, and whether that can be done at this moment. Both run on the store's thread.
struct WayBack {
  std::function<Status(Replica&)> verb;
  std::function<bool(Replica&)> open;  ///< nothing = always
};

/// Recalls the change of a record with that act, or any change when `act` is empty, for as long as it is not sent.
WayBack recalling(const Uuid& record, const std::string& act);
/// Takes away again a record that was just made.
WayBack unmaking(const Uuid& record);
/// Writes the former words again.
WayBack writing_back(const Writing& before);

}  // namespace dialogue
