// SPDX-License-Identifier: Apache-2.0
#include "server/backup/objects.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <filesystem>

#include "server/backup/folders.h"
#include "server/store/whole_file.h"
#include "shared/wire/compress.h"

namespace dialogue::backup {
namespace {

namespace fs = std::filesystem;

// A file has a mark, the form, the run's sealed key where it is encrypted, the packed bytes (encrypted: nonce, bytes, tag), and a hash of
// all before.
constexpr std::string_view mark = "dlgO1";
constexpr char plain_form = 'p', encrypted_form = 'e';
constexpr std::size_t sealed_size = 32 + 48, sum_size = 32, head_size = mark.size() + 1;
constexpr std::size_t largest_object = 8u << 20;
constexpr std::size_t shard = 2;  ///< digits of the id that name the folder

std::optional<ObjectId> id_from(const std::string& text) {
  if (text.size() != 64 || text.find_first_not_of("0123456789abcdef") != std::string::npos) return std::nullopt;
  ObjectId out{};
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<std::uint8_t>(std::stoi(text.substr(2 * i, 2), nullptr, 16));
  return out;
}

}  // namespace

ObjectId id_of(std::string_view id_key, ObjectType type, std::string_view plain) {
  if (id_key.size() != 32) throw Failure(Error{"damaged", "", {}, "the key that names objects"});
  std::string framed(1, static_cast<char>(type));
  framed += plain;
  return mac(id_key, framed);
}

Writer::Writer(std::string recipient, Random& random) : random_(random) {
  if (recipient.empty()) return;
  std::array<std::uint8_t, 32> key;
  random.fill(key);
  run_key_.assign(key.begin(), key.end());
  sealed_ = seal(recipient, run_key_);
}

std::string Writer::envelope(const ObjectId& id, ObjectType type, std::string_view plain) const {
  constexpr int level = 3, no_dictionary = 0;
  std::string out(mark);
  const auto packed = pack(plain, level, no_dictionary);
  if (run_key_.empty() || type == ObjectType::list) {
    out += plain_form;
    out += packed;
  } else {
    out += encrypted_form;
    out += sealed_;
    out += encrypt(run_key_, raw(id), packed, random_);
  }
  out += raw(blake2b(out));
  return out;
}

bool is_sound(std::string_view envelope) {
  if (envelope.size() < head_size + sum_size || !envelope.starts_with(mark)) return false;
  const auto body = envelope.substr(0, envelope.size() - sum_size);
  return raw(blake2b(body)) == envelope.substr(body.size());
}

std::optional<std::string> Reader::run_key(const std::string& sealed) {
  const auto known = runs_.find(sealed);
  if (known != runs_.end()) return known->second;
  auto key = secret_ ? unseal(*secret_, sealed) : std::nullopt;
  return runs_[sealed] = std::move(key);
}

Reader::Found Reader::open(const ObjectId& id, ObjectType type, std::string_view envelope, std::string& plain) {
  if (!is_sound(envelope)) return Found::damaged;
  auto body = envelope.substr(head_size, envelope.size() - head_size - sum_size);
  std::string decrypted;
  if (envelope[mark.size()] == encrypted_form) {
    if (type == ObjectType::list || body.size() < sealed_size) return Found::damaged;
    const auto key = run_key(std::string(body.substr(0, sealed_size)));
    if (!key) return Found::closed;
    auto opened = decrypt(*key, raw(id), body.substr(sealed_size));
    if (!opened) return Found::damaged;
    decrypted = std::move(*opened);
    body = decrypted;
  } else if (envelope[mark.size()] != plain_form) {
    return Found::damaged;
  }
  auto unpacked = unpack(body, largest_object);
  if (!unpacked) return Found::damaged;
  plain = std::move(*unpacked);
  return Found::whole;
}

std::string ObjectFolder::name(const ObjectId& id) {
  const auto text = hex(raw(id));
  return "objects/" + text.substr(0, shard) + "/" + text.substr(shard);
}

std::string ObjectFolder::path(const ObjectId& id) const {
  const auto text = hex(raw(id));
  return dir_ + "/" + text.substr(0, shard) + "/" + text.substr(shard);
}

std::optional<std::string> ObjectFolder::read(const ObjectId& id) const {
  const OpenFile file(path(id), O_RDONLY | O_NOFOLLOW);
  if (!file) {
    if (errno == ENOENT || errno == ELOOP) return std::nullopt;
    disk_failed("read object");
  }
  struct stat info {};
  if (::fstat(file.get(), &info) != 0) disk_failed("read object");
  if (!S_ISREG(info.st_mode) || std::uint64_t(info.st_size) > largest_object) return std::nullopt;
  std::string out(static_cast<std::size_t>(info.st_size), '\0');
  std::size_t got = 0;
  while (got < out.size()) {
    const auto n = ::read(file.get(), out.data() + got, out.size() - got);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) disk_failed("read object");
    if (n == 0) break;
    got += std::size_t(n);
  }
  out.resize(got);
  return out;
}

void ObjectFolder::write(const ObjectId& id, std::string_view envelope) {
  const auto to = path(id);
  make_folder(folder_above(to));
  const auto fresh = to + unfinished;
  {
    const OpenFile file(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW);
    if (!file || !write_all(file, envelope)) {
      const int why = errno;
      ::unlink(fresh.c_str());
      errno = why;
      disk_failed("write object");
    }
  }
  if (::rename(fresh.c_str(), to.c_str()) != 0) disk_failed("write object");
  unsynced_.push_back(to);
}

void ObjectFolder::sync() {
  if (unsynced_.empty()) return;
  // The disk is asked for all files at once first. Then little is left to do for each.
  const OpenFile all_of(dir_, O_RDONLY | O_DIRECTORY);
  if (!all_of || ::syncfs(all_of.get()) != 0) disk_failed("sync objects");
  std::set<std::string> folders{dir_, folder_above(dir_)};
  for (const auto& path : unsynced_) {
    sync_file(path);
    folders.insert(folder_above(path));
  }
  for (const auto& folder : folders)
    if (!sync_folder(folder)) disk_failed("sync objects");
  unsynced_.clear();
}

void ObjectFolder::remove(const ObjectId& id) const { ::unlink(path(id).c_str()); }

void ObjectFolder::clear_unfinished() const {
  std::error_code error;
  for (const auto& entry : fs::recursive_directory_iterator(dir_, error))
    if (entry.path().extension() == unfinished) ::unlink(entry.path().c_str());
}

std::vector<ObjectId> ObjectFolder::all(std::vector<std::string>* strange) const {
  std::vector<ObjectId> out;
  std::error_code error;
  for (const auto& folder : fs::directory_iterator(dir_, error)) {
    const auto first = folder.path().filename().string();
    if (!folder.is_directory(error) || folder.is_symlink(error)) {
      if (strange) strange->push_back("objects/" + first);
      continue;
    }
    for (const auto& file : fs::directory_iterator(folder.path(), error)) {
      const auto rest = file.path().filename().string();
      // A machine that stopped while it wrote the file left it.
      if (rest.ends_with(unfinished)) continue;
      const auto id = id_from(first + rest);
      if (id && file.is_regular_file(error) && !file.is_symlink(error))
        out.push_back(*id);
      else if (strange)
        strange->push_back("objects/" + first + "/" + rest);
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace dialogue::backup
