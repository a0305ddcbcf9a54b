// SPDX-License-Identifier: Apache-2.0
#include "server/while_stopped.h"

#include <filesystem>

#include "server/admin/backups.h"
#include "server/admin/data_folder.h"
#include "server/mailing.h"
#include "server/open_platform.h"
#include "server/store/key_file.h"

namespace dialogue {

namespace fs = std::filesystem;
using admin::Command;
using admin::DataFolder;
using admin::Output;

Output restore_here(const Command& c, const std::string& cwd, const admin::Tell& tell) {
  if (!admin::takes_restore(c.data)) return admin::failed(Error{"folder_not_empty", "", {c.data}, ""}, c.json);
  auto folder = DataFolder::lock(c.data);
  if (!folder) return admin::failed(folder.error(), c.json);
  const auto notes = admin::restore_backup(*folder, store_folders(), c, cwd, tell);
  // The single file of earlier versions has no keys. So a new machine gets its own, unless the old key file was put there first.
  load_keys(folder->keys(), system_clock(), system_random(), true);
  Platform open(*folder, false);
  mail::forget_nothing(ledger_file(folder->path()), system_clock().unix_ms());
  open.settle_documents();
  Command stats = c;
  stats.verb = "stats";
  auto output = open.commands().run(stats, cwd);
  output.err = notes + output.err;
  return output;
}

/// The server reads its keys at its start, so it must not run now.
Output change_keys(const Command& c) {
  const auto folder = DataFolder::lock(c.data);
  if (!folder) return admin::failed(folder.error(), c.json);
  if (c.verb == "keys renew") {
    if (fs::exists(folder->keys())) return admin::failed(Error{"file_exists", "", {folder->keys()}, ""}, c.json);
    load_keys(folder->keys(), system_clock(), system_random(), true);
  } else {
    Keys all = load_keys(folder->keys(), system_clock(), system_random(), false);
    const auto now_ms = system_clock().unix_ms();
    if (c.name == "line" && !c.now)
      if (auto may = all.may_rotate_line(now_ms); !may) return admin::failed(may.error(), c.json);
    all.rotate(c.name, system_random(), now_ms);
    save_keys(folder->keys(), all);
  }
  return {admin::Exit::done, c.json ? "{\"done\":true}\n" : "done\n", ""};
}

}  // namespace dialogue
