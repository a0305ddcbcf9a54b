// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "server/admin/backups.h"
#include "server/admin/command_line.h"
#include "server/service/admin/administration.h"
#include "server/service/ports/document_store.h"

namespace dialogue::admin {

/// Runs the commands that need the platform open: all but `serve` and `restore`. The holder of the folder's lock has one. While serving it
/// runs what comes over the control socket. Any thread.
class Commands {
 public:
  /// `backups`: null where there is no folder to back up. `give_up`: asked in long work. `serving`: others write meanwhile, and long work
  /// must not keep them waiting.
  Commands(Administration& admin, DocumentStore& documents, Backups* backups = nullptr, GiveUp give_up = {}, bool serving = false)
      : admin_(admin), documents_(documents), backups_(backups), give_up_(std::move(give_up)), serving_(serving) {}
  /// `cwd`: where relative file names of the command start.
  Output run(const Command& command, const std::string& cwd, const Tell& tell = {});

 private:
  Output init(const Command& c);
  Output add_org(const Command& c);
  Output list_orgs(const Command& c);
  Output add_person(const Command& c);
  Output list_people(const Command& c);
  Output grant(const Command& c);
  Output list_grants(const Command& c);
  Output revoke(const Command& c);
  Output enrol_code(const Command& c);
  Output list_codes(const Command& c);
  Output withdraw_code(const Command& c);
  Output list_devices(const Command& c);
  Output revoke_device(const Command& c);
  Output order_wipe(const Command& c);
  Output compact(const Command& c);
  Output verify(const Command& c);
  Output audit(const Command& c);
  Output export_log(const Command& c, const std::string& cwd);
  Output stats(const Command& c);

  Administration& admin_;
  DocumentStore& documents_;
  Backups* backups_;
  const GiveUp give_up_;
  const bool serving_;
};

}  // namespace dialogue::admin
