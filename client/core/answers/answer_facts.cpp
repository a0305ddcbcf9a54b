// SPDX-License-Identifier: Apache-2.0
#include "client/core/answers/answer_facts.h"

#include <charconv>
#include <utility>

#include "client/core/values.h"
#include "shared/model/awaited.h"
#include "shared/model/record.h"

namespace dialogue::facts {
namespace {

const Raw* raw(const Record& record, std::string_view path) {
  const auto it = record.cells.find(path);
  return it == record.cells.end() || it->second.empty() ? nullptr : &it->second;
}

}  // namespace

std::string text(const Record& record, std::string_view path) { return plain_cell(record.cells, path); }

std::optional<Uuid> ref(const Record& record, std::string_view path) { return Uuid::parse(text(record, path)); }

bool flag(const Record& record, std::string_view path) {
  const auto* value = raw(record, path);
  return value && *value == "true";
}

int number(const Record& record, std::string_view path) {
  const auto value = text(record, path);
  int out = 0;
  std::from_chars(value.data(), value.data() + value.size(), out);
  return out;
}

std::vector<std::string> set(const Record& record, const std::string& path) {
  std::vector<std::string> out;
  any_cell(record.cells, path, [&](std::string_view key, std::string_view rest, std::string_view) {
    if (rest.empty()) out.emplace_back(key);
    return false;
  });
  return out;
}

std::vector<Uuid> refs(const Record& record, const std::string& path) {
  std::vector<Uuid> out;
  for (const auto& element : set(record, path))
    if (const auto id = Uuid::parse(element)) out.push_back(*id);
  return out;
}

std::vector<std::string> parts(const Record& record, std::string_view name) { return set(record, std::string(name)); }

std::string state(const Record& record) { return text(record, state_cell); }

std::string title(const Record& record) { return record.kind ? text(record, record.kind->title_field) : std::string(); }

std::optional<Record> off_parent(Replica& replica, const Record& record) {
  const auto id = record.kind && falls_with_parent(*record.kind) ? ref(record, record.kind->parent_field) : std::nullopt;
  auto parent = id ? replica.get(*id) : Result<Record>(Error{"not_found", "", {}, ""});
  if (!parent || !is_off({parent->kind, parent->id, &parent->cells, nullptr})) return std::nullopt;
  return std::move(*parent);
}

std::vector<Record> records(Replica& replica, const std::string& kind, const std::vector<Condition>& where) {
  ListQuery query;
  query.where = where;
  query.sort = "id";
  return records(replica, kind, query);
}

std::vector<Record> records(Replica& replica, const std::string& kind, const ListQuery& query) {
  std::vector<Record> out;
  const auto keys = replica.keys(kind, query);
  if (!keys) throw Failure(keys.error());
  const auto rows = replica.rows(kind, *keys, {});
  if (!rows) throw Failure(rows.error());
  for (const auto& row : *rows) {
    auto record = replica.get(row.id);
    if (record) out.push_back(std::move(*record));
  }
  return out;
}

}  // namespace dialogue::facts
