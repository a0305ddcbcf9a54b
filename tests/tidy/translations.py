#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every sentence of the pages is translated: compares what lupdate finds in the sources with qml/i18n. 77 (skipped) without lupdate."""
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).parents[2]
LANGUAGES = ("en", "fr", "es")  # English only where there are plurals


def messages(path):
    """(context, source, comment) -> the message's element."""
    found = {}
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            if message.find("translation").get("type") not in ("vanished", "obsolete"):
                found[(context.findtext("name"), message.findtext("source"), message.findtext("comment") or "")] = message
    return found


def places(text):
    return sorted(re.findall(r"%(?:L?\d+|n)", text or ""))


def faults(language, key, message):
    context, source, _ = key
    translation = message.find("translation")
    if translation.get("type") == "unfinished":
        yield "is unfinished"
    plural = message.get("numerus") == "yes"
    forms = [form.text for form in translation.iter("numerusform")] if plural else [translation.text]
    if not forms or any(not form for form in forms):
        yield "is empty"
    elif language == "fr" and any(re.search("« | »| [:;?!](?!\\w)", form) for form in forms):
        yield "has a space before : ; ? ! » or after « at which a line can end: it is a no-break space"
    elif any(set(places(form)) != set(places(source)) for form in forms) and not plural:
        yield "has other places than the source"
    elif plural and len(forms) < 2:
        yield "lacks a plural form"


def main():
    lupdate = shutil.which("lupdate", path="/usr/lib/qt6/bin") or shutil.which("lupdate6")
    if not lupdate:
        print("lupdate is not here")
        return 77
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh.ts"
        subprocess.run([lupdate, "-silent", "-no-obsolete", "-locations", "none", "-I", ROOT, ROOT / "qml", ROOT / "client/app", "-ts", fresh], check=True, stderr=subprocess.DEVNULL)
        wanted = messages(fresh)
    for language in LANGUAGES:
        have = messages(ROOT / f"qml/i18n/dialogue_{language}.ts")
        needed = {key for key, message in wanted.items() if language != "en" or message.get("numerus") == "yes"}
        for key in sorted(needed - have.keys()):
            problems.append(f"{language}: missing in {key[0]}: {key[1]!r}")
        for key in sorted(have.keys() - wanted.keys()):
            problems.append(f"{language}: no longer used in {key[0]}: {key[1]!r}")
        for key in sorted(have.keys() & wanted.keys()):
            problems += [f"{language}: {key[0]}: {key[1]!r} {fault}" for fault in faults(language, key, have[key])]
    print("\n".join(problems))
    print(f"{len(wanted)} sentences, {len(problems)} problems")
    return 1 if problems or not wanted else 0


if __name__ == "__main__":
    sys.exit(main())
