// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "shared/domain/model.h"

namespace dialogue {

std::vector<Kind> kinds_people();
std::vector<Kind> kinds_workstreams();
std::vector<Kind> kinds_support();
std::vector<Kind> kinds_pledges();
std::vector<Kind> kinds_meetings();
std::vector<Kind> kinds_talk();
std::vector<Kind> kinds_system();

}  // namespace dialogue
