# SPDX-License-Identifier: Apache-2.0
"""The computers of the exchange: a server and devices, each a folder, real programs and a trap; what happens when one of them dies."""
import dataclasses
import errno
import os
import select
import shutil
import signal
import subprocess
import tempfile

import disk

SERVER = "server"


class Broken(Exception):
    """A promise was not kept."""


@dataclasses.dataclass(frozen=True)
class Point:
    """One run of the sweep: at call `at` of `role` within the step, `action` happens; then the power goes ('damage'), or not."""
    step: int
    role: str
    at: int
    action: int = disk.NONE
    error: int = 0
    damage: str = "all"  # all, prefix, some: what a cut leaves; none: only the process dies; late: the cut comes at the end of the exchange
    seed: int = 0

    def kind(self):
        if self.role == "all":
            return "power cut between two steps"
        if self.action in (disk.KILL_BEFORE, disk.KILL_HALF):
            return "killed " + ("before" if self.action == disk.KILL_BEFORE else "half way") + ", " + self.damage
        name = {errno.ENOSPC: "no space", errno.EIO: "I/O error", errno.EDQUOT: "quota", 0: "short write"}[self.error]
        return name + (" once" if self.action == disk.FAIL_ONCE else " for ever")

    def text(self):
        return f"{self.step}:{self.role}:{self.at}:{self.action}:{self.error}:{self.damage}:{self.seed}"

    @staticmethod
    def parse(text):
        step, role, at, action, error, damage, seed = text.split(":")
        return Point(int(step), role, int(at), int(action), int(error), damage, int(seed))


@dataclasses.dataclass
class Outcome:
    status: int
    out: str
    err: str


def taken_for_other(status, said, point):
    """SQLite tries a file that it may not create once more for reading, and then knows no better than that it is not there; and it takes an
    I/O error while it checks a database for damage."""
    no_access = "[no_access]" in said or "may not read or write" in said
    return status == 1 and no_access or status == 4 and point.error == errno.EIO


class Computers:
    """Folders below one root. `crashed` is called with a role when its process was killed and it is on again."""

    def __init__(self, build, preload, roles, port):
        self.cli = os.path.join(build, "client", "dialogue-cli")
        self.dialogued = os.path.join(build, "server", "dialogued")
        self.preload, self.port = preload, port
        base = "/dev/shm" if os.path.isdir("/dev/shm") else None
        self.root = tempfile.mkdtemp(prefix="dialogue-kill-", dir=base)
        self.roles = roles
        self.traps = {role: disk.Trap(os.path.join(self.root, role + ".trap")) for role in roles}
        self.disks, self.server, self.point = {}, None, None
        self.crashed = lambda role: None
        self.deaths = self.cuts = 0
        for role in roles:
            os.makedirs(self.folder(role))

    def close(self):
        self.kill_server()
        shutil.rmtree(self.root, ignore_errors=True)

    # ---- folders ----
    def folder(self, role):
        return os.path.join(self.root, role)

    def journal(self, role):
        return os.path.join(self.root, role + ".journal")

    def data(self):
        return os.path.join(self.folder(SERVER), "data")

    def keep(self, place):
        shutil.rmtree(place, ignore_errors=True)
        for role in self.roles:
            shutil.copytree(self.folder(role), os.path.join(place, role), ignore=lambda _, names: [n for n in names if n.endswith((".sock", "-shm"))])

    def put_back(self, place):
        self.kill_server()
        for role in self.roles:
            shutil.rmtree(self.folder(role))
            shutil.copytree(os.path.join(place, role), self.folder(role))

    # ---- traps ----
    def watch(self, roles):
        """From now on these folders can lose what is not synced."""
        for role in self.roles:
            open(self.journal(role), "wb").close()
            self.traps[role].disarm()
            self.traps[role].journal(role in roles)
        self.disks = {role: disk.Disk(self.folder(role)) for role in roles}

    def arm(self, point):
        self.point = point
        if point and point.role in self.traps:
            self.traps[point.role].arm(point.at, point.action, point.error)

    def fired(self):
        return self.point is not None and self.point.role in self.traps and self.traps[self.point.role].fired > 0

    def repair(self):
        """Space is there again, the disk works."""
        for trap in self.traps.values():
            trap.disarm()

    def cut(self, role, damage, seed):
        """The power goes and comes back."""
        self.cuts += 1
        lost = self.disks.pop(role)
        lost.take(self.journal(role))
        lost.cut(damage, seed)
        open(self.journal(role), "wb").close()
        self.traps[role].journal(False)

    def _power_goes(self, role):
        return self.point and self.point.role == role and self.point.damage not in ("none", "late") and role in self.disks

    def _died(self, role):
        self.deaths += 1
        self.repair()
        if self._power_goes(role):
            self.cut(role, self.point.damage, self.point.seed)

    # ---- programs ----
    def environment(self, role):
        out = {k: v for k, v in os.environ.items() if not k.startswith(("DIALOGUE", "XDG", "LANG", "LC_"))}
        out.update(LD_PRELOAD=self.preload, KILL_ROOT=self.folder(role), KILL_STATE=self.traps[role].path, KILL_JOURNAL=self.journal(role), LC_ALL="C.UTF-8")
        return out

    def command(self, role, args):
        if role == SERVER:
            return [self.dialogued, "--data", self.data(), "--json", *args]
        return [self.cli, "--replica", os.path.join(self.folder(role), "replica"), "--json", *args]

    def run(self, role, args, timeout=60):
        """One program to its end. A server that dies meanwhile is put on again at once."""
        child = subprocess.Popen(self.command(role, args), env=self.environment(role), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                 stderr=subprocess.PIPE, cwd=self.folder(role))
        texts = {child.stdout.fileno(): b"", child.stderr.fileno(): b""}
        try:
            self._listen_to(role, child, texts, timeout, f"{role} {' '.join(args)}")
        except BaseException:
            # The process would go on in the folders of the next point.
            child.kill()
            child.wait()
            raise
        out, err = (text.decode(errors="replace") for text in texts.values())
        child.stdout.close(), child.stderr.close()
        status = child.wait()
        if status == -signal.SIGKILL:
            self._died(role)
            self.crashed(role)
        elif status < 0:
            raise Broken(f"{role} {' '.join(args)} ended by signal {-status}: {err}")
        self.look_after_server()
        return Outcome(status, out, err)

    def _listen_to(self, role, child, texts, timeout, name):
        poll = select.poll()
        for fd in texts:
            poll.register(fd, select.POLLIN)
        watched = self._watch_server(poll)
        open_fds = set(texts)
        while open_fds:
            ready = poll.poll(timeout * 1000)
            if not ready:
                raise Broken(f"{name} did not end")
            for fd, _ in ready:
                if fd == watched:
                    poll.unregister(fd)
                    os.close(fd)
                    if role == SERVER and self._power_goes(SERVER):
                        child.kill()  # on the same computer
                        child.wait()
                    self.server_gone()
                    watched = self._watch_server(poll)
                    continue
                piece = os.read(fd, 65536)
                texts[fd] += piece
                if not piece:
                    poll.unregister(fd)
                    open_fds.discard(fd)
        if watched is not None:
            os.close(watched)

    def _watch_server(self, poll):
        if not self.server:
            return None
        fd = os.pidfd_open(self.server.pid)
        poll.register(fd, select.POLLIN)
        return fd

    def start_server(self):
        """Until it listens; a fault while it starts is met as everywhere."""
        for _ in range(4):
            with open(os.path.join(self.root, "server.log"), "ab") as log:
                args = self.command(SERVER, ["serve", "--listen", f"127.0.0.1:{self.port}"])
                server = subprocess.Popen(args, env=self.environment(SERVER), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log)
            line = server.stdout.readline().decode()
            if '"url"' in line:
                self.server = server
                return
            status = server.wait()
            server.stdout.close()
            if status == -signal.SIGKILL:
                self._died(SERVER)
                self.crashed(SERVER)
                continue
            if not self.fired():
                raise Broken(f"the server does not start: {status} {line} {self.server_log()}")
            if status != 5 and not taken_for_other(status, line + self.server_log(), self.point):
                raise Broken(f"the server refuses to start with {status} {line} {self.server_log()}")
            self.repair()
        raise Broken("the server does not start again")

    def server_log(self):
        with open(os.path.join(self.root, "server.log"), errors="replace") as f:
            return f.read()[-2000:]

    def look_after_server(self):
        if self.server and self.server.poll() is not None:
            self.server_gone()

    def server_gone(self):
        server, self.server = self.server, None
        status = server.wait()
        server.stdout.close()
        if status == -signal.SIGKILL:
            self._died(SERVER)
            self.crashed(SERVER)
        else:
            self._stopped_itself(status)
        self.start_server()

    def _stopped_itself(self, status):
        """Right after a failed sync: what it says to be on disk may not be."""
        if not self.fired():
            raise Broken(f"the server ended with {status}: {self.server_log()}")
        if status != 5:
            raise Broken(f"the server ended with {status}, not 5: {self.server_log()}")
        if self.point.error != errno.EIO and self.traps[SERVER].room_would_help:
            raise Broken("a full disk stopped the server")
        self._died(SERVER)

    def stop_server(self):
        server, self.server = self.server, None
        if not server:
            return
        server.terminate()
        status = server.wait()
        server.stdout.close()
        if status == -signal.SIGKILL:
            self._died(SERVER)
            self.crashed(SERVER)
        elif status != 0 and not self.fired():
            raise Broken(f"the server stopped with {status}: {self.server_log()}")

    def kill_server(self):
        server, self.server = self.server, None
        if server:
            server.kill()
            server.wait()
            server.stdout.close()
