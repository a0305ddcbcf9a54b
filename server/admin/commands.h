// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "server/admin/command_line.h"
#include "server/service/administration.h"
#include "server/service/documents.h"

namespace dialogue::admin {

/// Runs the commands that need the platform open: all but `serve` and `restore`. The holder of the folder's lock has one; while serving
/// it runs what comes over the control socket. One thread at a time.
class Commands {
 public:
  Commands(Administration& admin, DocumentStore& documents) : admin_(admin), documents_(documents) {}
  /// `cwd`: where relative file names of the command start.
  Output run(const Command& command, const std::string& cwd);

 private:
  Output init(const Command& c);
  Output add_org(const Command& c);
  Output list_orgs(const Command& c);
  Output add_person(const Command& c);
  Output list_people(const Command& c);
  Output grant(const Command& c);
  Output revoke(const Command& c);
  Output enrol_code(const Command& c);
  Output list_devices(const Command& c);
  Output revoke_device(const Command& c);
  Output order_wipe(const Command& c);
  Output backup(const Command& c, const std::string& cwd);
  Output compact(const Command& c);
  Output verify(const Command& c);
  Output audit(const Command& c);
  Output export_log(const Command& c, const std::string& cwd);
  Output stats(const Command& c);

  Administration& admin_;
  DocumentStore& documents_;
};

}  // namespace dialogue::admin
