#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the service asks of the kernel is what its unit lets it ask. system_calls.py PROGRAM UNIT...

No systemd runs here to forbid anything. So the program is watched from the first platform to the end of a server, and each call that it
made is looked for in the sets that the unit names. Of several units the first that is there is read.
"""
import os
import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

program = sys.argv[1]
unit = next(Path(name).read_text() for name in sys.argv[2:] if Path(name).exists())
# Calls that only begin the program, before the filter of the service is a matter of its own.
BEGINNING = {"execve"}
# What fails without harm: the limits are the unit's.
WITHOUT_HARM = {"prlimit64", "setrlimit"}


def calls_of(name):
    """The calls of a set, and of the sets in it."""
    text = subprocess.run(["systemd-analyze", "syscall-filter", name], capture_output=True, text=True, check=True).stdout
    found = set()
    for line in text.splitlines()[1:]:
        word = line.strip()
        if word.startswith("@"):
            found |= calls_of(word)
        elif re.fullmatch(r"\w+", word):
            found.add(word)
    return found


def allowed():
    """As systemd reads the lines: in order, "~" takes away."""
    out = set()
    for line in re.findall(r"^SystemCallFilter=(.*)$", unit, re.M):
        takes = line.startswith("~")
        for word in line.lstrip("~").split():
            calls = calls_of(word) if word.startswith("@") else {word}
            out = out - calls if takes else out | calls
    return out | {"exit", "exit_group", "rt_sigreturn", "sigreturn", "getrlimit", "time"}


def made(folder):
    data, out = os.path.join(folder, "data"), os.path.join(folder, "calls")

    # Root's SQLite asks for more than the service's own.
    as_user = []
    if os.geteuid() == 0:
        os.chown(folder, 65534, 65534)
        as_user = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"]

    def watched(*args):
        return [*as_user, "strace", "-f", "-qq", "-A", "-o", out, program, "--data", data, *args]

    subprocess.run(watched("init", "--demo"), check=True, stdout=subprocess.DEVNULL)
    server = subprocess.Popen(watched("serve", "--listen", "127.0.0.1:0"), stdout=subprocess.PIPE, text=True)
    server.stdout.readline()
    for args in (("stats",), ("verify",), ("compact",), ("backup", os.path.join(folder, "set"))):
        subprocess.run([*as_user, program, "--data", data, *args], check=True, stdout=subprocess.DEVNULL)
    # strace passes no signal on: its child is the server.
    child = int(Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()[0])
    os.kill(child, signal.SIGTERM)
    server.wait()
    return set(re.findall(r"^\d+ +(\w+)\(", Path(out).read_text(), re.M))


with tempfile.TemporaryDirectory() as folder:
    calls = made(folder)
refused = calls - allowed() - BEGINNING - WITHOUT_HARM
for call in sorted(refused):
    print("the unit does not allow", call)
print(f"{len(calls)} calls, {len(refused)} problems")
sys.exit(1 if refused or len(calls) < 20 else 0)
