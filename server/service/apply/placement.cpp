// SPDX-License-Identifier: Apache-2.0
#include "server/service/apply/placement.h"

#include "server/service/apply/apply.h"
#include "server/service/apply/consequences.h"
#include "shared/base/hash.h"
#include "shared/base/log.h"
#include "shared/model/declaration.h"
#include "shared/model/quoted.h"

namespace dialogue {
namespace {

constexpr const char* noted = "placement";

void put(std::string& out, std::string_view word) { out.append(word).push_back('\n'); }

void put_audiences(std::string& out, const Kind& kind) {
  for (const Visibility& seen : kind.visible) {
    put(out, seen.facet);
    for (const std::string& state : seen.states) put(out, state);
    put(out, seen.when);
    for (const Audience audience : seen.audience) put(out, std::to_string(static_cast<int>(audience)));
  }
}

}  // namespace

std::string placement_of(const Domain& domain) {
  std::string all;
  for (const Kind& kind : domain.kinds()) {
    put(all, kind.name);
    put(all, kind.owner_keeps ? "kept" : "");
    put(all, kind.parent_field);
    put(all, kind.parent_cell);
    for (const std::string& facet : kind.facets) put(all, facet);
    for (const Field& field : kind.fields)
      if (field.facet != kind.facets.front()) put(all, field.name), put(all, field.facet);
    for (const Part& part : kind.parts)
      if (part.facet != kind.facets.front()) put(all, part.name), put(all, part.facet);
    put_audiences(all, kind);
  }
  return hex(raw(blake2b(all)).substr(0, 8));
}

void keep_placement(UnitOfWork& work) {
  const std::string now = placement_of(work.catalogue().domain());
  if (work.view().meta(noted) == now) return;
  work.store().set_meta(noted, now);
  if (work.view().head().seq == 0) return;
  Applier applier(work);
  const std::uint64_t seq = applier.note("placed", {{"declaration", quoted(now)}});
  for (const Kind* kind : {work.catalogue().domain().serving(Purpose::grant), work.catalogue().domain().serving(Purpose::registration)})
    for (const Rid rid : kind ? work.view().all(*kind) : std::vector<Rid>{})
      if (const Held* held = work.get(rid); held && !held->record.deleted()) Consequences(work, applier).guests_of(held->record);
  // Bounds what is held in memory.
  constexpr std::size_t slice = 500;
  std::size_t placed = 0;
  for (const Kind& kind : work.catalogue().domain().kinds())
    for (const Rid rid : work.view().all(kind)) {
      if (Held* held = work.get(rid)) work.place_again(*held, seq);
      if (++placed % slice == 0) work.flush(), work.forget();
    }
  log(LogLevel::info, "placed_again", {{"records", placed}});
}

}  // namespace dialogue
