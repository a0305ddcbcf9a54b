// SPDX-License-Identifier: Apache-2.0
#include "server/service/exchange/let_go.h"

#include <algorithm>
#include <set>
#include <string>

#include "server/service/apply/apply.h"
#include "server/service/decide/access.h"
#include "shared/base/log.h"
#include "shared/domain/people/roles.h"
#include "shared/model/declaration.h"
#include "shared/model/quoted.h"

namespace dialogue {

void note_let_go(Engine& engine, StoreView& view, const Actor& actor, const Uuid& device, const Cursor& cursor) {
  const std::set<ScopeId> still = scope_ids(view, actor);
  std::set<ScopeId> left;
  for (const auto& [scope, at] : cursor.scopes)
    if (!still.contains(scope)) left.insert(scope);
  if (left.empty()) return;
  std::set<Rid> records;
  std::vector<FeedEntry> feed;
  for (const ScopeId scope : left)
    view.walk(scope, 0, [&](const FeedEntry& entry) {
      if (entry.gone() || records.contains(entry.rid)) return true;
      view.feed_of(entry.rid, feed);
      const bool kept = std::any_of(feed.begin(), feed.end(), [&](const FeedEntry& e) { return !e.gone() && still.contains(e.scope); });
      if (!kept) records.insert(entry.rid);
      return true;
    });
  if (records.empty() || !engine.first_let_go(device, cursor.seq)) return;
  const Kind* material = engine.catalogue.domain().serving(Purpose::document);
  const auto documents = std::count_if(records.begin(), records.end(), [&](Rid rid) {
    StoredRecord record;
    return view.load(rid, record) && record.kind == material;
  });
  const auto status = engine.write([&](UnitOfWork& work) {
    Applier(work).note("let_go", {{"device", quoted(device)},
                                  {"scopes", std::to_string(left.size())},
                                  {"records", std::to_string(records.size())},
                                  {"documents", std::to_string(documents)}});
  });
  if (!status) log(LogLevel::warning, "not_noted", status.error());
}

}  // namespace dialogue
