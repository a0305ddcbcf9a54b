// SPDX-License-Identifier: Apache-2.0
// The command line of `dialogued` (one argument a line) and, behind a 0x01, its file of options.
#include <algorithm>

#include "server/admin/command_line.h"
#include "server/config/option.h"
#include "server/config/options_file.h"
#include "tests/fuzz/support/expect.h"

using namespace dialogue;
using fuzz::expect;

FUZZ_TARGET(admin_line, input) {
  const auto cut = std::min(input.find('\1'), input.size());
  std::vector<std::string> args;
  for (fuzz::Choices lines(input.substr(0, cut)); !lines.empty() && args.size() < 20;) {
    std::string arg(lines.line());
    if (arg.find('\0') != std::string::npos) continue;
    args.push_back(std::move(arg));
  }
  if (cut < input.size()) {
    const auto read = config::read_options(input.substr(cut + 1), "server.toml");
    for (const auto& one : read ? *read : std::vector<config::Written>()) expect(config::option(one.key) != nullptr && one.line > 0);
    if (!read) expect(!read.error().code.empty());
  }
  const auto parsed = admin::parse_command_line(args);
  if (parsed.command)
    expect(!parsed.command->verb.empty());
  else
    expect(parsed.output.status == admin::Exit::usage || parsed.output.status == admin::Exit::done);
}
