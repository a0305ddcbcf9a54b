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
for program in "$@"; do
  # hardening-check fails for each thing that is missing, and names it.
  if ! hardening-check --nocfprotection "$program" >"$said" 2>&1 || ! landings "$program" >>"$said" || grep -E ': no(,|$)' "$said" | grep -v 'no, not found! (ignored)'; then
    echo "$program:"
    cat "$said"
    failed=$((failed + 1))
  fi
done
echo "$(($# - failed)) passed, $failed failed"
[ $failed = 0 ] && [ $# -gt 0 ]
