#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A platform on two machines that have never seen it, from packages: the server on a bare Debian 13, people's devices on a bare Debian 12.
# Each machine has a network of its own, and a cable joins them. As root.
#
#   scripts/two-machines.sh [--packages DIR] [--bad-line PROGRAM] [--keep]
#
#   --packages   where `tests/packaging/build.sh` put the packages: DIR/trixie and DIR/bookworm (build/packages)
#   --bad-line   a program that relays connections on loopback as a bad line would: PROGRAM --listen 127.0.0.1:PORT --to 127.0.0.1:PORT
#                --rtt MS --rate KBIT/S --cut-after BYTES
#   --keep       leaves the machines and says where
#
# One line a step; ends with 0 when every step did what it says. No systemd runs in such a root: the server is started as its unit starts it
# (user, command line, mask, limits, no privileges), but not in the box that systemd makes of the unit.
set -euo pipefail
cd "$(dirname "$0")/.."

usage() { sed -n '3,14s/^# \{0,1\}//p' scripts/two-machines.sh; }
. scripts/bare-root.sh

packages=build/packages bad_line="" keep=0
while [ $# -gt 0 ]; do
  case $1 in
    --packages) packages=${2:?a folder}; shift ;;
    --bad-line) bad_line=$(realpath "${2:?a program}"); shift ;;
    --keep) keep=1 ;;
    -h | --help) usage; exit 0 ;;
    *) die "unknown option $1; see --help" ;;
  esac
  shift
done
[ "$(id -u)" = 0 ] || die "machines and networks of their own need root"
packages=$(realpath "$packages")
for suite in trixie bookworm; do ls "$packages/$suite"/dialogue*.deb >/dev/null 2>&1 || die "no packages in $packages/$suite; see packaging/README.md"; done
need iproute2 util-linux

work=$(mktemp -d)
server="" device="" serving="" relaying=""
server_net=dialogue-server-$$ device_net=dialogue-device-$$
server_ip=10.77.0.1 device_ip=10.77.0.2 name=dialogue.example port=8480
finish() {
  local status=$?
  [ -z "$relaying" ] || kill "$relaying" 2>/dev/null || true
  [ -z "$serving" ] || kill -KILL "$(cat "$server/run/dialogued.pid")" 2>/dev/null || true
  for net in "$server_net" "$device_net"; do ip netns del "$net" 2>/dev/null || true; done
  for root in $server $device; do
    if [ $keep = 0 ]; then remove_root "$root"; else leave_root "$root" && echo "kept: $root"; fi
  done
  rm -rf "$work"
  exit $status
}
trap finish EXIT

began=$SECONDS steps=0
say() { printf '%3d s  %s\n' $((SECONDS - began)) "$*"; }
# ok WORDS COMMAND...: a step. What it said is in $work/said afterwards.
ok() {
  local words=$1
  shift
  "$@" >"$work/says" 2>&1 || { say "FAILED  $words"; tail -n 20 "$work/says" "$work/log" 2>/dev/null; exit 1; }
  mv "$work/says" "$work/said"
  steps=$((steps + 1))
  say "ok  $words"
}
said() { grep -qF -- "$1" "$work/said"; }
# status NUMBER COMMAND...: ends with this status.
status() {
  local wanted=$1 found=0
  shift
  "$@" || found=$?
  [ $found = "$wanted" ] || { echo "ended with $found"; return 1; }
}
not() { ! "$@"; }
member() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" "$work/said"; }

on_server() { network=/run/netns/$server_net in_root "$server" "$@"; }
admin() { on_server dialogued --json "$@"; }
# of PERSON COMMAND...: that person at their device.
of() {
  local person=$1
  shift
  network=/run/netns/${at_net:-$device_net} in_root "$device" runuser -u "$person" -- env HOME="/var/tmp/$person" dialogue-cli --json "$@"
}
install() {
  local root=$1 suite=$2 package
  shift 2
  in_root "$root" apt-get -qq update
  for package in "$@"; do cp "$packages/$suite/${package}_"[0-9]*.deb "$root/tmp/"; done
  in_root "$root" env DEBIAN_FRONTEND=noninteractive sh -c 'apt-get -qq -y install --no-install-recommends /tmp/*.deb'
}

# What the unit says is what is done here, as far as that goes without systemd.
unit() { cat "$server"/usr/lib/systemd/system/dialogued.service; }
setting() { unit | sed -n "s/^$1=//p" | tail -n 1; }
start() {
  rm -f "$work/listening"
  mkfifo "$work/listening"
  on_server sh -c 'echo $$ >/run/dialogued.pid; umask "$1"; ulimit -c "$2"; ulimit -n "$3"; user=$4; shift 4
    mkdir -p -m 750 /run/dialogue && chown "$user:$user" /run/dialogue
    exec setpriv --reuid "$user" --regid "$user" --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all \
      env STATE_DIRECTORY=/var/lib/dialogue RUNTIME_DIRECTORY=/run/dialogue "$@"' \
    start "$(setting UMask)" "$(setting LimitCORE)" "$(setting LimitNOFILE)" "$(setting User)" $(setting ExecStart) >"$work/listening" 2>>"$work/log" &
  serving=$!
  # It says where it listens, or ends.
  exec 7<"$work/listening"
  read -r line <&7 && echo "$line"
}
stop() {
  kill -TERM "$(cat "$server/run/dialogued.pid")"
  wait "$serving"
  serving=""
}
# options LINE...: what the administrator writes, with these lines of [tls].
options() {
  printf '%s\n' 'data = "/var/lib/dialogue"' "listen = \"0.0.0.0:$port\"" "address = \"https://$name:$port\"" '[tls]' "$@" >"$server/etc/dialogue/server.toml"
}
# invite PERSON-ID [ADDRESS]: the line that the coordinator gives, in $work/line.
invite() {
  admin enrol-code "$1" ${2:+--address "$2"} | sed -n 's/.*"line":"\([^"]*\)".*/\1/p' >"$work/line"
  grep -q '^dialogue:' "$work/line"
}
join() { of "$1" join - --device laptop <"$work/line"; }
new_person() {
  admin person add "$1" --org "$organisation" --email "$1@example.org" >"$work/said"
  id=$(member id)
}
# role PERSON-ID
role() {
  local grant
  grant=$(admin grant "$1" SO | sed -n 's/.*"id":"\([^"]*\)".*/\1/p')
  of ana sync && of ana act "$grant" confirm && of ana sync
}

echo "No systemd runs in these machines: the server is started as its unit says, but not in its box."
server=$(new_root trixie) device=$(new_root bookworm)
for person in ana ben chloe dan; do in_root "$device" useradd --create-home --home-dir "/var/tmp/$person" "$person"; done
for net in "$server_net" "$device_net"; do
  ip netns add "$net"
  ip -n "$net" link set lo up
done
ip link add dialogue-s netns "$server_net" type veth peer name dialogue-d netns "$device_net"
ip -n "$server_net" addr add "$server_ip/24" dev dialogue-s
ip -n "$server_net" link set dialogue-s up
ip -n "$device_net" addr add "$device_ip/24" dev dialogue-d
ip -n "$device_net" link set dialogue-d up
echo "$server_ip $name" | tee -a "$server/etc/hosts" >>"$device/etc/hosts"
# Both machines are there, with Debian's minimum: here an administrator begins.
began=$SECONDS

ok "the server's package is installed on Debian $(cat "$server/etc/debian_version")" install "$server" trixie dialogue-server
options 'mode = "own"'
ok "a platform is made" admin init --name "Our Secretariat"
ana=$(member person) organisation=$(member organisation)
member line >"$work/line"
ok "and the coordinator gets one line" grep -q '^dialogue:' "$work/line"
ok "the server listens on the network, as the unit's user" start
ok "the app and the command line are installed on Debian $(cat "$device/etc/debian_version")" install "$device" bookworm dialogue dialogue-cli
ok "the coordinator joins with it" join ana
new_person Ben
ben=$id
ok "a colleague gets a role, which the coordinator confirms on her device" role "$ben"
ok "the colleague gets one line" invite "$ben"
ok "and joins with it" join ben
ten_minutes=600 took=$((SECONDS - began))
say "from bare machines to two joined devices"
[ $took -le $ten_minutes ] || { echo "FAILED: more than ten minutes"; exit 1; }

# writes PERSON TITLE, sees PERSON TITLE
writes() { of "$1" create meeting kind=global title="$2"; }
sees() { of "$1" list meeting | grep -F -- "$2"; }
ok "what one writes" writes ana "First words"
ok "is sent" of ana sync
ok "and the other receives it" of ben sync
ok "word for word" sees ben "First words"
handshake() { network=/run/netns/$device_net in_root "$device" openssl s_client -connect "$name:$port" -"$1" </dev/null; }
ok "the line is encrypted: TLS 1.3" handshake tls1_3
ok "and 1.2" handshake tls1_2
ok "and nothing older" not handshake tls1_1

ok "the server ends when it is told to" stop
ok "in the clear it is not served to the network" status 1 on_server timeout 60 dialogued --config /dev/null serve --listen "$server_ip:$port"
ok "what is written meanwhile stays on the device" writes ana "While the server was away"
ok "which says that the server is not there" status 3 of ana sync
ok "the server comes back" start
ok "what was written is sent" of ana sync
of ben sync >/dev/null
ok "and arrives" sees ben "While the server was away"

stop
ok "the server's key is not changed so early by mistake" status 1 admin keys rotate line
ok "the server's key is changed" admin keys rotate line --now
start >/dev/null
ok "a device that synced once goes on" of ana sync
stop
ok "it is changed again" admin keys rotate line --now
start >/dev/null
ok "the device that was there in between goes on" of ana sync
writes ben "Kept" >/dev/null
ok "one that was away for both is told that this is not its server" status 1 of ben sync
ok "in words" said "not your server"
ok "it gets a new line" invite "$ben"
ok "joins again" join ben
of ben sync >/dev/null
of ana sync >/dev/null
ok "and what it held arrives" sees ana "Kept"

# The public way: an authority that the device's system trusts, and a certificate of it for the name.
certificate() {
  openssl req -x509 -newkey rsa:2048 -nodes -keyout "$work/ca.key" -out "$work/ca.crt" -days 9 -subj /CN=Authority -addext keyUsage=keyCertSign
  openssl req -newkey rsa:2048 -nodes -keyout "$work/tls.key" -out "$work/tls.csr" -subj "/CN=$name"
  printf 'subjectAltName=DNS:%s\n' "$name" >"$work/names"
  openssl x509 -req -in "$work/tls.csr" -CA "$work/ca.crt" -CAkey "$work/ca.key" -CAcreateserial -days 9 -extfile "$work/names" -out "$work/tls.crt"
  cp "$work/tls.crt" "$work/tls.key" "$server/etc/dialogue/"
  in_root "$server" chown "$(setting User)" /etc/dialogue/tls.key /etc/dialogue/tls.crt
}
stop
ok "a certificate for the server's name" certificate
options 'certificate = "/etc/dialogue/tls.crt"' 'key = "/etc/dialogue/tls.key"'
ok "the server shows it" start
new_person Chloe
ok "a line for somebody else" invite "$id"
ok "a system that does not trust the authority does not join" status 1 join chloe
cp "$work/ca.crt" "$device/usr/local/share/ca-certificates/authority.crt"
in_root "$device" update-ca-certificates >/dev/null 2>&1
ok "one that does, does" join chloe
ok "the certificate is renewed" certificate
cp "$work/ca.crt" "$device/usr/local/share/ca-certificates/authority.crt"
in_root "$device" update-ca-certificates >/dev/null 2>&1
ok "and read again" kill -HUP "$(cat "$server/run/dialogued.pid")"
ok "the device goes on" of chloe sync

if [ -n "$bad_line" ]; then
  # Only loopback has a bad line, so this device stands on the server's network.
  at_net=$server_net
  relay=9001
  options 'mode = "own"'
  stop
  start >/dev/null
  nsenter --net="/run/netns/$server_net" "$bad_line" --listen "127.0.0.1:$relay" --to "127.0.0.1:$port" --rtt 600 --rate 64 --cut-after 4000 >"$work/relay" 2>&1 &
  relaying=$!
  new_person Dan
  role "$id" >/dev/null
  invite "$id" "https://127.0.0.1:$relay"
  again() {
    local tries=0
    until "$@"; do
      tries=$((tries + 1))
      [ $tries -lt 50 ] || return 1
    done
  }
  ok "a device joins over a bad line" again join dan
  writes dan "Over a bad line" >/dev/null
  ok "syncs over it" again of dan sync
  at_net=$device_net
  of ana sync >/dev/null
  ok "and what it wrote arrives" sees ana "Over a bad line"
else
  say "without --bad-line no bad line is tried"
fi
stop
ok "the platform is whole" admin verify
say "$steps steps, all as they should be"
