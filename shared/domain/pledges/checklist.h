// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "shared/model/record.h"

namespace dialogue {

/// A row of the pledge checklist (docs: "Pledge quality").
struct ChecklistRow {
  std::string code;  ///< "specific", "measurable", …
  bool blocks;       ///< stops the act `ready`
  bool ok;
};
/// Pure; any thread.
std::vector<ChecklistRow> pledge_checklist(const RecordView& pledge);

}  // namespace dialogue
