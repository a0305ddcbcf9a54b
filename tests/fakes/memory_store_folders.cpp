// SPDX-License-Identifier: Apache-2.0
#include "tests/fakes/memory_store_folders.h"

#include <utility>

namespace dialogue {

CopyInfo MemoryStoreFolders::look_at_copy(const std::string& directory) {
  const auto view = at(directory).snapshot();
  const auto epochs = view->epochs();
  return {view->head(), epochs.empty() ? std::string() : epochs.front().epoch};
}

Result<LogHead> MemoryStoreFolders::check_copy(const std::string& directory) {
  const auto view = at(directory).snapshot();
  if (view->meta("platform").empty()) return Error{"damaged", "", {}, "no platform in it"};
  return view->head();
}

Result<Restored> MemoryStoreFolders::put_in_place(const std::string& directory, const std::vector<std::string>&) {
  const std::string trial = trial_folder(directory);
  const auto head = check_copy(trial);
  if (!head) return head.error();
  MemoryServerStore& copy = at(trial);
  copy.begin();
  copy.set_meta("restored", "1");
  copy.commit();
  Restored out;
  out.seq = head->seq;
  if (auto& there = stores_[directory]) {
    int n = 1;
    const auto name = [&] { return directory + "/replaced-" + std::to_string(n); };
    while (stores_.contains(name())) ++n;
    out.put_aside = name();
    stores_[out.put_aside] = std::move(there);
  }
  stores_[directory] = std::move(stores_[trial]);
  stores_.erase(trial);
  return out;
}

Result<Restored> MemoryStoreFolders::restore(const std::string& directory, const std::string& backup_file) {
  const auto file = stores_.find(backup_file);
  if (file == stores_.end()) return Error{"not_found", "", {}, ""};
  stores_[trial_folder(directory)] = std::make_unique<MemoryServerStore>(*file->second);
  auto done = put_in_place(directory, {});
  stores_.erase(trial_folder(directory));
  return done;
}

}  // namespace dialogue
