#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# peers.sh BUILD [PEERS_FOLDER] [options of the peers' run.sh]: our programs in the peers' comparison, then what only we measure. BUILD is a Release
# build with tests; PEERS_FOLDER (default ../shared/peers) has run.sh. Work files: $PEERS_TMP (default: peers in the temporary folder).
set -eu
build=$(realpath "${1:?the build folder}")
here=$(cd "$(dirname "$0")" && pwd)
shift
peers=$(realpath "$here/../../../shared/peers" 2>/dev/null || true)
if [ -d "${1:-}" ]; then peers=$(realpath "$1"); shift; fi
export PEERS_TMP="${PEERS_TMP:-${TMPDIR:-/tmp}/peers}"
mkdir -p "$PEERS_TMP"
sed "s|@BUILD@|$build|g" "$here/peers.json" >"$PEERS_TMP/dialogue.json"
[ $# -gt 0 ] || set -- -n "1000 10000 100000" -p "dialogue rawsync-full pouchdb yjs loro rxdb"
"$peers/run.sh" -x "$PEERS_TMP/dialogue.json" -O dialogue "$@"
for n in ${OWN_SIZES:-1000 10000 100000}; do
  data="$PEERS_TMP/data/$n"
  [ -e "$data/edits.jsonl" ] || python3 "$peers/tools/gen.py" --n "$n" --k 1000 --out "$data"
  "$build/tests/bench/bench-own" "$data/records.jsonl" "$data/edits.jsonl" "$n" "$PEERS_TMP/own"
done
