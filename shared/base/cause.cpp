// SPDX-License-Identifier: Apache-2.0
#include "shared/base/cause.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dialogue {
namespace {

constexpr auto causes = std::to_array<std::pair<std::string_view, Cause>>({
    {"bad_address", Cause::usage},
    {"bad_assignment", Cause::usage},
    {"bad_condition", Cause::usage},
    {"bad_id", Cause::usage},
    {"bad_line", Cause::usage},
    {"bad_option", Cause::usage},
    {"bad_part", Cause::usage},
    {"not_a_set", Cause::usage},
    {"one_option", Cause::usage},
    {"part_needs_plus", Cause::usage},
    {"unknown_act", Cause::usage},
    {"unknown_argument", Cause::usage},
    {"unknown_column_option", Cause::usage},
    {"unknown_field", Cause::usage},
    {"unknown_kind", Cause::usage},
    {"unknown_language", Cause::usage},
    {"usage", Cause::usage},

    {"busy", Cause::unreachable},
    {"captive_portal", Cause::unreachable},
    {"damaged_on_the_way", Cause::unreachable},
    {"incomplete_fetch", Cause::unreachable},
    {"not_cached", Cause::unreachable},
    {"offline", Cause::unreachable},
    {"server_full", Cause::unreachable},
    {"server_trouble", Cause::unreachable},
    {"stopping", Cause::unreachable},
    {"timeout", Cause::unreachable},
    {"too_many", Cause::unreachable},

    {"bad_backup", Cause::data},
    {"checksum", Cause::data},
    {"damaged", Cause::data},
    {"damaged_backup", Cause::data},
    {"too_new", Cause::data},

    {"bad_key", Cause::machine},
    {"constraint", Cause::machine},
    {"database", Cause::machine},
    {"disk_error", Cause::machine},
    {"disk_full", Cause::machine},
    {"internal", Cause::machine},
    {"no_memory", Cause::machine},
    {"no_room_for_backup", Cause::machine},
    {"no_room_to_compact", Cause::machine},
    {"not_durable", Cause::machine},
    {"read_only", Cause::machine},
});

}  // namespace

Cause cause_of(std::string_view code) {
  const auto* const known = std::find_if(causes.begin(), causes.end(), [&](const auto& row) { return row.first == code; });
  return known == causes.end() ? Cause::refused : known->second;
}

bool is_line_trouble(const Error& error) {
  constexpr std::array<std::string_view, 4> codes = {"offline", "captive_portal", "busy", "damaged_on_the_way"};
  return std::find(codes.begin(), codes.end(), error.code) != codes.end();
}

}  // namespace dialogue
