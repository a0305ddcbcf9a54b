#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every command in docs/manual is one that a shell reads and whose words and options the programs know; every option of the server that a page
writes down is taken; what people are said to read in a table of troubles is what the programs say; every page is in the index. words.py BUILD"""
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/packaging"))
from programs import commands, end, programs  # noqa: E402

MANUAL = ROOT / "docs/manual"
FENCE = re.compile(r"^ *```(\w+)[^\n]*\n(.*?)^ *```$", re.M | re.S)
INLINE = re.compile(r"`((?:dialogued|dialogue-cli) [^`]+)`")
problems, looked_at = [], 0
known = {name: commands(path) for name, path in programs().items() if name != "dialogue"}


def check_command(where, line):
    """`line`: one command, perhaps with what a shell makes of its output."""
    global looked_at
    looked_at += 1
    program, *rest = shlex.split(re.split(r"(?<!<)[<>|]", line.replace("\n", " "))[0], comments=True)
    words = ()
    for word in rest:
        if (*words, word) in known[program]:
            words = (*words, word)
        elif not word.startswith("-"):
            break
    groups = {other[:-1] for other in known[program] if other}
    if not words and rest and not rest[0].startswith("-") or (words and words in groups and not known_alone(program, words)):
        problems.append(f"{where}: there is no command {line}")
    takes = {option for at in range(len(words) + 1) for option in known[program][words[:at]]}
    for word in rest:
        if word.startswith("--") and word.split("=")[0] not in takes:
            problems.append(f"{where}: {program} {' '.join(words)} takes no {word}")


def known_alone(program, words):
    # "grant PERSON ROLE" beside "grant list".
    return (program, words) == ("dialogued", ("grant",))


def refused_options(text):
    with tempfile.NamedTemporaryFile("w", suffix=".toml") as file:
        file.write(text)
        file.flush()
        done = subprocess.run([programs()["dialogued"], "--config", file.name, "config", "show"], capture_output=True, text=True)
    return "" if done.returncode == 0 else done.stderr.strip()


def said_nowhere(row):
    """Of the first column of a table, what stands there as said (*…*) and is in no source."""
    for phrase in re.findall(r"\*([^*]+)\*", row.split("|")[1]):
        if not re.search(".*".join(map(re.escape, phrase.split("…"))), SAID, re.I):
            yield phrase


SAID = "\n".join(path.read_text() for folder in ("shared/domain", "client/cli", "client/core", "server/admin", "server/watch")
                 for path in sorted((ROOT / folder).rglob("*.cpp")))
index = (MANUAL / "README.md").read_text()
for page in sorted(MANUAL.glob("*.md")):
    text = page.read_text()
    if page.name != "README.md" and f"({page.name})" not in index:
        problems.append(f"{page.name}: README.md does not name it")
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("|"):
            looked_at += 1
            problems += [f"{page.name}:{number}: no program says “{phrase}”" for phrase in said_nowhere(line)]
    for block in FENCE.finditer(text):
        language, body = block.groups()
        where = f"{page.name}:{text[:block.start()].count(chr(10)) + 1}"
        if language == "sh":
            if (read := subprocess.run(["sh", "-n", "-c", body], capture_output=True, text=True)).returncode:
                problems.append(f"{where}: {read.stderr.strip()}")
            # What goes into a file is options, or another program's.
            documents = re.findall(r"<<'END'\n(.*?)^END$", body, re.M | re.S)
            for line in re.sub(r"<<'END'\n.*?^END$", "", body, flags=re.M | re.S).splitlines():
                if re.match(r"(dialogued|dialogue-cli) ", line):
                    check_command(where, line)
            for document in documents if "server.toml" in body else []:
                looked_at += 1
                if complaint := refused_options(document):
                    problems.append(f"{where}: {complaint}")
        elif language == "toml":
            looked_at += 1
            if complaint := refused_options(body):
                problems.append(f"{where}: {complaint}")
    for found in INLINE.finditer(FENCE.sub(lambda m: "\n" * m[0].count("\n"), text)):
        check_command(f"{page.name}: `{found[1]}`", found[1])
end(problems, looked_at)
