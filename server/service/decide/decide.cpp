// SPDX-License-Identifier: Apache-2.0
#include "server/service/decide/decide.h"

#include <algorithm>

#include "server/service/decide/circumstances.h"
#include "server/service/decide/decide_cells.h"
#include "server/service/decide/past_values.h"
#include "server/service/decide/settle.h"
#include "shared/base/days.h"
#include "shared/base/planted.h"
#include "shared/domain/common/terms.h"
#include "shared/domain/people/roles.h"
#include "shared/model/declaration.h"
#include "shared/model/effect.h"
#include "shared/model/labels.h"
#include "shared/model/quoted.h"
#include "shared/model/record.h"
#include "shared/model/references.h"
#include "shared/model/rights.h"
#include "shared/model/scopes.h"
#include "shared/model/values.h"
#include "sync/checksum.h"
#include "sync/natural_id.h"

namespace dialogue {

namespace {

Decision refused(const char* code) { return rejected({code, "", {}, ""}); }

std::vector<Path> paths_of(const std::vector<CellEdit>& cells) {
  std::vector<Path> out;
  for (const CellEdit& cell : cells)
    if (cell.path != deleted_cell) out.push_back(cell.path);
  return out;
}

bool deletes(const std::vector<CellEdit>& cells) {
  return std::any_of(cells.begin(), cells.end(), [](const CellEdit& cell) { return cell.path == deleted_cell; });
}

Uuid key_id(const Kind& kind, const std::vector<CellEdit>& cells) {
  std::vector<std::pair<Path, Raw>> values;
  for (const CellEdit& cell : cells) values.emplace_back(cell.path, cell.value);
  return natural_id(kind, values);
}

/// What this schema does not know is kept for a server that does, unless it is no cell at all.
std::optional<Decision> unknown_cell(const Kind& kind, const std::vector<CellEdit>& cells) {
  for (const CellEdit& cell : cells) {
    if (describe_cell(kind, cell.path).known) continue;
    if (!parse_cell(cell.path)) return rejected({"unknown_field", cell.path.substr(0, 80), {}, ""});
    return parked("unknown_field", cell.path);
  }
  return {};
}

/// For a second create: cells that the record has in the same words, the labels that its first author gave it, and whose it is.
bool stands_already(const Held& held, const CellEdit& cell, Decision& out) {
  const Raw current(held.record.get(cell.path));
  if (current == cell.value) return true;
  if (!is_first_said(cell.path)) return false;
  out.otherwise.push_back({cell.path, current});
  return true;
}

Status check_values(const Kind& kind, const std::vector<CellEdit>& cells, bool creating) {
  for (const CellEdit& cell : cells)
    if (auto status = check_value(kind, cell.path, cell.value, creating); !status) return status;
  return {};
}

/// Whether only persons see it. Then no stranger moderates what was never for others.
bool personal(const std::set<std::string>& scopes) {
  return std::all_of(scopes.begin(), scopes.end(), [](const std::string& scope) { return scope.starts_with("person:"); });
}

Status may_change(const Actor& actor, const RecordView& record, const std::vector<CellEdit>& cells) {
  if (actor.server) return {};
  if (deletes(cells))
    if (auto status = may_delete(actor, record); !status) return status;
  const auto paths = paths_of(cells);
  return paths.empty() ? Status() : may_edit(actor, record, paths);
}

}  // namespace

Decision Judge::decide(const Change& change) {
  const Kind* kind = work_.catalogue().domain().kind(change.kind);
  if (!kind) return parked("unknown_kind");
  // An edit is judged by the cells that it names. What an act of a newer schema means is not known here.
  if (change.is_act() && change.schema > work_.catalogue().domain().schema()) return parked("newer_schema");
  return change.is_act() ? decide_act(*kind, change) : decide_edit(*kind, change);
}

Decision Judge::decide_edit(const Kind& kind, const Change& change) {
  const Held* held = work_.find(kind, change.record);
  if (!held && change.create) return decide_create(kind, change);
  if (!held) return refused("not_available");

  std::vector<CellEdit> cells = change.cells;
  // Two creates of the same thing meet as edits, and what is equal is no edit. An author who makes anew, word for word, what was deleted
  // meanwhile wants it to be there.
  Decision out;
  if (change.create) std::erase_if(cells, [&](const CellEdit& cell) { return stands_already(*held, cell, out); });
  if (change.create && cells.empty() && held->record.deleted() && !standing_.access.now.server && source_.no != 0)
    cells.push_back({Path(deleted_cell), "", 0});
  if (auto refusal = refuse_edit(*held, change, cells)) return std::move(*refusal);
  CellScales(work_, source_, *held, change.epoch).weigh(cells, out);
  return out;
}

std::optional<Decision> Judge::refuse_edit(const Held& held, const Change& change, const std::vector<CellEdit>& cells) {
  if (!sees(standing_, standing_.now, held)) {
    if (auto ended = access_ended(held, paths_of(cells))) return ended;
    return refused("not_available");
  }
  const Kind& kind = *held.record.kind;
  if (auto unknown = unknown_cell(kind, cells)) return unknown;
  for (const CellEdit& cell : cells)
    if (!sees_facet(standing_, held, describe_cell(kind, cell.path).facet)) return rejected({"not_allowed", cell.path, {}, ""});
  Views views;
  work_.views(held.record, views);
  if (auto status = permitted(views.record(), cells); !status) {
    if (status.error().code == "not_allowed")
      if (auto ended = access_ended(held, paths_of(cells))) return ended;
    return rejected(status.error());
  }
  if (standing_.access.now.server) return {};
  if (auto status = check_values(kind, cells, false); !status) return refused_value(status.error(), change);
  if (auto status = check_named(kind, cells); !status) return rejected(status.error());
  if (held.record.deleted() && !deletes(cells) && !change.create && !cells.empty()) {
    const Saw newest = std::max_element(cells.begin(), cells.end(), [](const auto& a, const auto& b) { return a.saw < b.saw; })->saw;
    const auto epochs = work_.view().epochs();
    const Path deleted(deleted_cell);
    const bool seen = newest >= 0 && !epochs.empty() && epochs.back().epoch == change.epoch &&
                      Sight(work_, source_).in_this_epoch(held, deleted, static_cast<std::uint64_t>(newest), change.epoch) >=
                          held.record.seq_of(deleted_cell);
    if (seen) return refused("wrong_state");
  }
  return {};
}

Status Judge::permitted(const RecordView& record, const std::vector<CellEdit>& cells) {
  Status status = may_change(standing_.access.now, record, cells);
  if (status || !standing_.vouched) return status;
  // No edit is taken once nobody may make it any more.
  const bool open = std::all_of(cells.begin(), cells.end(), [&](const CellEdit& cell) { return changes_now(record, cell.path); });
  return open ? Status() : Status(Error{"wrong_state", "", {}, ""});
}

/// A term that a newer program has is kept for a server that knows it.
Decision Judge::refused_value(const Error& error, const Change& change) {
  const bool newer = error.code == "unknown_term" && change.schema > work_.catalogue().domain().schema();
  return newer ? parked(error.code, error.field) : rejected(error);
}

/// The kind of a record that the actor sees. Other records are treated as if they were not there.
const Kind* Judge::kind_shown(const Uuid& id) {
  if (!work_.named(id)) return nullptr;
  for (const Kind& kind : work_.catalogue().domain().kinds())
    if (const Held* held = work_.find(kind, id)) return sees(standing_, standing_.now, *held) ? &kind : nullptr;
  return nullptr;
}

/// Nothing is said of a record that is not here, or is hidden: it may be on its way.
Status Judge::check_named(const Kind& kind, const std::vector<CellEdit>& cells) {
  // What comes back after a restore was taken once, whatever the rules were.
  if (source_.no == 0) return {};
  for (const CellEdit& cell : cells) {
    const auto named = named_record(kind, cell.path, cell.value);
    const Kind* wanted = named ? work_.catalogue().domain().kind(named->kind) : nullptr;
    if (!wanted || work_.find(*wanted, named->id)) continue;
    if (kind_shown(named->id)) return Error{"wrong_kind", cell.path, {}, ""};
  }
  return {};
}

std::optional<Decision> Judge::access_ended(const Held& held, const std::vector<Path>& cells) {
  if (cells.empty() || !sees(standing_, standing_.ever, held)) return {};
  Views views;
  work_.views(held.record, views);
  if (!may_edit(standing_.access.ever, views.record(), cells) || personal(work_.scopes_holding(held, 0))) return {};
  Decision out = parked("access_ended");
  out.moderate = true;
  return out;
}

Decision Judge::decide_create(const Kind& kind, const Change& change) {
  if (auto unknown = unknown_cell(kind, change.cells)) return std::move(*unknown);
  const bool server = standing_.access.now.server;
  if (!server) {
    if (auto status = check_values(kind, change.cells, true); !status) return refused_value(status.error(), change);
    if (auto status = check_named(kind, change.cells); !status) return rejected(status.error());
  }
  if (!kind.natural_key.empty() && key_id(kind, change.cells) != change.record) return refused("wrong_id");
  // A derived id is somebody's natural key. Any other id names one record, whatever the kind.
  if (!server && kind.natural_key.empty() && change.record.version() == Uuid::derived_version) return refused("wrong_id");
  if (work_.named(change.record)) return refused("not_available");
  Decision out;
  out.create = true;
  StoredRecord record;
  record.kind = &kind;
  record.id = change.record;
  for (const CellEdit& cell : change.cells) {
    if (cell.value.empty()) continue;
    if (cell.path == deleted_cell) return refused("wrong_state");
    record.cells[cell.path] = cell.value;
    out.apply.push_back({cell.path, cell.value});
  }
  add_base_cells(kind, change, record, out);
  if (server) return out;
  const auto limit = ref_value(record.get("scope_id"));
  if (source_.no != 0)
    if (auto status = check_limit({&kind, record.id, &record.cells, nullptr}, limit ? kind_shown(*limit) : nullptr); !status)
      return rejected(status.error());
  if (auto refusal = refuse_create(record)) return std::move(*refusal);
  return out;
}

std::optional<Decision> Judge::refuse_create(const StoredRecord& record) {
  Views views;
  work_.views(record, views);
  const Held* parent = work_.parent_of(record);
  const bool hidden = parent && !sees(standing_, standing_.now, *parent);
  const auto status = may_create(standing_.access.now, views.record());
  if (status && !hidden) return {};
  if (!status && status.error().code != "not_allowed") return rejected(status.error());
  if (standing_.vouched) return {};
  const bool saw = !hidden || sees(standing_, standing_.ever, *parent);
  const auto above = parent ? work_.scopes_holding(*parent, 0) : std::set<std::string>{};
  if (saw && may_create(standing_.access.ever, views.record()) && !personal(audience_of(views.record(), 0, above))) {
    Decision ended = parked("access_ended");
    ended.moderate = true;
    return ended;
  }
  return hidden ? refused("not_available") : rejected(status.error());
}

/// Adds what every record has and its author did not say.
void Judge::add_base_cells(const Kind& kind, const Change& change, StoredRecord& record, Decision& out) {
  const auto add = [&](std::string_view path, Raw value) {
    if (value.empty() || !record.get(path).empty()) return;
    record.cells[Path(path)] = value;
    out.apply.push_back({Path(path), value});
    out.otherwise.push_back({Path(path), std::move(value)});
  };
  const Actor& actor = standing_.access.now;
  if (!kind.states.empty()) add(state_cell, quoted(kind.states.front().name));
  if (!actor.server) {
    add("created_by", quoted(actor.person));
    // What is said for an organisation belongs to that organisation, whoever writes it down.
    if (const auto org = kind.field("org") ? ref_value(record.get("org")) : std::nullopt;
        org && ref_value(record.get("owner_org")) != org) {
      record.cells.erase("owner_org");
      std::erase_if(out.apply, [](const Assigned& cell) { return cell.path == "owner_org"; });
      add("owner_org", quoted(*org));
    }
    const auto grant =
        std::find_if(actor.grants.begin(), actor.grants.end(), [](const ActiveGrant& g) { return g.role != terms::role("SA"); });
    if (grant != actor.grants.end()) add("owner_org", quoted(grant->org));
  }
  constexpr std::int64_t day_ms = 86'400'000;
  const bool plausible = change.device_time_ms > 0 && change.device_time_ms < work_.now_ms() + day_ms;
  add("created_at", quoted(instant_text(plausible ? change.device_time_ms : work_.now_ms())));
  const Kind* organisations = work_.catalogue().domain().serving(Purpose::organisation);
  if (const auto owner = ref_value(record.get("owner_org")); owner && organisations)
    if (const Held* organisation = work_.find(*organisations, *owner)) add("owner_country", Raw(organisation->record.get("country")));
}

Decision Judge::decide_act(const Kind& kind, const Change& change) {
  const Held* held = work_.find(kind, change.record);
  if (!held || !sees(standing_, standing_.now, *held)) return refused("not_available");
  const Act* act = kind.act(change.act);
  if (!act) return parked("unknown_act", change.act);
  Arguments args;
  for (const auto& [name, value] : change.args)
    if (!value.empty()) args[name] = value;
  Views views;
  work_.views(held->record, views);
  const RecordView& record = views.record();
  const bool settles = held->record.kind == work_.catalogue().domain().serving(Purpose::proposal) && act->name == terms::act("settle");
  if (state_of(record) != change.from_state && !planted(Plant::state_unchecked))
    return settles ? Settlement(work_, source_, *held, args, change.epoch).too_late("state_changed") : refused("state_changed");
  if (held->record.deleted()) return refused("wrong_state");
  if (digest_of(change.record, held->record.cells, bound_cells(record, *act, change.schema)) != change.digest)
    return refused("text_changed");
  const Actor& actor = standing_.access.now;
  if (!actor.server)
    if (auto status = may_act(actor, record, *act); !status) return rejected(status.error());
  Arguments declared = args;
  if (settles) declared.erase("shown");
  if (auto status = check_args(kind, *act, declared); !status) return rejected(status.error());
  const auto words = args.find("value");
  if (const Held* target = settles && words != args.end() ? work_.parent_of(held->record) : nullptr)
    if (auto status = check_named(*target->record.kind, {{record.text("cell"), words->second, 0}}); !status)
      return rejected({status.error().code, words->first, {}, ""});
  // What comes back after a restore was in time when it was decided first.
  const bool again = source_.no == 0;
  const Circumstances around = again ? Circumstances{} : circumstances_of(work_, record, *act);
  if (auto status = run_checks(*act, record, actor, args, around); !status) return rejected(status.error());
  if (&kind == work_.catalogue().domain().serving(Purpose::moderation) && act->name == terms::act("adopt"))
    if (auto status = may_adopt(work_, *held); !status) return rejected(status.error());
  Decision out;
  for (CellChange& cell : changes_of_act(record, *act, args, actor, instant_text(work_.now_ms()))) {
    if (held->record.get(cell.path) != cell.value) out.apply.push_back({cell.path, cell.value});
    out.otherwise.push_back({std::move(cell.path), std::move(cell.value)});
  }
  if (settles) Settlement(work_, source_, *held, args, change.epoch).decide(actor, out);
  return out;
}

}  // namespace dialogue
