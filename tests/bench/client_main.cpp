// SPDX-License-Identifier: Apache-2.0
// The device of the peers' workload: their adapter protocol on stdin and stdout, the product's replica, session and transport underneath.
// Reads its enrolment code from SERVERDIR/codes/DEVICE, where the server's administrator put it.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "client/core/http_transport.h"
#include "client/core/replica.h"
#include "shared/wire/json.h"
#include "sync/session.h"
#include "tests/bench/bench_domain.h"

namespace dialogue::bench {

namespace {

using Json = nlohmann::json;
using Steady = std::chrono::steady_clock;
using Edits = std::vector<std::pair<Path, Raw>>;

double since(Steady::time_point start) { return std::chrono::duration<double, std::milli>(Steady::now() - start).count(); }

Raw raw_of(const Json& value) { return value.is_string() ? json::quote(value.get_ref<const std::string&>()) : value.dump(); }

Edits cells_of(const Json& record) {
  Edits cells;
  for (const auto& [name, value] : record.items())
    if (name != "id" && name != "type") cells.emplace_back(field_of(name), raw_of(value));
  return cells;
}

std::vector<Json> lines_of(const std::string& file, std::size_t from, std::size_t to) {
  std::ifstream in(file);
  std::vector<Json> out;
  std::string line;
  for (std::size_t i = 0; i < to && std::getline(in, line); ++i)
    if (i >= from) out.push_back(Json::parse(line));
  return out;
}

class Device {
 public:
  Json run(const Json& command) {
    const std::string name = command["cmd"];
    if (name == "open") return open(command);
    if (name == "insert_bulk") return insert_bulk(lines_of(command["file"], command["from"], command["to"]));
    if (name == "insert_each") return insert_each(lines_of(command["file"], command["from"], command["to"]));
    if (name == "edit") return edit(command);
    if (name == "push" || name == "pull" || name == "sync") return sync();
    if (name == "dump") return dump(command["file"]);
    if (name == "stats") return {{"ok", true}, {"figures", Json::object()}};
    replica_.reset();
    return {{"ok", true}, {"ms", 0}};
  }

 private:
  Json open(const Json& command) {
    const std::string dir = command["dir"], url = command["url"];
    const auto start = Steady::now();
    Replica::Options options;
    options.domain = &bench_domain();
    replica_ = Replica::open(dir, options).take();
    transport_ = std::make_unique<HttpTransport>(url);
    const auto ms = since(start);
    if (!replica_->status().enrolled) enrol(dir, url, command["device"]);
    return {{"ok", true}, {"ms", ms}};
  }

  void enrol(const std::string& dir, const std::string& url, const std::string& device) {
    std::ifstream file(std::filesystem::path(dir).parent_path() / "server" / "codes" / device);
    std::string code;
    std::getline(file, code);
    const auto request = replica_->session().enrol(code, device).take();
    replica_->session().take_enrolled(url, transport_->call(request).take()).take();
    reconcile(replica_->session(), *transport_).take();
  }

  Json insert_bulk(const std::vector<Json>& records) {
    const auto start = Steady::now();
    for (std::size_t i = 0; i < records.size(); i += 1000) {
      std::vector<NewRecord> batch;
      for (std::size_t k = i; k < std::min(records.size(), i + 1000); ++k)
        batch.push_back(
            {kind_of(records[k]["type"].get<std::string>()), Uuid::parse(records[k]["id"].get<std::string>()), cells_of(records[k])});
      replica_->create_all(batch).take();
    }
    return {{"ok", true}, {"ms", since(start)}};
  }

  Json insert_each(const std::vector<Json>& records) {
    const auto start = Steady::now();
    for (const auto& record : records) insert(record);
    return {{"ok", true}, {"ms", since(start)}};
  }

  void insert(const Json& record) {
    replica_->create_all({{kind_of(record["type"].get<std::string>()), Uuid::parse(record["id"].get<std::string>()), cells_of(record)}})
        .take();
  }

  Json edit(const Json& command) {
    std::vector<Json> mine;
    for (auto& line : lines_of(command["file"], 0, SIZE_MAX))
      if (line["phase"] == command["phase"] && line["dev"] == command["dev"]) mine.push_back(std::move(line));
    const auto start = Steady::now();
    for (const auto& line : mine) {
      const auto id = *Uuid::parse(line["id"].get<std::string>());
      if (line["op"] == "ins")
        insert(line["rec"]);
      else if (line["op"] == "del")
        replica_->remove(id).take();
      else
        replica_->edit(id, cells_of(line["fields"]), nullptr).take();
    }
    return {{"ok", true}, {"ms", since(start)}};
  }

  Json sync() {
    const auto start = Steady::now();
    const auto totals = reconcile(replica_->session(), *transport_).take();
    if (!totals.complete) return {{"ok", false}, {"error", "the exchange did not complete"}};
    return {{"ok", true}, {"ms", since(start)}, {"requests", totals.requests}};
  }

  Json dump(const std::string& file) {
    const auto start = Steady::now();
    std::ofstream out(file);
    for (const char* type : {"pledge", "meeting", "action"})
      for (const auto& row : replica_->rows(kind_of(type), replica_->keys(kind_of(type), {}).take(), {}).take()) {
        const auto record = replica_->get(row.id).take();
        Json line = {{"id", row.id.text()}, {"type", type}};
        for (const auto& field : record.kind->fields)
          if (auto it = record.cells.find(field.name); it != record.cells.end() && is_workload(field.name))
            line[name_of(field.name)] = Json::parse(it->second);
        out << line.dump() << '\n';
      }
    return {{"ok", true}, {"ms", since(start)}};
  }

  static bool is_workload(const std::string& field) {
    for (const char* base : {"owner_org", "created_by", "created_at", "ref_no", "lang_original", "source", "source_url"})
      if (field == base) return false;
    return true;
  }

  std::unique_ptr<Replica> replica_;
  std::unique_ptr<HttpTransport> transport_;
};

}  // namespace

}  // namespace dialogue::bench

int main() {
  dialogue::bench::Device device;
  for (std::string line; std::getline(std::cin, line);) {
    nlohmann::json answer;
    bool last = false;
    try {
      const auto command = nlohmann::json::parse(line);
      last = command["cmd"] == "close";
      answer = device.run(command);
    } catch (const std::exception& e) {
      answer = {{"ok", false}, {"error", e.what()}};
    }
    std::cout << answer.dump() << std::endl;
    if (last) return 0;
  }
}
