#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The house rules that a machine can check, over every file of the source tree. Prints file:line: rule and fails if there is any.

tidy.py [ROOT]
"""
import re
import subprocess
import sys
from pathlib import Path

import french_spaces
from kind_names import KindNames
from rings import Rings

ROOT = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[2]).resolve()
LONGEST_FILE = 450
LONGEST_LINE = 99  # of a document

SHARED = {"shared/base", "shared/joining", "shared/text", "shared/wire", "shared/model", "shared/domain", "shared/rows", "shared/sqlite"}
ENGINE_SEES = {"sync", "shared/base", "shared/wire", "shared/model"}
PLAIN = {"sync", "shared/base", "shared/wire", "shared/model", "shared/domain"}
# Of the areas the service knows who people are, and the area of its own records (proposals, notices, translations).
RULED = (PLAIN - {"shared/domain"}) | {"shared/domain/common", "shared/domain/people/roles", "shared/domain/people/rest", "shared/domain/system", "shared/joining"}
# The replica as an interface, and words for values: every room of client/core sees them.
CORE = {f"client/core/{name}" for name in ("verbs", "values", "shown_title", "quoted_value", "moderated_words", "numbers")}
# What the server keeps in plain files, whatever its database is.
FILES = {f"server/store/{name}" for name in ("document_folder", "high_water", "key_file", "whole_file")}


def service(rooms):
    return {f"server/service/{room}" for room in rooms.split()}


# Folder: the folders it may include from. An arrow that is not here does not exist (docs/ARCHITECTURE.md).
ARROWS = {
    "shared/base": {"shared/base"},
    "shared/text": {"shared/base", "shared/text"},
    "shared/joining": {"shared/base", "shared/text", "shared/joining"},
    "shared/wire": {"shared/base", "shared/wire"},
    "shared/model": {"shared/base", "shared/wire", "shared/model"},
    "shared/domain": {"shared/base", "shared/text", "shared/wire", "shared/model", "shared/domain"},
    "shared/domain/common": {"shared/base", "shared/text", "shared/wire", "shared/model", "shared/domain/common"},
    "shared/rows": {"shared/base", "shared/wire", "shared/model", "shared/rows"},
    "shared/sqlite": {"shared/base", "shared/sqlite"},
    "shared/manual": {"shared/manual"},
    "sync": ENGINE_SEES,
    "client/core": SHARED | {"sync"} | CORE,
    "client/core/store": (SHARED - {"shared/domain"}) | {"sync", "client/core/store"} | CORE,
    "client/core/files": SHARED | {"sync", "client/core/files", "client/core/verbs/beside"} | CORE,
    "client/core/keeps": SHARED | {"sync", "client/core/keeps", "client/core/files", "client/core/store"} | CORE,
    "client/core/replica": SHARED | {"sync", "client/core/replica", "client/core/keeps", "client/core/files", "client/core/store"} | CORE,
    "client/core/answers": SHARED | {"sync", "client/core/answers"} | CORE,
    "client/core/tables": SHARED | {"sync", "client/core/tables", "client/core/files/files_sniff"} | CORE,
    "client/core/export": SHARED | {"sync", "client/core/export", "client/core/tables", "client/core/answers/answer_facts", "client/core/keeps/list"} | CORE,
    "client/core/transport": SHARED | {"sync", "client/core/transport"} | CORE,
    "client/core/joining": SHARED | {"sync", "client/core/joining", "client/core/files/files_remote"} | CORE,
    "client/core/exchange": SHARED | {"sync", "client/core/exchange", "client/core/replica/wipe", "client/core/files/files_remote"} | CORE,
    "client/cli": SHARED | {"shared/manual", "sync", "client/core", "client/cli"},
    "client/app/words": SHARED | {"sync", "client/core", "client/app/words"},
    "client/app/services": SHARED | {"sync", "client/core", "client/app/services", "client/app/words"},
    "client/app/lists": SHARED | {"sync", "client/core", "client/app/lists", "client/app/services", "client/app/words"},
    "client/app/record": SHARED | {"sync", "client/core", "client/app/record", "client/app/lists", "client/app/services", "client/app/words"},
    "client/app/changes": SHARED | {"sync", "client/core", "client/app"},
    "client/app/sample": SHARED | {"sync", "client/core", "client/app/sample"},
    "qml": {"shared/base", "shared/text", "shared/manual", "client/core", "client/app", "qml"},
    "server/service": RULED | {"server/service"},
    "server/service/ports": RULED | service("ports"),
    "server/service/unit_of_work": RULED | service("unit_of_work ports"),
    "server/service/decide": RULED | service("decide unit_of_work/work_reader unit_of_work/catalogue ports"),
    "server/service/apply": RULED | service("apply decide unit_of_work ports"),
    "server/service/engine": RULED | service("engine apply decide unit_of_work ports"),
    "server/service/clock": RULED | service("clock engine apply decide unit_of_work ports"),
    "server/service/mail": RULED | service("mail clock engine apply decide unit_of_work ports"),
    "server/service/exchange": RULED | service("exchange clock engine apply decide unit_of_work ports"),
    "server/service/admin": RULED | service("admin clock engine apply decide unit_of_work ports"),
    "server/store": {"shared/base", "shared/model", "server/service"} | FILES,
    "server/store/sqlite": (SHARED - {"shared/domain"}) | {"sync", "server/service", "server/store"},
    "server/backup": PLAIN | {"server/service", "server/backup"} | FILES,
    "server/files": {"shared/base", "server/service", "server/files"},
    "server/net": PLAIN | {"server/service/engine/trouble", "server/net"},
    "server/api": PLAIN | {"shared/joining", "server/service", "server/files", "server/net", "server/api"},
    "server/http": PLAIN | {"server/net", "server/http"},
    "server/tls": {"shared/base", "server/net", "server/tls"},
    "server/config": {"shared/base", "server/config"},
    "server/watch": PLAIN | {"server/service", "server/net", "server/http/request_note", "server/config", "server/watch"},
    "server/mail": {"shared/base", "shared/text", "shared/model", "server/service", "server/config", "server/mail"} | {"server/store/whole_file"},
    "server/admin": PLAIN | {"shared/text", "shared/manual", "shared/joining", "server/service", "server/backup", "server/config", "server/watch", "server/mail", "server/admin"} | FILES,
}
# What a pattern on a line of C++ may only stand in. An entry is a folder, or a file without its ending.
ONLY_IN = [
    (r"\bsqlite3_open", {"shared/sqlite"}, "databases are opened in shared/sqlite only"),
    (r"#include\s*<sqlite3\.h>", {"shared/sqlite", "client/core", "server/store/sqlite", "tests"}, "sqlite3.h belongs to the stores"),
    (r"#include\s*<httplib\.h>", {"server/http", "client/core/transport/http_requests", "tests/bench/bare_https"}, "httplib belongs to server/http and client/core/transport/http_requests"),
    (r"#include\s*<openssl/", {"server/tls", "client/core/transport", "tests"}, "OpenSSL belongs to server/tls and client/core/transport"),
    (r"#include\s*<curl/", {"server/mail/smtp_sender"}, "libcurl belongs to server/mail/smtp_sender"),
    (r"#include\s*<toml\+\+/", {"server/config/options_file"}, "TOML belongs to server/config/options_file"),
    (r"#include\s*<unicode/", {"shared/text"}, "ICU belongs to shared/text"),
    (r"#include\s*<(ZXing/|png\.h)", {"client/core/joining", "tests"}, "pictures are read in client/core/joining"),
    (r"#include\s*<qrencode\.h>", {"shared/joining"}, "QR codes are made in shared/joining"),
    (r"#include\s*<catch2/", {"tests/catch", "tests/catch_library"}, 'include "tests/catch.h"'),
    (r"#include\s*<Q[A-Z]", {"client/app", "qml", "tests/qml", "tests/fuzz/typed"}, "Qt belongs to the app"),
    (r"std::random_device|(system|steady)_clock::now|\bclock_gettime\b|\bgettimeofday\b|std::time\(|\brandombytes_buf\b|QDateTime::current|QDate::current",
     {"shared/base", "tests"}, "time and randomness come through shared/base/clock.h"),
]
ENGINE = re.compile(r"#include\s*<(thread|mutex|shared_mutex|condition_variable|future|random|filesystem|fstream|sys/.*|netinet/.*|unistd\.h)>")
# GCC 12's headers bring <algorithm> along, GCC 14's do not.
ALGORITHM = re.compile(r"std::(ranges::|(adjacent_find|all_of|any_of|binary_search|clamp|copy|count|count_if|equal|equal_range|fill|find|find_if|generate|includes"
                       r"|lower_bound|max|max_element|merge|min|min_element|mismatch|minmax|none_of|nth_element|partial_sort|partition|remove|remove_if|replace|reverse"
                       r"|rotate|search|set_difference|set_intersection|set_union|shuffle|sort|stable_sort|transform|unique|upper_bound)\()")
# A file or folder of ours as text names it: whole, without its ending, or with a star.
OURS = re.compile(r"(?<![\w./…-])((?:client|docs|packaging|qml|scripts|server|shared|sync|tests)/[\w./*-]*\w[*]?)")
# What a test or a program writes into a document: from here to the end, or to the next "end".
MADE = re.compile(r"<!-- (From here on|made:)")
MARKS = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|\bnot implemented\b")
ABSOLUTE = re.compile(r"(?<![\w.}$)/-])/(home|root|Users|wor[k])/")
CODE = {".cpp", ".h", ".qml", ".mjs", ".js", ".py", ".sh", ".cmake", ".sql"}
SCRIPTS = {"run", "test", ".ci/run"}

KINDS = KindNames(ROOT)
RINGS = Rings()
problems = []


def files():
    listed = subprocess.run(["git", "-C", ROOT, "ls-files", "-co", "--exclude-standard", "-z"], capture_output=True, text=True)
    if listed.returncode == 0:
        return sorted({name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()})
    every = (p.relative_to(ROOT) for p in ROOT.rglob("*") if p.is_file())
    return sorted(str(p) for p in every if p.parts[0] not in ("build", ".git"))


def within(name, places):
    return any(name == place or name.startswith((place + "/", place + ".")) for place in places)


def tell(name, line, text):
    problems.append(f"{name}:{line}: {text}")


def check_cpp(name, number, line):
    folder = max((f for f in ARROWS if name.startswith(f + "/")), key=len, default=None)
    include = re.match(r'\s*#include\s*"([^"]+)"', line)
    if include and folder:
        target = include.group(1)
        if "/" in target:
            RINGS.include(name, target)
        if "/" not in target:
            if not target.endswith(".moc"):
                tell(name, number, f'write the path from the root: "{target}"')
        elif not within(target, ARROWS[folder]) and not target.startswith("tests/"):
            tell(name, number, f"{folder} must not include {target}")
        elif target.startswith("tests/"):
            tell(name, number, "only tests include tests")
    if within(name, {"sync", "shared/model", "shared/domain"}) and ENGINE.search(line):
        tell(name, number, "the engine and the domain know no threads, sockets, randomness or files")
    for pattern, places, why in ONLY_IN:
        if re.search(pattern, line) and not within(name, places):
            tell(name, number, why)


def check_links(name, number, line):
    for target in re.findall(r"\]\(([^)#\s]+)", line):
        if "://" not in target and not target.startswith("mailto:") and not (ROOT / name).parent.joinpath(target).exists():
            tell(name, number, f"the link leads nowhere: {target}")


def check_paths(name, number, line):
    for target in OURS.findall(line):
        if "NAME" not in target and not any(ROOT.glob(target)) and not any(ROOT.glob(target.rstrip("*") + "*")):
            tell(name, number, f"no such file: {target}")


def check_columns(name, lines):
    """Prose fits a window. A row of a table, code and what a program writes cannot break; nor can the target of a link."""
    fence = made = False
    for number, line in enumerate(lines, 1):
        if line.lstrip().startswith("```"):
            fence = not fence
        made = bool(MADE.match(line)) or (made and line != "<!-- end -->")
        if fence or made or line.startswith("|"):
            continue
        if len(re.sub(r"\]\([^)\s]+\)", "]", line)) > LONGEST_LINE:
            tell(name, number, f"longer than {LONGEST_LINE} columns: set it in shorter lines")


def check_file(name):
    path = ROOT / name
    code = path.suffix in CODE or path.name == "CMakeLists.txt" or name in SCRIPTS
    if not code and path.suffix not in {".md", ".po"}:
        return
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    if code and "SPDX-License-Identifier: Apache-2.0" not in "\n".join(lines[:3]):
        tell(name, 1, "the SPDX line is missing")
    if path.suffix in {".cpp", ".h", ".qml", ".mjs", ".js", ".py"} and len(lines) > LONGEST_FILE:
        tell(name, len(lines), f"longer than {LONGEST_FILE} lines: is it still one job?")
    if path.suffix in {".cpp", ".h"} and "<algorithm>" not in text and ALGORITHM.search(text):
        tell(name, text[: ALGORITHM.search(text).start()].count("\n") + 1, "include <algorithm>: not every compiler's other headers bring it")
    if path.suffix == ".h" and "#pragma once" not in text:
        tell(name, 1, "#pragma once is missing")
    if path.suffix in {".cpp", ".h", ".qml", ".mjs", ".po"} and not name.startswith("tests/"):
        for number in french_spaces.found(lines):
            tell(name, number, "a blank before : ; ? ! » or after « at which a line can end: in French it is a no-break space")
    for number, line in enumerate(lines, 1):
        if name != "tests/tidy/tidy.py":
            if MARKS.search(line):
                tell(name, number, "say unfinished things in an issue, not in the tree")
            if code and ABSOLUTE.search(line):
                tell(name, number, "a path of one machine")
        if line.rstrip() != line and path.suffix != ".md":
            tell(name, number, "white space at the end of the line")
        if path.suffix in {".cpp", ".h", ".qml", ".mjs"} and KINDS.found(name, line):
            tell(name, number, "a kind's name stands in its area and its own pages only; the window names no act and no area's vocabulary")
        if path.suffix in {".cpp", ".h"}:
            check_cpp(name, number, line)
        if path.suffix in {".cpp", ".h", ".qml", ".mjs"} and "//" in line:
            check_paths(name, number, line.split("//", 1)[1])
        if path.suffix == ".qml" and re.search(r"new Date\(\)|Date\.now\(", line):
            tell(name, number, "time comes from a view model")
        elif path.suffix == ".qml" and re.search(r"\bas [A-Z]", line) and not line.startswith("import"):
            tell(name, number, "a cast gives null when the type was loaded a second time (Qt 6.8): see When.qml")
        elif path.suffix == ".md":
            check_links(name, number, line)
            if not name.startswith("tests/"):
                check_paths(name, number, line)
    if path.suffix == ".md":
        check_columns(name, lines)
    if text and not text.endswith("\n"):
        tell(name, len(lines), "no newline at the end")


def main():
    names = files()
    for name in names:
        check_file(name)
    for ring, arrows in RINGS.found():
        problems.append("these folders include each other in a ring: " + ", ".join(ring) + "".join(f"\n  {arrow}" for arrow in arrows))
    print("\n".join(problems))
    print(f"{len(names)} files, {len(problems)} problems")
    return 1 if problems or not names else 0


if __name__ == "__main__":
    sys.exit(main())
