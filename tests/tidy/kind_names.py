# SPDX-License-Identifier: Apache-2.0
"""A kind's name is written in its area (shared/domain/AREA), in the pages made for it, in the demonstration and in tests; nowhere else."""
import re

MACHINERY = ("sync/", "shared/model/", "shared/domain/", "server/", "client/", "qml/")
OWN = re.compile(r"shared/domain/\w+/|shared/domain/vocabular|server/admin/demo|client/app/sample/|qml/pages/(meetings|pledges|support|workstreams)/")
KIND = re.compile(r'\bkind\(\d+, "(\w+)"')
FIELD = re.compile(r'\b(?:line|prose|codes?|dates?|instant|number|money|flag|refs?|persons?|structure)\("(\w+)"')
# Words that name fields, scopes or groups of commands, too: they are a kind's name where a kind is asked for.
ALSO_WORDS = {"comment", "device", "note", "organisation", "session"}
ASKED = r'(?:\bkind(?:\(\))?\(|(?:->|\.)name [!=]= |\bref_kind [!=]= |[kK]ind\w*: |\b(?:create|records_of|cells_of|keys|rows|count|all_of|records)\((?:\w+, )?|kinds: \[.*)"%s"'


class KindNames:
    def __init__(self, root):
        texts = [p.read_text(encoding="utf-8") for p in sorted((root / "shared/domain").glob("*/kinds.cpp"))]
        names = {name for text in texts for name in KIND.findall(text)}
        words = names & ({name for text in texts for name in FIELD.findall(text)} | ALSO_WORDS)
        self.plain = re.compile(r'"(%s)"' % "|".join(sorted(names - words)))
        self.asked = [re.compile(ASKED % name) for name in sorted(words)]

    def found(self, name, line):
        """Whether this line of that file writes a kind's name where it does not belong."""
        if not name.startswith(MACHINERY) or OWN.match(name) or line.lstrip().startswith("//"):
            return False
        return bool(self.plain.search(line)) or any(pattern.search(line) for pattern in self.asked)
