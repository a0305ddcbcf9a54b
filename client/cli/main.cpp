// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <csignal>
#include <exception>

#include "client/cli/commands.h"
#include "client/cli/manual.h"
#include "shared/base/cause.h"
#include "shared/base/log.h"
#include "shared/base/privacy.h"
#include "shared/manual/command_line.h"
#include "shared/wire/json_output.h"
#include "sync/wire_form.h"

namespace dialogue::cli {
namespace {

void print_error(const Context& context, const Error& error) {
  const auto text = message_of(error, context.kind_of_errors, context.lang());
  const std::string request(request_in(error));
  if (context.json && !context.said) {
    Json told{{"code", error.code}, {"message", text}};
    if (!error.field.empty()) told["field"] = error.field;
    if (!error.args.empty()) told["args"] = error.args;
    if (!request.empty()) told["request"] = request;
    std::cout << json_text({{"error", std::move(told)}}) << '\n';
  }
  std::cerr << "dialogue-cli: " << text << '\n';
  if (!request.empty()) std::cerr << "  request " << request << '\n';
  if (!error.detail.empty() && exit_status(error) >= 4) std::cerr << "  " << error.code << ": " << error.detail << '\n';
}

int run(Context& context) {
  Status done;
  try {
    const auto command = context.command;
    if (command) done = command();
  } catch (const Failure& failure) {
    done = failure.error();
  } catch (const std::exception& e) {
    done = Error{"internal", "", {}, e.what()};
  }
  std::cout.flush();
  if (done) return std::cout ? 0 : 5;
  print_error(context, done.error());
  return exit_status(done.error());
}

int main_of(int argc, char** argv) {
  Context context;
  CLI::App app{"Dialogue on the command line: works without a network, syncs when there is one.", "dialogue-cli"};
  app.set_version_flag("--version", "dialogue-cli " DIALOGUE_VERSION);
  manual::print_manual(app, manual_page(DIALOGUE_VERSION));
  app.add_option("--replica", context.replica_dir, "the replica's folder (else $DIALOGUE_REPLICA, else the app's own)")->type_name("DIR");
  app.add_flag("--json", context.json, "print one JSON document");
  app.add_option("--lang", context.lang_asked, "language of what is printed: en, fr, es")->check(CLI::IsMember({"en", "fr", "es"}));
  app.fallthrough();
  app.require_subcommand(1);
  app.footer("Exit status: 0 done, 1 refused, 2 wrong usage, 3 the server cannot be reached, 4 data damaged or too new, 5 internal.");
  add_sync_commands(app, context);
  add_code_commands(app, context);
  add_kind_commands(app, context);
  add_edit_commands(app, context);
  add_group_command(app, context);
  add_read_commands(app, context);
  add_outbox_commands(app, context);
  add_file_commands(app, context);
  add_pin_command(app, context);
  add_table_commands(app, context);
  add_export_command(app, context);
  add_answer_commands(app, context);
  add_check_commands(app, context);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? 0 : 2;
  }
  return run(context);
}

}  // namespace
}  // namespace dialogue::cli

int main(int argc, char** argv) {
  dialogue::keep_memory_private();
  std::signal(SIGPIPE, SIG_IGN);
  dialogue::set_log_level(dialogue::LogLevel::error);
  return dialogue::cli::main_of(argc, argv);
}
