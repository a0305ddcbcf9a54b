// SPDX-License-Identifier: Apache-2.0
// Preloaded into the real programs by the kill sweep. Counts every call that changes or syncs a file below KILL_ROOT, over all threads
// and processes that share KILL_STATE; at the call whose turn it is, kills the process or makes the call fail. What was written, and what
// was synced, goes to KILL_JOURNAL, from which disk.py makes the folder as a power cut would have left it. Nothing is really synced: the
// machine stays on, and that makes a run of the exchange take a fraction of a second.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum action { act_none, act_kill_before, act_kill_half, act_fail_once, act_fail_ever };
enum op { op_create = 1, op_write, op_size, op_sync, op_sync_failed, op_rename, op_unlink, op_mkdir, op_rmdir, op_link };
// Whether a call needs room on the disk: a full disk still lets one sync, rename and delete.
enum room { no_room, needs_room };

// Laid out for Python's struct "<7Q"; shared by all processes of one computer.
struct state {
  uint64_t count, at, action, error, journal, fired, no_room;  // no_room: a call that failed takes no space, so that no full disk explains it
};

// A fd that is followed: the inode it had when it was opened (a number may be closed behind our back and used again).
struct followed {
  ino_t inode;
  char kind;  // 0 no, 'f' file, 'd' folder, 's' the WAL's index: no durable state
};

static struct state* state;
static int journal = -1;
static char root[PATH_MAX];
static size_t root_size;
static struct followed followed[8192];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__(&name))real(#name))

static void* real(const char* name) {
  void* found = dlsym(RTLD_NEXT, name);
  if (!found) abort();
  return found;
}

static int raw_open(const char* path, int flags) { return (int)syscall(SYS_openat, AT_FDCWD, path, flags, 0600); }

__attribute__((constructor)) static void begin(void) {
  const char* under = getenv("KILL_ROOT");
  const char* shared = getenv("KILL_STATE");
  const char* log = getenv("KILL_JOURNAL");
  if (!under || !shared || !log) return;
  const int fd = raw_open(shared, O_RDWR | O_CLOEXEC);
  if (fd < 0) return;
  void* at = mmap(NULL, sizeof(struct state), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  syscall(SYS_close, fd);
  if (at == MAP_FAILED) return;
  snprintf(root, sizeof root, "%s/", under);
  root_size = strlen(root);
  // High, so that the numbers the program gets are those it would have had.
  const int low = raw_open(log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC);
  journal = fcntl(low, F_DUPFD_CLOEXEC, 900);
  syscall(SYS_close, low);
  state = at;
}

// The absolute path when it lies below the root, else nothing.
static const char* below_root(int folder, const char* path, char* space) {
  if (!state || !path) return NULL;
  if (path[0] != '/' && folder != AT_FDCWD) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    const ssize_t n = readlink(link, space, PATH_MAX - 1);
    if (n <= 0) return NULL;
    snprintf(space + n, PATH_MAX - (size_t)n, "/%s", path);
    path = space;
  }
  // The root itself too: its folder is synced like any other.
  return strncmp(path, root, root_size) == 0 || (strlen(path) == root_size - 1 && strncmp(path, root, root_size - 1) == 0) ? path : NULL;
}

static int ends(const char* text, const char* tail) {
  const size_t a = strlen(text), b = strlen(tail);
  return a >= b && strcmp(text + a - b, tail) == 0;
}

static void note(enum op op, uint64_t inode, uint64_t offset, const char* path, const char* other, const void* data, size_t size) {
  if (!state->journal) return;
  struct {
    uint64_t op, inode, offset, path, other, data;
  } head = {op, inode, offset, path ? strlen(path) : 0, other ? strlen(other) : 0, size};
  struct iovec parts[4] = {{&head, sizeof head}, {(void*)path, head.path}, {(void*)other, head.other}, {(void*)data, size}};
  if (syscall(SYS_writev, journal, parts, 4) < 0) abort();
}

static void die(void) {
  syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
  for (;;) pause();
}

// What is to happen to this call: 0 nothing, 1 it fails (errno is set), 2 half of it, then death, 3 half of it.
static int turn(enum room room) {
  const uint64_t n = ++state->count;
  const int now = n == state->at, later = state->at != 0 && n > state->at;
  if (!now && !(later && state->action == act_fail_ever)) return 0;
  switch (state->action) {
    case act_kill_before:
      state->fired++;
      die();
      break;
    case act_kill_half:
      state->fired++;
      return 2;
    case act_fail_once:
    case act_fail_ever:
      if (later && room == no_room && state->error != EIO) return 0;
      state->fired++;
      state->no_room |= room == no_room;
      if (state->error == 0 && now && room == needs_room) return 3;
      errno = state->error != 0 ? (int)state->error : ENOSPC;
      return 1;
    default:
      break;
  }
  return 0;
}

static void after(int what) {
  if (what == 2) die();
}

static struct followed* find(int fd) {
  if (!state || fd < 0 || fd >= (int)(sizeof followed / sizeof *followed) || !followed[fd].kind) return NULL;
  struct stat info;
  if (fstat(fd, &info) != 0 || info.st_ino != followed[fd].inode) {
    followed[fd].kind = 0;
    return NULL;
  }
  return &followed[fd];
}

static void follow(int fd, const char* path) {
  struct stat info;
  if (fd < 0 || fd >= (int)(sizeof followed / sizeof *followed) || fstat(fd, &info) != 0) return;
  followed[fd].inode = info.st_ino;
  followed[fd].kind = S_ISDIR(info.st_mode) ? 'd' : !S_ISREG(info.st_mode) ? 0 : ends(path, "-shm") ? 's' : 'f';
}

// ---- opening ----

static int open_any(int folder, const char* path, int flags, mode_t mode) {
  char space[PATH_MAX];
  const char* mine = below_root(folder, path, space);
  if (!mine) return (int)syscall(SYS_openat, folder, path, flags, mode);
  struct stat info;
  pthread_mutex_lock(&lock);
  const int there = stat(mine, &info) == 0;
  const int makes = (flags & O_CREAT) && !there, cuts = there && (flags & O_TRUNC) && S_ISREG(info.st_mode) && info.st_size > 0;
  const int what = makes || cuts ? turn(makes ? needs_room : no_room) : 0;
  int fd = -1;
  if (what == 0 || what == 2) {
    fd = (int)syscall(SYS_openat, folder, path, flags, mode);
    const int error = errno;
    if (fd >= 0) {
      follow(fd, mine);
      if (makes && followed[fd].kind == 'f') note(op_create, followed[fd].inode, 0, mine, NULL, NULL, 0);
      if (cuts && followed[fd].kind == 'f') note(op_size, followed[fd].inode, 0, NULL, NULL, NULL, 0);
    }
    after(what);
    errno = error;
  } else if (what == 3) {
    errno = ENOSPC;
  }
  pthread_mutex_unlock(&lock);
  return fd;
}

static mode_t mode_of(int flags, va_list args) { return flags & (O_CREAT | O_TMPFILE) ? va_arg(args, mode_t) : 0; }

#define OPEN(name)                                  \
  int name(const char* path, int flags, ...) {      \
    va_list args;                                   \
    va_start(args, flags);                          \
    const mode_t mode = mode_of(flags, args);       \
    va_end(args);                                   \
    return open_any(AT_FDCWD, path, flags, mode);   \
  }
#define OPENAT(name)                                       \
  int name(int folder, const char* path, int flags, ...) { \
    va_list args;                                          \
    va_start(args, flags);                                 \
    const mode_t mode = mode_of(flags, args);              \
    va_end(args);                                          \
    return open_any(folder, path, flags, mode);            \
  }
OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)
int __open_2(const char* path, int flags) { return open_any(AT_FDCWD, path, flags, 0); }
int __open64_2(const char* path, int flags) { return open_any(AT_FDCWD, path, flags, 0); }
int creat(const char* path, mode_t mode) { return open_any(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

int close(int fd) {
  if (fd >= 0 && fd < (int)(sizeof followed / sizeof *followed)) followed[fd].kind = 0;
  return (int)syscall(SYS_close, fd);
}

// ---- writing ----

static ssize_t write_at(int fd, const struct followed* file, const void* data, size_t size, off_t offset, int moves) {
  const int what = turn(needs_room);
  if (what == 1) return -1;
  const size_t some = what == 0 ? size : size / 2;
  // Half of one byte is none: a short write of nothing is a full disk.
  if (what == 3 && some == 0) {
    errno = ENOSPC;
    return -1;
  }
  const ssize_t n = some == 0 ? 0 : moves ? syscall(SYS_write, fd, data, some) : syscall(SYS_pwrite64, fd, data, some, offset);
  const int error = errno;
  if (n > 0 && file->kind == 'f') note(op_write, file->inode, (uint64_t)offset, NULL, NULL, data, (size_t)n);
  after(what);
  errno = error;
  return n;
}

static off_t place(int fd) {
  if (fcntl(fd, F_GETFL) & O_APPEND) {
    struct stat info;
    return fstat(fd, &info) == 0 ? info.st_size : 0;
  }
  return lseek(fd, 0, SEEK_CUR);
}

ssize_t write(int fd, const void* data, size_t size) {
  const struct followed* file = find(fd);
  if (!file) return syscall(SYS_write, fd, data, size);
  pthread_mutex_lock(&lock);
  const ssize_t n = write_at(fd, file, data, size, place(fd), 1);
  pthread_mutex_unlock(&lock);
  return n;
}

ssize_t pwrite(int fd, const void* data, size_t size, off_t offset) {
  const struct followed* file = find(fd);
  if (!file) return syscall(SYS_pwrite64, fd, data, size, offset);
  pthread_mutex_lock(&lock);
  const ssize_t n = write_at(fd, file, data, size, offset, 0);
  pthread_mutex_unlock(&lock);
  return n;
}
ssize_t pwrite64(int fd, const void* data, size_t size, off64_t offset) { return pwrite(fd, data, size, offset); }

ssize_t pwritev(int fd, const struct iovec* parts, int count, off_t offset) {
  if (!find(fd)) return syscall(SYS_pwritev, fd, parts, count, offset, 0);
  ssize_t all = 0;
  for (int i = 0; i < count; ++i) {
    const ssize_t n = pwrite(fd, parts[i].iov_base, parts[i].iov_len, offset + all);
    if (n < 0) return all > 0 ? all : n;
    all += n;
    if ((size_t)n < parts[i].iov_len) break;
  }
  return all;
}
ssize_t pwritev64(int fd, const struct iovec* parts, int count, off64_t offset) { return pwritev(fd, parts, count, offset); }

ssize_t writev(int fd, const struct iovec* parts, int count) {
  if (!find(fd)) return syscall(SYS_writev, fd, parts, count);
  ssize_t all = 0;
  for (int i = 0; i < count; ++i) {
    const ssize_t n = write(fd, parts[i].iov_base, parts[i].iov_len);
    if (n < 0) return all > 0 ? all : n;
    all += n;
    if ((size_t)n < parts[i].iov_len) break;
  }
  return all;
}

// The C++ library copies files with these: done by hand, so that what is written is seen.
static ssize_t copy_by_hand(int out, int in, off_t* from, size_t size) {
  char piece[65536];
  const size_t wanted = size < sizeof piece ? size : sizeof piece;
  const ssize_t n = from ? pread(in, piece, wanted, *from) : read(in, piece, wanted);
  if (n <= 0) return n;
  const ssize_t written = write(out, piece, (size_t)n);
  if (from && written > 0) *from += written;
  if (!from && written < n) lseek(in, (written > 0 ? written : 0) - n, SEEK_CUR);
  return written;
}
ssize_t sendfile(int out, int in, off_t* from, size_t size) {
  return find(out) ? copy_by_hand(out, in, from, size) : syscall(SYS_sendfile, out, in, from, size);
}
ssize_t sendfile64(int out, int in, off64_t* from, size_t size) { return sendfile(out, in, from, size); }
ssize_t copy_file_range(int in, off64_t* from, int out, off64_t* to, size_t size, unsigned flags) {
  if (find(out) && !to) return copy_by_hand(out, in, from, size);
  return syscall(SYS_copy_file_range, in, from, out, to, size, flags);
}

// ---- sizes ----

int ftruncate(int fd, off_t size) {
  const struct followed* file = find(fd);
  if (!file) return (int)syscall(SYS_ftruncate, fd, size);
  struct stat info;
  pthread_mutex_lock(&lock);
  const int what = turn(fstat(fd, &info) == 0 && info.st_size < size ? needs_room : no_room);
  int done = -1;
  if (what == 3) errno = ENOSPC;
  if (what == 0 || what == 2) {
    done = (int)syscall(SYS_ftruncate, fd, size);
    if (done == 0 && file->kind == 'f') note(op_size, file->inode, (uint64_t)size, NULL, NULL, NULL, 0);
    after(what);
  }
  pthread_mutex_unlock(&lock);
  return done;
}
int ftruncate64(int fd, off64_t size) { return ftruncate(fd, size); }

static int grow(int fd, off_t end) {
  struct stat info;
  if (fstat(fd, &info) == 0 && info.st_size >= end) return 0;
  return ftruncate(fd, end);
}
int fallocate(int fd, int mode, off_t offset, off_t size) {
  return find(fd) && mode == 0 ? grow(fd, offset + size) : (int)syscall(SYS_fallocate, fd, mode, offset, size);
}
int fallocate64(int fd, int mode, off64_t offset, off64_t size) { return fallocate(fd, mode, offset, size); }
int posix_fallocate(int fd, off_t offset, off_t size) {
  if (find(fd)) return grow(fd, offset + size) == 0 ? 0 : errno;
  return syscall(SYS_fallocate, fd, 0, offset, size) == 0 ? 0 : errno;
}
int posix_fallocate64(int fd, off64_t offset, off64_t size) { return posix_fallocate(fd, offset, size); }

// ---- syncing ----

static void note_sync(enum op op, int fd, const struct followed* file) {
  char link[64], path[PATH_MAX];
  if (file->kind == 's') return;
  ssize_t n = 0;
  if (file->kind == 'd') {
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    n = readlink(link, path, sizeof path - 1);
  }
  path[n > 0 ? n : 0] = 0;
  note(op, file->inode, 0, path, NULL, NULL, 0);
}

static int sync_any(int fd) {
  const struct followed* file = find(fd);
  if (!file) return 0;
  pthread_mutex_lock(&lock);
  const int what = turn(no_room);
  int done = 0;
  if (what == 0 || what == 2) {
    note_sync(op_sync, fd, file);
    after(what);
  } else {
    // What could not be synced is lost for good: a later sync of the same pages says yes to nothing.
    const int error = errno;
    note_sync(op_sync_failed, fd, file);
    errno = error;
    done = -1;
  }
  pthread_mutex_unlock(&lock);
  return done;
}
int fsync(int fd) { return sync_any(fd); }
int fdatasync(int fd) { return sync_any(fd); }
int sync_file_range(int fd, off64_t offset, off64_t size, unsigned flags) {
  (void)fd, (void)offset, (void)size, (void)flags;
  return 0;  // promises nothing about durability
}

// ---- names ----

#define NAMES(op, room, mine, other, call)                  \
  pthread_mutex_lock(&lock);                                \
  const int what = turn(room);                              \
  int done = -1;                                            \
  if (what == 3) errno = ENOSPC;                            \
  if (what == 0 || what == 2) {                             \
    done = (int)(call);                                     \
    const int error = errno;                                \
    if (done == 0) note(op, 0, 0, mine, other, NULL, 0);    \
    after(what);                                            \
    errno = error;                                          \
  }                                                         \
  pthread_mutex_unlock(&lock);                              \
  return done;

int renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned flags) {
  char a[PATH_MAX], b[PATH_MAX];
  const char *mine = below_root(from_folder, from, a), *other = below_root(to_folder, to, b);
  if (!mine || !other) return (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, flags);
  NAMES(op_rename, no_room, mine, other, syscall(SYS_renameat2, from_folder, from, to_folder, to, flags))
}
int renameat(int from_folder, const char* from, int to_folder, const char* to) { return renameat2(from_folder, from, to_folder, to, 0); }
int rename(const char* from, const char* to) { return renameat2(AT_FDCWD, from, AT_FDCWD, to, 0); }

int linkat(int from_folder, const char* from, int to_folder, const char* to, int flags) {
  char a[PATH_MAX], b[PATH_MAX];
  const char *mine = below_root(from_folder, from, a), *other = below_root(to_folder, to, b);
  if (!mine || !other) return (int)syscall(SYS_linkat, from_folder, from, to_folder, to, flags);
  NAMES(op_link, needs_room, mine, other, syscall(SYS_linkat, from_folder, from, to_folder, to, flags))
}
int link(const char* from, const char* to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }

int unlinkat(int folder, const char* path, int flags) {
  char space[PATH_MAX];
  const char* mine = below_root(folder, path, space);
  struct stat info;
  // What is not there is a question, not a change.
  if (!mine || lstat(mine, &info) != 0 || S_ISSOCK(info.st_mode)) return (int)syscall(SYS_unlinkat, folder, path, flags);
  NAMES(flags & AT_REMOVEDIR ? op_rmdir : op_unlink, no_room, mine, NULL, syscall(SYS_unlinkat, folder, path, flags))
}
int unlink(const char* path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char* path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }
int remove(const char* path) {
  struct stat info;
  return lstat(path, &info) == 0 && S_ISDIR(info.st_mode) ? rmdir(path) : unlink(path);
}

int mkdirat(int folder, const char* path, mode_t mode) {
  char space[PATH_MAX];
  const char* mine = below_root(folder, path, space);
  struct stat info;
  if (!mine || lstat(mine, &info) == 0) return (int)syscall(SYS_mkdirat, folder, path, mode);
  NAMES(op_mkdir, needs_room, mine, NULL, syscall(SYS_mkdirat, folder, path, mode))
}
int mkdir(const char* path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

// ---- waiting ----

// Programs wait before they try a server again: shorter here.
static struct timespec shorter(const struct timespec* wanted) {
  const int64_t ns = (wanted->tv_sec * 1000000000LL + wanted->tv_nsec) / 20;
  return (struct timespec){ns / 1000000000LL, ns % 1000000000LL};
}
int nanosleep(const struct timespec* wanted, struct timespec* left) {
  if (!state) return REAL(nanosleep)(wanted, left);
  const struct timespec less = shorter(wanted);
  return REAL(nanosleep)(&less, left);
}
int clock_nanosleep(clockid_t clock, int flags, const struct timespec* wanted, struct timespec* left) {
  if (!state || flags != 0) return REAL(clock_nanosleep)(clock, flags, wanted, left);
  const struct timespec less = shorter(wanted);
  return REAL(clock_nanosleep)(clock, flags, &less, left);
}
