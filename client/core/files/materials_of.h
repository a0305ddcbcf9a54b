// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "client/core/files/files_remote.h"

namespace dialogue {

/// The documents that hang on a record, each once. For a meeting they include those of its sessions and those that it names. For a
/// document: itself.
std::vector<MaterialFile> materials_of(Replica& replica, const Uuid& record);

}  // namespace dialogue
