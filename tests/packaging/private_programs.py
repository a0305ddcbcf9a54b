#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""No program leaves its memory in a file, and the folders of records are their owner's alone. private_programs.py BUILD"""
import os
import re
import socket
import stat
import subprocess
import tempfile
import time
from pathlib import Path

from programs import end, programs

problems, looked_at = [], 0
BIN = programs()


def look(what, process):
    """A program sets its limit before anything else. So it is asked until the limit is there, or the program has been there long enough."""
    global looked_at
    looked_at += 1
    core, end = (), time.monotonic() + 20
    while core != ("0", "0") and process.poll() is None and time.monotonic() < end:
        core = re.search(r"^Max core file size +(\S+) +(\S+)", Path(f"/proc/{process.pid}/limits").read_text(), re.M).groups()
    if core != ("0", "0"):
        problems.append(f"{what}: a core may be {core} bytes long")


def mode(path):
    return stat.S_IMODE(os.stat(path).st_mode)


def closed(what, path):
    global looked_at
    looked_at += 1
    if mode(path) != 0o700:
        problems.append(f"{what}: the folder has mode {mode(path):o}")


with tempfile.TemporaryDirectory() as folder:
    data, replica = Path(folder, "data"), Path(folder, "replica")
    for place in (data, replica):
        place.mkdir()
        place.chmod(0o755)
    subprocess.run([BIN["dialogued"], "--data", data, "init"], check=True, stdout=subprocess.DEVNULL)
    closed("dialogued init in a folder that was open", data)
    data.chmod(0o777)
    server = subprocess.Popen([BIN["dialogued"], "--data", data, "serve", "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, text=True,
                              preexec_fn=lambda: os.umask(0))
    server.stdout.readline()
    closed("dialogued serve with a folder that was open", data)
    look("dialogued", server)
    for path in data.rglob("*"):
        looked_at += 1
        if mode(path) & 0o077:
            problems.append(f"dialogued: {path.relative_to(data)} has mode {mode(path):o}")
    server.terminate()
    server.wait()

    if os.geteuid() == 0:
        # The folder of the service, in which an administrator works as root.
        others, nobody = Path(folder, "others"), 65534
        others.mkdir()
        os.chown(others, nobody, nobody)
        outside = Path(folder, "outside")
        outside.write_text("")
        os.link(outside, others / "mark.new")
        subprocess.run([BIN["dialogued"], "--data", others, "init"], check=True, stdout=subprocess.DEVNULL)
        for path in [others, *others.rglob("*")]:
            looked_at += 1
            if path.name != "mark.new" and path.stat().st_uid != nobody:
                problems.append(f"dialogued as root: {path.name} belongs to {path.stat().st_uid}")
        if outside.stat().st_uid != 0:
            problems.append("dialogued as root gave away a file from elsewhere")

    # Somebody who answers nothing, so that the client is there to be looked at.
    silent = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{silent.getsockname()[1]}"
    client = subprocess.Popen([BIN["dialogue-cli"], "--replica", replica, "enrol", "--server", url, "--code", "AAAA"],
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    silent.settimeout(20)
    try:
        held = silent.accept()
        look("dialogue-cli", client)
    except TimeoutError:
        print("dialogue-cli ended before it asked the server:", client.communicate(timeout=20)[1])
        problems.append("dialogue-cli was not seen")
    client.kill()
    client.wait()
    subprocess.run([BIN["dialogue-cli"], "--replica", replica, "status"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    closed("dialogue-cli with a folder that was open", replica)
    replica.chmod(0o750)
    subprocess.run([BIN["dialogue-cli"], "--replica", replica, "status"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    closed("dialogue-cli with a replica that was open", replica)

    if "dialogue" in BIN:
        app = subprocess.Popen([BIN["dialogue"], "--sample", "--offline"], env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        look("dialogue", app)
        app.kill()
        app.wait()
end(problems, looked_at)
