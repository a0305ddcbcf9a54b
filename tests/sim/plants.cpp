// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/plants.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>

#include "shared/base/planted.h"
#include "tests/sim/forked.h"
#include "tests/sim/world.h"

namespace dialogue::sim {

namespace {

struct Defect {
  Plant plant;
  const char* name;
  const char* what;
};

constexpr Defect defects[] = {
    {Plant::ack_before_sync, "ack_before_sync", "a commit returns before its data are synced"},
    {Plant::saved_though_disk_full, "saved_though_disk_full", "\"saved\" is said although the disk is full"},
    {Plant::cursor_too_far, "cursor_too_far", "a page's cursor stands one too far"},
    {Plant::cursor_before_rows, "cursor_before_rows", "the cursor is stored before the rows"},
    {Plant::skip_purge, "skip_purge", "rows whose access ended are not purged"},
    {Plant::skip_left_scopes, "skip_left_scopes", "scopes that the person left are not purged"},
    {Plant::lose_base_text, "lose_base_text", "the server's value under a waiting change is lost"},
    {Plant::last_writer_wins, "last_writer_wins", "the last writer wins"},
    {Plant::forget_verdict, "forget_verdict", "a repeated change's verdict is forgotten"},
    {Plant::clone_unseen, "clone_unseen", "the same id with other bytes is not told as a clone"},
    {Plant::offer_dropped, "offer_dropped", "an offer without a receipt is dropped"},
    {Plant::offer_one_too_few, "offer_one_too_few", "the first change above the common point is not offered"},
    {Plant::drop_on_proposed, "drop_on_proposed", "a proposed cell is taken for applied on the device"},
    {Plant::rejected_as_applied, "rejected_as_applied", "a rejected change is taken for applied on the device"},
    {Plant::saw_is_now, "saw_is_now", "\"saw\" is the newest sequence, not what was shown, and the server believes it"},
    {Plant::gone_row_not_sent, "gone_row_not_sent", "rows that left a scope are not told"},
    {Plant::sum_keeps_left, "sum_keeps_left", "checksums keep what left the scope"},
    {Plant::old_grants_count, "old_grants_count", "rights are checked with the grants of the past"},
    {Plant::ended_grants_count, "ended_grants_count", "grants count after their last day"},
    {Plant::set_removal_blind, "set_removal_blind", "an element is taken away though it was added again"},
    {Plant::part_removal_blind, "part_removal_blind", "a part is taken away with news in it"},
    {Plant::delete_hides_comments, "delete_hides_comments", "a record is deleted with comments unseen"},
    {Plant::proposal_too_wide, "proposal_too_wide", "a proposal is shown to those who may not see its cell"},
    {Plant::child_wider_than_parent, "child_wider_than_parent", "a child is seen by more than its parent"},
    {Plant::ghost_deleted, "ghost_deleted", "rows missing at a restored server are deleted"},
    {Plant::own_change_unseen, "own_change_unseen", "an own change is not seen as such after its reply was lost"},
    {Plant::same_incarnation_after_clone, "same_incarnation_after_clone", "a clone keeps its incarnation"},
    {Plant::restored_means_refill, "restored_means_refill", "a restored server makes the device begin from nothing"},
    {Plant::kept_changes_dropped, "kept_changes_dropped", "receipted changes are not kept until a backup covers them"},
    {Plant::chain_unchecked, "chain_unchecked", "the server does not hold a cursor against its log's chain"},
    {Plant::state_unchecked, "state_unchecked", "an act does not ask which state its actor saw"},
    {Plant::second_person_enrols, "second_person_enrols", "a device takes a second person"},
    {Plant::revoked_erases, "revoked_erases", "a revoked device throws its outbox away"},
    {Plant::past_of_lost_life, "past_of_lost_life", "cursors of a lost life are taken for the common point"},
    {Plant::group_half_applied, "group_half_applied", "of a group that does not apply, what can be is done"},
    {Plant::lease_never_locks, "lease_never_locks", "restricted scopes do not lock after a month without contact"},
    {Plant::unknown_cells_dropped, "unknown_cells_dropped", "cells that an older program does not know are not kept"},
    {Plant::newer_opened, "newer_opened", "an older program opens what a newer one stored"},
    {Plant::side_takes_all, "side_takes_all", "clean paragraphs wait with those at odds, and taking a side takes its whole text"},
    {Plant::times_forgotten, "times_forgotten", "a request is taken again when it comes again"},
    {Plant::answer_unproven, "answer_unproven", "a device believes whoever answers"},
    {Plant::offset_not_kept, "offset_not_kept", "a device does not keep how far its clock is off"},
};
static_assert(std::size(defects) + 1 == static_cast<std::size_t>(Plant::count_), "every plant has its line");

void plant(Plant which) {
#ifdef DIALOGUE_PLANTS
  planted_now = which;
#else
  (void)which;
#endif
}

}  // namespace

int plants() { return static_cast<int>(std::size(defects)); }
std::string plant_name(int number) { return defects[number - 1].name; }

std::uint64_t first_to_catch(int number, std::uint64_t from, std::uint64_t to, std::string& why) {
  plant(defects[number - 1].plant);
  std::uint64_t caught = 0;
  for (auto seed = from; seed <= to && caught == 0; ++seed)
    if (why = World(Options::draw(seed)).run(); !why.empty()) caught = seed;
  plant(Plant::none);
  return caught;
}

std::map<std::string, std::uint64_t> seeds_in_table(const std::string& file) {
  std::map<std::string, std::uint64_t> out;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    const auto name = line.find('`'), end = line.find("` | ", name + 1), seed = line.find(" | ", end + 4);
    if (name == std::string::npos || end == std::string::npos || seed == std::string::npos) continue;
    out[line.substr(name + 1, end - name - 1)] = std::strtoull(line.c_str() + seed + 3, nullptr, 10);
  }
  return out;
}

int print_plants(std::uint64_t from, std::uint64_t to, int jobs, const std::map<std::string, std::uint64_t>& first) {
  std::map<std::size_t, std::string> lines;
  int unseen = 0;
  const auto work = [&](std::size_t i) {
    std::string why;
    const int number = static_cast<int>(i) + 1;
    const auto known = first.find(defects[i].name);
    auto seed = known == first.end() || known->second == 0 ? 0 : first_to_catch(number, known->second, known->second, why);
    if (seed == 0) seed = first_to_catch(number, from, to, why);
    return (seed == 0 ? std::string("unseen") : std::to_string(seed - from + 1)) + " | " +
           why.substr(0, std::min<std::size_t>(why.find('\n'), 90));
  };
  in_processes(std::size(defects), jobs, work, [&](std::size_t i, const std::string& found) {
    unseen += found.rfind("unseen", 0) == 0 || found.empty() ? 1 : 0;
    lines[i] = "| " + std::to_string(i + 1) + " | `" + defects[i].name + "` | " + defects[i].what + " | " + found + " |";
    std::fprintf(stderr, "%s\n", lines[i].c_str());
  });
  std::printf("| # | name | defect | seeds needed | what did not hold |\n| --- | --- | --- | --- | --- |\n");
  for (const auto& [i, line] : lines) std::printf("%s\n", line.c_str());
  return unseen;
}

}  // namespace dialogue::sim
