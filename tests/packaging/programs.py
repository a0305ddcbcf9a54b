# SPDX-License-Identifier: Apache-2.0
"""The built programs and what their own help says they take."""
import re
import subprocess
import sys
from pathlib import Path

BUILD = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else None
PLACES = {"dialogued": "server/dialogued", "dialogue-cli": "client/dialogue-cli", "dialogue": "qml/dialogue"}


def programs():
    """Name and path of each program of this build; the app is not in every one."""
    return {name: BUILD / place for name, place in PLACES.items() if (BUILD / place).exists()}


def output(path, *args):
    return subprocess.run([path, *args], capture_output=True, text=True, check=True).stdout


def commands(path, words=()):
    """All commands, as tuples of words, with the long options of each; the program itself is the empty tuple."""
    text = output(path, *words, "--help")
    found = {words: sorted(set(re.findall(r"^ +(?:-\w, ?)?(--[a-z][a-z-]*)", text, re.M)))}
    # The heading is in capitals with newer parsers.
    for below in re.split(r"^subcommands:$", text, flags=re.M | re.I)[1:]:
        for name in re.findall(r"^  ([a-z][a-z-]*)(?: |$)", below, re.M):
            found.update(commands(path, (*words, name)))
    return found


def end(problems, looked_at):
    print("\n".join(problems))
    print(f"{looked_at} looked at, {len(problems)} problems")
    sys.exit(1 if problems or not looked_at else 0)
