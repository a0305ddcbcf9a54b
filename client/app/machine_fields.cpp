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
constexpr Name places[] = {{"notice", "field"}};
constexpr PartName part_names[] = {
    {"note", "agenda_item", "meeting", "agenda_item"},
    {"pledge", "linked_line", "linked_record", ""},
    {"pledge_update", "component", "pledge", "component"},
};

template <std::size_t n>
bool among(const Name (&names)[n], const Kind& kind, const Field& field) {
  return std::any_of(std::begin(names), std::end(names),
                     [&](const Name& each) { return each.kind == kind.name && each.field == field.name; });
}

}  // namespace

bool for_programs(const Kind& kind, const Field& field) { return among(machine, kind, field); }

const PartName* part_named(const Kind& kind, const Field& field) {
  const auto* found = std::find_if(std::begin(part_names), std::end(part_names),
                                   [&](const PartName& each) { return each.kind == kind.name && each.field == field.name; });
  return found == std::end(part_names) ? nullptr : found;
}

bool parts_are_named(const Kind& kind, const Field& field) {
  return std::any_of(std::begin(part_names), std::end(part_names),
                     [&](const PartName& each) { return each.kind == kind.name && each.ref == field.name; });
}

Path ref_beside(const PartName& name, const Kind& kind, const Path& path) {
  if (kind.field(name.ref)) return Path(name.ref);
  return path.substr(0, path.size() - name.field.size()) + std::string(name.ref);
}

bool names_a_place(const Kind& kind, const Field& field) {
  return field.name == kind.parent_cell || part_named(kind, field) || among(places, kind, field);
}

}  // namespace dialogue
