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
# The root has Debian's minimum, git and nothing else; it is made once and kept in ${XDG_CACHE_HOME:-~/.cache}/dialogue-bare. Packages come
# from where this computer's own come from. Ends with COMMAND's status.
set -euo pipefail
cd "$(dirname "$0")/.."

usage() { sed -n '3,13s/^# \{0,1\}//p' "scripts/bare-debian.sh"; }
die() { echo "bare-debian: $*" >&2; exit 2; }

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

. scripts/packages.sh
need debootstrap
cache=${XDG_CACHE_HOME:-$HOME/.cache}/dialogue-bare
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
mkdir -p "$cache"

# mirror: the address from which this computer takes Debian's packages.
mirror() {
  local found
  found=$(sed -n 's/^URIs: *\([^ ]*\).*/\1/p' /etc/apt/sources.list.d/*.sources 2>/dev/null | head -n 1)
  [ -n "$found" ] || found=$(sed -n 's/^deb \(\[[^]]*\] \)\{0,1\}\([^ ]*\).*/\2/p' /etc/apt/sources.list 2>/dev/null | head -n 1)
  [ -n "$found" ] || die "this computer has no package source"
  echo "$found"
}

make_root() {
  local made script=/usr/share/debootstrap/scripts/$suite
  [ -e "$script" ] || script=/usr/share/debootstrap/scripts/sid
  made=$(mktemp -d "$cache/new-XXXXXX")
  debootstrap --variant=minbase --include=ca-certificates,git "$suite" "$made" "$(mirror)" "$script" >"$cache/$suite.log" 2>&1 ||
    { tail -n 5 "$cache/$suite.log" >&2; rm -rf "$made"; die "no root of $suite could be made"; }
  rm -f "$made/etc/apt/sources.list"
  printf 'Types: deb\nURIs: %s\nSuites: %s %s-updates\nComponents: main\nSigned-By: %s\n' "$(mirror)" "$suite" "$suite" "$keyring" \
    >"$made/etc/apt/sources.list.d/debian.sources"
  tar -C "$made" -cf "$cache/$suite.tar.new" .
  mv "$cache/$suite.tar.new" "$cache/$suite.tar"
  rm -rf "$made"
}

[ -e "$cache/$suite.tar" ] || make_root
root=$(mktemp -d /var/tmp/dialogue-bare-XXXXXX)
finish() {
  for place in src/ccache src/share dev sys proc; do
    ! mountpoint -q "$root/$place" || umount -lR "$root/$place"
  done
  if [ $keep = 1 ]; then echo "kept: $root" >&2; else rm -rf --one-file-system "$root"; fi
}
trap finish EXIT
tar -C "$root" -xf "$cache/$suite.tar"
# The archive's own folder is closed, and every user of the root has to pass through it.
chmod 755 "$root"
cp /etc/resolv.conf /etc/hosts "$root/etc/" 2>/dev/null || true
# A setting by which this computer reaches its packages, such as a proxy.
grep -lE '^[^/#]*Acquire::' /etc/apt/apt.conf.d/* 2>/dev/null | while read -r file; do cp "$file" "$root/etc/apt/apt.conf.d/"; done
mkdir -p "$root/src/ccache"
git clone -q --no-local . "$root/src/dialogue"
[ $ccache = 0 ] || { mkdir -p "$cache/ccache-$suite" && mount --bind "$cache/ccache-$suite" "$root/src/ccache"; }
if [ -n "$share" ]; then
  mkdir -p "$share" "$root/src/share"
  mount --bind "$share" "$root/src/share"
fi
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev" && mount --make-rslave "$root/dev"
mount -t sysfs sysfs "$root/sys" 2>/dev/null || true
env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 TERM=dumb CI="${CI:-}" CCACHE_DIR=/src/ccache \
  chroot "$root" bash -c 'git config --global --add safe.directory /src/dialogue && cd /src/dialogue && exec "$@"' bare "$@" </dev/null
