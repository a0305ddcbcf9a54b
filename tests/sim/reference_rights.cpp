// SPDX-License-Identifier: Apache-2.0
// Who was allowed what when a row was decided, by the rules of the declaration over the grants that the log itself had given by then.
#include <algorithm>
#include <array>

#include "shared/base/days.h"
#include "shared/model/rights.h"
#include "shared/wire/json.h"
#include "tests/sim/reference.h"

namespace dialogue::sim {

namespace {

Cells cells_of(const Reference::Record& record) {
  Cells out;
  for (const auto& [path, cell] : record.cells)
    if (!cell.value.empty()) out.emplace(path, cell.value);
  return out;
}

std::string text_at(const Reference::Record& record, const char* path) {
  const auto cell = record.cells.find(path);
  return cell == record.cells.end() ? "" : json::unquote(cell->second.value).value_or("");
}

Uuid id_at(const Reference::Record& record, const char* path) { return Uuid::parse(text_at(record, path)).value_or(Uuid()); }

}  // namespace

Actor Reference::actor_at(const Uuid& person, std::int64_t at_ms, bool ever) const {
  const std::string today = date_text(at_ms);
  Actor out;
  out.person = person;
  for (const auto& [id, record] : records_) {
    if (record.kind != "role_grant" || id_at(record, "person") != person || text_at(record, "state") == "pending") continue;
    const auto until = text_at(record, "valid_until");
    const bool over = text_at(record, "state") != "active" || (!until.empty() && until < today);
    if (text_at(record, "valid_from") > today || (over && !ever)) continue;
    ActiveGrant grant;
    grant.role = text_at(record, "role"), grant.org = id_at(record, "org");
    grant.scope = text_at(record, "scope"), grant.scope_id = id_at(record, "scope_id");
    if (const auto org = records_.find(grant.org); org != records_.end())
      grant.org_kind = text_at(org->second, "kind"), grant.org_country = text_at(org->second, "country"),
      grant.org_wave = text_at(org->second, "engagement_wave");
    out.grants.push_back(std::move(grant));
  }
  return out;
}

std::string Reference::not_allowed(const Decision& d) const {
  constexpr std::size_t deepest = 6;
  std::array<Cells, deepest> cells;
  std::array<RecordView, deepest> views;
  const Kind* kind = domain_.kind(d.change.kind);
  if (kind == nullptr) return {};
  const auto known = records_.find(d.change.record);
  const bool fresh = d.change.create && known == records_.end();
  if (known != records_.end()) cells[0] = cells_of(known->second);
  std::vector<Path> edited;
  bool deletes = false;
  for (const auto& cell : d.change.cells) {
    const auto have = cells[0].find(cell.path);
    // A second create brings no labels, and what it says in the same words is no edit.
    if (!fresh && d.change.create && (labels.contains(cell.path) || (have != cells[0].end() && have->second == cell.value))) continue;
    (cell.path == deleted_cell ? void(deletes = true) : edited.push_back(cell.path));
  }
  if (fresh) {
    for (const auto& cell : d.change.cells)
      if (!cell.value.empty()) cells[0][cell.path] = cell.value;
    for (const auto& [path, value] : d.result) cells[0][path] = value;
  }
  views[0] = {kind, d.change.record, &cells[0], nullptr};
  for (std::size_t i = 0; i + 1 < deepest && !views[i].kind->parent_field.empty(); ++i) {
    const auto id = Uuid::parse(views[i].text(views[i].kind->parent_field));
    const auto parent = id ? records_.find(*id) : records_.end();
    const Kind* above = parent == records_.end() ? nullptr : domain_.kind(parent->second.kind);
    if (above == nullptr) break;
    cells[i + 1] = cells_of(parent->second);
    views[i + 1] = {above, *id, &cells[i + 1], nullptr};
    views[i].parent = &views[i + 1];
  }
  // Somebody who was allowed it once wrote what a person adopted.
  const Actor actor = actor_at(d.change.author, d.received_ms, d.late);
  Status may;
  if (d.change.is_act()) {
    if (const Act* act = kind->act(d.change.act)) may = may_act(actor, views[0], *act);
  } else if (fresh) {
    may = may_create(actor, views[0]);
  } else {
    if (deletes) may = may_delete(actor, views[0]);
    if (may && !edited.empty()) may = may_edit(actor, views[0], edited);
  }
  if (may) return {};
  return "taken though its author might not: " + may.error().code + " " + may.error().field + ", with " +
         std::to_string(actor.grants.size()) + " grants";
}

}  // namespace dialogue::sim
