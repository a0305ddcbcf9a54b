// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dialogue::cli {

/// The name that was probably meant: the closest one within a third of its length; empty when none is close.
std::string nearest(std::string_view word, const std::vector<std::string>& names);

}  // namespace dialogue::cli
