#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What systemd, AppArmor and desktops say of the files that are installed for them. service_files.sh BUILD [--all]
# A tool that is not here is passed over and named; with --all it has to be here.
set -euo pipefail
build=$(realpath "$1") all=${2:-}
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
most=1.5 failed=0 passed=0

has() {
  command -v "$1" >/dev/null && return
  echo "without $1: $2 is not looked at"
  [ -z "$all" ] || failed=$((failed + 1))
  return 1
}
# check WORDS COMMAND...: shows what the command said when it fails or, beside its errors, has something to say.
check() {
  local words=$1 status=0
  shift
  "$@" >"$work/out" 2>"$work/err" || status=$?
  if [ $status = 0 ] && [ ! -s "$work/err" ]; then passed=$((passed + 1)); return; fi
  failed=$((failed + 1))
  echo "$words: status $status"
  cat "$work/out" "$work/err"
}

# exposed UNIT: at most $most, as systemd-analyze counts.
exposed() {
  systemd-analyze security --offline=true --no-pager "$1" >"$work/security" 2>&1 || true
  sed -n 's/.*exposure level for .*: \([0-9.]*\) .*/\1/p' "$work/security" | awk -v most=$most '{ print "exposure " $1; found = 1; bad = $1 > most } END { exit !found || bad }'
}

unit="$work/dialogued.service"
cp "$build/systemd/dialogued.service" "$unit"
if has systemd-analyze "the unit"; then
  # The program stands elsewhere until it is installed.
  program=$(sed -n 's/^ExecStart=\([^ ]*\).*/\1/p' "$unit")
  sed "s|^ExecStart=$program|ExecStart=/bin/true|" "$unit" >"$work/unit" && mv "$work/unit" "$unit"
  check "the unit" systemd-analyze verify --man=no "$unit"
  check "the unit's exposure" exposed "$unit"
  echo "  $(cat "$work/out")"
  for example in packaging/systemd/*.conf; do
    mkdir -p "$unit.d"
    cp "$example" "$unit.d/"
    check "$example" systemd-analyze verify --man=no "$unit"
    check "the exposure with $example" exposed "$unit"
    echo "  $(cat "$work/out") with $(basename "$example")"
    rm -r "$unit.d"
  done
fi
if has systemd-sysusers "the user"; then
  mkdir -p "$work/root/etc"
  # It says what it would do where others complain.
  check "the user" sh -c 'systemd-sysusers --root="$1" --dry-run "$2" 2>&1' sh "$work/root" "$build/systemd/dialogue-server.sysusers"
fi
if has apparmor_parser "the profile"; then
  # A kernel without AppArmor has no features to compare with: that alone is no complaint.
  check "the profile" sh -c 'apparmor_parser -Q --skip-kernel-load --skip-cache "$1" 2>"$2" || { cat "$2" >&2; exit 1; }
    grep -v "^Cache read/write disabled" "$2" >&2 || true' sh packaging/apparmor/dialogued "$work/apparmor"
fi
if has desktop-file-validate "the desktop entry"; then
  check "the desktop entry" desktop-file-validate packaging/desktop/org.acsg.Dialogue.desktop
fi
if has appstreamcli "what software centres show"; then
  # Since version 1 it wants the product's page on the web. There is none.
  homepage=--override=url-homepage-missing=info
  case $(appstreamcli --version) in *" 0."*) homepage="" ;; esac
  check "what software centres show" appstreamcli validate --no-net $homepage packaging/desktop/org.acsg.Dialogue.metainfo.xml
fi
if has update-mime-database "the type of the joining file"; then
  mkdir -p "$work/mime/packages"
  cp packaging/desktop/org.acsg.Dialogue.mime.xml "$work/mime/packages/"
  check "the type of the joining file" env XDG_DATA_DIRS="$work" update-mime-database "$work/mime"
  check "its ending" grep -q '^50:application/x-dialogue-join:\*\.dialogue$' "$work/mime/globs2"
fi
echo "$passed passed, $failed failed"
[ $failed = 0 ] && { [ $passed -gt 0 ] || [ -z "$all" ]; }
