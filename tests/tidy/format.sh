#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# clang-format over every C++ file: says what is off; with --fix puts it right. Versions differ in taste, so only that of Debian 12 judges:
# 77 (skipped) with any other.
set -euo pipefail
cd "$(dirname "$0")/../.."
version=$(clang-format --version 2>/dev/null | sed -n 's/.*version \([0-9]*\).*/\1/p')
[ "$version" = 14 ] || { echo "clang-format 14 judges, here is ${version:-none}"; exit 77; }
how="--dry-run -Werror"
[ "${1:-}" != --fix ] || how="-i"
find shared sync client server tests qml -name '*.cpp' -o -name '*.h' | sort | xargs -r -P 2 -n 20 clang-format $how
