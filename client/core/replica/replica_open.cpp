// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "client/core/replica/list_sql.h"
#include "client/core/replica/replica_impl.h"
#include "client/core/replica/wipe.h"
#include "client/core/store/replica_schema.h"
#include "shared/domain/platform.h"
#include "shared/sqlite/copy_in_memory.h"

namespace dialogue {

namespace {

Database::Options database_options(const Replica::Options& options) {
  Database::Options out;
  out.memory = options.memory;
  // The folder's lock keeps everybody else away.
  out.alone = !options.memory;
  out.vfs = options.vfs;
  out.application_id = replica_application_id;
  out.newest_version = replica_version;
  return out;
}

SignerFactory signer_factory(const Replica::Options& options) {
  if (options.signer) return options.signer;
  return [](std::string_view seed) -> std::unique_ptr<Signer> { return std::make_unique<Ed25519Signer>(seed); };
}

}  // namespace

ReplicaImpl::ReplicaImpl(std::string directory, const Options& options)
    : directory_(std::move(directory)),
      lock_(options.memory || !options.vfs.empty() ? FolderLock() : FolderLock(directory_)),
      store_(directory_ + "/replica.db", database_options(options), options.domain ? *options.domain : platform()),
      ports_{store_, options.domain ? *options.domain : platform(), options.clock ? *options.clock : system_clock(),
             options.random ? *options.random : system_random(), signer_factory(options)},
      session_(ports_),
      keeps_(*this, store_, ports_.clock, options.memory || !options.vfs.empty() ? std::string() : directory_) {
  add_list_functions(store_);
  keeps_.begin();
}

bool ReplicaImpl::worth_opening_again() {
  if (!store_.db().hindrance()) return false;
  // Only the holder of the folder may try whether a file can be made.
  const Status held = at_border([this]() -> Status {
    if (!lock_.held()) lock_ = FolderLock(directory_);
    return {};
  });
  return held && lock_.held() && !hindrance(directory_ + "/replica.db");
}

Result<std::unique_ptr<Replica>> Replica::open(const std::string& dir, const Options& options) {
  if (!options.memory && options.vfs.empty())
    if (auto done = finish_wipe(dir); !done) return done.error();
  return at_border(
      [&]() -> Result<std::unique_ptr<Replica>> { return std::unique_ptr<Replica>(std::make_unique<ReplicaImpl>(dir, options)); });
}

}  // namespace dialogue
