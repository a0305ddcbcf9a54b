#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds the Debian packages of what is committed here, for the Debian on which it runs (12 or 13).
#
#   packaging/build-deb.sh [--older VERSION] [OUT]
#
#   OUT        folder for the packages (build/packages)
#   --older    a second time, without compiling again, as this version, into OUT/older: to try an upgrade
#
# DEBFULLNAME and DEBEMAIL name who answers for the packages. Put a name of your own there before you give packages to others.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/packages.sh

older="" out=build/packages
while [ $# -gt 0 ]; do
  case $1 in
    --older) older=${2:?a version}; shift ;;
    -h | --help) sed -n '3,10s/^# \{0,1\}//p' "$0"; exit 0 ;;
    -*) echo "build-deb: unknown option $1; see --help" >&2; exit 2 ;;
    *) out=$1 ;;
  esac
  shift
done
need $build_packages $app_packages $package_packages

version=$(sed -n 's/^project(Dialogue VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
source=build/deb/dialogue
mkdir -p "$out"
out=$(realpath "$out")
rm -rf build/deb
mkdir -p "$source"
# A clean copy. The tests stay out: they ran before, and some of their data has licences of its own.
git archive HEAD | tar -x -C "$source" --exclude=tests
cp -r "$source/packaging/debian" "$source/debian"
cd "$source"

# The policy of this Debian, and what is needed to build: both are known elsewhere.
policy=$(apt-cache show debian-policy | sed -n 's/^Version: \([0-9]*\.[0-9]*\.[0-9]*\).*/\1/p' | sort -V | tail -n 1)
needed=$(printf ' %s,\n' $build_packages $app_packages | grep -vE ' (g\+\+|cmake|ninja-build|ccache|pkg-config|git|ca-certificates|tzdata|python3|fonts-.*|libgl1-mesa-dri),' | sort)
awk -v needed="$needed" -v policy="$policy" '$0 == "@BUILD_PACKAGES@" { print needed; next } { gsub("@STANDARDS@", policy); print }' \
  packaging/debian/control >debian/control
if [ -n "${DEBEMAIL:-}" ]; then
  sed -i "s|Dialogue maintainers <maintainers@dialogue.invalid>|${DEBFULLNAME:-Dialogue maintainers} <$DEBEMAIL>|" debian/control debian/changelog debian/copyright
fi
# To override what this Debian's lintian does not look for would be a mistake to it.
grep -hv '^#' debian/*.lintian-overrides | while read -r _ tag _; do
  lintian-explain-tags "$tag" 2>/dev/null | grep -q . || sed -i "/^[^#]*: $tag/d" debian/*.lintian-overrides
done
[ "$(dpkg-parsechangelog -S Version)" = "$version" ] || { echo "build-deb: packaging/debian/changelog does not begin with version $version" >&2; exit 1; }

# The same file comes out whenever it is built. What was compiled is found again.
SOURCE_DATE_EPOCH=$(dpkg-parsechangelog -S Timestamp)
CCACHE_DIR=${CCACHE_DIR:-$(ccache -k cache_dir)}
export SOURCE_DATE_EPOCH CCACHE_DIR CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1 CCACHE_DEPEND=1 LC_ALL=C.UTF-8
export DEB_BUILD_OPTIONS="${DEB_BUILD_OPTIONS:-parallel=$(nproc)}"

# build FOLDER OPTIONS...: builds, and moves what came out.
build() {
  local folder=$1
  shift
  mkdir -p "$folder"
  dpkg-buildpackage -us -uc "$@" >../build.log 2>&1 || { tail -n 60 ../build.log >&2; exit 1; }
  mv ../*.deb ../*.changes ../*.buildinfo "$folder/"
  if ls ../*.dsc >/dev/null 2>&1; then mv ../*.dsc ../*.tar.* "$folder/"; fi
}
build "$out"
if [ -n "$older" ]; then
  sed -i "1s/(.*)/($older)/" debian/changelog
  rm -rf debian/.debhelper debian/tmp debian/*.debhelper debian/*.substvars debian/dialogue debian/dialogue-server debian/dialogue-cli debian/files
  rm -f debian/debhelper-build-stamp debian/dialogue-server.dialogued.service
  build "$out/older" -b -nc
fi
ls "$out"/*.deb
