#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Each program prints a manual page that names all it takes, and of which the reader has nothing to complain. man_pages.py BUILD"""
import os
import re
import shutil
import subprocess
import tempfile

from programs import commands, end, output, programs

problems, looked_at = [], 0


def plain(page):
    return re.sub(r"\\f[BIR]|\\&", "", page).replace("\\-", "-")


def formatted(name, page):
    """What man(1) complains of."""
    if not shutil.which("man") or not shutil.which("groff"):
        print(f"{name}: without man and groff the layout is not looked at")
        return ""
    with tempfile.NamedTemporaryFile("w", suffix=".8") as file:
        file.write(page)
        file.flush()
        done = subprocess.run(["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", file.name], capture_output=True, text=True,
                              env={**os.environ, "LC_ALL": "C.UTF-8", "MANROFFSEQ": "", "MANWIDTH": "80"})
    return done.stderr


for name, path in programs().items():
    page = output(path, "--print-man")
    looked_at += 1
    if complaint := formatted(name, page):
        problems.append(f"{name}: {complaint.strip()}")
    text = plain(page)
    for section in ("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "SEE ALSO"):
        if not re.search(rf'^\.SH "?{section}"?$', text, re.M):
            problems.append(f"{name}: no section {section}")
    for words, options in commands(path).items():
        looked_at += 1
        below = any(other[:-1] == words for other in commands(path))
        if words and not below and not re.search(rf"^{re.escape(' '.join(words))}( |$)", text, re.M):
            problems.append(f"{name}: the page does not name {' '.join(words)}")
        for option in options:
            if option not in text:
                problems.append(f"{name} {' '.join(words)}: the page does not name {option}")

# Every option of the server's file, as it is written there by itself.
server = programs()["dialogued"]
page, heading = output(server, "--print-man", "server.toml"), ""
if complaint := formatted("server.toml", page):
    problems.append(f"server.toml: {complaint.strip()}")
for line in output(server, "config", "sample").splitlines():
    if found := re.match(r"\[(\S+)\]$", line):
        heading = found.group(1) + "."
    if found := re.match(r"#(\w+) = ", line):
        looked_at += 1
        if f"{heading}{found.group(1)}\n" not in plain(page):
            problems.append(f"server.toml: the page does not name {heading}{found.group(1)}")
if complaint := formatted("dialogue-joining", output(server, "--print-man", "dialogue-joining")):
    problems.append(f"dialogue-joining: {complaint.strip()}")
end(problems, looked_at)
