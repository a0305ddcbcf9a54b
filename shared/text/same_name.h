// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace dialogue {

/// Whether two names or mail addresses are the same to whoever types one of them: however their accents are put together (file systems and
/// keyboards differ), and in capitals or not (of A to Z). Names that differ in an accent are two names: who is meant decides who may join.
bool same_name(std::string_view a, std::string_view b);

}  // namespace dialogue
