// SPDX-License-Identifier: Apache-2.0
#include "server/admin/backups.h"

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <utility>

#include "server/admin/documents.h"
#include "server/admin/printing.h"
#include "server/backup/key_files.h"
#include "server/backup/restoring.h"
#include "server/backup/writing.h"
#include "server/store/whole_file.h"
#include "shared/base/hash.h"

namespace dialogue::admin {
namespace {

namespace fs = std::filesystem;

std::string in(const std::string& cwd, const std::string& name) {
  auto path = (fs::path(cwd) / name).lexically_normal().string();  // an absolute name stays as it is
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

/// Names objects of a set. It is made from the oldest receipt key, which is kept when keys are changed. So the objects of a set keep their
/// names.
std::string object_key(const Keys& keys) { return std::string(raw(mac(keys.receipts().back(), "dialogue backup objects"))); }

/// Every few megabytes.
backup::Progress progress_to(const Tell& tell) {
  if (!tell) return {};
  auto said = std::make_shared<std::pair<std::string, std::uint64_t>>();
  return [tell, said](const char* what, std::uint64_t done) {
    const auto megabytes = done >> 20;
    if (said->first == what && megabytes < said->second + 4) return;
    *said = {what, megabytes};
    tell(std::string(what) + "  " + std::to_string(megabytes) + " MB");
  };
}

/// The same for who may have to end before it is done.
backup::Progress or_give_up(backup::Progress progress, const GiveUp& give_up) {
  if (!give_up) return progress;
  return [progress = std::move(progress), give_up](const char* what, std::uint64_t done) {
    if (give_up()) throw Failure(Error{"stopping", "", {}, ""});
    if (progress) progress(what, done);
  };
}

/// Gone with the object.
class Scratch {
 public:
  explicit Scratch(std::string path) : path_(std::move(path)) {
    fs::remove_all(path_);
    fs::create_directory(path_);
    fs::permissions(path_, fs::perms::owner_all);
  }
  ~Scratch() {
    std::error_code error;
    fs::remove_all(path_, error);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  const std::string& path() const { return path_; }

 private:
  const std::string path_;
};

/// A full disk means here that neither set nor platform has changed.
template <class Work>
auto with_room(Work work) {
  try {
    return work();
  } catch (const Failure& failure) {
    if (failure.error().code != "disk_full") throw;
    throw Failure(Error{"no_room_for_backup", "", {}, failure.error().detail});
  }
}

std::string notes_of(const backup::Written& made, bool encrypted) {
  std::string out;
  if (!encrypted && made.number == 1)
    out += "This set is not encrypted: who can read it has the platform's words and its keys. See dialogued backup-key.\n";
  for (const auto& sha256 : made.left_out)
    out += "The document " + sha256 + " is damaged here and is not in the backup: devices are asked for it.\n";
  for (const auto& file : made.mended) out += "The set's " + file + " was damaged and has been written anew. Have that disk checked.\n";
  if (!made.swept) out += "An older backup in the set cannot be read, so nothing was cleared away: see dialogued verify SET.\n";
  return out;
}

}  // namespace

Backups::Backups(Administration& admin, DocumentFolder& documents, const DataFolder& folder, StoreFolders& folders, const Keys& keys,
                 std::string options_file)
    : admin_(admin),
      documents_(documents),
      folder_(folder),
      folders_(folders),
      id_key_(object_key(keys)),
      options_file_(std::move(options_file)) {}

backup::SmallFiles Backups::small_files(const std::string& options_file) const {
  backup::SmallFiles out;
  for (const std::string name : files_beside_database) {
    const bool options = name == backup::options_name && !options_file.empty();
    if (auto content = read_file(options ? options_file : folder_.path() + "/" + name)) out.emplace_back(name, std::move(*content));
  }
  return out;
}

Output Backups::backup(const Command& c, const std::string& cwd, const Tell& tell, const GiveUp& give_up) {
  const std::lock_guard alone(one_at_a_time_);
  const Scratch scratch(folder_.path() + "/scratch");
  backup::WriteOptions options;
  options.set = in(cwd, c.file);
  options.keep = c.keep;
  options.scratch = scratch.path();
  options.progress = or_give_up(progress_to(tell), give_up);
  const auto installed = folder_.path() + "/" + backup::public_key_name;
  if (!c.to.empty())
    options.recipient = backup::read_public_key(in(cwd, c.to));
  else if (fs::exists(installed))
    options.recipient = backup::read_public_key(installed);
  // This comes before the long work: a set that cannot be written to says so at once.
  backup::BackupSet::open_to_write(options.set);
  const auto copy = scratch.path() + "/server.db";
  with_room([&] { return admin_.copy_database(copy, give_up).take(); });
  const auto info = folders_.look_at_copy(scratch.path());
  const auto config = !options_file_.empty() ? options_file_ : c.config.empty() ? std::string() : in(cwd, c.config);
  const backup::Source source{copy, info.head, info.platform, documents_, small_files(config), id_key_};
  const auto made = with_room([&] { return backup::write_backup(source, options, folders_); });
  admin_.note_backup(info.head, made.number).take();
  for (const auto& sha256 : made.left_out) documents_.look_at(sha256);
  if (!made.left_out.empty()) settle_documents(admin_, documents_).take();
  auto output =
      print_numbers(c.json,
                    {{"number", made.number},
                     {"seq", made.seq},
                     {"bytes", made.bytes},
                     {"written", made.written},
                     {"documents", made.documents},
                     {"left_out", made.left_out.size()},
                     {"kept", made.kept}},
                    {{"set", options.set}, {"encrypted_to", options.recipient.empty() && !c.json ? "nobody" : hex(options.recipient)}});
  output.err = notes_of(made, !options.recipient.empty());
  return output;
}

Output Backups::use_key(const Command& c, const std::string& cwd) {
  const auto file = in(cwd, c.file);
  const auto key = backup::read_public_key(file);
  replace_file(folder_.path() + "/" + backup::public_key_name, *read_file(file));
  return print_object(c.json, {{"encrypted_to", hex(key)}}, "Backups are encrypted to " + hex(key) + " from now on; begin a new set.");
}

Output make_backup_key(const Command& c, const std::string& cwd) {
  const auto file = in(cwd, c.file);
  const auto key = backup::make_key_files(file, system_random());
  return print_object(c.json, {{"secret", file}, {"public", file + ".pub"}, {"encrypted_to", hex(key)}},
                      "The secret key is in " + file +
                          ": keep it away from the server, twice, on paper or on a stick.\nThe public key is in " + file +
                          ".pub: give it to the server with dialogued backup-key use " + file + ".pub");
}

namespace {

backup::Reader reader_of(const Command& c, const std::string& cwd) {
  if (c.secret.empty()) return {};
  return backup::Reader(backup::read_secret_key(c.secret == "-" ? c.secret : in(cwd, c.secret)));
}

/// SET/backups/NUMBER names one backup of a set.
std::optional<std::uint64_t> number_in(const std::string& path) {
  const auto name = fs::path(path).filename().string();
  const auto folder = fs::path(path).parent_path();
  if (folder.filename() != "backups" || !backup::BackupSet::is_set(folder.parent_path().string())) return std::nullopt;
  if (name.empty() || name.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  return std::strtoull(name.c_str(), nullptr, 10);
}

}  // namespace

namespace {

/// Whoever says which key is to open a set wants to know whether it does. So the newest whole backup is tried, as a restore would take it.
void expect_to_open(const backup::BackupSet& set, backup::Reader& reader) {
  const auto numbers = set.numbers();
  for (auto it = numbers.rbegin(); it != numbers.rend(); ++it) {
    try {
      return need_key(set, set.manifest(*it), reader, true);
    } catch (const Failure& failure) {
      // A damaged set is told with all that is damaged.
      if (failure.error().code != "damaged_backup") throw;
    }
  }
}

}  // namespace

Output verify_set(const Command& c, const std::string& cwd, const Tell& tell) {
  try {
    const auto set = backup::BackupSet::open(in(cwd, c.file));
    auto reader = reader_of(c, cwd);
    if (!c.secret.empty()) expect_to_open(set, reader);
    const auto report = backup::check_set(set, reader, progress_to(tell));
    auto output = print_report(c.json, report.findings.empty(), report.findings,
                               {{"backups", report.backups}, {"objects", report.objects}, {"unused", report.unused}});
    if (!report.opened)
      output.err = c.secret.empty() ? "What is encrypted was checked as far as can be told without the secret key (--secret).\n"
                                    : "This secret key does not open all of it: that was checked as far as can be told without.\n";
    return output;
  } catch (const Failure& failure) {
    return failed(failure.error(), c.json);
  }
}

std::string restore_backup(const DataFolder& folder, StoreFolders& folders, const Command& c, const std::string& cwd, const Tell& tell) {
  const auto path = in(cwd, c.file);
  if (!fs::is_regular_file(path) || number_in(path)) {
    const auto one = number_in(path);
    auto reader = reader_of(c, cwd);
    backup::RestoreFrom from{one ? fs::path(path).parent_path().parent_path().string() : path, one, reader, !c.secret.empty(),
                             progress_to(tell)};
    if (c.number != 0) from.number = c.number;
    const auto done = with_room([&] { return backup::restore_set(folder.path(), from, folders); });
    std::string notes;
    if (!done.restored.put_aside.empty()) notes += "What was there lies in " + done.restored.put_aside + ".\n";
    if (done.options) notes += "The server's options lie in " + folder.path() + "/" + backup::options_name + " (serve --config).\n";
    return notes;
  }
  auto done = folders.restore(folder.path(), path);
  if (!done) {
    auto error = done.error();
    if (error.code == "damaged") error.code = "bad_backup";
    if (error.code == "bad_backup") error.args = {c.file};
    throw Failure(error);
  }
  return done->put_aside.empty() ? std::string() : "What was there lies in " + done->put_aside + ".\n";
}

}  // namespace dialogue::admin
