// SPDX-License-Identifier: Apache-2.0
#include "shared/manual/program.h"

namespace dialogue::manual {

bool names_file(const std::string& value) { return value == "FILE"; }

bool names_folder(const std::string& value) { return value == "DIR" || value == "SET"; }

}  // namespace dialogue::manual
