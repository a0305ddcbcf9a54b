// SPDX-License-Identifier: Apache-2.0
#include "client/core/files/materials_of.h"

#include <set>

#include "shared/model/declaration.h"
#include "shared/model/record.h"

namespace dialogue {
namespace {

/// Records of the kind that hang on this one.
void add_with(Replica& replica, const Kind& kind, const Uuid& id, std::vector<Uuid>& out) {
  ListQuery query;
  query.where.push_back({kind.parent_field, Condition::Op::eq, id.text()});
  const auto keys = replica.keys(kind.name, query);
  if (!keys || keys->empty()) return;
  const auto rows = replica.rows(kind.name, *keys, {});
  if (!rows) return;
  for (const auto& row : *rows) out.push_back(row.id);
}

}  // namespace

std::vector<MaterialFile> materials_of(Replica& replica, const Uuid& id) {
  const auto record = replica.get(id);
  if (!record) return {};
  std::vector<Uuid> ids;
  if (record->kind->purpose == Purpose::document) {
    ids.push_back(id);
  } else {
    const Kind& documents = *replica.domain().serving(Purpose::document);
    add_with(replica, documents, id, ids);
    std::vector<Uuid> within;
    for (const Kind* kind : replica.domain().parts_of(*record->kind)) add_with(replica, *kind, id, within);
    for (const auto& each : within) add_with(replica, documents, each, ids);
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
