// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>

#include "server/service/ports/store.h"

namespace dialogue::test {

/// A declaration with every way a cell may lie in a store.
const Domain& contract_domain();
/// What every ServerStore must do; `make` gives an empty one over contract_domain().
void check_server_store(const std::function<std::unique_ptr<ServerStore>()>& make);

}  // namespace dialogue::test
