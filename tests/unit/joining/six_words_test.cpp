// SPDX-License-Identifier: Apache-2.0
#include "shared/joining/six_words.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <vector>

#include "tests/catch.h"

using namespace dialogue;

namespace {

/// How many letters have to be put in, taken out or exchanged.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
    }
  }
  return row.back();
}

}  // namespace

TEST_CASE("The words are plain letters, and no two are nearly alike or begin alike") {
  const auto words = joining_words();
  REQUIRE(words.size() == 256);
  std::set<std::string_view> beginnings;
  for (std::size_t i = 0; i < words.size(); ++i) {
    INFO(std::string(words[i]));
    CHECK(words[i].size() >= 3);
    CHECK(words[i].size() <= 9);
    CHECK(std::all_of(words[i].begin(), words[i].end(), [](char c) { return c >= 'a' && c <= 'z'; }));
    CHECK(beginnings.insert(words[i].substr(0, 4)).second);
    for (std::size_t j = 0; j < i; ++j) {
      INFO(std::string(words[j]));
      REQUIRE(distance(words[i], words[j]) >= 3);
    }
  }
}

TEST_CASE("Six words stand for two keys, and others for other keys") {
  const std::string device(32, 'd'), line(32, 'l');
  const auto words = six_words(device, line);
  CHECK(std::count(words.begin(), words.end(), ' ') == 5);
  CHECK(words == six_words(device, line));
  CHECK(words != six_words(line, device));
  CHECK(words != six_words(device, std::string(32, 'm')));
  // Both sides compute them, in whatever version: these may not change.
  CHECK(words == "caviar gong trio video capoeira robot");
}
