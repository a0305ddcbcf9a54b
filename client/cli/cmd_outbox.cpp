// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include <cstdint>

#include "client/cli/assignments.h"
#include "client/cli/commands.h"
#include "client/cli/print.h"
#include "client/core/quoted_value.h"
#include "client/core/values.h"
#include "shared/domain/messages.h"
#include "shared/model/declaration.h"
#include "shared/wire/json.h"
#include "shared/wire/json_output.h"

namespace dialogue::cli {
namespace {

struct OutboxWords {
  std::string id, take, value, encoding;
  std::int64_t number = 0;
};

void write_value(json::Writer& out, std::string_view name, const Field* field, const Raw& raw) {
  out.key(name);
  if (raw.empty()) {
    out.null();
  } else {
    out.raw(json_value(field, raw));
  }
}

/// `settled` is the field that a settlement's own value is for.
void write_cells(json::Writer& out, const Kind* kind, const std::vector<std::pair<Path, Raw>>& cells, const Field* settled = nullptr) {
  out.key("cells").begin_object();
  for (const auto& [path, raw] : cells) write_value(out, path, settled && path == "value" ? settled : field_at(kind, path), raw);
  out.end_object();
}

template <class Change>
const Field* settled_field(Context& context, const Change& change) {
  if (change.act != "settle") return nullptr;
  const auto proposal = context.replica().get(change.record);
  return proposal ? quoted_field(context.domain(), *proposal, proposal->kind->field("proposed")) : nullptr;
}

template <class Change>
std::string what(const Change& change) {
  if (!change.act.empty()) return change.act;
  std::string out;
  for (const auto& cell : change.cells) out += (out.empty() ? "" : ", ") + cell.first;
  return one_line(out, 60);
}

Status pending(Context& context) {
  const auto all = context.replica().pending();
  if (!context.json) {
    static const Text3 here{"Saved here", "Enregistré ici", "Guardado aquí"}, sent{"Sent", "Envoyé", "Enviado"};
    Rows rows;
    for (const auto& p : all) {
      rows.add({std::to_string(p.id), context.say(p.sent() ? sent : here), time_here(p.at_ms), p.record.text(), what(p),
                one_line(context.title(context.domain().kind(p.kind), p.title), 50)});
    }
    context.print(rows.text());
    return {};
  }
  json::Writer out;
  out.begin_array();
  for (const auto& p : all) {
    out.begin_object().key("id").number(p.id).key("record").string(p.record.text()).key("kind").string(p.kind).key("title").string(p.title);
    if (!p.act.empty()) out.key("act").string(p.act);
    write_cells(out, context.domain().kind(p.kind), p.cells, settled_field(context, p));
    if (p.group) out.key("group").string(p.group->text());
    out.key("sync").string(p.sent() ? "sent" : "local").key("at").string(time_text(p.at_ms)).end_object();
  }
  context.line(out.end_array().text());
  return {};
}

Status refusals(Context& context) {
  const auto all = context.replica().refusals();
  if (!context.json) {
    for (const auto& r : all) {
      context.line(std::to_string(r.id) + "  " + time_here(r.at_ms) + "  " + r.record.text() + "  " + what(r) + "  " +
                   one_line(context.title(context.domain().kind(r.kind), r.title), 50));
      context.line("    " + sentence(r.error, context.lang(), context.domain().kind(r.kind)));
    }
    return {};
  }
  json::Writer out;
  out.begin_array();
  for (const auto& r : all) {
    out.begin_object().key("id").number(r.id).key("record").string(r.record.text()).key("kind").string(r.kind).key("title").string(r.title);
    if (!r.act.empty()) out.key("act").string(r.act);
    write_cells(out, context.domain().kind(r.kind), r.cells, settled_field(context, r));
    out.key("code").string(r.error.code).key("field").string(r.error.field);
    out.key("message").string(sentence(r.error, context.lang(), context.domain().kind(r.kind)));
    out.key("parked").boolean(r.parked).key("at").string(time_text(r.at_ms)).end_object();
  }
  context.line(out.end_array().text());
  return {};
}

Status proposals(Context& context) {
  const auto all = context.replica().proposals();
  if (!context.json) {
    static const Text3 paragraph{"paragraph", "paragraphe", "párrafo"};
    static const Text3 base{"before", "avant", "antes"}, current{"now", "actuel", "actual"}, proposed{"proposed", "proposé", "propuesto"};
    for (const auto& p : all) {
      const auto* kind = context.domain().kind(p.kind);
      const auto info = kind ? describe_cell(*kind, p.field) : CellInfo{};
      const auto value = [&](const Raw& raw) { return one_line(show_value(context.domain(), info.field, raw, context.lang()), 500); };
      context.line(p.id.text() + "  " + one_line(context.title(kind, p.title), 60) + "  " +
                   (kind ? cell_label(*kind, p.field, context.lang()) : p.field) +
                   (p.paragraph == 0 ? "" : ", " + context.say(paragraph) + " " + std::to_string(p.paragraph)));
      Rows rows;
      rows.add({"    " + context.say(base), value(p.base)});
      rows.add({"    " + context.say(current), value(p.current)});
      rows.add({"    " + context.say(proposed), value(p.proposed) + "  — " + p.by_name + ", " + time_here(p.at_ms)});
      context.print(rows.text());
    }
    return {};
  }
  json::Writer out;
  out.begin_array();
  for (const auto& p : all) {
    out.begin_object()
        .key("id")
        .string(p.id.text())
        .key("record")
        .string(p.record.text())
        .key("kind")
        .string(p.kind)
        .key("field")
        .string(p.field);
    if (p.paragraph != 0) out.key("paragraph").number(p.paragraph);
    const auto* field = field_at(context.domain().kind(p.kind), p.field);
    write_value(out, "base", field, p.base);
    write_value(out, "current", field, p.current);
    write_value(out, "proposed", field, p.proposed);
    out.key("by").string(p.by.text()).key("by_name").string(p.by_name).key("at").string(time_text(p.at_ms)).key("mine").boolean(p.mine);
    if (!p.group.empty()) out.key("group").string(p.group);
    out.end_object();
  }
  context.line(out.end_array().text());
  return {};
}

const Proposal* find(const std::vector<Proposal>& all, const Uuid& id) {
  for (const auto& p : all)
    if (p.id == id) return &p;
  return nullptr;
}

Status settle(Context& context, const OutboxWords& words) {
  const auto id = Context::id(words.id);
  if (!id) return id.error();
  const bool value_given = !words.value.empty();
  if (words.take.empty() != value_given) return Error{"one_option", "", {"--take proposed|current, --value VALUE"}, ""};
  const auto all = context.replica().proposals();
  const auto* proposal = find(all, *id);
  if (!proposal) return Error{"not_found", "", {words.id}, ""};
  Raw raw;
  if (value_given) {
    const auto* kind = context.domain().kind(proposal->kind);
    const auto info = kind ? describe_cell(*kind, proposal->field) : CellInfo{};
    if (!info.field) return Error{"not_editable", proposal->field, {}, ""};
    context.kind_of_errors = kind;
    const auto text = value_text(words.value, words.encoding);
    if (!text) return text.error();
    auto parsed = parse_value(*info.field, *text);
    if (!parsed) return parsed.error();
    raw = std::move(*parsed);
  }
  if (const auto done = context.replica().settle(*id, value_given ? "value" : words.take, raw, nullptr); !done) return done;
  if (context.json) {
    context.line(json_text({{"id", words.id}, {"take", value_given ? "value" : words.take}}));
  }
  return {};
}

Status done_with(Context& context, const Status& done, std::int64_t number) {
  if (!done || !context.json) return done;
  context.line(json_text({{"id", number}}));
  return {};
}

}  // namespace

void add_outbox_commands(CLI::App& app, Context& context) {
  auto words = std::make_shared<OutboxWords>();
  const auto call = [&context, words](CLI::App* sub, auto run) {
    sub->callback([&context, words, run] { context.command = [&context, words, run] { return run(context, *words); }; });
  };
  call(app.add_subcommand("pending", "changes that the server has not answered"),
       [](Context& c, const OutboxWords&) { return pending(c); });
  auto* sub = app.add_subcommand("recall", "takes back a change that is not sent");
  sub->add_option("CHANGE", words->number, "its number in `pending`")->required();
  call(sub, [](Context& c, const OutboxWords& w) { return done_with(c, c.replica().recall(w.number), w.number); });
  call(app.add_subcommand("refusals", "changes that were refused or set aside, with the reason; your words are kept"),
       [](Context& c, const OutboxWords&) { return refusals(c); });
  sub = app.add_subcommand("dismiss", "removes a refusal from the list");
  sub->add_option("REFUSAL", words->number, "its number in `refusals`")->required();
  call(sub, [](Context& c, const OutboxWords& w) { return done_with(c, c.replica().dismiss(w.number), w.number); });
  call(app.add_subcommand("proposals", "edits that met another edit and wait for a person"),
       [](Context& c, const OutboxWords&) { return proposals(c); });
  sub = app.add_subcommand("settle", "closes a proposal");
  sub->add_option("PROPOSAL", words->id)->required();
  sub->add_option("--take", words->take, "proposed or current")->check(CLI::IsMember({"proposed", "current"}));
  sub->add_option("--value", words->value, "another value, or @FILE");
  sub->add_option("--encoding", words->encoding, "of the FILE, instead of the one found")->type_name("NAME");
  call(sub, settle);
}

}  // namespace dialogue::cli
