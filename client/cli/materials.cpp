// SPDX-License-Identifier: Apache-2.0
#include "client/cli/materials.h"

#include <algorithm>
#include <set>

#include "shared/domain/record.h"

namespace dialogue::cli {
namespace {

constexpr const char* pins_setting = "pinned_meetings";

std::vector<Uuid> records_with(Replica& replica, const std::string& kind, const std::string& field, const Uuid& id) {
  ListQuery query;
  query.where.push_back({field, Condition::Op::eq, id.text()});
  const auto keys = replica.keys(kind, query);
  std::vector<Uuid> out;
  if (!keys || keys->empty()) return out;
  const auto rows = replica.rows(kind, *keys, {});
  if (!rows) return out;
  for (const auto& row : *rows) out.push_back(row.id);
  return out;
}

std::vector<Uuid> pins(Replica& replica) {
  std::vector<Uuid> out;
  const auto text = replica.setting(pins_setting);
  for (std::size_t at = 0; at + 36 <= text.size(); at += 37)
    if (const auto id = Uuid::parse(text.substr(at, 36))) out.push_back(*id);
  return out;
}

}  // namespace

std::vector<MaterialFile> files_of_meeting(Replica& replica, const Uuid& meeting) {
  auto ids = records_with(replica, "material", "parent", meeting);
  for (const auto& session : records_with(replica, "session", "meeting", meeting)) {
    const auto more = records_with(replica, "material", "parent", session);
    ids.insert(ids.end(), more.begin(), more.end());
  }
  if (const auto record = replica.get(meeting)) {
    any_cell(record->cells, "materials", [&](std::string_view key, std::string_view, std::string_view) {
      if (const auto id = Uuid::parse(key)) ids.push_back(*id);
      return false;
    });
  }
  std::vector<MaterialFile> out;
  std::set<Uuid> seen;
  for (const auto& id : ids) {
    if (!seen.insert(id).second) continue;
    const auto record = replica.get(id);
    if (!record) continue;
    if (auto file = material_file(*record)) out.push_back(std::move(*file));
  }
  return out;
}

void fetch_pinned(Context& context, FileLine& line) {
  for (const auto& meeting : pins(context.replica())) {
    for (const auto& file : files_of_meeting(context.replica(), meeting)) {
      const auto got = download(line, file);
      if (!got && exit_status(got.error()) == 3 && got.error().code != "incomplete") return;
    }
  }
}

void pin(Replica& replica, const Uuid& meeting) {
  auto all = pins(replica);
  if (std::find(all.begin(), all.end(), meeting) == all.end()) all.push_back(meeting);
  std::string text;
  for (const auto& id : all) text += (text.empty() ? "" : " ") + id.text();
  replica.set_setting(pins_setting, text).ignore();
}

}  // namespace dialogue::cli
