// SPDX-License-Identifier: Apache-2.0
#include "server/backup/backup_set.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "server/backup/folders.h"
#include "server/store/whole_file.h"

namespace dialogue::backup {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view mark_name = "dialogue-backup";
constexpr std::string_view mark_text = "dialogue backup set 1\n";

std::vector<std::string> names_in(const std::string& dir) {
  std::vector<std::string> out;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(dir, error)) out.push_back(entry.path().filename().string());
  std::sort(out.begin(), out.end());
  return out;
}

bool is_number(const std::string& name) { return name.size() == 10 && name.find_first_not_of("0123456789") == std::string::npos; }

void need_known_mark(const std::string& path) {
  const auto text = read_file(path + "/" + std::string(mark_name)).value_or("");
  if (text == mark_text) return;
  throw Failure(Error{text.starts_with("dialogue backup set ") ? "too_new" : "bad_backup", "", {path}, "the mark of the set"});
}

}  // namespace

BackupSet::BackupSet(std::string path) : path_(std::move(path)), objects_(path_ + "/objects") {}

bool BackupSet::is_set(const std::string& path) {
  std::error_code error;
  return fs::is_regular_file(path + "/" + std::string(mark_name), error);
}

BackupSet BackupSet::open(const std::string& path) {
  std::error_code error;
  if (!fs::exists(path, error)) throw Failure(Error{"no_file", "", {path}, ""});
  need_known_mark(path);
  BackupSet set(path);
  // A copy may have no lock, and then nobody writes to it either.
  set.lock_ = std::make_shared<OpenFile>(path + "/lock", O_RDONLY | O_NOFOLLOW);
  if (*set.lock_ && ::flock(set.lock_->get(), LOCK_SH | LOCK_NB) != 0) throw Failure(Error{"in_use", "", {path}, "backup set"});
  return set;
}

BackupSet BackupSet::open_to_write(const std::string& path) {
  std::error_code error;
  if (fs::exists(path, error) && !is_set(path)) {
    // The folder is empty, or a machine began it and stopped right then.
    const auto names = fs::is_directory(path, error) ? names_in(path) : std::vector<std::string>{path};
    const bool fresh = std::all_of(names.begin(), names.end(), [](const std::string& name) {
      return name == "lock" || name == "objects" || name == "backups" || name == std::string(mark_name) + unfinished ||
             name == "lost+found";
    });
    if (!fresh) throw Failure(Error{"file_exists", "", {path}, ""});
  }
  if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) disk_failed("backup set", path);
  BackupSet set(path);
  set.lock_ = std::make_shared<OpenFile>(path + "/lock", O_RDWR | O_CREAT | O_NOFOLLOW);
  if (!*set.lock_) disk_failed("backup set", path);
  if (::flock(set.lock_->get(), LOCK_EX | LOCK_NB) != 0) throw Failure(Error{"in_use", "", {path}, "backup set"});
  if (is_set(path)) {
    need_known_mark(path);
    return set;
  }
  if (::chmod(path.c_str(), 0700) != 0) disk_failed("backup set", path);
  make_folder(path + "/objects");
  make_folder(path + "/backups");
  replace_file(path + "/" + std::string(mark_name), mark_text);
  sync_directory_of(path);
  return set;
}

std::string BackupSet::manifest_file(std::uint64_t number) const {
  char name[24];
  std::snprintf(name, sizeof name, "%010llu", static_cast<unsigned long long>(number));
  return std::string("backups/") + name;
}

std::vector<std::uint64_t> BackupSet::numbers() const {
  std::vector<std::uint64_t> out;
  for (const auto& name : names_in(path_ + "/backups"))
    if (is_number(name)) out.push_back(std::strtoull(name.c_str(), nullptr, 10));
  return out;
}

Manifest BackupSet::manifest(std::uint64_t number) const {
  const auto name = manifest_file(number);
  const auto text = read_file(path_ + "/" + name);
  if (!text) throw Failure(Error{"no_file", "", {path_ + "/" + name}, ""});
  try {
    auto out = decode_manifest(*text);
    if (out.number == number) return out;
  } catch (const Failure& failure) {
    if (failure.error().code != "damaged") throw;
  }
  throw Failure(damaged(name));
}

void BackupSet::add(const Manifest& manifest) { replace_file(path_ + "/" + manifest_file(manifest.number), encode(manifest)); }

void BackupSet::drop(std::uint64_t number) {
  const auto file = path_ + "/" + manifest_file(number);
  if (::unlink(file.c_str()) != 0) disk_failed("backup set", file);
  sync_directory_of(file);
}

ListObject BackupSet::list(const ObjectId& id) const {
  const auto envelope = objects_.read(id);
  std::string plain;
  if (!envelope || Reader().open(id, ObjectType::list, *envelope, plain) != Reader::Found::whole)
    throw Failure(damaged(ObjectFolder::name(id)));
  try {
    return decode_list(plain);
  } catch (const Failure&) {
    throw Failure(damaged(ObjectFolder::name(id)));
  }
}

void BackupSet::objects_of(const Manifest& manifest, std::set<ObjectId>& ids) const {
  for (const auto& top : {manifest.database, manifest.documents, manifest.folder})
    walk_tree(
        top, [this](const ObjectId& id) { return list(id); }, [&](const ObjectId& id) { ids.insert(id); },
        [&](const ObjectId& id) { return ids.insert(id).second; });
}

std::uint64_t BackupSet::sweep(const std::set<ObjectId>& used) {
  std::uint64_t removed = 0;
  for (const auto& id : objects_.all()) {
    if (used.contains(id)) continue;
    objects_.remove(id);
    ++removed;
  }
  objects_.clear_unfinished();
  return removed;
}

std::vector<std::string> BackupSet::strange() const {
  std::vector<std::string> out;
  for (const auto& name : names_in(path_))
    if (name != mark_name && name != "lock" && name != "objects" && name != "backups" && name != "lost+found" &&
        !name.ends_with(unfinished))
      out.push_back(name);
  for (const auto& name : names_in(path_ + "/backups"))
    if (!is_number(name) && !name.ends_with(unfinished)) out.push_back("backups/" + name);
  objects_.all(&out);
  return out;
}

}  // namespace dialogue::backup
