// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "shared/base/ids.h"

namespace dialogue {

/// What an export has to say of what it wrote.
struct ExportReport {
  struct Replaced {
    Uuid record;
    std::string field;  ///< "title", "title:fr", a part's path
  };
  std::vector<Replaced> replaced;  ///< texts with characters that the format cannot hold: � stands for them
  std::size_t long_texts = 0;      ///< longer than a cell: they stand whole in a sheet of their own
};

}  // namespace dialogue
