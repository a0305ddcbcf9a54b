#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What was built goes below /usr/local, where a system's shells, readers and desktops find it. As root in a bare Debian: usr_local.sh BUILD
set -euo pipefail
build=$(realpath "$1")
failed=0 passed=0
see() {
  local words=$1
  shift
  if "$@" >/tmp/said 2>&1; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $words"; tail -n 20 /tmp/said; fi
}
# As a person's session has it.
shell() { local name=$1; shift; env -i HOME=/root XDG_DATA_DIRS=/usr/local/share:/usr/share PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 TERM=dumb "$name" "$@"; }

cmake "$build" -DCMAKE_INSTALL_PREFIX=/usr/local -DCMAKE_INSTALL_SYSCONFDIR=etc -DCMAKE_INSTALL_LOCALSTATEDIR=var -DDIALOGUE_ZSH_DIR=share/zsh/site-functions >/tmp/said 2>&1 || { cat /tmp/said; exit 1; }
cmake --build "$build" >/tmp/said 2>&1 || { cat /tmp/said; exit 1; }
cmake --install "$build" >/tmp/said 2>&1
for program in dialogued dialogue-cli dialogue; do
  see "$program starts" shell bash -c "$program --version"
  see "it is the one below /usr/local" shell bash -c "command -v $program | grep ^/usr/local/"
  # A minimal Debian is told to leave manual pages out of packages, and mandb is not run: -w reads the folders.
  see "man finds $program" shell man -w "$program"
  see "bash completes $program" shell bash -c ". /usr/share/bash-completion/bash_completion; _completion_loader $program; complete -p $program"
  see "zsh completes $program" shell zsh -f -c "autoload -Uz compinit; compinit -u -D; [[ -n \${_comps[$program]} ]]"
  see "fish completes $program" shell fish -c "complete -C '$program --' | grep -e --help"
done
see "man finds server.toml" shell man -w 5 server.toml
see "systemd finds the unit" systemd-analyze verify --man=no dialogued.service
see "the unit starts the program below /usr/local" grep -q '^ExecStart=/usr/local/sbin/dialogued --config /etc/dialogue/server.toml ' /usr/local/lib/systemd/system/dialogued.service
systemd-sysusers
systemd-tmpfiles --create 2>/dev/null || true
see "the user is made" getent passwd _dialogue
see "and the folder" test -d /var/lib/dialogue
see "a platform is made there" shell dialogued init --name "Our Secretariat"
see "it is the service's" sh -c '[ -z "$(find /var/lib/dialogue ! -user _dialogue)" ]'
update-mime-database /usr/local/share/mime
update-desktop-database /usr/local/share/applications
see "a joining file is known" grep -x '50:application/x-dialogue-join:\*\.dialogue' /usr/local/share/mime/globs2
see "and opened with the app" shell sh -c 'xdg-mime query default application/x-dialogue-join | grep -x org.acsg.Dialogue.desktop'
see "so is a line that is clicked" shell sh -c 'xdg-mime query default x-scheme-handler/dialogue | grep -x org.acsg.Dialogue.desktop'
echo "$passed passed, $failed failed"
[ $failed = 0 ]
