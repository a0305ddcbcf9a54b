// SPDX-License-Identifier: Apache-2.0
#include "server/admin/config_commands.h"

#include "server/admin/command_line.h"
#include "server/admin/printing.h"
#include "shared/wire/json_output.h"

namespace dialogue::admin {
namespace {

Json value_json(const config::OptionSpec& spec, const config::Settings& settings) {
  if (spec.type == config::OptionType::number) return settings.number(spec.key);
  if (spec.type == config::OptionType::yes_no) return settings.yes(spec.key);
  return settings.text(spec.key);
}

}  // namespace

Output show_options(const config::Settings& settings, bool as_json, bool origin) {
  Json out = Json::object();
  Table table{{"option", "value"}, {}};
  if (origin) table.columns.insert(table.columns.end(), {"origin", "where"});
  for (const auto& spec : config::options()) {
    const auto& value = settings.at(spec.key);
    const std::string key(spec.key), from(config::name_of(value.origin));
    const auto plain = value_json(spec, settings);
    out[key] = origin ? Json{{"value", plain}, {"origin", from}, {"where", value.where}} : plain;
    table.rows.push_back({key, value.text});
    if (origin) table.rows.back().insert(table.rows.back().end(), {from, value.where});
  }
  return as_json ? Output{Exit::done, json_text(out) + "\n", ""} : print_table(false, table);
}

}  // namespace dialogue::admin
