// SPDX-License-Identifier: Apache-2.0
#include "client/core/materials_of.h"

#include <set>

#include "shared/domain/record.h"

namespace dialogue {
namespace {

void add_with(Replica& replica, const std::string& kind, const std::string& field, const Uuid& id, std::vector<Uuid>& out) {
  ListQuery query;
  query.where.push_back({field, Condition::Op::eq, id.text()});
  const auto keys = replica.keys(kind, query);
  if (!keys || keys->empty()) return;
  const auto rows = replica.rows(kind, *keys, {});
  if (!rows) return;
  for (const auto& row : *rows) out.push_back(row.id);
}

}  // namespace

std::vector<MaterialFile> materials_of(Replica& replica, const Uuid& id) {
  const auto record = replica.get(id);
  if (!record) return {};
  std::vector<Uuid> ids;
  if (record->kind->name == "material") {
    ids.push_back(id);
  } else {
    add_with(replica, "material", "parent", id, ids);
    std::vector<Uuid> sessions;
    if (record->kind->name == "meeting") add_with(replica, "session", "meeting", id, sessions);
    for (const auto& session : sessions) add_with(replica, "material", "parent", session, ids);
    any_cell(record->cells, "materials", [&](std::string_view key, std::string_view, std::string_view) {
      if (const auto named = Uuid::parse(key)) ids.push_back(*named);
      return false;
    });
  }
  std::vector<MaterialFile> out;
  std::set<Uuid> seen;
  for (const auto& each : ids) {
    if (!seen.insert(each).second) continue;
    const auto material = replica.get(each);
    if (!material) continue;
    if (auto file = material_file(*material)) out.push_back(std::move(*file));
  }
  return out;
}

}  // namespace dialogue
