// SPDX-License-Identifier: Apache-2.0
// What an administrator is printed to give to somebody who joins: a code, and where it is known how devices reach the server, a line.
#pragma once

#include <string>

#include "server/admin/command_line.h"
#include "server/admin/printing.h"
#include "server/config/settings.h"
#include "server/service/admin/administration.h"
#include "shared/joining/invitation.h"

namespace dialogue::admin {

/// Where devices reach the server, as far as the options and the place where it listens say it. Without the line's key.
Reached reached_at(const config::Settings& settings, const std::string& listens_on);

/// Where devices reach the server, when the command does not say it: as the options say, else where it listens, unless that is every
/// address of this machine, or a proxy's business.
void say_reached(Command& c, const config::Settings& settings, const std::string& listens_on);

/// Refuses what no line can be made of, before a code is made: what cannot be told to anybody must not be made. Throws a Failure:
/// bad_address, not_secured, no_server_address.
void check_reached(const Command& c);

/// Refuses a new platform before there is a folder for it. Throws a Failure: as check_reached, incomplete.
void check_first(const Command& c);

/// `members`: what stands before with --json. With a QR code for a printer, that alone is printed.
Output print_code(const Command& c, const std::string& line_key, const std::string& code, const CodeInfo& about, Strings members);

/// Of a platform that was just made: its coordinator's first line, and what comes next.
Output print_first_code(const Command& c, const std::string& line_key, const InitDone& made);

}  // namespace dialogue::admin
