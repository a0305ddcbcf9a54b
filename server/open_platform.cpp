// SPDX-License-Identifier: Apache-2.0
#include "server/open_platform.h"

#include <cstdlib>

#include "server/admin/documents.h"
#include "server/service/unit_of_work/group_writer.h"
#include "server/store/key_file.h"
#include "server/store/sqlite/sqlite_folders.h"
#include "shared/base/log.h"
#include "shared/domain/platform.h"

namespace dialogue {
namespace {

/// What was done is on no disk, so nobody may get a receipt for it.
void die(const Error& error) {
  log(LogLevel::error, "not_durable", error);
  std::_Exit(admin::Exit::internal);
}

/// This comes before anything is read: an interrupted restore is brought to its end.
Keys settled_keys(const admin::DataFolder& folder) {
  store_folders().finish_restore(folder.path()).take();
  return load_keys(folder.keys(), system_clock(), system_random(), !folder.has_platform());
}

}  // namespace

StoreFolders& store_folders() {
  static SqliteFolders folders(platform());
  return folders;
}

Platform::Platform(const admin::DataFolder& folder, bool serving, const std::string& options_file)
    : keys(settled_keys(folder)), store(folder.path(), platform()), files(folder.files()) {
  DocumentFolder::prepare(folder.files()).take();
  if (serving) {
    writer = std::make_unique<GroupWriter>(store, die);
  } else {
    writer = std::make_unique<InlineWriter>(store);
  }
  service = Service::open({store, platform(), keys, system_clock(), system_random(), ed25519_verifier(), *writer}).take();
  // Only now: of a platform that this program does not open, not a byte changes.
  keep_completed_keys(folder.keys(), keys);
  backups = std::make_unique<admin::Backups>(service->admin(), files, folder, store_folders(), keys, options_file);
}

void Platform::settle_documents() {
  if (auto done = admin::settle_documents(service->admin(), files); !done) log(LogLevel::error, "documents", done.error());
}

void Platform::pass_time() {
  if (auto done = service->pass_time(); !done) log(LogLevel::error, "time_stands", done.error());
}

}  // namespace dialogue
