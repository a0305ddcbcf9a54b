# SPDX-License-Identifier: Apache-2.0
# Sourced: starting and stopping dialogued for a demonstration. The caller sets bin to the build folder.
server_pid="" server_url=""

die() { echo "${0##*/}: $*" >&2; exit 1; }
# Do not use it to start the server in the background: the process would be the shell, not the server.
dialogued() { "$bin/server/dialogued" "$@"; }

# member NAME: that member of the JSON document on stdin.
member() { python3 -c 'import json,sys; v=json.load(sys.stdin)[sys.argv[1]]; print(v if isinstance(v,str) else json.dumps(v))' "$1"; }

# start_server DATA: on the port it had before, so that its replicas find it again. Sets server_pid and server_url.
start_server() {
  local data=$1 log=$1.log port=0
  [ ! -s "$data.port" ] || port=$(cat "$data.port")
  "$bin/server/dialogued" --data "$data" serve --listen "127.0.0.1:$port" >"$log" 2>&1 &
  server_pid=$!
  for _ in $(seq 300); do
    server_url=$(sed -n 's/^listening on //p' "$log" | head -n 1)
    [ -z "$server_url" ] || break
    kill -0 "$server_pid" 2>/dev/null || { cat "$log" >&2; server_pid=""; die "the server does not start"; }
    sleep 0.1
  done
  [ -n "$server_url" ] || { cat "$log" >&2; die "the server does not say where it listens"; }
  sed 's/.*:\([0-9]*\).*/\1/' <<<"$server_url" >"$data.port"
}

stop_server() {
  [ -n "$server_pid" ] || return 0
  kill -TERM "$server_pid" 2>/dev/null || true
  wait "$server_pid" 2>/dev/null || true
  server_pid=""
}
trap stop_server EXIT
trap 'exit 130' INT TERM
