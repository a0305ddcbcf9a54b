// SPDX-License-Identifier: Apache-2.0
#include "client/cli/plan_words.h"

#include <array>
#include <cstdio>

#include "client/cli/print.h"
#include "shared/base/time_zone.h"

namespace dialogue::cli {
namespace {

std::string clock_text(int minutes) {
  std::array<char, 16> out{};
  std::snprintf(out.data(), out.size(), "%02d:%02d", minutes / 60, minutes % 60);
  return out.data();
}

std::optional<int> clock_value(const std::string& text) {
  int hour = -1, minute = -1;
  char rest = 0;
  if (text.size() != 5 || std::sscanf(text.c_str(), "%2d:%2d%c", &hour, &minute, &rest) != 2) return std::nullopt;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
  return hour * 60 + minute;
}

/// "2027-10-12 22:00"
std::string local_text(const Participant& participant, std::int64_t utc) {
  const auto local = utc + participant.offset(utc);
  const auto day = local >= 0 ? local / 86'400 : -((-local + 86'399) / 86'400);
  return day_text(static_cast<Day>(day)) + " " + clock_text(static_cast<int>((local - day * 86'400) / 60));
}

std::string utc_text(const SlotPlan& plan, std::size_t slot) { return day_text(plan.day) + "T" + clock_text(plan.starts[slot]) + ":00Z"; }

std::string tier_text(const Context& context, int tier) {
  return reason_text({"tier" + std::to_string(tier), {}}, context.domain(), context.lang());
}

void put_plan(Json& out, const SlotPlan& plan) {
  Json& starts = out["starts"] = Json::array();
  for (std::size_t s = 0; s < plan.starts.size(); ++s) starts.push_back(utc_text(plan, s));
  out["tiers"] = plan.counts;
  out["imbalance"] = plan.imbalance;
}

std::string starts_text(const SlotPlan& plan) {
  std::string out = day_text(plan.day);
  for (int start : plan.starts) out += "  " + clock_text(start);
  return out + " UTC";
}

}  // namespace

Status take_options(const PlanOptions& options, SlotQuestion& question) {
  const auto day = [](const std::string& text, Day& out) {
    if (text.empty()) return true;
    const auto value = parse_day(text);
    if (value) out = *value;
    return value.has_value();
  };
  const bool had_date = question.from != 0;
  if (!had_date && options.from.empty()) return Error{"no_date", "", {}, ""};
  if (!day(options.from, question.from)) return Error{"bad_option", "", {"--from " + options.from}, ""};
  if (!options.from.empty()) question.until = question.from;
  if (!day(options.to, question.until)) return Error{"bad_option", "", {"--to " + options.to}, ""};
  for (const auto& text : options.fixed) {
    const auto minutes = clock_value(text);
    if (!minutes) return Error{"bad_option", "", {"--fixed " + text}, ""};
    question.fixed.push_back(*minutes);
  }
  for (const auto& text : options.not_at) {
    const auto minutes = clock_value(text);
    if (!minutes) return Error{"bad_option", "", {"--not-at " + text}, ""};
    question.not_at.insert(*minutes);
  }
  question.minutes = options.minutes;
  question.sessions = options.sessions;
  return {};
}

std::string plan_json(const Context& context, const std::string& meeting, const SlotInputs& inputs, const std::vector<SlotPlan>& plans,
                      Day on) {
  Json out{{"meeting", meeting}, {"rule_version", slots_version}, {"tzdb_version", TimeZone::database_version()}};
  put_inputs(out, context, inputs.inputs, on);
  const auto& best = plans.front();
  put_plan(out, best);
  Json& participants = out["participants"] = Json::array();
  for (std::size_t p = 0; p < inputs.question.participants.size(); ++p) {
    const auto& participant = inputs.question.participants[p];
    participants.push_back({{"name", participant.name},
                            {"zone", inputs.zones[p]},
                            {"slot", best.best[p] + 1},
                            {"local", local_text(participant, best.start_of(best.best[p]))},
                            {"tier", best.tiers[p]},
                            {"hours", tier_text(context, best.tiers[p])}});
  }
  Json& others = out["alternatives"] = Json::array();
  for (std::size_t i = 1; i < plans.size(); ++i) put_plan(others.emplace_back(Json::object()), plans[i]);
  return json_text(out);
}

void print_plan(Context& context, const SlotInputs& inputs, const std::vector<SlotPlan>& plans, Day on) {
  static const Text3 not_core{"Not in core hours:", "En dehors des heures centrales :", "Fuera del horario central:"},
      others{"Other choices:", "Autres possibilités :", "Otras opciones:"}, people{"{0}: {1}", "{0} : {1}", "{0}: {1}"};
  const auto& best = plans.front();
  context.line(starts_text(best));
  for (int tier = 0; tier <= worst_tier; ++tier)
    if (const int n = best.counts[static_cast<std::size_t>(tier)])
      context.line("  " + context.say(people, {tier_text(context, tier), std::to_string(n)}));
  Rows rows;
  for (std::size_t p = 0; p < best.tiers.size(); ++p)
    if (best.tiers[p] > 0)
      rows.add({"  " + inputs.question.participants[p].name, utc_text(best, best.best[p]),
                local_text(inputs.question.participants[p], best.start_of(best.best[p])), inputs.zones[p],
                tier_text(context, best.tiers[p])});
  if (!rows.empty()) context.line(context.say(not_core));
  context.print(rows.text());
  if (plans.size() > 1) context.line(context.say(others));
  for (std::size_t i = 1; i < plans.size(); ++i) context.line("  " + starts_text(plans[i]));
  print_inputs(context, inputs.inputs, on);
}

}  // namespace dialogue::cli
