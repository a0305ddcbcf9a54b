#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# qmllint over every page and component, with the modules of the build folder given as $1.
set -euo pipefail
cd "$(dirname "$0")/../.."
lint=$(command -v qmllint6 || ls /usr/lib/qt6/bin/qmllint 2>/dev/null) || { echo "qmllint is not here"; exit 77; }
mapfile -t pages < <(find qml tests/qml -name '*.qml' 2>/dev/null | sort)
[ "${#pages[@]}" -gt 0 ] || { echo "no pages"; exit 77; }
out=$("$lint" -I "$1/qml" -I "$1" "${pages[@]}" 2>&1) || { echo "$out"; exit 1; }
echo "$out"
! grep -qE '^(Warning|Error):' <<<"$out"
