// SPDX-License-Identifier: Apache-2.0
#include "server/backup/restoring.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>

#include "server/store/document_folder.h"
#include "server/store/key_file.h"
#include "server/store/whole_file.h"
#include "shared/base/disk.h"

namespace dialogue::backup {
namespace {

namespace fs = std::filesystem;

Manifest chosen(const BackupSet& set, std::optional<std::uint64_t> number) {
  if (number) return set.manifest(*number);
  const auto numbers = set.numbers();
  if (numbers.empty()) throw Failure(Error{"bad_backup", "", {set.path()}, "no whole backup in it"});
  return set.manifest(numbers.back());
}

/// Whether the keys of the folder know all that those of the backup do. Keys are changed, and the former ones are kept with them.
bool keys_stay(const std::string& directory, const std::string& in_backup) {
  const auto here = read_file(directory + "/" + keys_name);
  if (!here) return false;
  try {
    return follows(parse_keys(*here), parse_keys(in_backup));
  } catch (const Failure&) {
    return false;
  }
}

class Restoring {
 public:
  Restoring(const std::string& directory, const RestoreFrom& from, StoreFolders& folders)
      : directory_(directory), from_(from), folders_(folders), trial_(trial_folder(directory)), documents_(directory + "/files") {}

  /// Removes what was laid out and refused.
  ~Restoring() {
    std::error_code error;
    fs::remove_all(trial_, error);
  }
  Restoring(const Restoring&) = delete;
  Restoring& operator=(const Restoring&) = delete;

  SetRestored run() {
    const auto set = BackupSet::open(from_.set);
    const auto manifest = chosen(set, from_.number);
    need_key(set, manifest, from_.reader, from_.secret_given);
    folders_.finish_restore(directory_).take();
    fs::remove_all(trial_);
    fs::create_directory(trial_);
    fs::permissions(trial_, fs::perms::owner_all);
    const auto unpacked = lay_out(set, manifest);
    if (auto sound = folders_.check_copy(trial_); !sound)
      throw Failure(sound.error().code == "damaged" ? set.damaged("server.db") : sound.error());
    const auto files = small(unpacked.files);
    take_documents(unpacked.documents);
    out_.restored = folders_.put_in_place(directory_, files).take();
    out_.number = manifest.number;
    out_.documents = unpacked.documents.size();
    return out_;
  }

 private:
  Unpacked lay_out(const BackupSet& set, const Manifest& manifest) {
    UnpackTo to;
    to.folder = trial_;
    to.have = [this](const PackedDocument& document) { return documents_.is_whole(document.sha256); };
    to.progress = from_.progress;
    return unpack(set, manifest, from_.reader, to);
  }

  std::vector<std::string> small(const SmallFiles& files) {
    std::vector<std::string> out;
    for (const auto& [written, content] : files) {
      const std::string name = written == options_name_before ? options_name : written;
      if (std::find(std::begin(files_beside_database), std::end(files_beside_database), name) == std::end(files_beside_database)) continue;
      if (name == keys_name && keys_stay(directory_, content)) {
        out_.own_keys = false;
        continue;
      }
      replace_file(trial_ + "/" + name, content);
      out_.options = out_.options || name == options_name;
      out.push_back(name);
    }
    return out;
  }

  /// Documents lie under the hash of their bytes. So they are in nobody's way, whatever becomes of the rest.
  void take_documents(const std::vector<PackedDocument>& documents) {
    DocumentFolder::prepare(directory_ + "/files").take();
    for (const auto& document : documents) {
      const auto laid_out = trial_ + "/documents/" + document.sha256;
      documents_.adopt(fs::exists(laid_out) ? laid_out : std::string(), document.sha256, document.materials);
    }
  }

  const std::string& directory_;
  const RestoreFrom& from_;
  StoreFolders& folders_;
  const std::string trial_;
  DocumentFolder documents_;
  SetRestored out_;
};

}  // namespace

SetRestored restore_set(const std::string& directory, const RestoreFrom& from, StoreFolders& folders) {
  try {
    return Restoring(directory, from, folders).run();
  } catch (const fs::filesystem_error& error) {
    throw Failure(Error{disk_code(error.code().value()), "", {}, error.code().message()});
  }
}

}  // namespace dialogue::backup
