// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "shared/model/kind.h"

/// The declaration told: for people on a terminal, for programs, for docs/SCHEMA.md. Pure; any thread.
namespace dialogue {

/// Names as they stand in `describe`: "text", "long_text"…; "value", "set"…; "own"…; "organisation"….
std::string_view name_of(Type type);
std::string_view name_of(FieldClass cls);
std::string_view name_of(Relation relation);
std::string_view name_of(Audience audience);
/// Empty for ValueForm::any.
std::string_view name_of(ValueForm form);

/// "FP OL (own organisation)"; several rules joined by "; ".
std::string who_text(const std::vector<Rule>& rules);

/// Fields, parts, states, acts, rights and audiences of a kind, aligned for a terminal.
std::string describe_text(const Kind& kind, std::string_view lang);
/// The same as one JSON document.
std::string describe_json(const Kind& kind);
/// [{"no","name","label","plural"}] of all kinds.
std::string kinds_json(const Domain& domain);

/// The part of docs/SCHEMA.md on records: tables of fields, states, acts, rights and audiences of each kind.
std::string schema_markdown(const Domain& domain);

}  // namespace dialogue
