// SPDX-License-Identifier: Apache-2.0
// Commands on a folder whose server must not run.
#pragma once

#include <string>

#include "server/admin/backups.h"
#include "server/admin/command_line.h"

namespace dialogue {

admin::Output restore_here(const admin::Command& c, const std::string& cwd, const admin::Tell& tell);
/// keys rotate, keys renew.
admin::Output change_keys(const admin::Command& c);

}  // namespace dialogue
