// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace dialogue::admin {

/// dialogue-joining(5): what people join with.
std::string joining_manual(const std::string& version);

}  // namespace dialogue::admin
