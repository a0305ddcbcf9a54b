// SPDX-License-Identifier: Apache-2.0
// The command line of `dialogued` (one argument a line) and, behind a 0x01, its configuration file.
#include <algorithm>
#include <cstdio>

#include "server/admin/command_line.h"
#include "tests/fuzz/support/expect.h"
#include "tests/fuzz/support/scratch.h"

using namespace dialogue;
using fuzz::expect;

FUZZ_TARGET(admin_line, input) {
  const auto cut = std::min(input.find('\1'), input.size());
  std::vector<std::string> args;
  for (fuzz::Choices lines(input.substr(0, cut)); !lines.empty() && args.size() < 20;) {
    std::string arg(lines.line());
    // The fuzzer does not choose which file it reads.
    if (arg.find("--config") != std::string::npos || arg.find('\0') != std::string::npos) continue;
    args.push_back(std::move(arg));
  }
  static const std::string place = fuzz::scratch("config");
  if (cut < input.size()) {
    const auto config = input.substr(cut + 1);
    if (std::FILE* file = std::fopen(place.c_str(), "wb")) {
      std::fwrite(config.data(), 1, config.size(), file);
      std::fclose(file);
    }
    args.insert(args.begin(), {"--config", place});
  }
  const auto parsed = admin::parse_command_line(args);
  if (parsed.command)
    expect(!parsed.command->verb.empty());
  else
    expect(parsed.output.status == admin::Exit::usage || parsed.output.status == admin::Exit::done);
  if (cut < input.size()) std::remove(place.c_str());
}
