// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>

#include "tests/sim/rng.h"

namespace dialogue::sim {

namespace {

constexpr std::size_t sector = 512;

struct Write {
  std::size_t offset = 0;
  std::string data;
  bool truncate = false;  // to `offset`
};

void replay(std::string& content, const Write& write) {
  if (write.truncate) {
    content.resize(std::min(content.size(), write.offset));
    return;
  }
  if (content.size() < write.offset + write.data.size()) content.resize(write.offset + write.data.size(), '\0');
  std::memcpy(content.data() + write.offset, write.data.data(), write.data.size());
}

// Locks of the wal-index: how many share a slot, and who has it alone.
struct SharedMemory {
  std::vector<std::unique_ptr<std::string>> regions;
  int shared[SQLITE_SHM_NLOCK] = {};
  const void* alone[SQLITE_SHM_NLOCK] = {};
};

struct File {
  std::string synced;   // what a power cut leaves
  std::string current;  // what reads see
  std::vector<Write> unsynced;
  bool existed_when_synced = false;
  std::shared_ptr<SharedMemory> memory;
  int lock_shared = 0;
  const void* reserved = nullptr;
  const void* exclusive = nullptr;
};

struct Quota {
  std::uint64_t left = 0;  // calls that still work
  bool broken = false;     // fails with an I/O error; else there is no space
  bool once = false;
};

struct State {
  std::map<std::string, std::shared_ptr<File>> files;
  std::map<std::string, Quota> quotas;
  DiskCounters counters;
  std::uint64_t salt = 0;
};

State& state() {
  static State instance;
  return instance;
}

std::string node_of(const std::string& path) {
  const auto end = path.find('/', 1);
  return path.substr(1, end == std::string::npos ? std::string::npos : end - 1);
}

// SQLITE_OK when the call may go on; else "no space", or `error` when the disk is broken.
int spend(const std::string& path, int error) {
  auto it = state().quotas.find(node_of(path));
  if (it == state().quotas.end()) return SQLITE_OK;
  if (it->second.left > 0) {
    --it->second.left;
    return SQLITE_OK;
  }
  ++state().counters.failed_calls;
  const bool broken = it->second.broken;
  if (it->second.once) state().quotas.erase(it);
  return broken ? error : SQLITE_FULL;
}

struct Handle {
  sqlite3_file base;
  std::shared_ptr<File>* file;
  std::string* path;
  int level;
  std::uint32_t shm_shared, shm_alone;
};

Handle& handle(sqlite3_file* f) { return *reinterpret_cast<Handle*>(f); }
File& file_of(sqlite3_file* f) { return **handle(f).file; }

void release_locks(Handle& h) {
  File& file = **h.file;
  if (h.level >= SQLITE_LOCK_SHARED) --file.lock_shared;
  if (file.reserved == &h) file.reserved = nullptr;
  if (file.exclusive == &h) file.exclusive = nullptr;
  h.level = SQLITE_LOCK_NONE;
}

int x_close(sqlite3_file* f) {
  Handle& h = handle(f);
  release_locks(h);
  delete h.file;
  delete h.path;
  return SQLITE_OK;
}

int x_read(sqlite3_file* f, void* out, int amount, sqlite3_int64 offset) {
  const std::string& content = file_of(f).current;
  const auto at = static_cast<std::size_t>(offset), want = static_cast<std::size_t>(amount);
  const std::size_t have = at >= content.size() ? 0 : std::min(want, content.size() - at);
  if (have > 0) std::memcpy(out, content.data() + at, have);
  if (have == want) return SQLITE_OK;
  std::memset(static_cast<char*>(out) + have, 0, want - have);
  return SQLITE_IOERR_SHORT_READ;
}

int x_write(sqlite3_file* f, const void* data, int amount, sqlite3_int64 offset) {
  if (const int code = spend(*handle(f).path, SQLITE_IOERR_WRITE); code != SQLITE_OK) return code;
  ++state().counters.writes;
  File& file = file_of(f);
  Write write{static_cast<std::size_t>(offset), std::string(static_cast<const char*>(data), static_cast<std::size_t>(amount)), false};
  replay(file.current, write);
  file.unsynced.push_back(std::move(write));
  return SQLITE_OK;
}

int x_truncate(sqlite3_file* f, sqlite3_int64 size) {
  if (spend(*handle(f).path, SQLITE_IOERR_TRUNCATE) != SQLITE_OK) return SQLITE_IOERR_TRUNCATE;
  File& file = file_of(f);
  Write write{static_cast<std::size_t>(size), {}, true};
  replay(file.current, write);
  file.unsynced.push_back(std::move(write));
  return SQLITE_OK;
}

int x_sync(sqlite3_file* f, int) {
  if (spend(*handle(f).path, SQLITE_IOERR_FSYNC) != SQLITE_OK) return SQLITE_IOERR_FSYNC;
  ++state().counters.syncs;
  File& file = file_of(f);
  for (const auto& write : file.unsynced) replay(file.synced, write);
  file.unsynced.clear();
  file.existed_when_synced = true;
  return SQLITE_OK;
}

int x_size(sqlite3_file* f, sqlite3_int64* size) {
  *size = static_cast<sqlite3_int64>(file_of(f).current.size());
  return SQLITE_OK;
}

int x_lock(sqlite3_file* f, int level) {
  Handle& h = handle(f);
  File& file = file_of(f);
  if (h.level >= level) return SQLITE_OK;
  if (file.exclusive != nullptr && file.exclusive != &h) return SQLITE_BUSY;
  if (level >= SQLITE_LOCK_RESERVED && file.reserved != nullptr && file.reserved != &h) return SQLITE_BUSY;
  if (level == SQLITE_LOCK_EXCLUSIVE && file.lock_shared - (h.level >= SQLITE_LOCK_SHARED ? 1 : 0) > 0) return SQLITE_BUSY;
  if (h.level == SQLITE_LOCK_NONE) ++file.lock_shared;
  if (level >= SQLITE_LOCK_RESERVED) file.reserved = &h;
  if (level == SQLITE_LOCK_EXCLUSIVE) file.exclusive = &h;
  h.level = level;
  return SQLITE_OK;
}

int x_unlock(sqlite3_file* f, int level) {
  Handle& h = handle(f);
  if (h.level <= level) return SQLITE_OK;
  release_locks(h);
  if (level == SQLITE_LOCK_SHARED) ++file_of(f).lock_shared;
  h.level = level;
  return SQLITE_OK;
}

int x_reserved(sqlite3_file* f, int* out) {
  *out = file_of(f).reserved != nullptr;
  return SQLITE_OK;
}

int x_control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int x_sector(sqlite3_file*) { return static_cast<int>(sector); }
int x_traits(sqlite3_file*) { return 0; }

int x_shm_map(sqlite3_file* f, int region, int size, int extend, void volatile** out) {
  File& file = file_of(f);
  if (!file.memory) file.memory = std::make_shared<SharedMemory>();
  auto& regions = file.memory->regions;
  while (static_cast<int>(regions.size()) <= region) {
    if (extend == 0) {
      *out = nullptr;
      return SQLITE_OK;
    }
    regions.push_back(std::make_unique<std::string>(static_cast<std::size_t>(size), '\0'));
  }
  *out = regions[static_cast<std::size_t>(region)]->data();
  return SQLITE_OK;
}

int x_shm_lock(sqlite3_file* f, int first, int count, int flags) {
  Handle& h = handle(f);
  SharedMemory& memory = *file_of(f).memory;
  for (int i = first; i < first + count; ++i) {
    const std::uint32_t bit = 1u << i;
    if ((flags & SQLITE_SHM_UNLOCK) != 0) {
      if ((h.shm_shared & bit) != 0) --memory.shared[i];
      if ((h.shm_alone & bit) != 0) memory.alone[i] = nullptr;
      h.shm_shared &= ~bit, h.shm_alone &= ~bit;
      continue;
    }
    const int others = memory.shared[i] - ((h.shm_shared & bit) != 0 ? 1 : 0);
    if (memory.alone[i] != nullptr && memory.alone[i] != &h) return SQLITE_BUSY;
    if ((flags & SQLITE_SHM_EXCLUSIVE) != 0 && others > 0) return SQLITE_BUSY;
  }
  if ((flags & SQLITE_SHM_UNLOCK) != 0) return SQLITE_OK;
  for (int i = first; i < first + count; ++i) {
    const std::uint32_t bit = 1u << i;
    if ((flags & SQLITE_SHM_SHARED) != 0 && (h.shm_shared & bit) == 0) ++memory.shared[i], h.shm_shared |= bit;
    if ((flags & SQLITE_SHM_EXCLUSIVE) != 0) memory.alone[i] = &h, h.shm_alone |= bit;
  }
  return SQLITE_OK;
}

void x_shm_barrier(sqlite3_file*) {}

int x_shm_unmap(sqlite3_file* f, int remove) {
  Handle& h = handle(f);
  if (auto& memory = file_of(f).memory) {
    for (int i = 0; i < SQLITE_SHM_NLOCK; ++i) {
      if ((h.shm_shared & (1u << i)) != 0) --memory->shared[i];
      if (memory->alone[i] == &h) memory->alone[i] = nullptr;
    }
    if (remove != 0) memory.reset();
  }
  h.shm_shared = h.shm_alone = 0;
  return SQLITE_OK;
}

const sqlite3_io_methods methods = {2,          x_close,       x_read,      x_write,   x_truncate, x_sync,   x_size,
                                    x_lock,     x_unlock,      x_reserved,  x_control, x_sector,   x_traits, x_shm_map,
                                    x_shm_lock, x_shm_barrier, x_shm_unmap, nullptr,   nullptr};

int x_open(sqlite3_vfs*, const char* name, sqlite3_file* f, int flags, int* out_flags) {
  static std::uint64_t temporary = 0;
  const std::string path = name != nullptr ? name : "/tmp/" + std::to_string(++temporary);
  auto& files = state().files;
  auto it = files.find(path);
  f->pMethods = nullptr;
  if (it == files.end()) {
    if ((flags & SQLITE_OPEN_CREATE) == 0) return SQLITE_CANTOPEN;
    if (spend(path, SQLITE_CANTOPEN) != SQLITE_OK) return SQLITE_CANTOPEN;
    it = files.emplace(path, std::make_shared<File>()).first;
  }
  Handle& h = handle(f);
  h.file = new std::shared_ptr<File>(it->second);
  h.path = new std::string(path);
  h.level = SQLITE_LOCK_NONE;
  h.shm_shared = h.shm_alone = 0;
  f->pMethods = &methods;
  if (out_flags != nullptr) *out_flags = flags;
  return SQLITE_OK;
}

int x_delete(sqlite3_vfs*, const char* name, int) { return state().files.erase(name) > 0 ? SQLITE_OK : SQLITE_IOERR_DELETE_NOENT; }

int x_access(sqlite3_vfs*, const char* name, int, int* out) {
  auto it = state().files.find(name);
  *out = it != state().files.end() && !it->second->current.empty();
  return SQLITE_OK;
}

int x_full_path(sqlite3_vfs*, const char* name, int size, char* out) {
  sqlite3_snprintf(size, out, "%s%s", name[0] == '/' ? "" : "/", name);
  return SQLITE_OK;
}

int x_random(sqlite3_vfs*, int size, char* out) {
  // SQLite uses it for salts and temporary names only. A run must not depend on the machine.
  for (int i = 0; i < size; ++i) out[i] = static_cast<char>((++state().salt * 0x9E3779B97F4A7C15ull) >> 56);
  return size;
}

int x_sleep(sqlite3_vfs*, int microseconds) { return microseconds; }

int x_time(sqlite3_vfs*, double* out) {
  *out = 2461000.5;
  return SQLITE_OK;
}

bool belongs(const std::string& path, const std::string& node) { return path.compare(0, node.size() + 2, "/" + node + "/") == 0; }

void crash_file(File& file, CrashKind kind, Rng& rng, DiskCounters& counters) {
  std::size_t kept = 0;
  std::string content = file.synced;
  if (kind == CrashKind::keep_prefix) {
    const std::size_t n = rng.below(file.unsynced.size() + 1);
    for (; kept < n; ++kept) replay(content, file.unsynced[kept]);
  } else if (kind == CrashKind::keep_some) {
    const std::size_t torn = rng.below(file.unsynced.size() + 1);
    for (std::size_t i = 0; i < file.unsynced.size(); ++i) {
      Write write = file.unsynced[i];
      if (!rng.chance(500)) continue;
      if (i == torn && write.data.size() > sector) {
        write.data.resize(sector * (1 + rng.below(write.data.size() / sector)));
        ++counters.torn_writes;
      }
      replay(content, write);
      ++kept;
    }
  }
  counters.lost_writes += file.unsynced.size() - kept;
  file.synced = file.current = content;
  file.unsynced.clear();
  file.memory.reset();
  file.lock_shared = 0;
  file.reserved = file.exclusive = nullptr;
}

}  // namespace

const char* Disks::vfs_name() { return "dialogue-sim"; }

Disks::Disks() {
  static sqlite3_vfs vfs = [] {
    sqlite3_vfs v{};
    v.iVersion = 1;
    v.szOsFile = sizeof(Handle);
    v.mxPathname = 512;
    v.zName = vfs_name();
    v.xOpen = x_open, v.xDelete = x_delete, v.xAccess = x_access, v.xFullPathname = x_full_path;
    v.xRandomness = x_random, v.xSleep = x_sleep, v.xCurrentTime = x_time;
    return v;
  }();
  sqlite3_vfs_register(&vfs, 0);
  state() = State{};
}

Disks::~Disks() { state() = State{}; }

void Disks::stop_after(const std::string& node, std::uint64_t after) { fill(node, after); }

void Disks::crash(const std::string& node, CrashKind kind, std::uint64_t seed) {
  Rng rng(seed);
  heal(node);
  ++state().counters.crashes;
  for (auto& [path, file] : state().files)
    if (belongs(path, node)) crash_file(*file, kind, rng, state().counters);
}

DiskImage Disks::image(const std::string& node) const {
  DiskImage out;
  for (const auto& [path, file] : state().files)
    if (belongs(path, node)) out[path.substr(node.size() + 2)] = file->current;
  return out;
}

void Disks::restore(const std::string& node, const DiskImage& image) {
  erase(node);
  for (const auto& [name, content] : image) {
    auto file = std::make_shared<File>();
    file->synced = file->current = content;
    state().files["/" + node + "/" + name] = file;
  }
}

void Disks::copy(const std::string& from_node, const std::string& to_node) { restore(to_node, image(from_node)); }

void Disks::erase(const std::string& node) {
  std::erase_if(state().files, [&](const auto& entry) { return belongs(entry.first, node); });
}

void Disks::fill(const std::string& node, std::uint64_t after) { state().quotas[node] = {after, false, false}; }
void Disks::fail(const std::string& node, std::uint64_t after, bool once) { state().quotas[node] = {after, true, once}; }
void Disks::heal(const std::string& node) { state().quotas.erase(node); }
const DiskCounters& Disks::counters() const { return state().counters; }

}  // namespace dialogue::sim
