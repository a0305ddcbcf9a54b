// SPDX-License-Identifier: Apache-2.0
// One function for each group of commands. It adds its subcommands, whose callbacks set `context.command`.
#pragma once

#include "client/cli/context.h"

namespace dialogue::cli {

void add_sync_commands(CLI::App& app, Context& context);    // enrol join sync status
void add_code_commands(CLI::App& app, Context& context);    // code devices
void add_kind_commands(CLI::App& app, Context& context);    // kinds describe
void add_edit_commands(CLI::App& app, Context& context);    // create set add remove delete restore act
void add_group_command(CLI::App& app, Context& context);    // group
void add_read_commands(CLI::App& app, Context& context);    // get list search history
void add_outbox_commands(CLI::App& app, Context& context);  // pending recall refusals dismiss proposals settle
void add_file_commands(CLI::App& app, Context& context);    // attach fetch
void add_attach_command(CLI::App& app, Context& context);   // attach
void add_pin_command(CLI::App& app, Context& context);      // pin
void add_table_commands(CLI::App& app, Context& context);   // import
void add_export_command(CLI::App& app, Context& context);   // export
void add_answer_commands(CLI::App& app, Context& context);  // matches gaps duplicates-of plan-slots
void add_check_commands(CLI::App& app, Context& context);   // verify checklist

}  // namespace dialogue::cli
