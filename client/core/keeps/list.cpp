// SPDX-License-Identifier: Apache-2.0
#include "client/core/keeps/list.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <system_error>

#include "client/core/files/files_store.h"
#include "client/core/keeps/keeps.h"
#include "client/core/keeps/kept_forms.h"

namespace dialogue {

namespace {

constexpr auto database_files = std::to_array<std::string_view>({"replica.db", "replica.db-wal", "replica.db-shm", "replica.db-journal"});
constexpr auto session_files = std::to_array<std::string_view>({"line_session", "line_session.part"});
constexpr std::string_view documents_folder = "files", exports_name = "exports", old_histories = "history";

bool lies_in(std::string_view path, std::string_view folder) {
  return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

std::string_view after(std::string_view path, std::string_view folder) { return path.substr(folder.size() + 1); }

std::string_view without(std::string_view name, std::string_view ending) {
  return name.ends_with(ending) ? name.substr(0, name.size() - ending.size()) : name;
}

/// The records themselves, the lock, what takes up the line again (client/core/transport), the last word of an erased device. A file `wipe`
/// in a replica that was opened is no order to erase it (client/core/replica/wipe), so no keep owns it.
class OwnFiles final : public Keep {
 public:
  std::string_view name() const override { return "replica"; }
  bool owns(std::string_view path) const override {
    constexpr auto others = std::to_array<std::string_view>({"lock", unfinished, "wiped"});
    return std::find(database_files.begin(), database_files.end(), path) != database_files.end() ||
           std::find(session_files.begin(), session_files.end(), path) != session_files.end() ||
           std::find(others.begin(), others.end(), path) != others.end();
  }
  bool explains(std::string_view path, Sight& sight) const override { return path != unfinished || !sight.opening(); }

 private:
  static constexpr std::string_view unfinished = "wipe.part";
};

/// Documents, whole or as far as they have come; and files that are taken in and have no record yet (FileStore::stage). All have the hash
/// of their bytes for a name. A file with another name was put there by somebody else.
class Documents final : public Keep {
 public:
  std::string_view name() const override { return "documents"; }
  bool owns(std::string_view path) const override {
    if (!lies_in(path, documents_folder)) return false;
    const auto rest = after(path, documents_folder);
    if (lies_in(rest, FileStore::staging_folder)) return FileStore::is_hash(without(after(rest, FileStore::staging_folder), ".new"));
    return FileStore::is_hash(without(rest, ".part"));
  }
  bool explains(std::string_view path, Sight& sight) const override {
    const auto rest = after(path, documents_folder);
    if (lies_in(rest, FileStore::staging_folder)) return !sight.opening();
    return sight.has_document(without(rest, ".part"));
  }
};

/// An export on its way. It is written and read within one call. The workbook's library has pieces of it beside it.
class Exports final : public Keep {
 public:
  std::string_view name() const override { return "exports"; }
  bool owns(std::string_view path) const override {
    if (!lies_in(path, exports_name)) return path == workbook;
    const auto rest = after(path, exports_name);
    return rest == workbook || rest.starts_with("tmp.");
  }
  bool explains(std::string_view path, Sight& sight) const override { return lies_in(path, exports_name) && !sight.opening(); }

 private:
  static constexpr std::string_view workbook = "export.xlsx.part";
};

/// Histories were files once; they are rows of the ledger now.
class OldHistories final : public Keep {
 public:
  std::string_view name() const override { return "histories"; }
  bool owns(std::string_view path) const override {
    return lies_in(path, old_histories) && Uuid::parse(without(without(after(path, old_histories), ".part"), ".json"));
  }
  bool explains(std::string_view, Sight&) const override { return false; }
};

/// Forms that were begun. A new record's form holds its writer's words alone, and stays. A text that was to settle a proposal is made of
/// other people's words too, and goes with the proposal.
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
  std::vector<std::string> out;
  for (const auto name : {documents_folder, exports_name, old_histories}) out.emplace_back(name);
  out.emplace_back("export.xlsx.part");
  out.insert(out.end(), session_files.begin(), session_files.end());
  out.insert(out.end(), database_files.begin(), database_files.end());
  return out;
}

}  // namespace dialogue
