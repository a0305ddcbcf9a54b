// SPDX-License-Identifier: Apache-2.0
// Small makings of raw values.
#pragma once

#include <string>
#include <string_view>

#include "shared/base/ids.h"
#include "shared/model/cell.h"

namespace dialogue {

/// Ids, codes, dates and states: text that needs no escapes.
inline Raw quoted(std::string_view plain) {
  Raw out;
  out.reserve(plain.size() + 2);
  out.push_back('"');
  out += plain;
  out.push_back('"');
  return out;
}
// As a view: std::quoted, where <iomanip> is known, would fit a string better.
inline Raw quoted(const Uuid& id) { return quoted(std::string_view(id.text())); }

}  // namespace dialogue
