// SPDX-License-Identifier: Apache-2.0
#include "server/backup/writing.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>

#include "server/backup/folders.h"
#include "shared/base/log.h"
#include "shared/base/sha256_stream.h"

namespace dialogue::backup {
namespace {

namespace fs = std::filesystem;

// The database has small pieces, because a change touches pages here and there. Documents never change.
constexpr std::size_t database_piece = 32u << 10;
constexpr std::size_t document_piece = 1u << 20;

/// Reads up to `size` bytes; fewer at the end.
std::string read_at(const OpenFile& file, std::uint64_t offset, std::size_t size) {
  std::string out(size, '\0');
  std::size_t got = 0;
  while (got < size) {
    const auto n = ::pread(file.get(), out.data() + got, size - got, static_cast<off_t>(offset + got));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) disk_failed("read");
    if (n == 0) break;
    got += std::size_t(n);
  }
  out.resize(got);
  return out;
}

/// Puts objects that are not there into the set, and remembers where their content comes from.
class Putting {
 public:
  Putting(BackupSet& set, const std::string& id_key, const WriteOptions& options, std::set<ObjectId> trusted)
      : set_(set), id_key_(id_key), writer_(options.recipient, options.random), trusted_(std::move(trusted)) {}
  /// Removes a backup that was begun and has no manifest, so that its room is free again.
  ~Putting() {
    if (kept_) return;
    for (const auto& id : new_) set_.objects().remove(id);
  }
  Putting(const Putting&) = delete;
  Putting& operator=(const Putting&) = delete;

  ObjectId list(const std::string& bytes) { return put(ObjectType::list, bytes); }
  ObjectId table(const std::string& bytes) {
    const auto id = put(ObjectType::data, bytes);
    tables_[id] = bytes;
    return id;
  }
  ObjectId tree(const std::vector<ObjectId>& leaves) {
    return write_tree(leaves, [this](const std::string& bytes) { return list(bytes); });
  }
  /// The pieces of a file; nothing when there is none.
  std::optional<std::vector<ObjectId>> file(const std::string& path, std::size_t piece, const std::function<void(std::string_view)>& seen) {
    const OpenFile in(path, O_RDONLY | O_NOFOLLOW);
    if (!in) return std::nullopt;
    std::vector<ObjectId> out;
    for (std::uint64_t offset = 0;; offset += piece) {
      const auto bytes = read_at(in, offset, piece);
      if (bytes.empty()) return out;
      seen(bytes);
      out.push_back(put(ObjectType::data, bytes));
      places_[out.back()] = {path, offset, bytes.size()};
      if (bytes.size() < piece) return out;
    }
  }

  /// The bytes of an object of this backup, from where they came.
  bool known(const ObjectId& id, std::string& plain) const {
    if (const auto table = tables_.find(id); table != tables_.end()) return plain = table->second, true;
    const auto place = places_.find(id);
    if (place == places_.end()) return false;
    const OpenFile in(place->second.file, O_RDONLY | O_NOFOLLOW);
    if (!in) return false;
    plain = read_at(in, place->second.offset, place->second.size);
    return true;
  }
  void keep() { kept_ = true; }
  const Writer& writer() const { return writer_; }
  std::uint64_t written() const { return written_; }
  const std::vector<std::string>& mended() const { return mended_; }

 private:
  struct PlaceOf {
    std::string file;
    std::uint64_t offset = 0;
    std::size_t size = 0;
  };

  ObjectId put(ObjectType type, const std::string& bytes) {
    const auto id = id_of(id_key_, type, bytes);
    if (!done_.insert(id).second) return id;
    // Only objects that a whole backup names were ever read back. And a disk may have lost them since.
    if (trusted_.contains(id)) {
      const auto there = set_.objects().read(id);
      if (there && is_sound(*there)) return id;
      mended_.push_back(ObjectFolder::name(id));
    } else {
      new_.push_back(id);
    }
    const auto envelope = writer_.envelope(id, type, bytes);
    set_.objects().write(id, envelope);
    written_ += envelope.size();
    return id;
  }

  BackupSet& set_;
  const std::string& id_key_;
  Writer writer_;
  const std::set<ObjectId> trusted_;
  std::set<ObjectId> done_;
  std::vector<ObjectId> new_;
  std::map<ObjectId, std::string> tables_;
  std::map<ObjectId, PlaceOf> places_;
  std::vector<std::string> mended_;
  std::uint64_t written_ = 0;
  bool kept_ = false;
};

class Run {
 public:
  Run(const Source& source, const WriteOptions& options, StoreFolders& folders)
      : source_(source), options_(options), folders_(folders), set_(BackupSet::open_to_write(options.set)) {}

  Written go() {
    const auto before = set_.numbers();
    check_set_is_ours(before);
    Putting putting(set_, source_.id_key, options_, objects_of(before));
    manifest_.number = before.empty() ? 1 : before.back() + 1;
    manifest_.at_ms = options_.clock.unix_ms();
    manifest_.platform = source_.platform;
    manifest_.seq = source_.head.seq;
    manifest_.chain = hex(dialogue::raw(source_.head.chain));
    manifest_.recipient = hex(options_.recipient);
    manifest_.sealed_key = putting.writer().sealed_run_key();
    manifest_.secret = options_.recipient.empty()
                           ? source_.id_key
                           : encrypt(putting.writer().run_key(), manifest_.platform, source_.id_key, options_.random);
    database(putting);
    documents(putting);
    manifest_.folder = putting.tree({putting.table(encode(source_.files))});
    set_.objects().sync();
    try_it(putting);
    // From here on the manifest may be there, whatever becomes of this process.
    putting.keep();
    set_.add(manifest_);
    out_.number = manifest_.number;
    out_.seq = manifest_.seq;
    out_.bytes = manifest_.bytes;
    out_.written = putting.written();
    out_.mended = putting.mended();
    retire();
    return std::move(out_);
  }

 private:
  void check_set_is_ours(const std::vector<std::uint64_t>& numbers) const {
    for (const auto number : numbers) {
      Manifest last;
      try {
        last = set_.manifest(number);
      } catch (const Failure& failure) {
        if (failure.error().code == "damaged_backup") continue;
        throw;
      }
      if (last.platform != source_.platform) throw Failure(Error{"other_platform", "", {set_.path()}, ""});
      // One secret key must do for all of a set.
      if (last.recipient != hex(options_.recipient)) throw Failure(Error{"other_recipient", "", {set_.path()}, ""});
    }
  }

  /// The objects that whole backups of the set name, and those that can still be told of the damaged ones.
  std::set<ObjectId> objects_of(const std::vector<std::uint64_t>& numbers) {
    std::set<ObjectId> out;
    for (const auto number : numbers) {
      try {
        set_.objects_of(set_.manifest(number), out);
      } catch (const Failure& failure) {
        if (failure.error().code != "damaged_backup") throw;
        out_.swept = false;
        log(LogLevel::error, "backup_damaged", failure.error());
      }
    }
    return out;
  }

  void tell(const char* what, std::uint64_t bytes) {
    if (options_.progress) options_.progress(what, done_ += bytes);
  }

  void database(Putting& putting) {
    const auto pieces = putting.file(source_.database, database_piece, [&](std::string_view bytes) {
      manifest_.bytes += bytes.size();
      tell("database", bytes.size());
    });
    if (!pieces) disk_failed("open the copy");
    manifest_.database = putting.tree(*pieces);
  }

  /// Documents stand in tables by the first digits of their hashes, so that a new document makes one of many tables anew.
  void documents(Putting& putting) {
    constexpr std::size_t digits = 2;
    std::map<std::string, std::vector<Uuid>> held;
    std::map<std::string, std::vector<std::string>> buckets;
    for (const auto& kept : source_.documents.kept()) {
      if (kept.sha256.empty()) continue;
      if (!kept.material.is_nil()) held[kept.sha256].push_back(kept.material);
      if (kept.name.starts_with("content/")) buckets[kept.sha256.substr(0, digits)].push_back(kept.sha256);
    }
    ListObject all{static_cast<unsigned char>(bucket_level), {}};
    for (const auto& [first, hashes] : buckets) {
      std::vector<PackedDocument> table;
      std::vector<ObjectId> leaves;
      for (const auto& sha256 : hashes) document(putting, sha256, held[sha256], table, leaves);
      leaves.insert(leaves.begin(), putting.table(encode(table)));
      all.ids.push_back(putting.tree(leaves));
      out_.documents += table.size();
    }
    manifest_.documents = putting.list(encode(all));
  }

  void document(Putting& putting, const std::string& sha256, const std::vector<Uuid>& materials, std::vector<PackedDocument>& table,
                std::vector<ObjectId>& leaves) {
    PackedDocument packed{sha256, 0, 0, materials};
    Sha256Stream sum;
    const auto pieces = putting.file(source_.documents.content(sha256), document_piece, [&](std::string_view bytes) {
      packed.size += bytes.size();
      sum.update(bytes);
      tell("documents", bytes.size());
    });
    if (!pieces || hex(dialogue::raw(sum.finish())) != sha256) {
      out_.left_out.push_back(sha256);
      return;
    }
    packed.pieces = pieces->size();
    manifest_.bytes += packed.size;
    leaves.insert(leaves.end(), pieces->begin(), pieces->end());
    table.push_back(std::move(packed));
  }

  /// A backup counts only once it was restored.
  void try_it(const Putting& putting) {
    const auto trial = options_.scratch + "/restored";
    fs::remove_all(trial);
    fs::create_directory(trial);
    fs::permissions(trial, fs::perms::owner_all);
    Reader reader;
    if (!options_.recipient.empty()) reader.knows(putting.writer().sealed_run_key(), putting.writer().run_key());
    UnpackTo to;
    to.folder = trial;
    to.keep_documents = false;
    to.known = [&](const ObjectId& id, std::string& plain) { return putting.known(id, plain); };
    if (options_.progress) to.progress = [&](const char*, std::uint64_t done) { options_.progress("trying", done); };
    const auto unpacked = unpack(set_, manifest_, reader, to);
    if (unpacked.files != source_.files) throw Failure(set_.damaged(ObjectFolder::name(manifest_.folder)));
    const auto head = folders_.check_copy(trial).take();
    if (head != source_.head) throw Failure(Error{"damaged", "", {}, "the restored log ends elsewhere"});
    fs::remove_all(trial);
  }

  /// Removes old backups, and what only they were made of.
  void retire() {
    auto numbers = set_.numbers();
    const auto keep = std::max<std::size_t>(options_.keep, 1);
    while (numbers.size() > keep) {
      set_.drop(numbers.front());
      numbers.erase(numbers.begin());
    }
    out_.kept = numbers.size();
    std::set<ObjectId> used;
    try {
      for (const auto number : numbers) set_.objects_of(set_.manifest(number), used);
      out_.swept = true;
    } catch (const Failure&) {
      // A backup that cannot be read cannot say what it needs, so all of it stays.
      out_.swept = false;
      return;
    }
    set_.sweep(used);
  }

  static constexpr int bucket_level = 8;

  const Source& source_;
  const WriteOptions& options_;
  StoreFolders& folders_;
  BackupSet set_;
  Manifest manifest_;
  Written out_;
  std::uint64_t done_ = 0;
};

}  // namespace

Written write_backup(const Source& source, const WriteOptions& options, StoreFolders& folders) {
  try {
    return Run(source, options, folders).go();
  } catch (const fs::filesystem_error& error) {
    throw Failure(Error{disk_code(error.code().value()), "", {}, error.code().message()});
  }
}

}  // namespace dialogue::backup
