#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs a command on a clean clone of what is committed here, in a bare Debian that has never seen the project. As root.
#
#   scripts/bare-debian.sh SUITE [--keep] [--ccache] [--share DIR] -- COMMAND...
#
#   SUITE      bookworm (12) or trixie (13)
#   --keep     leaves the root and says where
#   --ccache   keeps what is compiled for the next run of the same suite
#   --share    a folder of this computer that is /src/share in the root
#
# The root is of scripts/bare-root.sh. Ends with COMMAND's status.
set -euo pipefail
cd "$(dirname "$0")/.."

usage() { sed -n '3,11s/^# \{0,1\}//p' "scripts/bare-debian.sh"; }
. scripts/bare-root.sh

suite=${1:-} keep=0 ccache=0 share=""
case $suite in
  bookworm | trixie) shift ;;
  -h | --help) usage; exit 0 ;;
  *) usage >&2; exit 2 ;;
esac
while [ $# -gt 0 ]; do
  case $1 in
    --keep) keep=1 ;;
    --ccache) ccache=1 ;;
    --share) share=${2:?a folder}; shift ;;
    --) shift; break ;;
    *) die "unknown option $1" ;;
  esac
  shift
done
[ $# -gt 0 ] || { usage >&2; exit 2; }
[ "$(id -u)" = 0 ] || die "a root of its own needs root"

root=$(new_root "$suite")
finish() {
  if [ $keep = 0 ]; then remove_root "$root"; else leave_root "$root" && echo "kept: $root" >&2; fi
}
trap finish EXIT
mkdir -p "$root/src/ccache"
git clone -q --no-local . "$root/src/dialogue"
[ $ccache = 0 ] || show_in_root "$root" "$cache/ccache-$suite" src/ccache
[ -z "$share" ] || show_in_root "$root" "$share" src/share
in_root "$root" bash -c 'git config --global --add safe.directory /src/dialogue && cd /src/dialogue && exec "$@"' bare "$@" </dev/null
