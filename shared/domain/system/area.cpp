// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/system/area.h"

#include <algorithm>

#include "shared/domain/common/checking.h"
#include "shared/domain/system/kinds.h"
#include "shared/domain/system/staleness.h"
#include "shared/domain/system/vocabularies.h"
#include "shared/model/record.h"
#include "shared/model/rights.h"

namespace dialogue {
namespace {

using namespace checking;
using terms::one_of;
using terms::role;

Status second_pair_of_eyes(const Case& c) {
  const auto translator = ref_value(c.record.get("translator"));
  const auto writer = translator ? translator : ref_value(c.record.get("created_by"));
  return hold(writer != c.actor.person, "second_person_needed");
}

/// The record's owner can always settle a proposal, and so can whoever may edit the cell. A settlement that changes the record obeys its
/// state as an edit does. Own words are an edit.
Status may_settle(const Case& c) {
  const RecordView* record = c.record.parent;
  if (!record || !record->kind || !record->cells) return refuse("not_available", "record");
  const auto take = c.args.find("take");
  const auto taken = take == c.args.end() ? std::string_view{} : inside_quotes(take->second);
  constexpr TermName current(system_vocabularies, "V-TAKE", "current"), proposed(system_vocabularies, "V-TAKE", "proposed"),
      own_words(system_vocabularies, "V-TAKE", "value");
  if (!taken.empty() && !one_of(taken, current, proposed, own_words)) return refuse("wrong_type", "take");
  const Path cell = c.record.text("cell");
  const auto may = cell == deleted_cell ? may_delete(c.actor, *record) : may_edit(c.actor, *record, {cell});
  const auto owner = owner_of(*record);
  const bool owns = has_grant(c.actor, [&](const ActiveGrant& g) {
    return g.org == owner && one_of(g.role, role("FP"), role("OL"), role("CT"), role("RO"), role("CS"), role("UR"));
  });
  if (taken == current || taken.empty()) return owns || (!may && may.error().code == "wrong_state") ? Status{} : may;
  if (may || !owns || taken == own_words) return may;
  return hold(changes_now(*record, cell), "wrong_state", cell);
}

std::vector<CellChange> stamp_reviewer(const Doing& d) { return {{"reviewer", d.person()}}; }

bool review_is_void(const RecordView& translation, const std::vector<Path>& changed) {
  const auto state = state_of(translation);
  const bool done =
      terms::one_of(state, terms::state("reviewed"), terms::state("current"), terms::state("stale_minor"), terms::state("stale_major"));
  return done && std::find(changed.begin(), changed.end(), "text") != changed.end();
}

/// A reviewed translation whose text changed is a draft again.
std::vector<CellChange> review_again(const RecordView& after, const std::vector<Path>& changed) {
  if (!review_is_void(after, changed)) return {};
  std::vector<CellChange> out{{std::string(state_cell), terms::state("draft").raw()}};
  if (!after.get("reviewer").empty()) out.push_back({"reviewer", ""});
  return out;
}

}  // namespace

Area system_area() {
  Area area;
  area.name = "system";
  area.vocabularies = vocabularies(system_vocabularies);
  area.kinds = system_kinds();
  area.looks = {
      {.kind = "translation",
       .facts = "lang parent",
       .key_facts = "parent field lang method translator reviewer",
       .unfinished = "draft",
       .for_programs = "source_hash source_rev"},
      {.kind = "proposal", .gives_up = "withdraw", .for_programs = "group current_seq"},
      {.kind = "notice",
       .facts = "kind at",
       .key_facts = "kind record at",
       .sort = "-at",
       .for_programs = "change",
       .for_elsewhere = "field",
       .own_person = "person"},
      {.kind = "moderation_item", .facts = "kind person", .sort = "-at", .for_programs = "entry cell", .own_person = "person"},
  };
  area.source_mark = {said_source, source_hash};
  area.checks = {
      {"second_pair_of_eyes", Check::Binds::actor, second_pair_of_eyes},
      {"may_settle", Check::Binds::actor, may_settle},
  };
  area.effects = {
      {"stamp_reviewer", stamp_reviewer},
  };
  area.edit_effects = {
      {"translation", review_again},
  };
  area.awaited = {
      {"translation", "", "stale_minor stale_major"},
      {"translation", "start", "requested missing", "", "", "translator"},
      {"translation", "deliver", "in_progress", "", "", "translator"},
      {"translation", "approve", "draft"},
      {"notice", "read", "unread"},
      {"moderation_item", "adopt", "open"},
      {"moderation_item", "reject", "open"},
  };
  return area;
}

}  // namespace dialogue
