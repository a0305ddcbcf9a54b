#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every error code that the sources give stands in shared/base/error_codes.cpp or, as an area's own, in its sentences.h; and every code
there is given by something.

    error_codes.py ROOT           checks
    error_codes.py ROOT --list    the codes that are given, and where

A code is given where an Error is made, where a function takes a parameter named `code`, where something named `code` or `problem` is
set, and where a function named …problem, …refusal or …code… returns a word. What is compared with == is not given.
"""
import pathlib
import re
import sys

TABLE = "shared/base/error_codes.cpp"
AREAS = "shared/domain/*/sentences.h"
# Rows by code: sentences, statuses. They give nothing.
ABOUT_CODES = {TABLE, "client/cli/sentences.cpp", "server/net/problem.cpp"}
WORD = re.compile(r'"([a-z][a-z0-9_]*)"')
COMPARED = re.compile(r'[!=]=\s*"[^"]*"|"[^"]*"\s*[!=]=|[\w>]+\([^()]*\)')
REFUSER = re.compile(r"(?:(?:\[\[noreturn\]\]\s+(?:inline\s+)?void)|\b(?:Error|Status|Decision|Response|EnrolResponse|bool|auto))\s+(?:\w+::)?(\w+)"
                     r"(?:\s*=\s*\[[^\]]*\])?\(([^()]*)\)")
CODE_PARAMETER = re.compile(r"(?:std::string_view|const char\*|std::string|const std::string&)\s+code\b")
MADE = re.compile(r"\b(?:Error|Failure)\b\s*\w*[({]+(?!Error)|(?:return|\b\w+_?)\s*[=({]*\{(?=\")|[{(,]\s*\{(?=\")")
SET = re.compile(r"\b(?:code|problem)\s*=\s*([^;=][^;]*);")
NAMED = re.compile(r"\b(?:const char\*)\s+(?:\w+::)?\w*(?:problem|refusal|code|code_of|code_by_system)\([^;{]*\)\s*\{")


def arguments(text, at):
    """What stands between the bracket before `at` and its partner, parted at the commas of that level."""
    out, depth, begin = [], 0, at
    while at < len(text):
        c = text[at]
        if c == '"':
            at += 1
            while text[at] != '"':
                at += 2 if text[at] == "\\" else 1
        elif c in "([{":
            depth += 1
        elif c in ")]}":
            if depth == 0:
                return out + [text[begin:at].strip()]
            depth -= 1
        elif c == "," and depth == 0:
            out.append(text[begin:at].strip())
            begin = at + 1
        at += 1
    return out


def body(text, at):
    """What stands in the braces that open before `at`."""
    depth = 1
    begin = at
    while at < len(text) and depth:
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        at += 1
    return text[begin:at]


def words(expression):
    """The words of an expression that may be its value: neither compared with nor handed to a function."""
    before = None
    while before != expression:
        before, expression = expression, COMPARED.sub("_", expression)
    return WORD.findall(expression)


def is_error(row):
    """CODE, FIELD, {ARGUMENTS}, DETAIL"""
    return len(row) == 4 and (row[2].startswith("{") or "args" in row[2])


def refusers(text):
    """The functions of this text that take a code, and as which argument."""
    out = {}
    for found in REFUSER.finditer(text):
        for place, parameter in enumerate(found[2].split(",")):
            if CODE_PARAMETER.match(parameter.strip()):
                out[found[1]] = place
    return out


def given_in(text, functions):
    codes = set()
    for found in MADE.finditer(text):
        row = arguments(text, found.end())
        named = found[0].startswith(("Error", "Failure"))
        if row and (named or is_error(row)):
            codes.update(words(row[0]))
    for name, place in functions.items():
        for found in re.finditer(r"\b%s\((?!\{)" % name, text):
            row = arguments(text, found.end())
            if len(row) > place:
                codes.update(words(row[place]))
    for found in SET.finditer(text):
        codes.update(words(found[1]))
    for found in NAMED.finditer(text):
        for returned in re.findall(r"\breturn ([^;]*);", body(text, found.end())):
            codes.update(words(returned))
    return codes


def given(root):
    """Code to the files that give it."""
    texts = {}
    for folder in ("shared", "sync", "client", "server"):
        for path in sorted((root / folder).rglob("*")):
            name = str(path.relative_to(root))
            if path.suffix in (".cpp", ".h") and name not in ABOUT_CODES:
                texts[name] = re.sub(r"(?<!:)//[^\n]*", "", path.read_text(encoding="utf-8"))
    everywhere = {}
    for name, text in texts.items():
        if name.endswith(".h"):
            everywhere.update(refusers(text))
    out = {}
    for name, text in texts.items():
        for code in given_in(text, {**everywhere, **refusers(text)}):
            out.setdefault(code, []).append(name)
    return out


def declared(root):
    out = re.findall(r'^ +\{"(\w+)", ', (root / TABLE).read_text(encoding="utf-8"), re.MULTILINE)
    for path in sorted(root.glob(AREAS)):
        rows = re.findall(r'^(?:.*R"\()?(\w+)\|', path.read_text(encoding="utf-8"), re.MULTILINE)
        out += [code for code in rows if not code.startswith("about_")]
    return out


def main():
    root = pathlib.Path(sys.argv[1])
    by_code = given(root)
    if "--list" in sys.argv:
        for code in sorted(by_code):
            print(code, *by_code[code])
        return 0
    table = declared(root)
    wrong = ["%s is given in %s and is not in %s or %s" % (code, by_code[code][0], TABLE, AREAS) for code in sorted(set(by_code) - set(table))]
    wrong += ["%s is declared and nothing gives it" % code for code in table if code not in by_code]
    if not table or len(by_code) < 100:
        wrong.append("the table or the sources cannot be read any more")
    for line in wrong:
        print("error_codes:", line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
