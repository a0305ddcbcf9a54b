// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdio>

#include "client/cli/commands.h"
#include "client/cli/plan_words.h"
#include "client/cli/print.h"
#include "client/core/answers/answers.h"
#include "client/core/values.h"
#include "shared/base/clock.h"

namespace dialogue::cli {
namespace {

struct AnswerWords {
  std::string id;
  PlanOptions plan;
};

Day today() { return static_cast<Day>(system_clock().unix_ms() / 86'400'000); }

std::string points(int hundredths) {
  std::array<char, 32> out{};
  std::snprintf(out.data(), out.size(), "%d.%02d", hundredths / 100, hundredths % 100);
  return out.data();
}

std::string reason(const Context& context, const Reason& r) { return reason_text(r, context.domain(), context.lang()); }

Json reason_json(const Context& context, const Reason& r) { return {{"key", r.key}, {"args", r.args}, {"text", reason(context, r)}}; }

Json reasons_json(const Context& context, const std::vector<Reason>& reasons) {
  Json out = Json::array();
  for (const auto& each : reasons) out.push_back(reason_json(context, each));
  return out;
}

void put_factors(Json& out, const Context& context, const Match& m) {
  out["score"] = m.score();
  out["points"] = points(m.hundredths);
  Json& factors = out["factors"] = Json::array();
  for (const auto& f : m.factors)
    factors.push_back({{"factor", f.code},
                       {"weight", f.weight},
                       {"value_bp", f.value},
                       {"points", points(f.points)},
                       {"reason", reason_json(context, f.reason)}});
  if (!m.would_raise.empty()) out["would_raise"] = {{"factor", m.would_raise}, {"points", points(m.would_raise_by)}};
}

std::string matches_json(const Context& context, const std::string& id, const Matches& found) {
  Json out{{"id", id}, {"rule_version", matching_version}};
  put_inputs(out, context, found.inputs, today());
  Json& suggested = out["suggested"] = Json::array();
  for (const auto& s : found.suggested) {
    Json one{{"id", s.id.text()}, {"title", s.title}};
    put_factors(one, context, s.match);
    suggested.push_back(std::move(one));
  }
  Json& others = out["not_suggested"] = Json::array();
  for (const auto& s : found.not_suggested)
    others.push_back({{"id", s.id.text()}, {"title", s.title}, {"gates", reasons_json(context, s.match.gates)}});
  return json_text(out);
}

Status matches(Context& context, const AnswerWords& words) {
  const auto id = Context::id(words.id);
  if (!id) return id.error();
  const auto found = matches_of(context.replica(), *id);
  if (!found) return found.error();
  if (context.json) {
    context.line(matches_json(context, words.id, *found));
    return {};
  }
  static const Text3 none{"No suggestion.", "Aucune suggestion.", "Ninguna sugerencia."},
      apart{"Not suggested:", "Non suggérées :", "No sugeridas:"};
  for (const auto& s : found->suggested) {
    context.line(std::to_string(s.match.score()) + "  " + s.id.text() + "  " + one_line(s.title, 60));
    Rows rows;
    for (const auto& f : s.match.factors) rows.add({"    ", points(f.points), "/ " + std::to_string(f.weight), reason(context, f.reason)});
    context.print(rows.text());
    if (!s.match.would_raise.empty())
      context.line("     " + reason(context, {"raise", {points(s.match.would_raise_by), reason(context, {s.match.would_raise, {}})}}));
  }
  if (found->suggested.empty()) context.line(context.say(none));
  if (!found->not_suggested.empty()) context.line(context.say(apart));
  for (const auto& s : found->not_suggested) {
    std::string gates;
    for (const auto& gate : s.match.gates) gates += (gates.empty() ? "" : "; ") + reason(context, gate);
    context.line("  " + s.id.text() + "  " + one_line(s.title, 60) + ": " + gates);
  }
  print_inputs(context, found->inputs, today());
  return {};
}

std::string gaps_json(const Context& context, const Gaps& found) {
  Json out{{"rule_version", gaps_version}};
  put_inputs(out, context, found.inputs, today());
  Json& lines = out["lines"] = Json::array();
  for (const auto& line : found.lines)
    lines.push_back({{"request", line.request.text()},
                     {"title", line.title},
                     {"line", line.line},
                     {"theme", line.theme},
                     {"must", line.must},
                     {"class", gap_word(line.found)},
                     {"coverage_bp", line.covered},
                     {"days", line.days},
                     {"cause", reason_json(context, line.cause)}});
  out["counted_only"] = masked(found.counted, found.counted);
  Json& matrix = out["matrix"] = Json::array();
  for (const auto& [key, cell] : found.matrix) {
    Json one{{"theme", key.first},
             {"region", key.second},
             {"demand", masked(cell.demand, cell.hidden)},
             {"supply", cell.supply},
             {"matched", masked(cell.matched, cell.hidden)},
             {"unmet", masked(cell.unmet, cell.hidden)}};
    if (cell.ratio() >= 0 && cell.hidden == 0) one["ratio_bp"] = cell.ratio();
    matrix.push_back(std::move(one));
  }
  return json_text(out);
}

Status gaps(Context& context) {
  const auto found = gaps_of(context.replica(), today());
  if (!found) return found.error();
  if (context.json) {
    context.line(gaps_json(context, *found));
    return {};
  }
  const auto label = [&](const char* vocabulary, const std::string& code) {
    return code.empty() ? std::string("–") : show_code(context.domain(), vocabulary, code, context.lang());
  };
  static const Text3 days{"{0} days", "{0} jours", "{0} días"}, theme{"Theme", "Thème", "Tema"}, region{"Region", "Région", "Región"},
      demand{"asked", "demandé", "pedido"}, supply{"offered", "offert", "ofrecido"}, unmet{"unmet", "non satisfait", "sin atender"},
      counted{"{0} more needs are counted below only.", "{0} autres besoins ne sont que comptés ci-dessous.",
              "{0} necesidades más solo se cuentan abajo."};
  for (const auto& line : found->lines) {
    context.line(reason(context, {"gap_" + std::string(gap_word(line.found)), {}}) + "  " + context.say(days, {std::to_string(line.days)}) +
                 "  " + label("V-THEME", line.theme) + "  " + line.request.text() + "  " + one_line(line.title, 50));
    context.line("    " + reason(context, line.cause));
  }
  if (found->counted) context.line(context.say(counted, {masked(found->counted, found->counted)}));
  Rows rows;
  if (!found->matrix.empty())
    rows.add({context.say(theme), context.say(region), context.say(demand), context.say(supply), context.say(unmet)});
  for (const auto& [key, cell] : found->matrix)
    rows.add({label("V-THEME", key.first), label("V-REGION", key.second), masked(cell.demand, cell.hidden), std::to_string(cell.supply),
              masked(cell.unmet, cell.hidden)});
  context.print(rows.text());
  print_inputs(context, found->inputs, today());
  return {};
}

Status plan(Context& context, const AnswerWords& words) {
  const auto id = Context::id(words.id);
  if (!id) return id.error();
  auto inputs = slot_inputs(context.replica(), *id);
  if (!inputs) return inputs.error();
  if (const auto taken = take_options(words.plan, inputs->question); !taken) return taken;
  const auto plans = plan_slots(inputs->question);
  if (!plans) return plans.error();
  if (context.json) {
    context.line(plan_json(context, words.id, *inputs, *plans, today()));
  } else {
    print_plan(context, *inputs, *plans, today());
  }
  return {};
}

}  // namespace

void put_inputs(Json& out, const Context& context, const Inputs& inputs, Day on) {
  out["inputs_rev"] = inputs.revision;
  out["computed_on"] = day_text(on);
  out["lacking"] = reasons_json(context, inputs.lacking);
}

void print_inputs(Context& context, const Inputs& inputs, Day on) {
  static const Text3 when{"Computed on {0} on what is on this device.", "Calculé le {0} d'après ce qui est sur cet appareil.",
                          "Calculado el {0} con lo que hay en este dispositivo."};
  for (const auto& lack : inputs.lacking) context.line(reason(context, lack) + ".");
  context.line(context.say(when, {day_text(on)}));
}

void add_answer_commands(CLI::App& app, Context& context) {
  auto words = std::make_shared<AnswerWords>();
  const auto call = [&context, words](CLI::App* sub, auto run) {
    sub->callback([&context, words, run] { context.command = [&context, words, run] { return run(context, *words); }; });
  };
  auto* sub = app.add_subcommand("matches", "offers that answer a request, or requests that an offer answers, each with its reasons");
  sub->add_option("ID", words->id)->required();
  call(sub, matches);
  call(app.add_subcommand("gaps", "needs that nobody answers, and why"), [](Context& c, const AnswerWords&) { return gaps(c); });
  sub = app.add_subcommand("duplicates-of", "events that a meeting or topic would repeat");
  sub->add_option("ID", words->id)->required();
  call(sub, [](Context&, const AnswerWords& w) -> Status {
    if (const auto id = Context::id(w.id); !id) return id.error();
    return Error{"no_events", "", {}, ""};
  });
  sub = app.add_subcommand("plan-slots", "hours for a meeting's sessions that suit its participants best");
  sub->add_option("MEETING", words->id)->required();
  sub->add_option("--from", words->plan.from, "first day; else the meeting's date")->type_name("DATE");
  sub->add_option("--to", words->plan.to, "last day")->type_name("DATE");
  sub->add_option("--minutes", words->plan.minutes, "length of a session")->capture_default_str();
  sub->add_option("--sessions", words->plan.sessions, "1 to 3")->capture_default_str();
  sub->add_option("--fixed", words->plan.fixed, "a session that is given, UTC; may be repeated")
      ->type_name("HH:MM")
      ->allow_extra_args(false);
  sub->add_option("--not-at", words->plan.not_at, "a start that is not possible, UTC; may be repeated")
      ->type_name("HH:MM")
      ->allow_extra_args(false);
  call(sub, plan);
}

}  // namespace dialogue::cli
