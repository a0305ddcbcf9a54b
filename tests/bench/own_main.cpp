// SPDX-License-Identifier: Apache-2.0
// bench-own RECORDS EDITS N DIR: what only we measure, as JSON lines in the peers' form. Starts bench-server beside itself and a process of
// its own (--sync) for each device whose memory counts. RECORDS and EDITS are the peers' workload files; everything is written under DIR.
#include <zstd.h>

#include <chrono>
#include <cmath>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <thread>

#include "tests/bench/bare.h"
#include "tests/bench/bench_domain.h"
#include "tests/bench/child.h"
#include "tests/bench/device.h"
#include "tests/bench/relay.h"

namespace dialogue::bench {

namespace {

namespace fs = std::filesystem;
using Steady = std::chrono::steady_clock;

double ms_of(const std::function<void()>& work) {
  const auto start = Steady::now();
  work();
  return std::chrono::duration<double, std::milli>(Steady::now() - start).count();
}

double memory_mb(const char* what) {
  std::ifstream file("/proc/self/status");
  for (std::string line; std::getline(file, line);)
    if (line.starts_with(what)) return std::stod(line.substr(line.find(':') + 1)) / 1024;
  return 0;
}

Json report(const Synced& synced, double ms) {
  const auto& t = synced.totals;
  return {{"ms", ms},         {"waited", synced.waited_ms}, {"requests", t.requests},
          {"up", t.bytes_up}, {"down", t.bytes_down},       {"pushed", t.pushed}};
}

Json timed_sync(Device& device) {
  Synced synced;
  const double ms = ms_of([&] { synced = device.sync(); });
  return report(synced, ms);
}

/// bench-own --sync DIR URL NAME CODE
int sync_alone(const std::vector<std::string>& args) {
  Device device(args[0], args[1]);
  device.enrol(args[3], args[2]);
  device.replica().status();
  const double before = memory_mb("VmRSS");
  Json out = timed_sync(device);
  out["added"] = memory_mb("VmHWM") - before;
  std::cout << out.dump() << std::endl;
  return 0;
}

class Own {
 public:
  Own(std::string program, std::string records, std::string edits, std::size_t n, std::string dir)
      : program_(std::move(program)),
        dir_(std::move(dir)),
        n_(n),
        records_(lines_of(records, 0, n)),
        edits_(edits_of(edits, "delta", 0)),
        lines_file_(std::move(records)) {
    fs::remove_all(dir_);
    fs::create_directories(dir_);
  }

  void run() {
    bare();
    const auto port = free_port();
    Child server(
        {fs::path(program_).replace_filename("bench-server").string(), std::to_string(port), dir_ + "/server", "A", "B", "C", "D", "E"});
    if (server.line() != "ready") throw std::runtime_error("the server does not start");
    Relay relay(port);
    url_ = "http://127.0.0.1:" + std::to_string(port);
    local_writes();
    first_sync();
    disk();
    no_news(relay);
    delta();
    throughput("server_changes_rate_1", {"A"});
    throughput("server_changes_rate_4", {"A", "B", "C", "D"});
    say("server_memory", server.peak_mb(), "MB");
  }

 private:
  void say(const std::string& metric, double value, const std::string& unit, int times = 1) {
    std::cout << Json{{"peer", "dialogue"}, {"metric", metric}, {"N", n_}, {"K", edits_.size()}, {"value", std::round(value * 1000) / 1000},
                      {"unit", unit},       {"n", times}}
                     .dump()
              << std::endl;
  }
  std::string code(const std::string& name) const { return dir_ + "/server/codes/" + name; }
  Device device(const std::string& name) const {
    fs::create_directories(dir_ + "/" + name);
    Device out(dir_ + "/" + name, url_);
    out.enrol(code(name), name);
    return out;
  }
  Json sync_apart(const std::string& name) const {
    fs::create_directories(dir_ + "/" + name);
    const Child child({program_, "--sync", dir_ + "/" + name, url_, name, code(name)});
    return Json::parse(child.line());
  }

  void bare() {
    BareRows rows(dir_ + "/bare.db");
    rows.insert_bulk(records_);
    bare_size_ = rows.size();
    bare_rate_ = 1000.0 * static_cast<double>(edits_.size()) / ms_of([&] {
                   for (const auto& edit : edits_) rows.apply(edit);
                 });
  }

  void local_writes() {
    Device a = device("A");
    const double ms = ms_of([&] { insert_bulk(a.replica(), records_); });
    say("insert_bulk_rate", 1000.0 * static_cast<double>(n_) / ms, "rec/s");
  }

  void first_sync() {
    const auto records = static_cast<double>(n_);
    const Json up = sync_apart("A");
    say("first_push_ms", up["ms"], "ms");
    say("first_push_requests", up["requests"], "requests");
    say("first_push_bytes", up["up"].get<double>() + up["down"].get<double>(), "B");
    say("first_push_server_rate", records * 1000 / up["waited"].get<double>(), "change/s");
    say("push_memory_added", up["added"], "MB");
    const Json down = sync_apart("B");
    say("first_pull_ms", down["ms"], "ms");
    say("first_pull_requests", down["requests"], "requests");
    say("first_pull_bytes", down["down"], "B");
    say("first_pull_rate", records * 1000 / down["ms"].get<double>(), "rec/s");
    say("pull_memory_added", down["added"], "MB");
    const double packed = static_cast<double>(zstd_of_lines());
    say("zstd_3_bytes", packed, "B");
    say("first_pull_to_zstd", down["down"].get<double>() / packed, "ratio");
  }

  std::size_t zstd_of_lines() const {
    std::ifstream in(lines_file_);
    std::string all, line;
    for (std::size_t i = 0; i < n_ && std::getline(in, line); ++i) all += line + "\n";
    std::string out(ZSTD_compressBound(all.size()), '\0');
    return ZSTD_compress(out.data(), out.size(), all.data(), all.size(), 3);
  }

  void no_news(Relay& relay) {
    Device b(dir_ + "/B", relay.url());
    b.sync();
    constexpr int times = 20;
    relay.taken();
    double ms = 0, requests = 0;
    for (int i = 0; i < times; ++i) {
      const Json done = timed_sync(b);
      ms += done["ms"].get<double>();
      requests += done["requests"].get<double>();
    }
    say("no_news_ms", ms / times, "ms", times);
    say("no_news_requests", requests / times, "requests", times);
    say("no_news_bytes", static_cast<double>(relay.taken()) / times, "B", times);
  }

  void disk() {
    const auto records = static_cast<double>(n_);
    const std::string file = dir_ + "/copy.db";
    double versions = 0, rows = 0;
    {
      Device b = device("B");
      while (b.replica().idle_work()) {
      }
    }
    fs::copy_file(dir_ + "/B/replica.db", file, fs::copy_options::overwrite_existing);
    {
      Database db(file);
      db.checkpoint();
      for (const char* type : {"pledge", "meeting", "action"})
        versions += static_cast<double>(db.one<std::int64_t>("SELECT sum(length(meta)) FROM k_" + kind_of(type)).value_or(0));
      rows = static_cast<double>(content_bytes(db));
      for (Query q(db, "SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC LIMIT 6"); q.next();)
        say("disk_client_" + q.get<std::string>(0), q.get<double>(1) / records, "B/rec");
    }
    const auto size = [](const std::string& path) { return static_cast<double>(fs::exists(path) ? fs::file_size(path) : 0); };
    say("disk_bare", static_cast<double>(bare_size_) / records, "B/rec");
    say("disk_client", size(file) / records, "B/rec");
    say("disk_client_to_bare", size(file) / static_cast<double>(bare_size_), "ratio");
    say("version_bytes", versions / records, "B/rec");
    say("version_share", 100 * versions / rows, "% of rows");
    say("disk_server", (size(dir_ + "/server/server.db") + size(dir_ + "/server/server.db-wal")) / records, "B/rec");
  }

  std::int64_t content_bytes(Database& db) const {
    std::int64_t sum = 0;
    for (const char* type : {"pledge", "meeting", "action"}) {
      std::string sql = "SELECT 0";
      for (const auto& field : bench_columns(db, type)) sql += " + ifnull(sum(length(CAST(" + field + " AS BLOB))), 0)";
      sum += db.one<std::int64_t>(sql + " FROM k_" + type_table(type)).value_or(0);
    }
    return sum;
  }
  static std::string type_table(const char* type) { return std::string("bench_") + type; }
  static std::vector<std::string> bench_columns(Database& db, const char* type) {
    std::vector<std::string> out;
    for (Query q(db, "SELECT name FROM pragma_table_info(?) WHERE name LIKE 'c_%' OR name = 'id'", "k_" + type_table(type)); q.next();)
      out.push_back(q.get<std::string>(0));
    return out;
  }

  void delta() {
    Device a = device("A");
    const double rate = 1000.0 * static_cast<double>(edits_.size()) / ms_of([&] {
                          for (const auto& edit : edits_) apply(a.replica(), edit);
                        });
    say("bare_edit_rate", bare_rate_, "edit/s");
    say("edit_rate", rate, "edit/s");
    say("edit_rate_to_bare", rate / bare_rate_, "ratio");
    const Json up = timed_sync(a);
    say("delta_push_requests", up["requests"], "requests");
    say("delta_push_ms", up["ms"], "ms");
    say("delta_push_server_ms", up["waited"], "ms");
    say("delta_push_bytes", up["up"].get<double>() + up["down"].get<double>(), "B");
    Device b = device("B");
    const Json down = timed_sync(b);
    say("delta_pull_requests", down["requests"], "requests");
    say("delta_pull_ms", down["ms"], "ms");
    say("delta_pull_server_ms", down["waited"], "ms");
    say("delta_pull_bytes", down["down"], "B");
  }

  /// All devices together push 8,000 edits of one field each. Of the time only their waiting for the server counts, when there is one.
  void throughput(const std::string& metric, const std::vector<std::string>& names) {
    const std::size_t each = 8000 / names.size();
    std::vector<std::unique_ptr<Device>> devices;
    for (std::size_t d = 0; d < names.size(); ++d) {
      devices.push_back(std::make_unique<Device>(dir_ + "/" + prepared(names[d]), url_));
      devices[d]->enrol(code(names[d]), names[d]);
      devices[d]->sync();
      edit_many(devices[d]->replica(), d, names.size(), each, metric);
    }
    std::vector<std::thread> threads;
    std::vector<Json> done(names.size());
    const double ms = ms_of([&] {
      for (std::size_t d = 0; d < devices.size(); ++d) threads.emplace_back([&, d] { done[d] = timed_sync(*devices[d]); });
      for (auto& thread : threads) thread.join();
    });
    double pushed = 0;
    for (const auto& one : done) pushed += one["pushed"].get<double>();
    say(metric, pushed * 1000 / (names.size() == 1 ? done[0]["waited"].get<double>() : ms), "change/s");
  }
  std::string prepared(const std::string& name) const {
    fs::create_directories(dir_ + "/" + name);
    return name;
  }
  void edit_many(Replica& replica, std::size_t device, std::size_t devices, std::size_t most, const std::string& mark) const {
    std::size_t made = 0;
    for (std::size_t i = device; i < records_.size() && made < most; i += devices) {
      const auto id = *Uuid::parse(records_[i]["id"].get_ref<const std::string&>());
      const auto edited = replica.edit(id, {{"title", "\"" + mark + " " + std::to_string(i) + "\""}}, nullptr);
      made += edited ? 1 : 0;
    }
  }

  const std::string program_, dir_;
  const std::size_t n_;
  const std::vector<Json> records_, edits_;
  const std::string lines_file_;
  std::string url_;
  std::uint64_t bare_size_ = 0;
  double bare_rate_ = 0;
};

}  // namespace

}  // namespace dialogue::bench

int main(int argc, char** argv) {
  const std::vector<std::string> args(argv + 1, argv + argc);
  const std::string program = std::filesystem::read_symlink("/proc/self/exe").string();
  std::signal(SIGPIPE, SIG_IGN);
  try {
    if (args.size() == 5 && args[0] == "--sync") return dialogue::bench::sync_alone({args.begin() + 1, args.end()});
    if (args.size() == 4) {
      dialogue::bench::Own(program, args[0], args[1], std::stoul(args[2]), args[3]).run();
      return 0;
    }
  } catch (const std::exception& e) {
    std::cerr << "bench-own: " << e.what() << "\n";
    return 1;
  }
  std::cerr << "usage: bench-own RECORDS EDITS N DIR\n";
  return 2;
}
