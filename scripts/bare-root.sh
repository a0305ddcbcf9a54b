# SPDX-License-Identifier: Apache-2.0
# Sourced by what needs a bare Debian: roots with Debian's minimum, git and nothing else, each a folder of its own. As root.
# The archive of a suite is made once and kept in ${XDG_CACHE_HOME:-~/.cache}/dialogue-bare. Packages come from where this computer's own
# come from.
. scripts/packages.sh
cache=${XDG_CACHE_HOME:-$HOME/.cache}/dialogue-bare
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

die() { echo "$(basename "$0" .sh): $*" >&2; exit 2; }

# mirror: the address from which this computer takes Debian's packages.
mirror() {
  local found
  found=$(sed -n 's/^URIs: *\([^ ]*\).*/\1/p' /etc/apt/sources.list.d/*.sources 2>/dev/null | head -n 1)
  [ -n "$found" ] || found=$(sed -n 's/^deb \(\[[^]]*\] \)\{0,1\}\([^ ]*\).*/\2/p' /etc/apt/sources.list 2>/dev/null | head -n 1)
  [ -n "$found" ] || die "this computer has no package source"
  echo "$found"
}

# make_archive SUITE
make_archive() {
  local suite=$1
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

# new_root SUITE: unpacks a root and prints its folder.
new_root() {
  local root file
  need debootstrap
  mkdir -p "$cache"
  [ -e "$cache/$1.tar" ] || make_archive "$1"
  root=$(mktemp -d /var/tmp/dialogue-bare-XXXXXX)
  tar -C "$root" -xf "$cache/$1.tar"
  # The archive's own folder is closed, and every user of the root has to pass through it.
  chmod 755 "$root"
  cp /etc/resolv.conf /etc/hosts "$root/etc/" 2>/dev/null || true
  # Settings by which this computer reaches its packages, such as a proxy. What a package brought comes with that package there.
  for file in /etc/apt/apt.conf.d/*; do
    if grep -qE '^[^/#]*Acquire::' "$file" && ! dpkg-query -S "$file" >/dev/null 2>&1; then cp "$file" "$root/etc/apt/apt.conf.d/"; fi
  done
  mount -t proc proc "$root/proc"
  mount --rbind /dev "$root/dev" && mount --make-rslave "$root/dev"
  mount -t sysfs sysfs "$root/sys" 2>/dev/null || true
  echo "$root"
}

# show_in_root ROOT FOLDER PLACE: the folder of this computer is also PLACE in the root.
show_in_root() {
  mkdir -p "$2" "$1/$3"
  mount --bind "$2" "$1/$3"
}

# in_root ROOT COMMAND...: as root, with nothing of this computer's environment; in the network of $network (a file of `ip netns`) if it is set.
in_root() {
  local root=$1
  shift
  ${network:+nsenter --net="$network"} env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 TERM=dumb CI="${CI:-}" CCACHE_DIR=/src/ccache \
    chroot "$root" "$@"
}

# leave_root ROOT: takes away what of this computer is seen in it, the deepest places first.
leave_root() {
  findmnt -rno TARGET | { grep "^$1/" || true; } | sort -r | while read -r place; do umount -l "$place"; done
}

# remove_root ROOT
remove_root() {
  leave_root "$1"
  rm -rf --one-file-system "$1"
}
