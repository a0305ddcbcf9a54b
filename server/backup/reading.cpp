// SPDX-License-Identifier: Apache-2.0
#include "server/backup/reading.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>

#include "server/backup/folders.h"
#include "shared/base/result.h"
#include "shared/base/sha256_stream.h"

namespace dialogue::backup {
namespace {

/// A new file (0600), durable once it is closed with `keep`.
class FileOut {
 public:
  explicit FileOut(const std::string& path) : file_(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW) {
    if (!file_) disk_failed("open");
  }
  void write(std::string_view bytes) {
    if (!write_all(file_, bytes)) disk_failed("write");
  }
  void keep() {
    if (::fsync(file_.get()) != 0) disk_failed("sync");
  }

 private:
  OpenFile file_;
};

class Unpacking {
 public:
  Unpacking(const BackupSet& set, const Manifest& manifest, Reader& reader, const UnpackTo& to)
      : set_(set), manifest_(manifest), reader_(reader), to_(to), id_key_(id_key()) {}

  Unpacked run() {
    database();
    documents();
    folder();
    return std::move(out_);
  }

 private:
  std::string id_key() {
    if (manifest_.recipient.empty()) return manifest_.secret;
    const auto key = reader_.run_key(manifest_.sealed_key);
    auto opened = key ? decrypt(*key, manifest_.platform, manifest_.secret) : std::nullopt;
    if (!opened) throw Failure(set_.damaged("backups/" + std::to_string(manifest_.number)));
    return *opened;
  }

  std::string data(const ObjectId& id) {
    const auto envelope = set_.objects().read(id);
    std::string plain;
    auto found = envelope ? reader_.open(id, ObjectType::data, *envelope, plain) : Reader::Found::damaged;
    if (found == Reader::Found::closed && to_.known && to_.known(id, plain)) found = Reader::Found::whole;
    if (found != Reader::Found::whole || id_of(id_key_, ObjectType::data, plain) != id) throw Failure(set_.damaged(ObjectFolder::name(id)));
    return plain;
  }
  template <class Decode>
  auto decoded(const ObjectId& id, Decode decode) {
    const auto text = data(id);
    try {
      return decode(text);
    } catch (const Failure&) {
      throw Failure(set_.damaged(ObjectFolder::name(id)));
    }
  }

  ListObject list(const ObjectId& id) {
    auto out = set_.list(id);
    if (id_of(id_key_, ObjectType::list, encode(out)) != id) throw Failure(set_.damaged(ObjectFolder::name(id)));
    return out;
  }
  void leaves(const ObjectId& top, const std::function<void(const ObjectId&)>& leaf) {
    walk_tree(
        top, [this](const ObjectId& id) { return list(id); }, leaf);
  }
  void tell(const char* what, std::uint64_t bytes) {
    done_ += bytes;
    if (to_.progress) to_.progress(what, done_);
  }

  void database() {
    FileOut file(to_.folder + "/server.db");
    leaves(manifest_.database, [&](const ObjectId& id) {
      const auto bytes = data(id);
      file.write(bytes);
      tell("database", bytes.size());
    });
    file.keep();
  }

  void documents() {
    if (to_.keep_documents) make_folder(to_.folder + "/documents");
    for (const auto& bucket : list(manifest_.documents).ids) {
      std::vector<ObjectId> ids;
      leaves(bucket, [&](const ObjectId& id) { ids.push_back(id); });
      if (ids.empty()) continue;
      const auto table = decoded(ids.front(), [&](const std::string& text) { return decode_documents(text); });
      std::size_t at = 1;
      for (const auto& document : table) {
        if (document.pieces > ids.size() - at) throw Failure(set_.damaged(ObjectFolder::name(ids.front())));
        unpack_document(document, {ids.begin() + std::ptrdiff_t(at), ids.begin() + std::ptrdiff_t(at + document.pieces)});
        at += document.pieces;
        out_.documents.push_back(document);
      }
    }
    if (to_.keep_documents && !sync_folder(to_.folder + "/documents")) disk_failed("sync documents");
  }

  void unpack_document(const PackedDocument& document, const std::vector<ObjectId>& pieces) {
    const bool write = to_.keep_documents && !(to_.have && to_.have(document));
    std::optional<FileOut> file;
    if (write) file.emplace(to_.folder + "/documents/" + document.sha256);
    Sha256Stream sum;
    for (const auto& id : pieces) {
      const auto bytes = data(id);
      sum.update(bytes);
      if (file) file->write(bytes);
      tell("documents", bytes.size());
    }
    if (hex(dialogue::raw(sum.finish())) != document.sha256)
      throw Failure(set_.damaged(pieces.empty() ? std::string("document ") + document.sha256 : ObjectFolder::name(pieces.front())));
    if (file) file->keep();
  }

  void folder() {
    leaves(manifest_.folder, [&](const ObjectId& id) {
      for (auto& file : decoded(id, [&](const std::string& text) { return decode_files(text); })) out_.files.push_back(std::move(file));
    });
  }

  const BackupSet& set_;
  const Manifest& manifest_;
  Reader& reader_;
  const UnpackTo& to_;
  const std::string id_key_;
  Unpacked out_;
  std::uint64_t done_ = 0;
};

}  // namespace

void need_key(const BackupSet& set, const Manifest& manifest, Reader& reader, bool secret_given) {
  if (manifest.recipient.empty() || reader.run_key(manifest.sealed_key)) return;
  throw Failure(Error{secret_given ? "wrong_secret" : "needs_secret", "", {set.path()}, ""});
}

Unpacked unpack(const BackupSet& set, const Manifest& manifest, Reader& reader, const UnpackTo& to) {
  return Unpacking(set, manifest, reader, to).run();
}

namespace {

/// Every object of a set once.
class SetCheck {
 public:
  SetCheck(const BackupSet& set, Reader& reader, const Progress& progress) : set_(set), reader_(reader), progress_(progress) {}

  SetReport run() {
    for (const auto number : set_.numbers()) backup(number);
    if (out_.backups == 0) finding("there is no whole backup in it");
    for (const auto& id : set_.objects().all())
      if (!seen_.contains(id)) ++out_.unused;
    for (const auto& name : set_.strange()) finding(name + ": not of this set");
    return std::move(out_);
  }

 private:
  void backup(std::uint64_t number) {
    try {
      const auto manifest = set_.manifest(number);
      const auto key = manifest.recipient.empty() ? std::optional<std::string>() : reader_.run_key(manifest.sealed_key);
      id_key_ = manifest.recipient.empty() ? std::optional(manifest.secret) : key ? decrypt(*key, manifest.platform, manifest.secret) : key;
      if (!id_key_) out_.opened = false;
      for (const auto& top : {manifest.database, manifest.documents, manifest.folder}) tree(top);
      ++out_.backups;
    } catch (const Failure& failure) {
      const auto& error = failure.error();
      finding(error.args.size() > 1 ? error.args[1] + ": damaged" : "backup " + std::to_string(number) + ": " + error.code);
    }
  }

  void tree(const ObjectId& id) {
    if (!seen_.insert(id).second) return;
    ++out_.objects;
    ListObject list;
    try {
      list = set_.list(id);
    } catch (const Failure&) {
      return finding(ObjectFolder::name(id) + ": damaged or missing");
    }
    if (id_key_ && id_of(*id_key_, ObjectType::list, encode(list)) != id) finding(ObjectFolder::name(id) + ": not what its name says");
    for (const auto& each : list.ids) {
      if (list.level != 0)
        tree(each);
      else
        data(each);
    }
  }

  void data(const ObjectId& id) {
    if (!seen_.insert(id).second) return;
    ++out_.objects;
    const auto envelope = set_.objects().read(id);
    if (!envelope) return finding(ObjectFolder::name(id) + ": missing");
    std::string plain;
    const auto found = reader_.open(id, ObjectType::data, *envelope, plain);
    if (found == Reader::Found::damaged)
      finding(ObjectFolder::name(id) + ": damaged");
    else if (found == Reader::Found::closed)
      out_.opened = false;
    else if (id_key_ && id_of(*id_key_, ObjectType::data, plain) != id)
      finding(ObjectFolder::name(id) + ": not what its name says");
    if (progress_) progress_("set", done_ += envelope->size());
  }

  void finding(std::string what) {
    constexpr std::size_t most = 100;
    if (out_.findings.size() < most) out_.findings.push_back(std::move(what));
  }

  const BackupSet& set_;
  Reader& reader_;
  const Progress& progress_;
  std::optional<std::string> id_key_;
  std::set<ObjectId> seen_;
  std::uint64_t done_ = 0;
  SetReport out_;
};

}  // namespace

SetReport check_set(const BackupSet& set, Reader& reader, const Progress& progress) { return SetCheck(set, reader, progress).run(); }

}  // namespace dialogue::backup
