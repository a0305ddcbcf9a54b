// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "client/core/keeps/keep.h"
#include "client/core/verbs/replica.h"

namespace dialogue {

/// The folder where an export lies while it is written. It is made when it is not there, nobody else can read it, and what a program left
/// there goes at the next opening. Without a replica's folder it is the system's folder for temporary files.
std::string exports_folder(const std::string& directory);

/// All keeps of a replica.
std::vector<std::unique_ptr<Keep>> list_of_keeps(Replica& replica);

}  // namespace dialogue
