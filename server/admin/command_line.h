// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/admin/control.h"

namespace dialogue::admin {

/// Exit statuses of all our programs.
enum Exit { done = 0, refused = 1, usage = 2, unreachable = 3, damaged = 4, internal = 5 };

/// One `dialogued` command as typed.
struct Command {
  std::string verb;  ///< "serve", "org add", "device list", …
  std::string data;
  bool json = false;
  // serve
  std::string listen = "127.0.0.1:8480", store = "sqlite", tls_cert, tls_key;
  bool any_address = false;
  // init
  bool demo = false;
  std::string platform = "ACSG Secretariat";
  // The rest, each with the meaning that its command's help gives.
  std::string name, kind, country, org, email, person, role, scope = "all", until, id, file;
  std::uint64_t since = 0;
  bool verify = false, content = false;
};

struct ParsedLine {
  std::optional<Command> command;
  Output output;  ///< help, version or a complaint when there is no command
};

/// Without the program's name.
ParsedLine parse_command_line(const std::vector<std::string>& args);

/// The exit status of a refusal or a failure, and what the person at the terminal reads.
int exit_status(const Error& error);
Output failed(const Error& error, bool json);

}  // namespace dialogue::admin
