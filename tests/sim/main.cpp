// SPDX-License-Identifier: Apache-2.0
// sim --seed N --shrink            the same failure with fewer kinds of faults, devices and steps, and what then happens
// sim --seed N [--dump]            one seed, its options, its verdict, its trace hash
// sim --seeds A-B [--twice K]      a range; every K-th seed runs twice and must give the same trace hash (default 100)
// sim --list FILE                  the seeds that failed once, one a line, # comments
#include <malloc.h>

#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>

#include "shared/base/log.h"
#include "tests/sim/shrink.h"
#include "tests/sim/world.h"

using namespace dialogue::sim;

namespace {

struct Outcome {
  std::string failure;
  std::uint64_t hash = 0;
};

std::map<std::string, std::uint64_t> all_faults;

Outcome play(std::uint64_t seed) {
  const auto options = Options::draw(seed);
  World world(options);
  auto failure = world.run();
  for (const auto& [fault, times] : world.counters().faults) all_faults[fault] += times;
  if (!failure.empty()) std::printf("FAILED %s\n  %s\n", options.text().c_str(), failure.c_str());
  return {failure, world.trace().hash()};
}

int play_range(std::uint64_t from, std::uint64_t to, std::uint64_t twice) {
  std::uint64_t failed = 0, unstable = 0;
  for (auto seed = from; seed <= to; ++seed) {
    const auto first = play(seed);
    failed += first.failure.empty() ? 0 : 1;
    if (twice > 0 && seed % twice == 0 && play(seed).hash != first.hash) {
      std::printf("UNSTABLE seed %llu\n", static_cast<unsigned long long>(seed));
      ++unstable;
    }
    std::fflush(stdout);
  }
  for (const auto& [fault, times] : all_faults) std::printf("  %-32s %llu\n", fault.c_str(), static_cast<unsigned long long>(times));
  std::printf("%llu seeds, %llu failed, %llu unstable\n", static_cast<unsigned long long>(to - from + 1),
              static_cast<unsigned long long>(failed), static_cast<unsigned long long>(unstable));
  return failed + unstable == 0 ? 0 : 1;
}

int play_list(const char* file) {
  std::ifstream in(file);
  int failed = 0, played = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    ++played;
    failed += play(std::strtoull(line.c_str(), nullptr, 10)).failure.empty() ? 0 : 1;
  }
  std::printf("%d listed seeds, %d failed\n", played, failed);
  return failed == 0 ? 0 : 1;
}

int shrink(std::uint64_t seed) {
  Shrink shrink(Options::draw(seed));
  if (!shrink.run()) {
    std::printf("seed %llu holds\n", static_cast<unsigned long long>(seed));
    return 0;
  }
  std::printf("%d runs; left: %s\n%zu of the steps:\n", shrink.runs(), shrink.options().text().c_str(), shrink.steps().size());
  Trace::print = true;
  World(shrink.options(), shrink.steps()).run();
  return 1;
}

int usage() {
  std::fprintf(stderr, "sim --seed N [--dump | --shrink] | --seeds A-B [--twice K] | --list FILE\n");
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  dialogue::set_log_sink([](std::string_view) {});
  // What one run frees the next one takes: no pages go back to the system in between.
  mallopt(M_MMAP_THRESHOLD, 1 << 28), mallopt(M_TRIM_THRESHOLD, 1 << 30);
  if (argc < 3) return usage();
  const std::string mode = argv[1];
  if (mode == "--seed") {
    const auto seed = std::strtoull(argv[2], nullptr, 10);
    if (argc > 3 && std::strcmp(argv[3], "--shrink") == 0) return shrink(seed);
    std::printf("%s\n", Options::draw(seed).text().c_str());
    Trace::print = argc > 3 && std::strcmp(argv[3], "--dump") == 0;
    const auto outcome = play(seed);
    std::printf("trace %016llx %s\n", static_cast<unsigned long long>(outcome.hash), outcome.failure.empty() ? "held" : "FAILED");
    return outcome.failure.empty() ? 0 : 1;
  }
  if (mode == "--seeds") {
    char* end = nullptr;
    const auto from = std::strtoull(argv[2], &end, 10);
    const auto to = *end == '-' ? std::strtoull(end + 1, nullptr, 10) : from;
    return play_range(from, to, argc > 4 && std::strcmp(argv[3], "--twice") == 0 ? std::strtoull(argv[4], nullptr, 10) : 100);
  }
  if (mode == "--list") return play_list(argv[2]);
  return usage();
}
