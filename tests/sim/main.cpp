// SPDX-License-Identifier: Apache-2.0
// The simulator's command line; see usage() and docs/evidence/README.md.
#include <malloc.h>
#include <sqlite3.h>

#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <string>

#include "shared/base/log.h"
#include "tests/sim/about.h"
#include "tests/sim/campaign.h"
#include "tests/sim/plants.h"
#include "tests/sim/shrink.h"
#include "tests/sim/world.h"

using namespace dialogue::sim;

namespace {

int usage() {
  std::fprintf(stderr,
               "sim --seed N [--dump]                  one seed: its options, its verdict, its trace hash\n"
               "sim --seed N --shrink                  the same failure with fewer faults, devices and steps, and what then happens\n"
               "   … --about RECORD                    also what each node holds of a record; --shrink tells of the one that failed\n"
               "sim --seeds A-B [--twice K]            a range; every K-th seed runs twice (100)\n"
               "sim --seeds A-B --log FILE [--jobs N] [--build ID]   a campaign: resumable, a line of JSON a block\n"
               "sim --summary FILE [--build ID]        what a campaign's log says\n"
               "sim --list FILE                        seeds that failed once, one a line, # comments\n"
               "sim_planted --plant N --seeds A-B      until a seed catches the planted defect N\n"
               "sim_planted --plants [--seeds A-B] [--jobs N]   the table of all planted defects\n"
               "   … --known FILE                      tries the seeds of an earlier table before the others\n");
  return 2;
}

struct Range {
  std::uint64_t from = 1, to = 2000;
};

Range range(const std::string& text) {
  char* end = nullptr;
  Range out;
  out.from = out.to = std::strtoull(text.c_str(), &end, 10);
  if (*end == '-') out.to = std::strtoull(end + 1, nullptr, 10);
  return out;
}

int one(const std::string& text, bool dump) {
  const auto options = Options::draw(std::strtoull(text.c_str(), nullptr, 10));
  std::printf("%s\n", options.text().c_str());
  Trace::print = dump;
  World world(options);
  const auto failure = world.run();
  std::printf("trace %016llx %s\n", static_cast<unsigned long long>(world.trace().hash()), failure.empty() ? "held" : failure.c_str());
  return failure.empty() ? 0 : 1;
}

/// The record that a failure is about. Its first line names it last.
dialogue::Uuid record_in(const std::string& failure) {
  constexpr std::size_t size = 36;
  const std::string line = failure.substr(0, failure.find('\n'));
  for (std::size_t at = line.size() < size ? 0 : line.size() - size + 1; at-- > 0;)
    if (const auto id = dialogue::Uuid::parse(line.substr(at, size))) return *id;
  return {};
}

int shrink(const std::string& text) {
  Shrink shrink(Options::draw(std::strtoull(text.c_str(), nullptr, 10)));
  if (!shrink.run()) {
    std::printf("seed %s holds\n", text.c_str());
    return 0;
  }
  std::printf("%d runs; left: %s\n%zu of the steps:\n", shrink.runs(), shrink.options().text().c_str(), shrink.steps().size());
  if (About::record.is_nil()) About::record = record_in(World(shrink.options(), shrink.steps()).run());
  Trace::print = true;
  World(shrink.options(), shrink.steps()).run();
  return 1;
}

int list(const std::string& file) {
  std::ifstream in(file);
  Tally all;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    const auto seed = std::strtoull(line.c_str(), nullptr, 10);
    all.add(play(seed, seed, 0));
  }
  std::printf("%llu listed seeds, %zu failed\n", static_cast<unsigned long long>(all.seeds), all.failed.size());
  return all.failed.empty() ? 0 : 1;
}

int planted(const std::string& number, const Range& seeds) {
  const int n = std::atoi(number.c_str());
  if (n < 1 || n > plants()) return usage();
  std::string why;
  const auto seed = first_to_catch(n, seeds.from, seeds.to, why);
  std::printf("%s: %s %llu %s\n", plant_name(n).c_str(), seed == 0 ? "unseen" : "caught by seed", static_cast<unsigned long long>(seed),
              why.c_str());
  return seed == 0 ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
  dialogue::set_log_sink([](std::string_view) {});
  // The next run takes what one run frees. No pages go back to the system in between.
  mallopt(M_MMAP_THRESHOLD, 1 << 28), mallopt(M_TRIM_THRESHOLD, 1 << 30);
  // These come before the first database, or they have no effect: one thread, and nobody asks how much memory is used.
  sqlite3_config(SQLITE_CONFIG_SINGLETHREAD), sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0), sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 512, 400);
  std::map<std::string, std::string> given;
  for (int i = 1; i < argc; ++i) {
    const bool valued = i + 1 < argc && std::strncmp(argv[i + 1], "--", 2) != 0;
    given[argv[i]] = valued ? argv[i + 1] : "";
    if (valued) ++i;
  }
  const auto has = [&](const char* option) { return given.count(option) > 0; };
  const auto number = [&](const char* option, int otherwise) { return has(option) ? std::atoi(given[option].c_str()) : otherwise; };
  const Range seeds = has("--seeds") ? range(given["--seeds"]) : Range{};
  if (has("--plants")) return print_plants(seeds.from, seeds.to, number("--jobs", 2), seeds_in_table(given["--known"])) == 0 ? 0 : 1;
  if (has("--plant")) return planted(given["--plant"], seeds);
  if (has("--about")) About::record = dialogue::Uuid::parse(given["--about"]).value_or(dialogue::Uuid{});
  if (has("--seed")) return has("--shrink") ? shrink(given["--seed"]) : one(given["--seed"], has("--dump"));
  if (has("--list")) return list(given["--list"]);
  if (has("--summary")) {
    std::printf("%s", read_log(given["--summary"], given["--build"]).text().c_str());
    return 0;
  }
  if (has("--log")) {
    Campaign campaign{seeds.from, seeds.to, 500, number("--jobs", 2), given["--log"], has("--build") ? given["--build"] : "unnamed"};
    return campaign.run() == 0 ? 0 : 1;
  }
  if (!has("--seeds")) return usage();
  const auto all = play(seeds.from, seeds.to, static_cast<std::uint64_t>(number("--twice", 100)));
  std::printf("%s", all.text().c_str());
  return all.failed.empty() && all.unstable == 0 ? 0 : 1;
}
