// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/meetings/slots.h"

#include <algorithm>
#include <tuple>

namespace dialogue {
namespace {

constexpr int step = 30, starts_a_day = 48, most_days = 62, most_participants = 2000;
struct DayHours {
  int from, until;
};
constexpr std::array<DayHours, 4> hours{{{9 * 60, 17 * 60}, {8 * 60, 18 * 60}, {7 * 60, 19 * 60}, {6 * 60, 21 * 60}}};

std::int64_t floor_day(std::int64_t seconds) { return seconds >= 0 ? seconds / 86'400 : -((-seconds + 86'399) / 86'400); }

/// Tuesday and Wednesday are a working day nearly everywhere.
int day_rank(Day day) {
  const int w = weekday_of(day);
  return w == 1 || w == 2 ? 0 : 1;
}

auto order(const SlotPlan& p) {
  int worst = 0;
  for (int tier = worst_tier; tier > 0 && worst == 0; --tier)
    if (p.counts[static_cast<std::size_t>(tier)] > 0) worst = tier;
  return std::make_tuple(worst, p.counts[4], p.counts[3], p.counts[2], p.counts[1], p.imbalance, day_rank(p.day), p.day, p.starts);
}

/// Tries every choice of sessions of one day.
class DayPlanner {
 public:
  DayPlanner(const SlotQuestion& q, Day day, std::vector<SlotPlan>& out) : q_(q), day_(day), out_(out) {
    tiers_.resize(q.participants.size());
    for (std::size_t p = 0; p < q.participants.size(); ++p)
      for (int s = 0; s < starts_a_day; ++s)
        tiers_[p][static_cast<std::size_t>(s)] =
            static_cast<char>(tier_of(q.participants[p], std::int64_t{day} * 86'400 + s * step * 60, q.minutes));
  }

  void run() {
    std::vector<int> chosen;
    for (int start : q_.fixed) chosen.push_back(start / step);
    choose(chosen, 0);
  }

 private:
  void choose(std::vector<int>& chosen, int next) {
    if (static_cast<int>(chosen.size()) == q_.sessions) return weigh(chosen);
    for (int s = next; s < starts_a_day; ++s) {
      if (q_.not_at.contains(s * step) || std::find(chosen.begin(), chosen.end(), s) != chosen.end()) continue;
      chosen.push_back(s);
      choose(chosen, s + 1);
      chosen.pop_back();
    }
  }

  void weigh(std::vector<int> chosen) {
    std::sort(chosen.begin(), chosen.end());
    SlotPlan plan;
    plan.day = day_;
    for (int s : chosen) plan.starts.push_back(s * step);
    for (std::size_t p = 0; p < tiers_.size(); ++p) {
      char best = worst_tier + 1;
      for (int s : chosen) best = std::min(best, tiers_[p][static_cast<std::size_t>(s)]);
      ++plan.counts[static_cast<std::size_t>(best)];
      if (best >= 2) plan.imbalance += q_.participants[p].inconvenienced ? 2 : 1;
    }
    const auto most = q_.alternatives + 1;
    if (out_.size() >= most && !(plan < out_.back())) return;
    out_.insert(std::upper_bound(out_.begin(), out_.end(), plan), std::move(plan));
    if (out_.size() > most) out_.pop_back();
  }

  const SlotQuestion& q_;
  Day day_;
  std::vector<SlotPlan>& out_;
  std::vector<std::array<char, starts_a_day>> tiers_;
};

void assign(const SlotQuestion& q, SlotPlan& plan) {
  for (const auto& participant : q.participants) {
    std::size_t best = 0;
    int tier = worst_tier + 1;
    for (std::size_t s = 0; s < plan.starts.size(); ++s) {
      const int here = tier_of(participant, plan.start_of(s), q.minutes);
      if (here < tier) best = s, tier = here;
    }
    plan.best.push_back(best);
    plan.tiers.push_back(tier);
  }
}

bool in_range(const SlotQuestion& q) {
  const auto fits = [](int start) { return start >= 0 && start < starts_a_day * step && start % step == 0; };
  return q.until >= q.from && q.until - q.from < most_days && q.minutes >= 15 && q.minutes <= 12 * 60 && q.sessions >= 1 &&
         q.sessions <= 3 && static_cast<int>(q.fixed.size()) <= q.sessions && std::all_of(q.fixed.begin(), q.fixed.end(), fits) &&
         q.participants.size() <= most_participants;
}

}  // namespace

int tier_of(const Participant& participant, std::int64_t start_utc, int minutes) {
  const auto end_utc = start_utc + std::int64_t{minutes} * 60;
  const auto start = start_utc + participant.offset(start_utc), end = end_utc + participant.offset(end_utc);
  const auto day = floor_day(start);
  if (!participant.workdays[static_cast<std::size_t>(weekday_of(static_cast<Day>(day)))]) return worst_tier;
  if (participant.holidays.contains(static_cast<Day>(day))) return worst_tier;
  const auto from = (start - day * 86'400) / 60, until = (end - day * 86'400 + 59) / 60;
  for (std::size_t tier = 0; tier < hours.size(); ++tier)
    if (from >= hours[tier].from && until <= hours[tier].until) return static_cast<int>(tier);
  return worst_tier;
}

bool SlotPlan::operator<(const SlotPlan& other) const { return order(*this) < order(other); }

Result<std::vector<SlotPlan>> plan_slots(const SlotQuestion& question) {
  if (question.participants.empty()) return Error{"no_participants", "", {}, ""};
  if (!in_range(question)) return Error{"bad_plan", "", {}, ""};
  std::vector<SlotPlan> plans;
  for (Day day = question.from; day <= question.until; ++day) DayPlanner(question, day, plans).run();
  for (auto& plan : plans) assign(question, plan);
  return plans;
}

}  // namespace dialogue
