#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Follows pages of docs/manual word by word, one after the other, and looks whether each command prints what they say.

    follow.py PAGE... --build BUILD     with the programs of a build, in a folder of its own: nothing of this machine is touched
    follow.py PAGE... --installed       with the programs that are installed here, as root of a machine that is made for it

A block "```sh NAME" is given to a shell on the computer of NAME: server, or a person's; "```sh NAME root" as root of a person's. The block
"```text" behind it is what is seen, where … stands for anything. Who is asked for a line to join with pastes the newest that was printed.
"""
import argparse
import os
import pwd
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.M | re.S)
# Stands for systemd, which runs on no machine of the tests: it starts what the unit starts.
SYSTEMCTL = """#!/bin/sh
[ "$2" = dialogued ] || exit 0
if [ "$1" = stop ] || [ "$1" = restart ]; then
  kill "$(cat "$STATE/pid")"
  while kill -0 "$(cat "$STATE/pid")" 2>/dev/null; do sleep 0.1; done
fi
case $1 in
  start | restart) ;;
  reload) kill -HUP "$(cat "$STATE/pid")"; exit ;;
  *) exit 0 ;;
esac
: >"$STATE/serve"
setsid $AS_SERVICE dialogued --config "$OPTIONS" serve >"$STATE/serve" 2>"$STATE/log" &
echo $! >"$STATE/pid"
until grep -q '^listening on ' "$STATE/serve"; do kill -0 $! 2>/dev/null || { cat "$STATE/log" >&2; exit 1; }; sleep 0.05; done
"""
# Stands for apt-get where the programs are those of a build: packages that do not exist are not installed.
APT = """#!/bin/sh
for word; do
  case $word in
    install | update | -*) ;;
    ./*_\\*.deb) word=${word#./}; grep -qx "Package: ${word%%_*}" "$CONTROL" || { echo "there is no package $word" >&2; exit 1; } ;;
    *) echo "what is $word?" >&2; exit 1 ;;
  esac
done
"""


def free_port():
    """None of those that the system gives to whoever connects."""
    while True:
        port = random.randrange(20000, 32000)
        try:
            with socket.socket() as s:
                s.bind(("0.0.0.0", port))
            return port
        except OSError:
            pass


def has_v6():
    try:
        with socket.socket(socket.AF_INET6) as s:
            s.bind(("::1", 0))
        return True
    except OSError:
        return False


class Place:
    """Where the commands are given: a folder that stands for the machines, or this machine."""

    def __init__(self, folder, build):
        self.folder, self.build = Path(folder), build
        self.environment = {**os.environ, "LC_ALL": "C.UTF-8", "STATE": folder, "CONTROL": str(ROOT / "packaging/debian/control")}
        for name in [n for n in self.environment if n.startswith("DIALOGUE")]:
            del self.environment[name]
        programs = self.folder / "programs"
        programs.mkdir()
        self.script(programs / "systemctl", SYSTEMCTL)
        self.changes = []
        options = "/etc/dialogue/server.toml"
        if build:
            self.script(programs / "apt-get", APT)
            for name in ("server/dialogued", "client/dialogue-cli"):
                (programs / Path(name).name).symlink_to(build / name)
            for path in ("/etc/dialogue", "/etc/systemd/system", "/var/lib/dialogue", "/var/backups/dialogue"):
                (self.folder / path[1:]).mkdir(parents=True)
                self.changes.append((path, folder + path))
            self.changes += [("dialogue.example.org", "localhost"), ("8480", str(free_port())), ("_dialogue", pwd.getpwuid(os.getuid()).pw_name)]
            if not has_v6():
                self.changes.append(("[::]", "0.0.0.0"))
            options = folder + options
            self.environment["DIALOGUE_CONFIG"] = options
            self.environment["AS_SERVICE"] = ""
        else:
            try:
                socket.getaddrinfo("dialogue.example.org", None)
            except OSError:
                with open("/etc/hosts", "a") as hosts:
                    hosts.write("127.0.0.1 dialogue.example.org\n")
            self.environment["AS_SERVICE"] = "setpriv --reuid _dialogue --regid _dialogue --clear-groups"
        self.environment["OPTIONS"] = options
        self.environment["PATH"] = f"{programs}:{os.environ['PATH']}:/usr/sbin:/sbin"

    @staticmethod
    def script(path, text):
        path.write_text(text)
        path.chmod(0o755)

    def here(self, text):
        for said, meant in self.changes:
            text = text.replace(said, meant)
        return text

    def give(self, who, text, pasted):
        """Runs a block. Returns what was seen, and whether all of it was done."""
        command, environment = ["sh", "-e", "-c", self.here(text)], dict(self.environment)
        if who not in ("server", "root"):
            home = self.home(who)
            environment["HOME"] = str(home)
            environment.pop("DIALOGUE_CONFIG", None)
            if not self.build:
                command = ["runuser", "-u", who, "--", *command]
        done = subprocess.run(command, input=pasted, capture_output=True, text=True, env=environment, timeout=1800, cwd=os.environ.get("PACKAGES", self.folder))
        # The doctor ends with 1 when there is something to do.
        fine = done.returncode == 0 or (done.returncode == 1 and text.rstrip().endswith("dialogued doctor"))
        return done.stdout + done.stderr, fine

    def home(self, who):
        if self.build:
            home = self.folder / "home" / who
            home.mkdir(parents=True, exist_ok=True)
            return home
        try:
            pwd.getpwnam(who)
        except KeyError:
            subprocess.run(["useradd", "--create-home", who], check=True)
        return Path(pwd.getpwnam(who).pw_dir)

    def end(self):
        pid = self.folder / "pid"
        if pid.exists():
            try:
                os.kill(int(pid.read_text()), signal.SIGTERM)
            except ProcessLookupError:
                pass


def missing(expected, seen):
    """Lines of the page that were not seen, in their order."""
    lines, at, out = seen.splitlines(), 0, []
    for line in filter(None, map(str.strip, expected.splitlines())):
        pattern = re.compile(".*".join(map(re.escape, line.split("…"))))
        found = next((i for i in range(at, len(lines)) if pattern.search(lines[i])), None)
        if found is None:
            out.append(line)
        else:
            at = found + 1
    return out


def follow(page, place):
    blocks, problems, line, given = list(BLOCK.finditer(page.read_text())), [], "", 0
    for block, behind in zip(blocks, blocks[1:] + [None]):
        language, words, text = block.groups()
        words = words.split()
        if language != "sh" or not words:
            continue
        number = page.read_text()[:block.start()].count("\n") + 1
        seen, fine = place.give("root" if "root" in words else words[0], text, line)
        given += 1
        if found := re.findall(r"^dialogue:\S+$", seen, re.M):
            line = found[-1] + "\n"
        lacking = missing(place.here(behind[3]), seen) if behind and behind[1] == "text" else []
        if not fine or lacking:
            problems.append(f"{page.name}:{number}: " + ("it was refused" if not fine else "not seen: " + " / ".join(lacking)) + f"\n{seen}")
            if not fine:
                break
    return given, problems


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("pages", type=Path, nargs="+")
    parser.add_argument("--build", type=Path)
    parser.add_argument("--installed", action="store_true")
    asked = parser.parse_args()
    if bool(asked.build) == asked.installed:
        parser.error("one of --build and --installed")
    folder = tempfile.mkdtemp(prefix="dialogue-manual-")
    place = Place(folder, asked.build.resolve() if asked.build else None)
    given, problems = 0, []
    try:
        for page in asked.pages:
            blocks, found = follow(page, place)
            given, problems = given + blocks, problems + found
    finally:
        place.end()
        shutil.rmtree(folder, ignore_errors=True)
    print("\n".join(problems))
    print(f"{given} blocks given, {len(problems)} problems")
    sys.exit(1 if problems or not given else 0)


main()
