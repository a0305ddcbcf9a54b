#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Programs of a release build are built hard. hardening.sh PROGRAM...
set -euo pipefail
failed=0 said=$(mktemp)
trap 'rm -f "$said"' EXIT
for program in "$@"; do
  options=""
  case $(uname -m) in
    x86_64 | i?86) ;;
    *) options="--nocfprotection" ;;
  esac
  # hardening-check fails for each thing that is missing, and names it.
  if ! hardening-check $options "$program" >"$said" 2>&1 || grep -E ': no(,|$)' "$said"; then
    echo "$program:"
    cat "$said"
    failed=$((failed + 1))
  fi
done
echo "$(($# - failed)) passed, $failed failed"
[ $failed = 0 ] && [ $# -gt 0 ]
