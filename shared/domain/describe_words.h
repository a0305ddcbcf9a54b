// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/model/act.h"
#include "shared/model/audience.h"
#include "shared/model/field.h"

/// Pieces that the three ways of describing a kind share.
namespace dialogue::describe {

std::string joined(const std::vector<std::string>& words, std::string_view between);
std::string audience_text(const Visibility& v);
std::string form_text(const Field& f);   ///< "code V-THEME"
std::string marks_text(const Field& f);  ///< "needed, translated"
std::string args_text(const Act& act);   ///< "reason [slot]"

}  // namespace dialogue::describe
