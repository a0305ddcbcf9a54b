// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include "client/cli/commands.h"
#include "client/cli/print.h"
#include "shared/domain/describe.h"
#include "shared/model/declaration.h"

namespace dialogue::cli {
namespace {

Status kinds(Context& context) {
  if (context.json) {
    context.line(kinds_json(context.domain()));
    return {};
  }
  Rows rows;
  for (const auto& kind : context.domain().kinds()) rows.add({kind.name, kind.label.in(context.lang())});
  context.print(rows.text());
  return {};
}

Status describe(Context& context, const std::string& name) {
  const auto kind = context.kind(name);
  if (!kind) return kind.error();
  if (context.json) {
    context.line(describe_json(**kind));
  } else {
    context.print(describe_text(**kind, context.lang()));
  }
  return {};
}

}  // namespace

void add_kind_commands(CLI::App& app, Context& context) {
  app.add_subcommand("kinds", "the kinds of record")->callback([&context] { context.command = [&context] { return kinds(context); }; });
  auto* sub = app.add_subcommand("describe", "a kind's fields, vocabularies, states and acts");
  auto name = std::make_shared<std::string>();
  sub->add_option("KIND", *name)->required();
  sub->callback([&context, name] { context.command = [&context, name] { return describe(context, *name); }; });
}

}  // namespace dialogue::cli
