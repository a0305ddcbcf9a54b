// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/trace.h"

#include <cstdio>

namespace dialogue::sim {

namespace {
constexpr std::size_t lines_kept = 200;
}

void Trace::add(const std::string& line) {
  for (char c : line) hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
  if (print) std::printf("%s\n", line.c_str());
  tail_.push_back(line);
  if (tail_.size() > lines_kept) tail_.pop_front();
}

}  // namespace dialogue::sim
