// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/bare.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "shared/base/ids.h"
#include "shared/sqlite/transaction.h"
#include "tests/bench/bench_domain.h"

namespace dialogue::bench {

namespace {

const std::vector<std::string>& columns_of(const std::string& type) {
  static const std::map<std::string, std::vector<std::string>> all = [] {
    std::map<std::string, std::vector<std::string>> out;
    for (const char* name : {"pledge", "meeting", "action"}) {
      const Kind* kind = bench_domain().kind(kind_of(name));
      const auto own = std::find_if(kind->fields.begin(), kind->fields.end(), [](const Field& f) { return f.name == "title"; });
      for (auto field = own; field != kind->fields.end(); ++field) out[name].push_back(name_of(field->name));
    }
    return out;
  }();
  return all.at(type);
}

void bind(Statement& statement, int i, const Json& value) {
  if (value.is_number_integer())
    statement.bind(i, value.get<std::int64_t>());
  else
    statement.bind(i, std::string_view(value.get_ref<const std::string&>()));
}

void finish(Statement& statement) {
  while (statement.step()) {
  }
  statement.clear();
}

Uuid id_of(const Json& line) { return *Uuid::parse(line["id"].get_ref<const std::string&>()); }

}  // namespace

BareRows::BareRows(const std::string& path) : path_(path), db_(std::make_unique<Database>(path)) {
  for (const std::string type : {"pledge", "meeting", "action"}) {
    std::string sql = "CREATE TABLE " + type + "(id BLOB PRIMARY KEY";
    for (const auto& name : columns_of(type)) sql += ", " + name;
    db_->script(sql + ")");
  }
}

void BareRows::put(const Json& record) {
  const std::string type = record["type"];
  std::string sql = "INSERT INTO " + type + "(id", marks = "?";
  for (const auto& name : columns_of(type)) sql += ", " + name, marks += ", ?";
  Statement& statement = db_->prepare(sql + ") VALUES(" + marks + ")");
  int i = 1;
  statement.bind(i++, id_of(record));
  for (const auto& name : columns_of(type)) {
    if (record.contains(name))
      bind(statement, i, record[name]);
    else
      statement.bind(i, nullptr);
    ++i;
  }
  finish(statement);
}

void BareRows::insert_bulk(const std::vector<Json>& records) {
  for (std::size_t i = 0; i < records.size(); i += 1000) {
    Transaction transaction(*db_);
    for (std::size_t k = i; k < std::min(records.size(), i + 1000); ++k) put(records[k]);
    transaction.commit();
    db_->maybe_checkpoint();
  }
}

void BareRows::insert(const Json& record) {
  put(record);
  db_->maybe_checkpoint();
}

void BareRows::apply(const Json& edit) {
  if (edit["op"] == "ins") return insert(edit["rec"]);
  const std::string type = edit["type"];
  if (edit["op"] == "del") {
    db_->exec("DELETE FROM " + type + " WHERE id = ?", id_of(edit));
    return db_->maybe_checkpoint();
  }
  std::string sets;
  for (const auto& [name, value] : edit["fields"].items()) sets += (sets.empty() ? "" : ", ") + name + " = ?";
  Statement& statement = db_->prepare("UPDATE " + type + " SET " + sets + " WHERE id = ?");
  int i = 1;
  for (const auto& [name, value] : edit["fields"].items()) bind(statement, i++, value);
  statement.bind(i, id_of(edit));
  finish(statement);
  db_->maybe_checkpoint();
}

std::uint64_t BareRows::size() {
  db_->script("VACUUM");
  db_->checkpoint();
  return std::filesystem::file_size(path_);
}

}  // namespace dialogue::bench
