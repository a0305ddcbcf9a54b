// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "server/service/ports/store_upkeep.h"

namespace dialogue::test {

/// Where the stores of the suite lie. All are over contract_domain().
struct UpkeepPlace {
  /// The store of the place, empty at first. The one before is closed.
  std::function<ServerStore&()> open;
  std::function<std::unique_ptr<ServerStore>(const std::string& name)> open_copy;
  /// A name that nothing has yet.
  std::string copy;
};

/// What every StoreUpkeep must do.
void check_store_upkeep(const std::function<UpkeepPlace()>& make);

}  // namespace dialogue::test
