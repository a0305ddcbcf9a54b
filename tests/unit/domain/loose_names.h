// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "shared/model/declaration.h"

namespace dialogue::test {

/// Names that the declaration uses and nothing in it provides, and those that it provides and nothing uses, each with its class and
/// place: "check errand.activate: no 'errand_has_price' is declared".
std::vector<std::string> loose_names(const Domain& domain);

/// A source file of the areas.
struct Source {
  std::string name, text;
};
/// Those below a folder of the tree, kinds apart.
std::vector<Source> sources_below(const std::string& folder);

/// The same for what only sources tell: codes of refusals and their sentences, fields that only the server writes.
std::vector<std::string> loose_in_sources(const Domain& domain, const std::vector<Source>& sources);

}  // namespace dialogue::test
