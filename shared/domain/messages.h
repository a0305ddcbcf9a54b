// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/model/kind.h"
#include "shared/model/vocabulary.h"

namespace dialogue {

/// What a user reads about a refusal or a failure: what happened, what is safe, what to do. `lang` is "en", "fr" or "es" (others read
/// English). With `kind`, cells are named by their labels, else by their paths. A code without a sentence of its own gets a general one
/// that names it. Pure; any thread.
std::string sentence(const Error& error, std::string_view lang, const Kind* kind = nullptr);

/// The label of a cell in a language: "Need › Theme". The path itself when the schema does not know it.
std::string cell_label(const Kind& kind, std::string_view path, std::string_view lang);

/// What an act brings about that its label does not say ("about_" and the act's name below); empty where there is no more to say.
std::string about_act(std::string_view act, std::string_view lang);

/// All sentences with their placeholders: {0}, {1} the arguments, {field} the cell, {fields} the cell and all arguments as cells.
const std::vector<Term>& message_terms();

}  // namespace dialogue
