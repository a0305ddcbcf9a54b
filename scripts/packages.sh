# SPDX-License-Identifier: Apache-2.0
# Sourced by ./run, ./test and what makes packages: which Debian packages each needs, and putting in what is missing. The names are the same in Debian 12 and 13.
build_packages="g++ cmake ninja-build ccache pkg-config git ca-certificates libsqlite3-dev libcpp-httplib-dev nlohmann-json3-dev
  libsodium-dev libssl-dev libcurl4-openssl-dev libzstd-dev libicu-dev libcli11-dev libical-dev libxlsxwriter-dev libminizip-dev libxml2-dev libqrencode-dev libzxing-dev libpng-dev libtomlplusplus-dev tzdata python3"
app_packages="qt6-base-dev qt6-declarative-dev qt6-declarative-dev-tools qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
  qt6-translations-l10n libgl-dev qml6-module-qtquick qml6-module-qtquick-controls qml6-module-qtquick-layouts
  qml6-module-qtquick-templates qml6-module-qtquick-window qml6-module-qtqml qml6-module-qtqml-models
  qml6-module-qtqml-workerscript qml6-module-qtquick-dialogs qml6-module-qt-labs-folderlistmodel libgl1-mesa-dri fonts-noto-core"
test_packages="catch2 nginx haproxy qml6-module-qttest xvfb xauth clang-format openssl zstd procps"
package_packages="build-essential debhelper dh-apparmor dpkg-dev fakeroot po-debconf lintian devscripts apparmor systemd desktop-file-utils appstream
  shared-mime-info xdg-utils bash-completion man-db groff-base zsh fish strace"

# need PACKAGE...: installs the missing ones, as root or through sudo; says what it does on stderr.
need() {
  local missing="" package as_root=""
  for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { echo "These packages are missing; install them as root: apt-get install$missing" >&2; return 1; }
    as_root="sudo"
  fi
  echo "Installing:$missing" >&2
  local apt="$as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 -o Acquire::Retries=3"
  # An old package list gives 404s, so the second try comes after a fresh list.
  $apt update >&2 || { sleep 3; $apt update >&2; } || return 1
  $apt install -y --no-install-recommends $missing </dev/null >/dev/null || { $apt update >&2 && $apt install -y --no-install-recommends $missing </dev/null >&2; }
}
