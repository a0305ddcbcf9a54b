#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Each alert of packaging/monitoring is raised by what it is for, and by nothing else. alerts.py [PROMTOOL]

Prometheus' own promtool (package promtool, or prometheus where it comes with that) tries them. Without it, nothing is tried, and that is said.
"""
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

RULES = Path(__file__).resolve().parents[2] / "packaging/monitoring/prometheus-alerts.yml"
DAY = 86400
# Of a server that is well, every five minutes for four days.
WELL = {
    "up": 1,
    "dialogue_ready": 1,
    "dialogue_disk_free_bytes": 50_000,
    "dialogue_disk_size_bytes": 100_000,
    'dialogue_check_ok{check="disk"}': 1,
    'dialogue_check_ok{check="clock"}': 1,
    'dialogue_check_ok{check="mail"}': 1,
    "dialogue_log_seq": 9,
    "dialogue_backup_age_seconds": DAY,
    "dialogue_verify_age_seconds": 30 * DAY,
    "dialogue_tls_certificate_ends_seconds": 60 * DAY,
    'dialogue_request_seconds_bucket{page="sync",le="0.1"}': "0+100",
    'dialogue_request_seconds_bucket{page="sync",le="5"}': "0+100",
    'dialogue_request_seconds_bucket{page="sync",le="30"}': "0+100",
    'dialogue_request_seconds_bucket{page="sync",le="+Inf"}': "0+100",
    'dialogue_requests_total{page="sync",status="200"}': "0+100",
    'dialogue_requests_total{page="sync",status="500"}': "0+1",
    "dialogue_front_overflowed_total": "0+1",
    "dialogue_enrol_guesses_total": "0+1",
    "dialogue_pending_grants": 0,
    "dialogue_parked_changes": 0,
}
GONE = None
# What is otherwise, and the one alert that is raised then.
CASES = [
    ("", {}),
    ("DialogueDown", {"up": 0, "dialogue_ready": GONE}),
    ("DialogueDown", {"up": GONE, "dialogue_ready": GONE}),
    ("DialogueNotReady", {"dialogue_ready": 0}),
    ("DialogueDiskNearlyFull", {"dialogue_disk_free_bytes": 9_000}),
    ("DialogueDiskNearlyFull", {'dialogue_check_ok{check="disk"}': 0}),
    ("DialogueDiskFullInADay", {"dialogue_disk_free_bytes": "150000-120"}),
    ("DialogueBackupTooOld", {"dialogue_backup_age_seconds": 3 * DAY}),
    ("DialogueBackupTooOld", {"dialogue_backup_age_seconds": GONE}),
    ("DialogueNeverChecked", {"dialogue_verify_age_seconds": 36 * DAY}),
    ("DialogueCertificateEnds", {"dialogue_tls_certificate_ends_seconds": 10 * DAY}),
    ("DialogueCertificateEnds", {"dialogue_tls_certificate_ends_seconds": 1}),
    ("", {"dialogue_tls_certificate_ends_seconds": GONE}),
    ("DialogueClockWrong", {'dialogue_check_ok{check="clock"}': 0}),
    ("DialogueMailStands", {'dialogue_check_ok{check="mail"}': 0}),
    ("DialogueSlow", {f'dialogue_request_seconds_bucket{{page="sync",le="{le}"}}': "0+90" for le in ("0.1", "5")}),
    ("DialogueFailing", {'dialogue_requests_total{page="sync",status="500"}': "0+10"}),
    ("DialogueOverrun", {"dialogue_front_overflowed_total": "0+600"}),
    ("DialogueGuessing", {"dialogue_enrol_guesses_total": "0+10"}),
    ("DialogueGrantsWait", {"dialogue_pending_grants": 2}),
    ("DialogueChangesParked", {"dialogue_parked_changes": 200}),
]


def series(name, value):
    labels = 'job="dialogue",instance="server"'
    name = name.replace("{", "{" + labels + ",") if "{" in name else f"{name}{{{labels}}}"
    return {"series": name, "values": f"{value if isinstance(value, str) else f'{value}+0'}x1200"}


def case(raised, otherwise):
    values = {**WELL, **otherwise}
    return {
        "interval": "5m",
        "name": f"{raised or 'nothing'}: {otherwise}",
        "input_series": [series(name, value) for name, value in values.items() if value is not GONE],
        "promql_expr_test": [{
            "expr": 'count by (alertname) (ALERTS{alertstate="firing"}) > bool 0',
            "eval_time": "4d",
            "exp_samples": [{"labels": f'{{alertname="{raised}"}}', "value": 1}] if raised else [],
        }],
    }


promtool = sys.argv[1] if len(sys.argv) > 1 else shutil.which("promtool")
known, tried = set(re.findall(r"- alert: (\w+)", RULES.read_text())), {raised for raised, _ in CASES if raised}
for name in sorted(known ^ tried):
    print(name, "is raised by nothing here" if name in known else "is no alert")
failed = known != tried
if promtool:
    with tempfile.TemporaryDirectory() as folder:
        tests = Path(folder) / "tests.yml"
        tests.write_text(json.dumps({"rule_files": [str(RULES)], "evaluation_interval": "5m", "tests": [case(*one) for one in CASES]}))
        for command in (["check", "rules", str(RULES)], ["test", "rules", str(tests)]):
            done = subprocess.run([promtool, *command], capture_output=True, text=True)
            if done.returncode:
                failed = True
                print(done.stdout + done.stderr)
    print(f"{len(known)} alerts, {len(CASES)} cases")
else:
    print(f"{len(known)} alerts; without promtool none is tried")
sys.exit(failed)
