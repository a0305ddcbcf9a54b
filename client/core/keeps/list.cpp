// SPDX-License-Identifier: Apache-2.0
#include "client/core/keeps/list.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <system_error>

#include "client/core/files_store.h"
#include "client/core/keeps/keeps.h"
#include "client/core/keeps/kept_forms.h"

namespace dialogue {

namespace {

constexpr auto database_files = std::to_array<std::string_view>({"replica.db-wal", "replica.db-shm", "replica.db-journal", "replica.db"});
constexpr std::string_view documents_folder = "files", exports_name = "exports", old_histories = "history";

bool lies_in(std::string_view path, std::string_view folder) {
  return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

std::string_view after(std::string_view path, std::string_view folder) { return path.substr(folder.size() + 1); }

/// The records themselves, the lock, the last word of an erased device.
class OwnFiles final : public Keep {
 public:
  std::string_view name() const override { return "replica"; }
  bool owns(std::string_view path) const override {
    constexpr auto others = std::to_array<std::string_view>({"lock", "wipe", unfinished, "wiped"});
    return std::find(database_files.begin(), database_files.end(), path) != database_files.end() ||
           std::find(others.begin(), others.end(), path) != others.end();
  }
  bool explains(std::string_view path, Sight& sight) const override { return path != unfinished || !sight.opening(); }

 private:
  static constexpr std::string_view unfinished = "wipe.part";
};

/// Documents, whole or what has come of them so far; what is taken in and has no record yet (FileStore::stage).
class Documents final : public Keep {
 public:
  std::string_view name() const override { return "documents"; }
  bool owns(std::string_view path) const override { return lies_in(path, documents_folder); }
  bool explains(std::string_view path, Sight& sight) const override {
    auto rest = after(path, documents_folder);
    if (lies_in(rest, FileStore::staging_folder)) return !sight.opening();
    if (rest.ends_with(".part")) rest.remove_suffix(5);
    return FileStore::is_hash(rest) && sight.has_document(rest);
  }
};

/// An export on its way: written and read within one call.
class Exports final : public Keep {
 public:
  std::string_view name() const override { return "exports"; }
  bool owns(std::string_view path) const override { return lies_in(path, exports_name) || path == "export.xlsx.part"; }
  bool explains(std::string_view path, Sight& sight) const override { return lies_in(path, exports_name) && !sight.opening(); }
};

/// Histories were files once; they are rows of the ledger now.
class OldHistories final : public Keep {
 public:
  std::string_view name() const override { return "histories"; }
  bool owns(std::string_view path) const override { return lies_in(path, old_histories); }
  bool explains(std::string_view, Sight&) const override { return false; }
};

/// Forms that were begun. A new record's holds its writer's words alone and stays; a text that was to settle a proposal is made of other
/// people's words too and goes with it.
class Forms final : public Keep {
 public:
  explicit Forms(Replica& replica) : replica_(replica) {}
  std::string_view name() const override { return "forms"; }
  bool owns(std::string_view) const override { return false; }
  bool explains(std::string_view, Sight&) const override { return false; }
  std::uint64_t let_go(Sight& sight) override {
    return forget_settlings(replica_, [&](const Uuid& proposal) { return sight.holds(proposal); });
  }

 private:
  Replica& replica_;
};

}  // namespace

std::string exports_folder(const std::string& directory) {
  std::error_code ignored;
  if (directory.empty()) return std::filesystem::temp_directory_path(ignored).string();
  const std::string folder = directory + "/" + std::string(exports_name);
  ::mkdir(folder.c_str(), 0700);
  return folder;
}

std::vector<std::unique_ptr<Keep>> list_of_keeps(Replica& replica) {
  std::vector<std::unique_ptr<Keep>> out;
  out.push_back(std::make_unique<OwnFiles>());
  out.push_back(std::make_unique<Documents>());
  out.push_back(std::make_unique<Exports>());
  out.push_back(std::make_unique<OldHistories>());
  out.push_back(std::make_unique<Forms>(replica));
  return out;
}

std::vector<std::string> erasable_names() {
  std::vector<std::string> out(database_files.begin(), database_files.end());
  for (const auto name : {documents_folder, exports_name, old_histories}) out.emplace_back(name);
  out.emplace_back("export.xlsx.part");
  return out;
}

}  // namespace dialogue
