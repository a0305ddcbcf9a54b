#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs, upgrades, removes and purges the packages of a folder. Run it as root in a bare Debian without systemd: install.sh FOLDER
set -euo pipefail
cd "$(dirname "$0")/../.."
. scripts/packages.sh
packages=$(realpath "$1")
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
failed=0 passed=0

# see WORDS COMMAND...: one thing that has to hold.
see() {
  local words=$1
  shift
  if "$@" >/tmp/said 2>&1; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $words"
    tail -n 20 /tmp/said
  fi
}
not() { ! "$@"; }
apt() { apt-get -qq -o Dpkg::Use-Pty=0 -o Dpkg::Options::=--force-confold "$@" >/tmp/apt 2>&1 || { cat /tmp/apt; exit 1; }; }
# debs FOLDER NAME...: the files of packages.
debs() {
  local folder=$1 name
  shift
  for name in "$@"; do ls "$folder/${name}_"*.deb; done
}
as_service() { runuser -u _dialogue -- "$@"; }
# As an administrator does it, as root.
server() { dialogued "$@"; }
as_person() { runuser -u person -- env HOME=/var/tmp/person "$@"; }
all="dialogue-server dialogue-cli dialogue"

apt update
need python3
echo "== the older version"
apt install --no-install-recommends $(debs "$packages/older" $all)
see "the user is there" getent passwd _dialogue
see "nobody logs in as that user" sh -c 'getent passwd _dialogue | grep -q nologin$'
see "the folder is the user's alone" sh -c '[ "$(stat -c "%U %a" /var/lib/dialogue)" = "_dialogue 700" ]'
see "the folder of backups too" sh -c '[ "$(stat -c "%U %a" /var/backups/dialogue)" = "_dialogue 700" ]'
for program in dialogued dialogue-cli dialogue; do see "$program tells its version" $program --version; done
see "the options are a file of the administrator's" grep -q /etc/dialogue/server.toml /var/lib/dpkg/info/dialogue-server.conffiles
see "so is the profile" grep -q /etc/apparmor.d/dialogued /var/lib/dpkg/info/dialogue-server.conffiles

echo "== a platform, a device, and the app"
useradd --create-home --home-dir /var/tmp/person person
see "a platform is made" server --json init --demo
code=$(sed -n 's/.*"code":"\([^"]*\)".*/\1/p' /tmp/said)
port=0
start() {
  : >/tmp/serve
  setpriv --reuid _dialogue --regid _dialogue --clear-groups dialogued --data /var/lib/dialogue --config /etc/dialogue/server.toml serve --listen "127.0.0.1:$port" >/tmp/serve 2>/tmp/serve.log &
  serving=$!
  until grep -q '^listening on ' /tmp/serve; do kill -0 $serving || { cat /tmp/serve.log; return 1; }; done
  url=$(sed -n 's/^listening on //p' /tmp/serve)
  # The device finds it there again.
  port=${url##*:}
}
stop() {
  kill -TERM $serving
  see "the server ends with 0" wait $serving
}
start
see "a device joins" as_person dialogue-cli enrol --server "$url" --code "$code" --device one
see "and sees records" sh -c 'runuser -u person -- env HOME=/var/tmp/person dialogue-cli --json list support_request | grep -q fields'
see "the app draws its pages with what it depends on" as_person env QT_QPA_PLATFORM=offscreen dialogue --sample --screenshot /var/tmp/person/picture
see "and there is a picture" sh -c 'ls /var/tmp/person/picture/*.png'
see "the replica is the person's alone" sh -c '[ "$(stat -c %a /var/tmp/person/.local/share/dialogue)" = 700 ]'
stop

see "what root made is the service's" sh -c '[ -z "$(find /var/lib/dialogue ! -user _dialogue)" ]'

echo "== what the service tells systemd"
if grep -q NOTIFY_SOCKET /usr/sbin/dialogued; then
  see "it tells when it is ready, that it is well, that it reloads and that it stops" \
    as_service python3 -B tests/packaging/notify.py /usr/sbin/dialogued /var/lib/dialogue --config /etc/dialogue/server.toml
  cat /tmp/said
else
  echo "the program tells systemd nothing yet"
fi

echo "== the newer version"
echo "# a line of the administrator's" >>/etc/dialogue/server.toml
server --json stats >/tmp/before
apt install --no-install-recommends $(debs "$packages" $all)
see "the version is the newer one" sh -c 'dpkg-query -W -f "\${Version}" dialogue-server | grep -vq "^0\.0\.1$"'
see "the administrator's line is still there" grep -q "a line of the administrator's" /etc/dialogue/server.toml
see "the platform is whole" server verify
server --json stats >/tmp/after
see "nothing in it changed" cmp /tmp/before /tmp/after
start
see "the device syncs with it" as_person dialogue-cli sync
stop

echo "== removed, installed again"
apt remove $all
see "the platform stays" test -e /var/lib/dialogue/server.db
see "the options stay" test -e /etc/dialogue/server.toml
apt install --no-install-recommends $(debs "$packages" $all)
see "the platform is served again" server verify

echo "== purged, with nobody there to be asked"
as_service sh -c 'echo copy >/var/backups/dialogue/set'
server --json stats >/tmp/before
apt purge $all
see "the platform is still there" test -e /var/lib/dialogue/server.db
see "its backups too" test -e /var/backups/dialogue/set
see "and their owner" getent passwd _dialogue
see "nobody else can read them" sh -c '[ "$(stat -c "%U %a" /var/lib/dialogue)" = "_dialogue 700" ]'
see "it is told where they are" grep -q 'stays in /var/lib/dialogue' /tmp/apt
see "the options are gone" not test -e /etc/dialogue

echo "== purged, by somebody who says that the platform shall go"
apt install --no-install-recommends $(debs "$packages" $all)
see "the platform that was kept is whole" server verify
server --json stats >/tmp/after
see "and the same" cmp /tmp/before /tmp/after
echo "dialogue-server dialogue-server/remove-platform boolean true" | debconf-set-selections
apt purge $all
see "the platform is gone" not test -e /var/lib/dialogue
see "its backups too" not test -e /var/backups/dialogue
see "the user is gone" not getent passwd _dialogue
see "the group is gone" not getent group _dialogue

echo "== purged again: what was said of an earlier platform counts no more"
apt install --no-install-recommends $(debs "$packages" dialogue-server)
see "another platform is made" server init --name "Another"
apt purge dialogue-server
see "it is still there" test -e /var/lib/dialogue/server.db
rm -rf /var/lib/dialogue

echo "== purged without a platform"
apt install --no-install-recommends $(debs "$packages" dialogue-server)
apt purge dialogue-server
see "the user is gone" not getent passwd _dialogue
see "the group is gone" not getent group _dialogue

echo "== the manual, word by word"
see "it is as the page says" env PACKAGES="$packages" python3 -B tests/manual/follow.py docs/manual/ten-minutes.md --installed
see "the manual is there" test -s /usr/share/doc/dialogue-server/manual/ten-minutes.md
echo "dialogue-server dialogue-server/remove-platform boolean true" | debconf-set-selections
apt purge $all
userdel --remove ana
userdel --remove ben
rm -rf /var/tmp/person
find / -xdev \( -ipath '*dialogue*' -o -nouser -o -nogroup \) -not -path '/src/*' -not -path '/proc/*' -not -path '/sys/*' -not -path '/dev/*' \
  -not -path '/tmp/*' -not -path '/var/log/*' >/tmp/left || true
see "no file is left" sh -c '[ ! -s /tmp/left ] || { cat /tmp/left; false; }'
echo "$passed passed, $failed failed"
[ $failed = 0 ]
