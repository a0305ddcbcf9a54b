// SPDX-License-Identifier: Apache-2.0
#include "server/store/document_folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>

#include "server/store/whole_file.h"
#include "shared/base/disk.h"
#include "shared/base/hash.h"
#include "shared/base/log.h"
#include "shared/base/sha256_stream.h"

namespace dialogue {
namespace {

namespace fs = std::filesystem;

constexpr const char* unfinished = ".new";
constexpr std::size_t id_length = 36;

Error failed(const char* what) { return Error{disk_code(errno), "", {}, what}; }

std::uint64_t size_of(const std::string& path) {
  struct stat info {};
  return ::lstat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode) ? std::uint64_t(info.st_size) : 0;
}

Result<std::string> hash_of(const std::string& path) {
  const OpenFile file(path, O_RDONLY | O_NOFOLLOW);
  if (!file) return failed("open");
  Sha256Stream sum;
  std::vector<char> piece(256u << 10);
  for (;;) {
    const auto n = ::read(file.get(), piece.data(), piece.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return failed("read");
    if (n == 0) break;
    sum.update({piece.data(), std::size_t(n)});
  }
  return hex(raw(sum.finish()));
}

std::string small_file(const std::string& path) {
  const OpenFile file(path, O_RDONLY | O_NOFOLLOW);
  char text[80];
  const auto n = file ? ::read(file.get(), text, sizeof text) : 0;
  return n > 0 ? std::string(text, std::size_t(n)) : std::string();
}

bool is_hash(std::string_view text) { return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos; }

Uuid material_of(const std::string& name) { return Uuid::parse(name.substr(0, id_length)).value_or(Uuid{}); }

std::vector<std::string> names_inside(const std::string& dir) {
  std::vector<std::string> out;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(dir, error)) out.push_back(entry.path().filename().string());
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

Status DocumentFolder::prepare(const std::string& dir) {
  std::error_code error;
  for (const char* name : {"content", "held", "parts"}) {
    fs::create_directories(dir + "/" + name, error);
    if (error) return Error{disk_code(error.value()), "", {}, "files folder"};
  }
  fs::permissions(dir, fs::perms::owner_all, error);
  // A crash that takes a folder away takes what is in it along.
  return sync_folder(dir) && sync_folder(folder_above(dir)) ? Status{} : Status(failed("sync folders"));
}

std::string DocumentFolder::part(const Uuid& material, const Uuid& by) const {
  return dir_ + "/parts/" + material.text() + (by.is_nil() ? std::string() : "." + by.text());
}

bool DocumentFolder::held(const DocumentName& document) const { return small_file(marker(document.material)) == document.sha256; }

bool DocumentFolder::has(const DocumentName& document) { return held(document) && size_of(content(document.sha256)) == document.size; }

Result<DocumentStore::Stored> DocumentFolder::stored(const DocumentName& document, const Uuid& by) {
  const std::lock_guard lock(lock_of(document.material));
  if (has(document)) return Stored{document.size, true};
  const auto path = part(document.material, by);
  const auto have = size_of(path);
  if (have < document.size) return Stored{have, false};
  // All bytes came, and then the server went away before it had looked at them.
  const auto done = finish(document, path);
  if (done) return Stored{document.size, true};
  if (done.error().code == "wrong_hash") return Stored{0, false};
  return done.error();
}

Result<DocumentStore::Stored> DocumentFolder::append(const DocumentName& document, const Uuid& by, std::uint64_t offset,
                                                     std::string_view piece) {
  const std::lock_guard lock(lock_of(document.material));
  if (has(document)) return Stored{document.size, true};
  const auto path = part(document.material, by);
  const auto have = size_of(path), size = document.size;
  if (offset != have) return Error{"wrong_offset", "", {std::to_string(have)}, ""};
  if (piece.size() > size || have > size - piece.size()) return Error{"too_large", "", {}, "beyond the size in the record"};
  {
    const OpenFile file(path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW);
    if (!file) return failed("open part");
    if (!write_all(file, piece) || ::fdatasync(file.get()) != 0) {
      const auto error = failed("write part");
      // A file that is half there must not count as stored.
      if (::ftruncate(file.get(), off_t(have)) != 0) ::unlink(path.c_str());
      return error;
    }
  }
  if (have + piece.size() < size) return Stored{have + piece.size(), false};
  if (auto done = finish(document, path); !done) return done.error();
  return Stored{size, true};
}

Status DocumentFolder::finish(const DocumentName& document, const std::string& part) {
  auto found = hash_of(part);
  if (!found) return found.error();
  if (*found != document.sha256) {
    ::unlink(part.c_str());
    return Error{"wrong_hash", "", {}, ""};
  }
  // The same bytes from another material simply replace themselves.
  if (::rename(part.c_str(), content(document.sha256).c_str()) != 0 || !sync_folder(dir_ + "/content")) return failed("keep");
  if (auto done = hold(document.material, document.sha256); !done) return done;
  drop_parts(document.material);
  return {};
}

Status DocumentFolder::hold(const Uuid& material, const std::string& sha256) {
  const auto fresh = marker(material) + unfinished;
  const OpenFile file(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW);
  if (!file || !write_all(file, sha256) || ::fsync(file.get()) != 0) return failed("marker");
  if (::rename(fresh.c_str(), marker(material).c_str()) != 0 || !sync_folder(dir_ + "/held")) return failed("marker");
  return {};
}

/// Several devices may have been giving the same bytes back.
void DocumentFolder::drop_parts(const Uuid& material) {
  const auto id = material.text();
  for (const auto& name : names_inside(dir_ + "/parts"))
    if (name.starts_with(id)) ::unlink((dir_ + "/parts/" + name).c_str());
}

void DocumentFolder::adopt(const std::string& file, const std::string& sha256, const std::vector<Uuid>& materials) {
  if (!file.empty()) {
    auto from = file;
    // Where documents lie on a disk of their own.
    if (::rename(from.c_str(), content(sha256).c_str()) != 0) {
      if (errno != EXDEV) throw Failure(failed("keep"));
      from = content(sha256) + unfinished;
      copy_file(file, from);
      if (::rename(from.c_str(), content(sha256).c_str()) != 0) throw Failure(failed("keep"));
    }
    if (!sync_folder(dir_ + "/content")) throw Failure(failed("keep"));
  }
  for (const Uuid& material : materials) hold(material, sha256).take();
}

bool DocumentFolder::is_whole(const std::string& sha256) const {
  const auto found = hash_of(content(sha256));
  return found && *found == sha256;
}

/// A disk that lost bytes says nothing of it. So the first who reads looks.
bool DocumentFolder::bytes_are_right(const std::string& sha256) {
  {
    const std::lock_guard lock(looked_mutex_);
    if (looked_at_.contains(sha256)) return true;
  }
  return look_at(sha256);
}

bool DocumentFolder::look_at(const std::string& sha256) {
  const auto found = hash_of(content(sha256));
  const std::lock_guard lock(looked_mutex_);
  if (found && *found == sha256) {
    looked_at_.insert(sha256);
    return true;
  }
  looked_at_.erase(sha256);
  if (!found) return false;
  std::error_code error;
  fs::create_directory(dir_ + "/damaged", error);
  if (::rename(content(sha256).c_str(), (dir_ + "/damaged/" + sha256).c_str()) != 0 || !sync_folder(dir_ + "/content"))
    log(LogLevel::error, "set_aside", failed("rename"));
  return false;
}

Result<std::string> DocumentFolder::read(const DocumentName& document, std::uint64_t offset, std::size_t length) {
  const std::lock_guard lock(lock_of(document.material));
  if (!has(document) || !bytes_are_right(document.sha256)) return Error{"incomplete", "", {}, ""};
  const OpenFile file(content(document.sha256), O_RDONLY | O_NOFOLLOW);
  if (!file) return Error{"incomplete", "", {}, "content missing"};
  std::string out(length, '\0');
  std::size_t got = 0;
  while (got < length) {
    const auto n = ::pread(file.get(), out.data() + got, length - got, off_t(offset + got));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return failed("read content");
    if (n == 0) break;
    got += std::size_t(n);
  }
  out.resize(got);
  return out;
}

std::vector<std::string> DocumentFolder::set_damaged_aside() {
  std::vector<std::string> out;
  for (const auto& name : names_inside(dir_ + "/content"))
    if (is_hash(name) && !look_at(name)) out.push_back(name);
  return out;
}

std::vector<KeptDocument> DocumentFolder::kept() {
  std::vector<KeptDocument> out;
  for (const auto& folder : names_inside(dir_)) {
    const auto inside = [&](const std::string& name) { return folder + "/" + name; };
    if (folder == "content" || folder == "damaged") {
      for (const auto& name : names_inside(dir_ + "/" + folder))
        out.push_back({inside(name), {}, is_hash(name) && fs::is_regular_file(fs::symlink_status(dir_ + "/" + inside(name))) ? name : ""});
    } else if (folder == "held") {
      for (const auto& name : names_inside(dir_ + "/held")) {
        // It is being written, or a machine that stopped then left it. Nothing was promised by it.
        const bool whole = name.size() == id_length;
        if (whole || name.ends_with(unfinished))
          out.push_back({inside(name), material_of(name), whole ? small_file(dir_ + "/held/" + name) : ""});
        else
          out.push_back({inside(name)});
      }
    } else if (folder == "parts") {
      for (const auto& name : names_inside(dir_ + "/parts")) out.push_back({inside(name), material_of(name)});
    } else {
      out.push_back({folder});
    }
  }
  return out;
}

}  // namespace dialogue
