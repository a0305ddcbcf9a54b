#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Real files into a platform, and out to two colleagues behind a bad line; prints the figures and fails if anything is not as it tells.
#
#   scripts/real-input.sh BUILD_FOLDER DATA_FOLDER BADLINK [RTT_MS RATE_KBIT CUT_AFTER_BYTES]
#
# DATA_FOLDER holds 01_aid_and_pledges, 06_pdf, 07_messy_tables …; BADLINK is a TCP proxy with the options --listen --to --rtt --rate
# --cut-after --stats. SMALL=1 leaves the three large documents out (4.1 MB take a quarter of an hour at 64 kbit/s).
set -euo pipefail
bin=$1 data=$2 badlink=$3 rtt=${4:-800} rate=${5:-64} cut=${6:-60000}
here=$(dirname "$0")
. "$here/server.sh"
place=$(mktemp -d)
link_pid=""
stop_link() { [ -z "$link_pid" ] || { kill -TERM "$link_pid" 2>/dev/null || true; wait "$link_pid" 2>/dev/null || true; link_pid=""; }; }
trap 'stop_link; stop_server; rm -rf "$place"' EXIT

tell() { printf '\n%s\n' "$*"; }
cli() { local who=$1; shift; "$bin/client/dialogue-cli" --replica "$place/$who" "$@"; }
expect() {
  [ "$2" = "$3" ] || { printf '  FAILED  %s\n    wanted: %s\n    got:    %s\n' "$1" "$2" "$3"; exit 1; }
  printf '  ok  %s: %s\n' "$1" "$3"
}
# refused WHAT COMMAND...: it exits 1 and says why.
refused() {
  local what=$1 status=0
  shift
  "$@" >"$place/out" 2>"$place/err" || status=$?
  [ "$status" = 1 ] || { printf '  FAILED  %s: status %s\n' "$what" "$status"; cat "$place/out" "$place/err"; exit 1; }
  printf '  ok  %s is refused: %s\n' "$what" "$(sed -n '$s/^dialogue-cli: //p' "$place/err")"
}
# counts REPORT: "taken unchanged refused".
counts() { python3 -c 'import json,sys; r=json.load(open(sys.argv[1])); print(r["taken"],r["unchanged"],r["refused"])' "$1"; }

tell "A platform, an organisation with three colleagues; two of them behind the line (round trip $rtt ms, $rate kbit/s, cut after about $cut bytes)."
dialogued --data "$place/server" --json init >/dev/null
org=$(dialogued --data "$place/server" --json org add "Asylum Office of Valdoria" --kind asylum_authority --country CH | member id)
start_server "$place/server"
link_port=$(python3 -c 'import socket; s=socket.socket(); s.bind(("127.0.0.1",0)); print(s.getsockname()[1])')
"$badlink" --listen "127.0.0.1:$link_port" --to "${server_url#http://}" --rtt "$rtt" --rate "$rate" --cut-after "$cut" --stats "$place/link.json" >/dev/null &
link_pid=$!
enrol() {
  local person
  person=$(dialogued --data "$place/server" --json person add "$1" --org "$org" --email "$1@valdoria.example" | member id)
  for role in FP SO; do dialogued --data "$place/server" grant "$person" $role >/dev/null; done
  cli "$1" enrol --server "$2" --code "$(dialogued --data "$place/server" --json enrol-code "$person" | member code)" >/dev/null
}
enrol amina "$server_url"
sleep 1
for who in boris chen; do enrol "$who" "http://127.0.0.1:$link_port"; done

tell "The activities of the aid register become pledge drafts, each with its French and Spanish words."
table="$data/01_aid_and_pledges/derived-iati2023-activities-en-fr-es.csv" map="$here/../docs/import/iati-activities.json"
rows=$(python3 -c 'import csv,sys; print(sum(1 for _ in csv.DictReader(open(sys.argv[1],encoding="utf-8-sig"))))' "$table")
cli amina --json import pledge "$table" --map "$map" >"$place/first.json"
expect "taken, unchanged, refused" "$rows 0 0" "$(counts "$place/first.json")"
cli amina --json import pledge "$table" --map "$map" >"$place/second.json"
expect "a second run changes nothing" "0 $rows 0" "$(counts "$place/second.json")"
cat >"$place/transactions.json" <<'M'
{"kind": "pledge", "space": "iati-transaction", "key": ["ref", "type", "date", "receiver_ref", "receiver", "value", "currency", "description", "provider", "activity"],
 "columns": {"description": "title", "date": "period_start", "provider": "description", "activity": null, "ref": null, "type": null,
             "currency": null, "value": null, "value_date": null, "provider_ref": null, "receiver_ref": null, "receiver": null}}
M
cli amina --lang en import pledge "$data/01_aid_and_pledges/derived-iati2023-transactions.csv" --map "$place/transactions.json" >"$place/out"
sed -n '$s/^/  The transactions: /p' "$place/out"
sed -n '/refused/{s/^/  such as: /p;q}' "$place/out"
printf 'title,countries,period_start\nGood,PE,2027-01-01\nBad date,PE,soon\n' >"$place/bad.csv"
cli amina --lang en import pledge "$place/bad.csv" | sed -n '/refused/s/^/  /p'

tell "What is broken, or no table, is refused in words or taken as what it is; nothing else changes."
before=$(cli amina --json pending | md5sum | cut -c1-32)
for table in "$data"/07_messy_tables/*.csv; do refused "$(basename "$table")" cli amina --lang en import pledge "$table" --dry-run; done
for file in "$data"/07_messy_tables/*.xlsx "$data"/01_aid_and_pledges/*.xlsx "$data"/03_calendars/libical-2446.ics "$data"/08_contacts/ezvcard-gmail-single2.vcf "$data"/06_pdf/udhr-en.pdf; do
  refused "$(basename "$file")" cli amina --lang en import pledge "$file"
done
refused "invalid.pdf" cli amina --lang en attach "$(cli amina --json list pledge --limit 1 | python3 -c 'import json,sys; print(json.load(sys.stdin)[0]["id"])')" "$data/06_pdf/invalid.pdf"
expect "sum of the outbox, as before" "$before" "$(cli amina --json pending | md5sum | cut -c1-32)"

tell "A meeting, and its documents in three languages."
meeting=$(cli amina --json create meeting kind=technical_dialogue title="Quality of decisions" mode=virtual planned_on=2027-03-17 | member id)
documents=0 document_bytes=0
for file in "$data"/06_pdf/*.pdf; do
  name=$(basename "$file" .pdf)
  [ "$name" != invalid ] || continue
  case ${SMALL:-}:$name in 1:owasp*) continue ;; esac
  cli amina attach "$meeting" "$file" --lang "${name##*-}" >/dev/null 2>&1
  documents=$((documents + 1)) document_bytes=$((document_bytes + $(stat -c %s "$file")))
done
cli amina --json sync >"$place/up.json"
expect "documents uploaded" "$documents" "$(member files_sent <"$place/up.json")"
echo "  $document_bytes bytes in $documents documents"

# totals FILE: badlink's counters, at rest.
link() { sleep 1.5; cp "$place/link.json" "$1"; }
tell "Records over the line."
link "$place/link0"
for who in boris chen; do
  until cli "$who" --json sync --no-files >"$place/$who.json" 2>"$place/err"; do cat "$place/err"; done
done
link "$place/link1"
python3 - "$place" <<'P'
import json, sys
place = sys.argv[1]
a, b = (json.load(open(f"{place}/link{i}")) for i in (0, 1))
runs = [json.load(open(f"{place}/{w}.json")) for w in ("boris", "chen")]
down, cuts = b["bytes_down"] - a["bytes_down"], b["cuts"] - a["cuts"]
taken, largest = sum(r["bytes_down"] for r in runs), max(r["largest_answer"] for r in runs)
print(f"  {down} bytes came down the line, {taken} of them in answers that arrived; {cuts} cuts, {sum(r['repeated'] for r in runs)} requests repeated in {sum(r['requests'] for r in runs)}")
print(f"  sent twice, heads of all answers included: {down - taken}; the largest answer: {largest}; allowed, one for each cut: {cuts * largest}")
heads = 400 * sum(r["requests"] for r in runs)
sys.exit(0 if down - taken <= cuts * largest + heads else "  FAILED  more than a page a cut was sent twice")
P

tell "Documents over the line."
started=$(date +%s)
for who in boris chen; do
  tries=0
  until cli "$who" --json pin "$meeting" >"$place/$who.json" 2>"$place/err"; do
    tries=$((tries + 1))
    [ $tries -lt 200 ] || { cat "$place/err"; exit 1; }
  done
  expect "$who has" "$documents" "$(member here <"$place/$who.json")"
done
link "$place/link2"
python3 - "$place" "$document_bytes" "$(($(date +%s) - started))" <<'P'
import json, sys
place, size, seconds = sys.argv[1], 2 * int(sys.argv[2]), int(sys.argv[3])
a, b = (json.load(open(f"{place}/link{i}")) for i in (1, 2))
down, cuts = b["bytes_down"] - a["bytes_down"], b["cuts"] - a["cuts"]
print(f"  {size} bytes of documents, {down} down the line in {seconds} s with {cuts} cuts: {100 * (down - size) // size} % more, {(down - size) // max(cuts, 1)} a cut")
P

tell "All three hold the same."
python3 - "$bin" "$place" <<'P'
import json, subprocess, sys
bin, place = sys.argv[1:]
def cli(who, *args): return json.loads(subprocess.run([f"{bin}/client/dialogue-cli", "--replica", f"{place}/{who}", "--json", *args], capture_output=True, check=True).stdout)
scopes = {}
for who in ("amina", "boris", "chen"):
    assert cli(who, "verify")["ok"]
    status = cli(who, "status")
    assert status["pending"] == 0 and status["rejected"] == 0, status
    for s in status["scopes"]: scopes.setdefault(s["name"], set()).add((s["rows"], s["checksum"]))
shared = {n: v for n, v in scopes.items() if not n.startswith("person:")}
assert all(len(v) == 1 for v in shared.values()), shared
print(f"  ok  checksums of {len(shared)} shared scopes:", ", ".join(f"{n.split(':')[0]} {next(iter(v))[0]} rows" for n, v in sorted(shared.items())))
P
stop_link
stop_server
dialogued --data "$place/server" verify | sed 's/^/  /'
