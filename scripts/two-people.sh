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

wanjiru() { "$bin/client/dialogue-cli" --replica "$place/wanjiru" "$@"; }
peter() { "$bin/client/dialogue-cli" --replica "$place/peter" "$@"; }
tell() { printf '\n%s\n' "$*"; }
field() { "$1" --json get "$request" | python3 -c 'import json,sys; print(json.load(sys.stdin)["fields"].get(sys.argv[1]))' "$2"; }
# expect WHAT WANTED GOT
expect() {
  [ "$2" = "$3" ] || { printf '  FAILED  %s\n    wanted: %s\n    got:    %s\n' "$1" "$2" "$3"; exit 1; }
  printf '  ok  %s: %s\n' "$1" "$3"
}

tell "A new platform with invented data, and two colleagues of one asylum authority."
dialogued --data "$place/server" --json init --demo >"$place/init.json"
dialogued --data "$place/server" --json person list >"$place/people.json"
code_of() {
  local person
  person=$(python3 -c 'import json,sys; print(next(p["id"] for p in json.load(open(sys.argv[1])) if p["name"] == sys.argv[2]))' "$place/people.json" "$1")
  dialogued --data "$place/server" --json enrol-code "$person" | member code
}
wanjiru_code=$(code_of "Wanjiru Kamau")
peter_code=$(code_of "Peter Otieno")
start_server "$place/server"
echo "  The server listens on $server_url"
wanjiru enrol --server "$server_url" --code "$wanjiru_code" --device "Wanjiru's laptop" >/dev/null
peter enrol --server "$server_url" --code "$peter_code" --device "Peter's laptop" >/dev/null

tell "Wanjiru writes a request for support; both sync."
request=$(wanjiru --json create support_request title="Interpreters for the border office" summary="We need interpreters." | member id)
wanjiru sync >/dev/null
peter sync >/dev/null
expect "Peter reads the summary" "We need interpreters." "$(field peter summary)"

tell "The network goes away. Both go on writing, in the same field and in different ones."
stop_server
wanjiru set "$request" title="Interpreters for the northern border office" >/dev/null
peter set "$request" title="Interpreters for two border offices" >/dev/null
peter set "$request" summary="We need six interpreters for Tigrinya." >/dev/null
expect "Wanjiru's own title" "Interpreters for the northern border office" "$(field wanjiru title)"
expect "Peter's own title" "Interpreters for two border offices" "$(field peter title)"
status=0
wanjiru sync >/dev/null 2>&1 || status=$?
expect "a sync without a server says so (exit status)" 3 $status

tell "The network is back; first Wanjiru syncs, then Peter."
start_server "$place/server"
wanjiru sync --json | sed 's/^/  /'
peter sync --json | sed 's/^/  /'
wanjiru sync >/dev/null
expect "different fields go together: the summary at Wanjiru's" "We need six interpreters for Tigrinya." "$(field wanjiru summary)"
expect "the same field: the title stays as Wanjiru wrote it" "Interpreters for the northern border office" "$(field peter title)"

tell "Peter's title is not lost: it waits as a proposal, and Wanjiru takes it."
wanjiru --json proposals >"$place/proposals.json"
read -r count proposal proposed < <(python3 -c '
import json,sys
found=[p for p in json.load(open(sys.argv[1])) if p["record"]==sys.argv[2]]
print(len(found), *((found[0]["id"], found[0]["proposed"]) if found else ("-", "-")))' "$place/proposals.json" "$request")
expect "open proposals" 1 "$count"
expect "its words" "Interpreters for two border offices" "$proposed"
wanjiru settle "$proposal" --take proposed >/dev/null
wanjiru sync >/dev/null
peter sync >/dev/null
for who in wanjiru peter; do
  expect "the title at ${who^}'s" "Interpreters for two border offices" "$(field $who title)"
  expect "the summary at ${who^}'s" "We need six interpreters for Tigrinya." "$(field $who summary)"
  expect "waiting at ${who^}'s" "0 0" "$($who --json status | python3 -c 'import json,sys; s=json.load(sys.stdin); print(s["pending"], s["proposals"])')"
  $who verify >/dev/null || die "$who's replica is not sound"
done
dialogued --data "$place/server" verify >/dev/null || die "the server's data is not sound"
tell "Both replicas and the server agree, and every word that was written is there or was settled by a person."
echo "The server listened on $server_url"
