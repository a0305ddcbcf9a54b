# SPDX-License-Identifier: Apache-2.0
"""What a power cut leaves of a folder, from how it was at first and the journal of preload.c.

The model is stricter than most file systems: data are there once their file was synced, names once their folder was; what was not synced is
lost, or there in part, in any order, torn at a sector. Names go in the order in which they were made, as journalling file systems keep it.
The WAL's index (-shm), sockets and locks are no durable state.
"""
import mmap
import os
import random
import shutil
import struct

CREATE, WRITE, SIZE, SYNC, SYNC_FAILED, RENAME, UNLINK, MKDIR, RMDIR, LINK = range(1, 11)
HEAD = struct.Struct("<6Q")
SECTOR = 512

NONE, KILL_BEFORE, KILL_HALF, FAIL_ONCE, FAIL_EVER = range(5)


class Trap:
    """The memory that preload.c shares with us: what to do to which call, and how many there were."""

    def __init__(self, path):
        self.path = path
        with open(path, "wb") as f:
            f.write(bytes(56))
        with open(path, "r+b") as f:
            self.memory = mmap.mmap(f.fileno(), 56)

    def arm(self, at=0, action=NONE, error=0):
        journal = self._get(4)
        # It is disarmed while it changes, because a process may be counting.
        struct.pack_into("<Q", self.memory, 8, 0)
        struct.pack_into("<7Q", self.memory, 0, 0, 0, action, error, journal, 0, 0)
        struct.pack_into("<Q", self.memory, 8, at)

    def disarm(self):
        struct.pack_into("<Q", self.memory, 8, 0)

    def journal(self, on):
        struct.pack_into("<Q", self.memory, 32, int(on))

    def _get(self, i):
        return struct.unpack_from("<Q", self.memory, 8 * i)[0]

    @property
    def count(self):
        return self._get(0)

    @property
    def fired(self):
        return self._get(5)

    @property
    def room_would_help(self):
        """False when one of the calls that failed was a sync, a rename or a deletion."""
        return self._get(6) == 0


class File:
    def __init__(self, content=b""):
        self.durable = bytearray(content)
        self.pending = []


def put(content, offset, data):
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    content[offset:offset + len(data)] = data


def resize(content, size):
    if size < len(content):
        del content[size:]
    else:
        content.extend(bytes(size - len(content)))


def perform(content, change):
    op, offset, data = change
    if op == WRITE:
        put(content, offset, data)
    else:
        resize(content, offset)


class Disk:
    """A folder: as it is durable, and what was done to it since without being synced."""

    def __init__(self, root):
        self.root = root
        self.inodes = {}
        self.names = {}  # path -> File, or None for a folder
        self.now = {}    # the same, as the programs see it
        self.pending = []  # changes of names: (op, path, other, file)
        for folder, _, files in os.walk(root):
            self.names[folder] = None
            for name in files:
                path = os.path.join(folder, name)
                if path.endswith("-shm") or not os.path.isfile(path):
                    continue
                with open(path, "rb") as f:
                    file = File(f.read())
                self.inodes[os.stat(path).st_ino] = file
                self.names[path] = file
        self.now = dict(self.names)

    def take(self, journal):
        with open(journal, "rb") as f:
            data = f.read()
        at = 0
        while at < len(data):
            op, inode, offset, a, b, size = HEAD.unpack_from(data, at)
            at += HEAD.size
            path = data[at:at + a].decode()
            other = data[at + a:at + a + b].decode()
            at += a + b
            self._take(op, inode, offset, path, other, data[at:at + size])
            at += size

    def _take(self, op, inode, offset, path, other, data):
        if op in (WRITE, SIZE):
            file = self.inodes.get(inode)
            if file:
                file.pending.append((op, offset, data))
        elif op == CREATE:
            self.inodes[inode] = File()
            self._name(CREATE, path, "", self.inodes[inode])
        elif op in (SYNC, SYNC_FAILED):
            self._sync(inode, path, op == SYNC)
        else:
            self._name(op, path, other, self.now.get(path))

    def _name(self, op, path, other, file):
        self.pending.append((op, path, other, file))
        apply_name(self.now, op, path, other, file)

    def _sync(self, inode, folder, good):
        if not folder:
            file = self.inodes.get(inode)
            for change in file.pending if file and good else ():
                perform(file.durable, change)
            if file:
                file.pending = []
            return
        if not good:
            return
        left = []
        for change in self.pending:
            op, path, other, changed = change
            if folder in (os.path.dirname(path), os.path.dirname(other)):
                apply_name(self.names, *change)
            else:
                left.append(change)
        self.pending = left

    def cut(self, damage, seed):
        """Writes the folder as a cut leaves it: 'all' that was not synced is gone, a 'prefix' is there, or 'some' of it, torn."""
        rng = random.Random(seed)
        names = dict(self.names)
        if damage != "all":
            for change in self.pending[:rng.randint(0, len(self.pending))]:
                apply_name(names, *change)
        files = {file: self._left(file, damage, rng) for file in set(f for f in names.values() if f)}
        shutil.rmtree(self.root)
        os.makedirs(self.root, mode=0o700)
        for path, file in sorted(names.items(), key=lambda entry: len(entry[0])):
            if not os.path.isdir(os.path.dirname(path)):
                continue  # its folder is lost
            if file is None:
                os.makedirs(path, mode=0o700, exist_ok=True)
            else:
                with open(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as f:
                    f.write(files[file])

    def _left(self, file, damage, rng):
        content = bytearray(file.durable)
        if damage == "all":
            return content
        if damage == "prefix":
            for change in file.pending[:rng.randint(0, len(file.pending))]:
                perform(content, change)
            return content
        kept = [change for change in file.pending if rng.random() < 0.5]
        torn = rng.randrange(len(kept)) if kept else -1
        for i, change in enumerate(kept):
            op, offset, data = change
            if i != torn or op != WRITE:
                perform(content, change)
                continue
            for at in range(0, len(data), SECTOR):
                if rng.random() < 0.5:
                    put(content, offset + at, data[at:at + SECTOR])
        return content


def apply_name(names, op, path, other, file):
    if op in (CREATE, LINK):
        names[other if op == LINK else path] = file
    elif op == MKDIR:
        names[path] = None
    elif op == RENAME:
        if file is None:
            for old in [p for p in names if p == path or p.startswith(path + "/")]:
                names[other + old[len(path):]] = names.pop(old)
            return
        names.pop(path, None)
        names[other] = file
    else:
        names.pop(path, None)
        for old in [p for p in names if p.startswith(path + "/")]:
            names.pop(old)
