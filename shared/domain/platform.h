// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace dialogue {

class Domain;
struct Area;

/// The areas of the Dialogue Platform.
std::vector<Area> platform_areas();

/// The areas that platform() is made of (shared/domain/areas.cpp). A program of the tests links other ones.
std::vector<Area> areas();

/// The declaration of the Dialogue Platform.
const Domain& platform();

}  // namespace dialogue
