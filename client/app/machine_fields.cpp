// SPDX-License-Identifier: Apache-2.0
#include "client/app/machine_fields.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace dialogue {
namespace {

struct Name {
  std::string_view kind, field;
};
constexpr Name machine[] = {
    {"moderation_item", "entry"}, {"moderation_item", "cell"}, {"material", "sha256"},         {"material", "media_type"},
    {"material", "size"},         {"note", "clock_drift"},     {"translation", "source_hash"}, {"translation", "source_rev"},
    {"device", "public_key"},     {"notice", "change"},        {"proposal", "group"},          {"proposal", "current_seq"},
};
constexpr Name places[] = {{"note", "agenda_item"}, {"pledge", "linked_line"}, {"pledge_update", "component"}, {"notice", "field"}};

template <std::size_t n>
bool among(const Name (&names)[n], const Kind& kind, const Field& field) {
  return std::any_of(std::begin(names), std::end(names),
                     [&](const Name& each) { return each.kind == kind.name && each.field == field.name; });
}

}  // namespace

bool for_programs(const Kind& kind, const Field& field) { return among(machine, kind, field); }

bool names_a_place(const Kind& kind, const Field& field) { return field.name == kind.parent_cell || among(places, kind, field); }

}  // namespace dialogue
