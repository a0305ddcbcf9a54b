#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Programs of a release build are built hard. hardening.sh PROGRAM...
set -euo pipefail
failed=0 said=$(mktemp)
trap 'rm -f "$said"' EXIT

# Where calls may land is marked in the code (-fcf-protection). hardening-check looks for the mark on the whole program, which the linker
# gives only where the C library's own start files have it; Debian's have not.
landings() {
  case $(uname -m) in
    x86_64) [ "$(objdump -d --no-show-raw-insn "$1" | grep -c endbr64)" -ge 1000 ] || { echo " Control flow integrity: no"; return 1; } ;;
    i?86) [ "$(objdump -d --no-show-raw-insn "$1" | grep -c endbr32)" -ge 1000 ] || { echo " Control flow integrity: no"; return 1; } ;;
  esac
}
# Its newer versions look for what only ARM has, and know of stack clash protection only where a function needs it.
lacking() {
  local wanted
  for wanted in "Position Independent Executable" "Stack protected" "Fortify Source functions" "Read-only relocations" "Immediate binding"; do
    grep -q "^ $wanted: yes" "$said" || echo " lacks: $wanted"
  done
  ! grep "^ Stack clash protection: no" "$said"
  case $(uname -m) in aarch64) grep -q "^ Branch Protection: no" "$said" && echo " lacks: Branch Protection" ;; esac
  landings "$1" || true
}
for program in "$@"; do
  hardening-check "$program" >"$said" 2>&1 || true
  if [ -n "$(lacking "$program")" ]; then
    echo "$program:"
    cat "$said"
    lacking "$program"
    failed=$((failed + 1))
  fi
done
echo "$(($# - failed)) passed, $failed failed"
[ $failed = 0 ] && [ $# -gt 0 ]
