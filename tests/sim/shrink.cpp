// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/shrink.h"

#include <algorithm>
#include <cctype>
#include <numeric>

#include "tests/sim/world.h"

namespace dialogue::sim {

namespace {

// The first words say what kind of failure it is, whoever it hit.
std::string gist(const std::string& failure) {
  constexpr std::size_t longest = 24;
  if (failure.empty()) return {};
  std::string out, word;
  for (const char c : failure.substr(0, failure.find('\n')) + " ") {
    if (c != ' ') {
      word += c;
      continue;
    }
    if (std::none_of(word.begin(), word.end(), [](unsigned char x) { return std::isdigit(x) != 0; })) out += word + " ";
    word.clear();
  }
  return out.substr(0, longest);
}

}  // namespace

Shrink::Shrink(const Options& options) : options_(options), steps_(static_cast<std::size_t>(options.steps)) {
  std::iota(steps_.begin(), steps_.end(), 0);
}

bool Shrink::fails(const Options& options, const std::vector<int>& steps) {
  ++runs_;
  return gist(World(options, steps).run()) == failure_;
}

void Shrink::drop_classes() {
  for (const auto& c : Options::classes()) {
    if (options_.*c.value == 0) continue;
    Options less = options_;
    less.*c.value = 0;
    if (fails(less, steps_)) options_ = less;
  }
}

void Shrink::drop_devices() {
  while (options_.replicas > 2) {
    Options less = options_;
    --less.replicas;
    if (!fails(less, steps_)) return;
    options_ = less;
  }
}

void Shrink::drop_steps() {
  for (std::size_t size = std::max<std::size_t>(steps_.size() / 2, 1);; size /= 2) {
    for (std::size_t at = 0; at < steps_.size();) {
      auto fewer = steps_;
      const auto end = std::min(at + size, steps_.size());
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(at), fewer.begin() + static_cast<std::ptrdiff_t>(end));
      if (fails(options_, fewer))
        steps_ = fewer;
      else
        at += size;
    }
    if (size == 1) return;
  }
}

bool Shrink::run() {
  failure_ = gist(World(options_, steps_).run());
  if (failure_.empty()) return false;
  drop_classes();
  drop_steps();
  drop_devices();
  drop_classes();
  drop_steps();
  return true;
}

}  // namespace dialogue::sim
