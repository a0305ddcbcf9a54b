#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Gives the server a copy of a public certificate that it may read. The running server takes the copy by itself, at first and after each
# renewal. certbot runs it when it is in /etc/letsencrypt/renewal-hooks/deploy; other programs have such a place, too.
set -eu
name=dialogue.example.org          # yours
from=/etc/letsencrypt/live/$name   # yours, if it is not certbot's
to=/etc/dialogue/certificate

# certbot tells which of its certificates was renewed.
[ "${RENEWED_LINEAGE:-$from}" = "$from" ] || exit 0
umask 077
install -d -m 750 -g _dialogue "$to"
trap 'rm -f "$to"/*.new' EXIT
for file in privkey.pem fullchain.pem; do
  install -m 640 -g _dialogue "$from/$file" "$to/$file.new"
done
# Each is there whole, the old one or the new one. Between the two the server goes on with what it has.
for file in privkey.pem fullchain.pem; do
  mv "$to/$file.new" "$to/$file"
done
