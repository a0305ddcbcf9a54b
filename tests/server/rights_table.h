// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "shared/model/declaration.h"

namespace dialogue::test {

/// Who may read, make, edit, delete and act, as the service decides it, in the form of tests/data/rights_matrix.md: of these kinds of the
/// declaration, or of all. It has the platform's areas, and may have others.
std::string rights_table(const Domain& domain, const std::vector<std::string>& kinds = {});

}  // namespace dialogue::test
