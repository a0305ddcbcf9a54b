// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "shared/base/cause.h"

namespace dialogue {

/// Where a code has its sentence for people, in three languages.
enum class Sentence : std::uint8_t {
  both,          ///< for both programs: shared/domain/messages_table.cpp
  command_line,  ///< only the command line gives it: client/cli/sentences.cpp
  page,          ///< only the app gives it: the page has its own words
  none,          ///< nobody reads it, or there is nothing to say but its name
};

/// A code that an Error may have. docs/ERRORS.md is written from these. tests/tidy finds codes that are given and are not here, and codes
/// that are here and are not given.
struct ErrorCode {
  std::string_view name;
  Cause cause = Cause::refused;
  Sentence sentence = Sentence::both;
  std::string_view means = {};  ///< where there is no sentence that says it
};

/// All of them but the areas': what an area's checks refuse has its sentence there (Area::sentences) and is of Cause::refused. Any thread.
std::span<const ErrorCode> error_codes();
/// Null when there is no such code.
const ErrorCode* error_code(std::string_view name);

}  // namespace dialogue
