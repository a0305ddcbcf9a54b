// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "client/core/verbs/trust.h"
#include "shared/joining/joining_line.h"
#include "sync/session.h"

namespace dialogue {

/// Where a joining line leads, and what makes this device believe that it is there. Where nothing secures the line, that is this computer
/// only, whatever the line says.
ServerPlace place_of(const JoiningLine& line);

/// Tells the session at which server it enrols.
void expect(Session& session, const ServerPlace& server);

/// The server at an address that somebody gives: the one that this replica knows already, or another, trusted as this computer trusts.
ServerPlace place_at(const ServerPlace& known, const std::string& url);

}  // namespace dialogue
