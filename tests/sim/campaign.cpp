// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/campaign.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <set>
#include <vector>

#include "shared/wire/json.h"
#include "tests/sim/forked.h"
#include "tests/sim/world.h"

namespace dialogue::sim {

namespace {

void add_to(Counts& sum, const Counts& more) {
  for (const auto& [what, times] : more) sum[what] += times;
}

std::string table(const char* title, const Counts& counts) {
  std::string out = std::string(title) + ":\n";
  for (const auto& [what, times] : counts) {
    char line[160];
    std::snprintf(line, sizeof line, "  %-48s %12llu\n", what.c_str(), static_cast<unsigned long long>(times));
    out += line;
  }
  return out;
}

void write(json::Writer& out, const char* name, const Counts& counts) {
  out.key(name).begin_object();
  for (const auto& [what, times] : counts) out.key(what).number(times);
  out.end_object();
}

std::string line_of(const Tally& tally, const std::string& build) {
  json::Writer out;
  out.begin_object();
  out.key("build").string(build);
  out.key("from").number(tally.from).key("to").number(tally.to).key("seeds").number(tally.seeds).key("steps").number(tally.steps);
  out.key("unstable").number(tally.unstable);
  out.key("failed").begin_object();
  for (const auto& [seed, failure] : tally.failed) out.key(std::to_string(seed)).string(failure.substr(0, failure.find('\n')));
  out.end_object();
  write(out, "faults", tally.faults), write(out, "branches", tally.branches), write(out, "verbs", tally.verbs);
  return out.end_object().take();
}

void read(const json::Value& root, const char* name, Counts& counts) {
  if (const auto object = root.find(name))
    for (const auto& [what, times] : object->members()) counts[std::string(what)] = times.u53().value_or(0);
}

std::optional<Tally> tally_of(const std::string& line, const std::string& build) {
  const auto document = json::Document::parse(line);
  if (!document) return {};
  const auto root = document->root();
  const auto number = [&](const char* name) {
    const auto value = root.find(name);
    return value ? value->u53().value_or(0) : 0;
  };
  const auto made_by = root.find("build");
  if (!made_by || (!build.empty() && made_by->string().value_or("") != build)) return {};
  Tally out;
  out.from = number("from"), out.to = number("to"), out.seeds = number("seeds"), out.steps = number("steps");
  out.unstable = number("unstable");
  read(root, "faults", out.faults), read(root, "branches", out.branches), read(root, "verbs", out.verbs);
  if (const auto failed = root.find("failed"))
    for (const auto& [seed, failure] : failed->members())
      out.failed[std::strtoull(std::string(seed).c_str(), nullptr, 10)] = failure.string().value_or("");
  return out;
}

}  // namespace

void Tally::add(const Tally& other) {
  seeds += other.seeds, steps += other.steps, unstable += other.unstable;
  failed.insert(other.failed.begin(), other.failed.end());
  add_to(faults, other.faults), add_to(branches, other.branches), add_to(verbs, other.verbs);
}

std::string Tally::text() const {
  std::string out = table("Faults fired", faults) + table("Branches reached, as seen on the wire", branches);
  for (const auto& [seed, failure] : failed) out += "FAILED seed " + std::to_string(seed) + ": " + failure + "\n";
  return out + std::to_string(seeds) + " seeds, " + std::to_string(steps) + " steps, " + std::to_string(failed.size()) + " failed, " +
         std::to_string(unstable) + " unstable\n";
}

Tally play(std::uint64_t from, std::uint64_t to, std::uint64_t twice) {
  Tally out;
  out.from = from, out.to = to;
  for (auto seed = from; seed <= to; ++seed) {
    const auto options = Options::draw(seed);
    World world(options);
    const auto failure = world.run();
    ++out.seeds;
    out.steps += static_cast<std::uint64_t>(options.steps);
    add_to(out.faults, world.counters().faults);
    add_to(out.branches, world.counters().branches);
    add_to(out.verbs, world.counters().verbs);
    if (!failure.empty()) {
      out.failed[seed] = failure;
      std::printf("FAILED %s\n  %s\n", options.text().c_str(), failure.c_str());
      std::fflush(stdout);
    }
    if (twice == 0 || seed % twice != 0) continue;
    const auto hash = world.trace().hash();
    World again(options);
    again.run();
    if (again.trace().hash() == hash) continue;
    std::printf("UNSTABLE seed %llu\n", static_cast<unsigned long long>(seed));
    ++out.unstable;
  }
  return out;
}

Tally read_log(const std::string& log, const std::string& build) {
  Tally out;
  std::ifstream in(log);
  for (std::string line; std::getline(in, line);)
    if (const auto block = tally_of(line, build)) out.add(*block);
  return out;
}

std::uint64_t Campaign::run() const {
  std::set<std::uint64_t> done;
  {
    std::ifstream in(log);
    for (std::string line; std::getline(in, line);)
      if (const auto block_done = tally_of(line, build)) done.insert(block_done->from);
  }
  std::vector<std::uint64_t> blocks;
  for (auto at = from; at <= to; at += block)
    if (done.count(at) == 0) blocks.push_back(at);
  std::ofstream out(log, std::ios::app);
  const auto work = [&](std::size_t i) { return line_of(play(blocks[i], std::min(blocks[i] + block - 1, to), 100), build); };
  in_processes(blocks.size(), jobs, work, [&](std::size_t i, const std::string& line) {
    if (line.empty())
      std::printf("the process of the block from seed %llu died\n", static_cast<unsigned long long>(blocks[i]));
    else
      out << line << std::endl;
  });
  const auto all = read_log(log, build);
  std::printf("%s", all.text().c_str());
  return all.failed.size() + all.unstable;
}

}  // namespace dialogue::sim
