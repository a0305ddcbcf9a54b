#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What kind_names.py finds, and what it lets stand."""
import sys
from pathlib import Path

from kind_names import KindNames

FOUND = [
    ("client/app/lists/today_model.cpp", 'replica_.keys("pledge", query);'),
    ("qml/FirstPane.qml", '    kinds: ["pledge", "pledge_update"]'),
    ("server/service/clockwork.cpp", 'domain.kind("support_request")'),
    ("client/app/record/record_verbs.cpp", 'static const QStringList onward{"submit", "publish"};'),
    ("client/app/record/record_verbs.cpp", 'if (act->name == "submit") return;'),
    ("qml/pages/record/RecordPage.qml", 'visible: act.name === "order_wipe"'),
    ("qml/pages/record/RecordPage.qml", 'onClicked: record.act("submit", {})'),
    ("client/app/words/format.cpp", 'code("V-STAGE", text)'),
    ("client/app/lists/today_model.cpp", "const Kind* of = kind(meeting_kind);"),
    ("client/app/words/cell_words.cpp", '#include "shared/domain/meetings/names.h"'),
    ("server/service/decide/decide.cpp", "if (kind.name == offer_kind) return;"),
    ("client/core/answers/answers.cpp", "if (kind.name == pledge_kind) return;"),
]
LEFT = [
    ("shared/domain/pledges/area.cpp", '{"pledge", "submit", "ready"},'),
    ("qml/pages/pledges/PledgePage.qml", 'kinds: ["pledge"]'),
    ("server/admin/demo_pledges.cpp", 'stage.acts("marc", "pledge", name, "submit");'),
    ("tests/qml/lists_test.cpp", 'list.set_kind("pledge");'),
    ("client/app/words/format.cpp", 'code("V-LANG", text)'),
    ("qml/components/Sheet.qml", 'iconName: "close"'),
    ("client/app/lists/record_list_model.cpp", '// such as "pledge"'),
    ("client/core/answers/answer_slots.cpp", "if (record->kind->name != meeting_kind) return no_meeting;"),
    ("tests/qml/times_test.cpp", "kind(meeting_kind)"),
    ("client/core/keeps/kept_forms.cpp", "if (form.kind == settling_kind()) return;"),
]

names = KindNames(Path(__file__).parents[2])
wrong = [case for cases, wanted in ((FOUND, True), (LEFT, False)) for case in cases if names.found(*case) != wanted]
for name, line in wrong:
    print(f"{name}: {line}")
sys.exit(1 if wrong else 0)
