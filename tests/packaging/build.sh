#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds the packages, as a lower version too, and looks at them. Run it as root in a bare Debian: build.sh OUT
set -euo pipefail
cd "$(dirname "$0")/../.."
. scripts/packages.sh
out=$1 older=0.0.1
need $package_packages

rm -rf "${out:?}"/*
packaging/build-deb.sh --older $older "$out"

echo "== lintian"
lintian --version
lintian --allow-root --fail-on error,warning --tag-display-limit 0 "$out"/*.changes

echo "== what is in the packages"
work=$(mktemp -d)
chmod 755 "$work"
trap 'rm -rf "$work"' EXIT
for package in "$out"/*.deb; do
  case $package in *dbgsym*) ;; *) dpkg-deb -x "$package" "$work" ;; esac
done
tests/packaging/hardening.sh "$work"/usr/sbin/dialogued "$work"/usr/bin/dialogue "$work"/usr/bin/dialogue-cli
tests/packaging/service_files.sh build/deb/dialogue/obj-* --all
echo "== the rules for alerts"
# The program that tries them, without the service that the package would start.
tool=prometheus
! apt-cache show promtool >/dev/null 2>&1 || tool=promtool
(cd "$work" && apt-get -qq download $tool && dpkg-deb -x ${tool}_*.deb prometheus)
tests/packaging/alerts.py "$work/prometheus/usr/bin/promtool"
echo "== the system calls of the service"
tests/packaging/system_calls.py "$work/usr/sbin/dialogued" "$work"/*/systemd/system/dialogued.service "$work"/usr/lib/systemd/system/dialogued.service
echo "== without a package, below /usr/local"
tests/packaging/usr_local.sh build/deb/dialogue/obj-*
