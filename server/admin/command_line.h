// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "server/admin/control.h"
#include "shared/base/cause.h"

namespace dialogue::admin {

/// How a command ends, where no Error says so.
enum Exit : std::uint8_t { done = 0, usage = int(Cause::usage), damaged = int(Cause::data), internal = int(Cause::machine) };

/// One `dialogued` command as typed.
struct Command {
  std::string verb;  ///< "serve", "org add", "device list", …
  std::string data;
  bool json = false;
  std::map<std::string, std::string> flags;  ///< options of the server that were typed, by key (server/config/option.h)
  // init
  bool demo = false;
  std::string platform = "ACSG Secretariat", coordinator = "Coordinator";
  // The rest, each with the meaning that its command's help gives.
  std::string name, kind, country, org, email, person, role, scope = "all", until, id, file;
  std::string config;      ///< the file of options; empty for the usual one
  std::string address;     ///< where devices reach the server; where nobody types it, what is known of it
  bool own_key = false;    ///< they know it by the platform's own key
  std::string qr;          ///< "terminal", "svg"; empty: none
  std::string to, secret;  ///< files with the keys of encrypted backups
  std::uint64_t since = 0, number = 0, keep = 30;
  bool progress = false;  ///< somebody waits at a terminal
  bool verify = false, content = false, now = false, origin = false;
};

struct ParsedLine {
  std::optional<Command> command;
  Output output;  ///< help, version or a complaint when there is no command
};

/// Asks for lines that say how far long work has come.
inline constexpr const char* progress_option = "--progress";

/// Without the program's name.
ParsedLine parse_command_line(const std::vector<std::string>& args);

/// A refusal or a failure as the person at the terminal reads it.
Output failed(const Error& error, bool json);

}  // namespace dialogue::admin
