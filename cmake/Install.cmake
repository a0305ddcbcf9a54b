# SPDX-License-Identifier: Apache-2.0
# `cmake --install`: programs, and what a system wants to know of them. Manual pages and completions are made by the programs themselves.
set(DIALOGUE_USER "_dialogue" CACHE STRING "The user that the server runs as")
set(packaging ${CMAKE_SOURCE_DIR}/packaging)
set(manual ${CMAKE_BINARY_DIR}/manual)
set(pages "")
file(MAKE_DIRECTORY ${manual})
set(DIALOGUE_ZSH_DIR "${CMAKE_INSTALL_DATADIR}/zsh/site-functions" CACHE STRING "Where zsh looks for completions")

# manual_page(TARGET PAGE ARGUMENTS...): PAGE is such as dialogued.8.
function(manual_page target page)
  string(REGEX REPLACE "^.*\\." "" section ${page})
  add_custom_command(OUTPUT ${manual}/${page}
    COMMAND ${target} --print-man ${ARGN} > ${manual}/${page}
    DEPENDS ${target} VERBATIM)
  install(FILES ${manual}/${page} DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section} COMPONENT ${target})
  set(pages ${pages} ${manual}/${page} PARENT_SCOPE)
endfunction()

# described(TARGET PAGE DESTINATION): installs a program with its manual page and completions.
function(described target page destination)
  install(TARGETS ${target} DESTINATION ${destination} COMPONENT ${target})
  manual_page(${target} ${page})
  foreach(shell bash zsh fish)
    set(file ${manual}/${target}.${shell})
    add_custom_command(OUTPUT ${file} COMMAND ${target} --print-completion ${shell} > ${file} DEPENDS ${target} VERBATIM)
    list(APPEND pages ${file})
  endforeach()
  install(FILES ${manual}/${target}.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME ${target} COMPONENT ${target})
  install(FILES ${manual}/${target}.zsh DESTINATION ${DIALOGUE_ZSH_DIR} RENAME _${target} COMPONENT ${target})
  install(FILES ${manual}/${target}.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT ${target})
  set(pages ${pages} PARENT_SCOPE)
endfunction()

described(dialogue-cli dialogue-cli.1 ${CMAKE_INSTALL_BINDIR})
described(dialogued dialogued.8 ${CMAKE_INSTALL_SBINDIR})
configure_file(${packaging}/systemd/dialogued.service.in ${CMAKE_BINARY_DIR}/systemd/dialogued.service @ONLY)
configure_file(${packaging}/systemd/dialogue-server.sysusers.in ${CMAKE_BINARY_DIR}/systemd/dialogue-server.sysusers @ONLY)
configure_file(${packaging}/systemd/dialogue-server.tmpfiles.in ${CMAKE_BINARY_DIR}/systemd/dialogue-server.tmpfiles @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/systemd/dialogued.service DESTINATION lib/systemd/system COMPONENT dialogued)
install(FILES ${CMAKE_BINARY_DIR}/systemd/dialogue-server.sysusers DESTINATION lib/sysusers.d RENAME dialogue-server.conf COMPONENT dialogued)
install(FILES ${CMAKE_BINARY_DIR}/systemd/dialogue-server.tmpfiles DESTINATION lib/tmpfiles.d RENAME dialogue-server.conf COMPONENT dialogued)
# Every option as a comment. The folder is set, so that each command of an administrator finds it, too.
add_custom_command(OUTPUT ${manual}/server.toml
  COMMAND dialogued config sample > ${manual}/server.sample
  COMMAND sed "s/^#data = /data = /" ${manual}/server.sample > ${manual}/server.toml DEPENDS dialogued VERBATIM)
list(APPEND pages ${manual}/server.toml)
manual_page(dialogued server.toml.5 server.toml)
manual_page(dialogued dialogue-joining.5 dialogue-joining)
# What an administrator wrote there stays.
install(CODE "
  if(EXISTS \"\$ENV{DESTDIR}${DIALOGUE_ETC}/dialogue/server.toml\")
    message(STATUS \"Kept: ${DIALOGUE_ETC}/dialogue/server.toml\")
  else()
    file(INSTALL \"${manual}/server.toml\" DESTINATION \"${DIALOGUE_ETC}/dialogue\")
  endif()" COMPONENT dialogued)
install(FILES ${packaging}/apparmor/dialogued DESTINATION ${DIALOGUE_ETC}/apparmor.d COMPONENT dialogued)
# The administrators' manual, and the two documents that it leads to.
install(DIRECTORY ${CMAKE_SOURCE_DIR}/docs/manual DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/dialogue-server COMPONENT dialogued)
install(FILES ${CMAKE_SOURCE_DIR}/docs/BACKUP.md ${CMAKE_SOURCE_DIR}/docs/KEYS.md DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/dialogue-server
  COMPONENT dialogued)

if(DIALOGUE_APP)
  described(dialogue dialogue.1 ${CMAKE_INSTALL_BINDIR})
  install(FILES ${packaging}/desktop/org.acsg.Dialogue.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications COMPONENT dialogue)
  install(FILES ${packaging}/desktop/org.acsg.Dialogue.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo COMPONENT dialogue)
  install(FILES ${packaging}/desktop/org.acsg.Dialogue.mime.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages
    RENAME org.acsg.Dialogue.xml COMPONENT dialogue)
  install(DIRECTORY ${packaging}/desktop/icons/hicolor DESTINATION ${CMAKE_INSTALL_DATADIR}/icons COMPONENT dialogue)
endif()
add_custom_target(manual ALL DEPENDS ${pages})
