// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "server/admin/backups.h"
#include "server/admin/commands.h"
#include "server/admin/data_folder.h"
#include "server/service/service.h"
#include "server/store/document_folder.h"
#include "server/store/sqlite/sqlite_store.h"

namespace dialogue {

/// What puts databases back.
StoreFolders& store_folders();

/// The platform of a folder, open. The caller holds the folder's lock.
struct Platform {
  /// Brings an interrupted restore to its end first. `options_file`: what a backup takes along; empty when there is none. Throws Failure.
  Platform(const admin::DataFolder& folder, bool serving, const std::string& options_file = {});

  admin::Commands commands() { return admin::Commands(service->admin(), files, backups.get()); }
  /// For commands that are given while the server serves.
  admin::Commands commands_while_serving(GiveUp give_up) {
    return admin::Commands(service->admin(), files, backups.get(), std::move(give_up), true);
  }

  /// A file that is gone is no reason to refuse the others.
  void settle_documents();
  /// Does what the calendar brings about. Its failure is no reason to refuse anybody service.
  void pass_time();

  Keys keys;
  SqliteStore store;
  DocumentFolder files;
  std::unique_ptr<Writer> writer;
  std::unique_ptr<Service> service;
  std::unique_ptr<admin::Backups> backups;
};

}  // namespace dialogue
