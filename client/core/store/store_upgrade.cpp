// SPDX-License-Identifier: Apache-2.0
// What a newer declaration does with rows that the one before kept as they came.
#include <algorithm>
#include <numeric>
#include <vector>

#include "client/core/store/replica_schema.h"
#include "client/core/store/store.h"
#include "shared/model/declaration.h"
#include "sync/places.h"

namespace dialogue {

void SqliteReplicaStore::upgrade_rows(const std::string& layout) {
  begin();
  try {
    adopt_known();
    const KindFacets before = noted_facets(db_, domain_);
    for (const KindTable& table : tables_) {
      if (table.kind().no == strange_no) continue;
      const auto was = before.find(table.kind().name);
      const FieldFacets facets = was == before.end() ? facets_of(table.kind()) : was->second;
      const bool moved = facets != facets_of(table.kind());
      std::vector<std::int64_t> rids;
      for (Query q(db_, "SELECT rid FROM " + table.table() + (moved ? "" : " WHERE extra IS NOT NULL")); q.next();)
        rids.push_back(q.get<std::int64_t>(0));
      for (const std::int64_t rid : rids)
        if (auto head = head_at(rid)) reshape(std::move(*head), facets);
    }
    note_facets(db_, domain_);
    note_layout(db_, layout, domain_.schema());
    commit();
  } catch (const Failure&) {
    rollback();
    throw;
  }
}

// Cells that had no place of their own may have one now. Those that were given to another facet count to the one in which they came.
void SqliteReplicaStore::reshape(RecordHead head, const FieldFacets& before) {
  const auto moved = [&](const Path& path) {
    Place place = place_of(*head.kind, path);
    if (place.path.size() == path.size()) place.facet = facet_in(before, path);
    return stored_path(*head.kind, place.facet, Path(place.path));
  };
  Cells now;
  for (auto& [path, value] : read(head)) now.emplace(moved(path), value);
  for (const auto& change : waiting_of(head.id)) {
    Cells under;
    for (const auto& [path, value] : change.under) under.emplace(moved(path), value);
    if (under != change.under) set_under(change.id, under);
  }
  const KindTable& of = *table(head);
  const RowImage image = image_of(of, now);
  if (is_indexed(head)) index_.changed(head.key, words_of(*head.kind, read(head)));
  std::vector<int> columns(of.columns().size());
  std::iota(columns.begin(), columns.end(), 0);
  update(head, image, columns);
  for (const auto& [key, part] : image.parts) write_part(head, image, key.first, key.second);
}

// Records of kinds that were not known move into their own tables, with all that the server said of them.
void SqliteReplicaStore::adopt_known() {
  std::vector<std::int64_t> rids;
  for (Query q(db_, "SELECT rid, kind FROM strange ORDER BY rid"); q.next();)
    if (domain_.kind(q.get<std::string>(1))) rids.push_back(q.get<std::int64_t>(0));
  for (const std::int64_t rid : rids) {
    const auto before = head_at(rid);
    if (!before) continue;
    RecordHead head = *before;
    head.key = 0;
    head.kind = domain_.kind(before->kind->name);
    head.facets.resize(std::max(head.facets.size(), head.kind->facets.size()));
    Cells cells;
    for (auto& [path, value] : read(*before)) {
      const Place place = place_of(*before->kind, path);
      cells.emplace(stored_path(*head.kind, place.facet, Path(place.path)), value);
    }
    erase(*before);
    write(head, cells, {});
  }
}

}  // namespace dialogue
