# SPDX-License-Identifier: Apache-2.0
"""A kind's name is written in its area (shared/domain/AREA), in the pages made for it (qml/pages/AREA), in the demonstration and in tests;
nowhere else. Its constant (shared/domain/AREA/names.h) stands in the code made for it, too (OWN_CODE). The window knows the acts of no kind and no area's vocabulary, either: it reads them from the declaration."""
import re

MACHINERY = ("sync/", "shared/model/", "shared/domain/", "server/", "client/", "qml/")
WINDOW = ("client/app/", "qml/")
KIND = re.compile(r'\bkind\(\d+, "(\w+)"')
ACT = re.compile(r'\bact\("(\w+)"')
VOCABULARY = re.compile(r'\{\d+, "(V-[A-Z]+)"|\{\d+,\s*"(V-[A-Z]+)"')
FIELD = re.compile(r'\b(?:line|prose|codes?|dates?|instant|number|money|flag|refs?|persons?|structure)\("(\w+)"')
# Words that name fields, scopes or groups of commands, too: they are a kind's name where a kind is asked for.
ALSO_WORDS = {"comment", "device", "note", "organisation", "session"}
ASKED = r'(?:\bkind(?:\(\))?\(|(?:->|\.)name [!=]= |\bref_kind [!=]= |[kK]ind\w*: |\b(?:create|records_of|cells_of|keys|rows|count|all_of|records)\((?:\w+, )?|kinds: \[.*)"%s"'
# Acts have the words of everyday: they are one where an act is asked for, and two of them are a list.
ACTED = r'(?:\b(?:act|run_act|has_word|about|complete)(?:\(\))?\(|\bact\w* ?(?:[!=]==? |: )|\bact\w*\.name ?[!=]==? |\bname [!=]==? )"(?:%s)"'
CONSTANT = re.compile(r"\bconst char\* (\w+_kind) =")
# Answers, files and commands that are made for the kinds of one area.
OWN_CODE = {
    "meetings": {"client/core/answers/answer_slots.cpp", "client/core/export/export_ics.cpp", "client/cli/cmd_pin.cpp"},
    "support": {"client/core/answers/answers.cpp"},
    "pledges": {"client/cli/cmd_check.cpp"},
}
# The machinery of translations, proposals and notices is that area's.
MACHINERYS_AREA = "system"


class KindNames:
    def __init__(self, root):
        domain = root / "shared/domain"
        texts = [p.read_text(encoding="utf-8") for p in sorted(domain.glob("*/kinds.cpp"))]
        areas = [p.name for p in sorted(domain.iterdir()) if p.is_dir()]
        self.own = re.compile(r"shared/domain/\w+/|shared/domain/vocabular|server/admin/demo|client/app/sample/|qml/pages/(?:%s)/" % "|".join(areas))
        names = {name for text in texts for name in KIND.findall(text)}
        words = names & ({name for text in texts for name in FIELD.findall(text)} | ALSO_WORDS)
        self.plain = re.compile(r'"(%s)"' % "|".join(sorted(names - words)))
        self.asked = [re.compile(ASKED % name) for name in sorted(words)]
        acts = "|".join(sorted({name for text in texts for name in ACT.findall(text)}))
        self.acted = re.compile(ACTED % acts)
        self.two_acts = re.compile(r'"(?:%s)", "(?:%s)"' % (acts, acts))
        self.constants = []
        for area in areas:
            names_of = domain / area / "names.h"
            constants = CONSTANT.findall(names_of.read_text(encoding="utf-8")) if names_of.is_file() else []
            if constants:
                # Its header, and any local name such as `meeting_kind()` of another file's own, aside.
                stands = re.compile(r'(?<!::)\b(?:%s)\b(?!\()|"shared/domain/%s/names\.h"' % ("|".join(constants), area))
                self.constants.append((stands, OWN_CODE.get(area, set())))
        tables = [p.read_text(encoding="utf-8") for p in sorted(domain.glob("*/vocabularies.h")) if p.parent.name not in ("common", MACHINERYS_AREA)]
        self.vocabularies = re.compile(r'"(?:%s)"' % "|".join(sorted({a or b for text in tables for a, b in VOCABULARY.findall(text)})))

    def found(self, name, line):
        """Whether this line of that file writes a kind's name where it does not belong, or the window one of an act or a vocabulary."""
        if not name.startswith(MACHINERY) or self.own.match(name) or line.lstrip().startswith("//"):
            return False
        if self.plain.search(line) or any(pattern.search(line) for pattern in self.asked):
            return True
        if any(stands.search(line) and name not in files for stands, files in self.constants):
            return True
        return name.startswith(WINDOW) and any(p.search(line) for p in (self.acted, self.two_acts, self.vocabularies))
