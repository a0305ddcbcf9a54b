#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# `cmake --install` puts everything in its place below DESTDIR and nothing elsewhere, and the programs run from there. What an administrator
# wrote outlives the next one. installed.sh BUILD
set -euo pipefail
build=$(realpath "$1")
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
failed=0
prefix=$(sed -n 's/^CMAKE_INSTALL_PREFIX:PATH=//p' "$build/CMakeCache.txt")
DESTDIR=$root cmake --install "$build" >"$root.log" || { cat "$root.log"; rm -f "$root.log"; exit 1; }
rm -f "$root.log"
at=$root$prefix

expect() {
  for file in "$@"; do
    [ -s "$file" ] || { echo "missing: ${file#"$root"}"; failed=$((failed + 1)); }
  done
}
expect "$at"/bin/dialogue-cli "$at"/sbin/dialogued "$at"/share/man/man1/dialogue-cli.1 "$at"/share/man/man8/dialogued.8 "$at"/share/man/man5/server.toml.5 \
  "$at"/share/man/man5/dialogue-joining.5 "$at"/share/doc/dialogue-server/manual/README.md "$at"/share/doc/dialogue-server/BACKUP.md \
  "$at"/share/bash-completion/completions/{dialogue-cli,dialogued} "$at"/share/zsh/*/_{dialogue-cli,dialogued} \
  "$at"/share/fish/vendor_completions.d/{dialogue-cli,dialogued}.fish "$at"/lib/systemd/system/dialogued.service \
  "$at"/lib/sysusers.d/dialogue-server.conf "$at"/lib/tmpfiles.d/dialogue-server.conf
# The unit, the program and the manual name one file of options, and it is there.
options=$(sed -n 's/^ExecStart=.* --config \([^ ]*\) .*/\1/p' "$at/lib/systemd/system/dialogued.service")
expect "$root$options"
grep -q -- "--config FILE.*$options" <<<"$("$at/sbin/dialogued" --help)" || { echo "the program reads another file than $options"; failed=$((failed + 1)); }
grep -qF "$options" "$at/share/man/man5/server.toml.5" || { echo "the manual names another file than $options"; failed=$((failed + 1)); }
if grep -q '^DIALOGUE_APP:BOOL=ON' "$build/CMakeCache.txt"; then
  expect "$at"/bin/dialogue "$at"/share/man/man1/dialogue.1 "$at"/share/applications/org.acsg.Dialogue.desktop \
    "$at"/share/metainfo/org.acsg.Dialogue.metainfo.xml "$at"/share/mime/packages/org.acsg.Dialogue.xml \
    "$at"/share/icons/hicolor/{scalable/apps/org.acsg.Dialogue.svg,48x48/apps/org.acsg.Dialogue.png,256x256/apps/org.acsg.Dialogue.png}
fi
"$at/sbin/dialogued" --version >/dev/null || failed=$((failed + 1))
"$at/bin/dialogue-cli" --version >/dev/null || failed=$((failed + 1))
if grep -rl "$build" "$root" --include='*.service' --include='*.conf' --include='*.[158]' --include='*.toml'; then
  echo "these name the folder of the build"
  failed=$((failed + 1))
fi
grep -q "^ExecStart=$prefix/sbin/dialogued " "$at/lib/systemd/system/dialogued.service" || { echo "the unit starts another program"; failed=$((failed + 1)); }
if command -v man >/dev/null; then
  for page in dialogue-cli dialogued server.toml; do
    [ "$(man -M "$at/share/man" -w "$page" 2>/dev/null)" ] || { echo "man does not find $page"; failed=$((failed + 1)); }
  done
fi
count=$(find "$root" -type f | wc -l)

echo "# mine" >"$root$options"
DESTDIR=$root cmake --install "$build" --component dialogued >/dev/null
[ "$(cat "$root$options")" = "# mine" ] || { echo "installed again, the options are not the administrator's"; failed=$((failed + 1)); }
echo "$count files, $failed problems"
[ $failed = 0 ] && [ "$count" -gt 10 ]
