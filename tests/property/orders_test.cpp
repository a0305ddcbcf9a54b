// SPDX-License-Identifier: Apache-2.0
// Two or three devices delete, restore, settle, recall and edit, in every order of their steps. All end alike, and every word that somebody
// typed and did not take back is on the server.
#include <algorithm>
#include <functional>
#include <numeric>

#include "tests/catch.h"
#include "tests/property/device.h"

using namespace dialogue;
using namespace dialogue::test;

namespace {

struct Table {
  Table() {
    record = t.draft();
    devices.push_back(std::make_unique<EngineDevice>(t, t.ann, On::memory));
    devices.push_back(std::make_unique<EngineDevice>(t, t.bob, On::memory));
    devices.push_back(std::make_unique<EngineDevice>(t, t.ann, On::memory));
    for (auto& device : devices) device->sync();
  }
  Trio t;
  Uuid record;
  std::vector<std::unique_ptr<EngineDevice>> devices;
  std::vector<Raw> said;  ///< typed, saved, and not taken back
};

using Step = std::function<void(Table&, EngineDevice&)>;

Step meet() {
  return [](Table&, EngineDevice& d) { d.sync(); };
}
Step type(const char* path, const char* words) {
  return [=](Table& t, EngineDevice& d) {
    if (d.edit(t.record, {{path, text(words)}}).empty()) t.said.push_back(text(words));
  };
}
Step take_away() {
  return [](Table& t, EngineDevice& d) { d.edit(t.record, {{"_deleted", "true"}}); };
}
Step bring_back() {
  return [](Table& t, EngineDevice& d) { d.edit(t.record, {{"_deleted", ""}}); };
}
/// What was typed last and not yet sent.
Step recall() {
  return [](Table& t, EngineDevice& d) {
    const auto waiting = d.store->waiting();
    if (!d.recall()) return;
    for (const auto& cell : waiting.back().change.cells)
      if (const auto it = std::find(t.said.begin(), t.said.end(), cell.value); it != t.said.end()) t.said.erase(it);
  };
}
Step settle(const char* take) {
  return [=](Table&, EngineDevice& d) {
    for (const Uuid& proposal : d.open_proposals()) d.act("settle", proposal, {{"take", text(take)}});
  };
}
Step submit() {
  return [](Table& t, EngineDevice& d) { d.act("submit", t.record); };
}

bool in_log(Table& table, const Raw& words) {
  bool found = false;
  table.t.store->snapshot()->log_from(1, [&](const LogRow& row) {
    found = row.content.find(words) != std::string::npos;
    return !found;
  });
  return found;
}

/// Every order in which the devices' steps can happen.
std::vector<std::vector<std::size_t>> orders(const std::vector<std::vector<Step>>& scripts) {
  std::vector<std::size_t> order;
  for (std::size_t d = 0; d < scripts.size(); ++d) order.insert(order.end(), scripts[d].size(), d);
  std::vector<std::vector<std::size_t>> out;
  do out.push_back(order);
  while (std::next_permutation(order.begin(), order.end()));
  return out;
}

std::string shown(const std::vector<std::size_t>& order) {
  std::string out;
  for (const auto d : order) out += static_cast<char>('A' + d);
  return out;
}

std::size_t play(const std::vector<std::vector<Step>>& scripts) {
  const auto all = orders(scripts);
  for (const auto& order : all) {
    Table table;
    std::vector<std::size_t> next(scripts.size());
    INFO("order " << shown(order));
    for (const auto d : order) {
      scripts[d][next[d]++](table, *table.devices[d]);
      REQUIRE(table.devices[d]->wrong_sums().empty());
    }
    for (int round = 0; round < 3; ++round)
      for (auto& device : table.devices) device->sync();
    for (auto& device : table.devices) {
      REQUIRE(device->wrong_sums().empty());
      REQUIRE(device->store->counts().unsealed + device->store->counts().sealed == 0);
      if (device->holds(table.record)) {
        REQUIRE(device->cell(table.record, "title") == table.devices[0]->cell(table.record, "title"));
        REQUIRE(device->cell(table.record, "_deleted") == table.devices[0]->cell(table.record, "_deleted"));
      }
    }
    // Two devices of one person hold the same.
    REQUIRE(difference(table.devices[2]->dump(false), table.devices[0]->dump(false)) == "");
    for (const auto& words : table.said) {
      INFO("words " << words);
      REQUIRE(in_log(table, words));
    }
    REQUIRE(table.t.service->admin().verify().take().findings.empty());
  }
  return all.size();
}

}  // namespace

TEST_CASE("deleted here and edited there, in every order") {
  CHECK(play({{take_away(), meet()}, {type("title", "Bob's"), meet()}, {type("summary", "Ann's other"), meet()}}) == 90);
  CHECK(play({{take_away(), meet(), bring_back(), meet()}, {type("title", "Bob's"), meet(), type("title", "Bob's again"), meet()}}) == 70);
}

TEST_CASE("deleted and restored by two, in every order") {
  CHECK(play({{take_away(), meet(), bring_back(), meet()}, {take_away(), meet(), bring_back(), meet()}}) == 70);
  CHECK(play({{take_away(), bring_back(), meet()}, {take_away(), meet()}, {type("title", "Other"), meet()}}) == 210);
}

TEST_CASE("typed, recalled and typed again, in every order") {
  CHECK(play({{type("title", "One"), recall(), type("title", "Two"), meet()}, {type("title", "Bob's"), meet(), recall(), meet()}}) == 70);
  CHECK(play({{type("title", "One"), meet()}, {type("title", "Bob's"), recall(), meet()}, {type("title", "Three"), meet()}}) == 210);
}

TEST_CASE("a clash settled by both while they go on writing, in every order") {
  CHECK(play({{type("title", "One"), meet(), settle("proposed"), meet()}, {type("title", "Bob's"), meet(), settle("current"), meet()}}) ==
        70);
  CHECK(play({{type("title", "One"), meet()},
              {type("title", "Bob's"), meet(), settle("proposed"), meet()},
              {type("title", "Three"), meet()}}) == 420);
}

TEST_CASE("submitted while others edit and delete, in every order") {
  CHECK(play({{submit(), meet()}, {type("title", "Bob's"), meet()}, {take_away(), meet()}}) == 90);
  CHECK(play({{type("title", "One"), submit(), meet()}, {type("summary", "Bob's"), meet(), meet()}}) == 20);
}
