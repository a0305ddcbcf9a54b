// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/session.h"

namespace dialogue::test {

/// Makes a device somebody's, as a server that is never there would have.
void enrol_without_server(Session& session);

}  // namespace dialogue::test
