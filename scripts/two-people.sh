#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The main job on a terminal: two colleagues edit the same request for support without a network, meet again, reconcile; nothing is lost.
# Fails if anything is not as it tells. Everything happens in a folder of its own, removed afterwards.
#
#   scripts/two-people.sh BUILD_FOLDER
set -euo pipefail
bin=$1
. "$(dirname "$0")/server.sh"
place=$(mktemp -d)
trap 'stop_server; rm -rf "$place"' EXIT

amina() { "$bin/client/dialogue-cli" --replica "$place/amina" "$@"; }
luis() { "$bin/client/dialogue-cli" --replica "$place/luis" "$@"; }
tell() { printf '\n%s\n' "$*"; }
field() { "$1" --json get "$request" | python3 -c 'import json,sys; print(json.load(sys.stdin)["fields"].get(sys.argv[1]))' "$2"; }
# expect WHAT WANTED GOT
expect() {
  [ "$2" = "$3" ] || { printf '  FAILED  %s\n    wanted: %s\n    got:    %s\n' "$1" "$2" "$3"; exit 1; }
  printf '  ok  %s: %s\n' "$1" "$3"
}

tell "A new platform with invented data, and two colleagues of one asylum authority."
dialogued --data "$place/server" --json init --demo >"$place/init.json"
org=$(dialogued --data "$place/server" --json org add "Asylum Office of Valdoria" --kind state_authority --country CH | member id)
for who in amina luis; do
  person=$(dialogued --data "$place/server" --json person add "$who" --org "$org" --email "$who@valdoria.example" | member id)
  dialogued --data "$place/server" --json grant "$person" FP >/dev/null
  dialogued --data "$place/server" --json enrol-code "$person" | member code >"$place/$who.code"
done
start_server "$place/server"
echo "  The server listens on $server_url"
amina enrol --server "$server_url" --code "$(cat "$place/amina.code")" --device "Amina's laptop" >/dev/null
luis enrol --server "$server_url" --code "$(cat "$place/luis.code")" --device "Luis's laptop" >/dev/null

tell "Amina writes a request for support; both sync."
request=$(amina --json create support_request title="Interpreters for the border office" summary="We need interpreters." | member id)
amina sync >/dev/null
luis sync >/dev/null
expect "Luis reads the summary" "We need interpreters." "$(field luis summary)"

tell "The network goes away. Both go on writing, in the same field and in different ones."
stop_server
amina set "$request" title="Interpreters for the northern border office" >/dev/null
luis set "$request" title="Interpreters for two border offices" >/dev/null
luis set "$request" summary="We need six interpreters for Tigrinya." >/dev/null
expect "Amina's own title" "Interpreters for the northern border office" "$(field amina title)"
expect "Luis's own title" "Interpreters for two border offices" "$(field luis title)"
status=0
amina sync >/dev/null 2>&1 || status=$?
expect "a sync without a server says so (exit status)" 3 $status

tell "The network is back; first Amina syncs, then Luis."
start_server "$place/server"
amina sync --json | sed 's/^/  /'
luis sync --json | sed 's/^/  /'
amina sync >/dev/null
expect "different fields go together: the summary at Amina's" "We need six interpreters for Tigrinya." "$(field amina summary)"
expect "the same field: the title stays as Amina wrote it" "Interpreters for the northern border office" "$(field luis title)"

tell "Luis's title is not lost: it waits as a proposal, and Amina takes it."
amina --json proposals >"$place/proposals.json"
read -r count proposal proposed < <(python3 -c '
import json,sys
found=[p for p in json.load(open(sys.argv[1])) if p["record"]==sys.argv[2]]
print(len(found), *((found[0]["id"], found[0]["proposed"]) if found else ("-", "-")))' "$place/proposals.json" "$request")
expect "open proposals" 1 "$count"
expect "its words" "Interpreters for two border offices" "$proposed"
amina settle "$proposal" --take proposed >/dev/null
amina sync >/dev/null
luis sync >/dev/null
for who in amina luis; do
  expect "the title at $who's" "Interpreters for two border offices" "$(field $who title)"
  expect "the summary at $who's" "We need six interpreters for Tigrinya." "$(field $who summary)"
  expect "waiting at $who's" "0 0" "$($who --json status | python3 -c 'import json,sys; s=json.load(sys.stdin); print(s["pending"], s["proposals"])')"
  $who verify >/dev/null || die "$who's replica is not sound"
done
dialogued --data "$place/server" verify >/dev/null || die "the server's data is not sound"
tell "Both replicas and the server agree, and every word that was written is there or was settled by a person."
echo "The server listened on $server_url"
