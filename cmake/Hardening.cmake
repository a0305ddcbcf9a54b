# SPDX-License-Identifier: Apache-2.0
# What people run is built so that a mistake with memory ends the program instead of serving somebody. `hardening-check` looks at the
# result: tests/packaging/hardening.sh.
include(CheckPIESupported)
check_pie_supported(LANGUAGES C CXX)
include(CheckCXXCompilerFlag)

# harden(OPTION...): those that the compiler has, in every build that is optimised.
function(harden)
  foreach(option ${ARGN})
    string(MAKE_C_IDENTIFIER "HAS_${option}" has)
    check_cxx_compiler_flag("-Werror ${option}" ${has})
    if(${has})
      add_compile_options("$<$<NOT:$<CONFIG:Debug>>:${option}>")
    endif()
  endforeach()
endfunction()

harden(-fstack-protector-strong -fstack-clash-protection)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|i.86)$")
  harden(-fcf-protection=full)
elseif(CMAKE_SYSTEM_PROCESSOR MATCHES "^(aarch64|arm64)$")
  harden(-mbranch-protection=standard)
endif()
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
  add_link_options("$<$<NOT:$<CONFIG:Debug>>:LINKER:-z,relro,-z,now,-z,noexecstack>")
endif()

# The third level came with GCC 12 and Clang 15. Sanitizers bring checks of their own.
if(NOT DIALOGUE_SANITIZE)
  set(level 2)
  if((CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 12)
     OR (CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 15))
    set(level 3)
  endif()
  add_compile_options("$<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE>" "$<$<NOT:$<CONFIG:Debug>>:-D_FORTIFY_SOURCE=${level}>")
endif()
