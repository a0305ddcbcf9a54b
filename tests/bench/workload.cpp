// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/workload.h"

#include <algorithm>
#include <fstream>

#include "shared/wire/json.h"
#include "tests/bench/bench_domain.h"

namespace dialogue::bench {

namespace {

Raw raw_of(const Json& value) { return value.is_string() ? json::quote(value.get_ref<const std::string&>()) : value.dump(); }

bool is_workload(const std::string& field) {
  for (const char* base : {"owner_org", "owner_country", "created_by", "created_at", "ref_no", "lang_original", "source", "source_url"})
    if (field == base) return false;
  return true;
}

}  // namespace

std::vector<Json> lines_of(const std::string& file, std::size_t from, std::size_t to) {
  std::ifstream in(file);
  std::vector<Json> out;
  std::string line;
  for (std::size_t i = 0; i < to && std::getline(in, line); ++i)
    if (i >= from) out.push_back(Json::parse(line));
  return out;
}

std::vector<Json> edits_of(const std::string& file, const std::string& phase, int device) {
  std::vector<Json> out;
  for (auto& line : lines_of(file))
    if (line["phase"] == phase && line["dev"] == device) out.push_back(std::move(line));
  return out;
}

std::vector<std::pair<Path, Raw>> cells_of(const Json& record) {
  std::vector<std::pair<Path, Raw>> cells;
  for (const auto& [name, value] : record.items())
    if (name != "id" && name != "type") cells.emplace_back(field_of(name), raw_of(value));
  return cells;
}

NewRecord new_record(const Json& record) {
  return {kind_of(record["type"].get_ref<const std::string&>()), Uuid::parse(record["id"].get_ref<const std::string&>()), cells_of(record)};
}

Json line_of(const Record& record) {
  Json out = {{"id", record.id.text()}, {"type", type_of(record.kind->name)}};
  for (const auto& field : record.kind->fields)
    if (auto it = record.cells.find(field.name); it != record.cells.end() && is_workload(field.name))
      out[name_of(field.name)] = Json::parse(it->second);
  return out;
}

void insert(Replica& replica, const Json& record) { replica.create_all({new_record(record)}).take(); }

void apply(Replica& replica, const Json& edit) {
  if (edit["op"] == "ins") return insert(replica, edit["rec"]);
  const auto id = *Uuid::parse(edit["id"].get_ref<const std::string&>());
  if (edit["op"] == "del") return replica.remove(id).take();
  replica.edit(id, cells_of(edit["fields"]), nullptr).take();
}

void insert_bulk(Replica& replica, const std::vector<Json>& records) {
  constexpr std::size_t together = 1000;
  for (std::size_t i = 0; i < records.size(); i += together) {
    std::vector<NewRecord> batch;
    for (std::size_t k = i; k < std::min(records.size(), i + together); ++k) batch.push_back(new_record(records[k]));
    replica.create_all(batch).take();
  }
}

}  // namespace dialogue::bench
