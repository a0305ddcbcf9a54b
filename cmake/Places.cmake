# SPDX-License-Identifier: Apache-2.0
# Where programs look for what is installed with them.
include(GNUInstallDirs)
# A system's programs are set up in /etc, where systemd and AppArmor look, too; those of a prefix of their own below it.
set(DIALOGUE_ETC ${CMAKE_INSTALL_FULL_SYSCONFDIR})
if(CMAKE_INSTALL_PREFIX MATCHES "^(/|/usr|/usr/local)$")
  set(DIALOGUE_ETC /etc)
endif()
