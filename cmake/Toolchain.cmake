# SPDX-License-Identifier: Apache-2.0
# Language, warnings, sanitizers, compiler cache: the same for every target.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "" FORCE)
endif()

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE})
endif()

add_library(dialogue_options INTERFACE)
target_compile_options(dialogue_options INTERFACE -Wall -Wextra -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual)
option(DIALOGUE_WERROR "Warnings end the build" ON)
if(DIALOGUE_WERROR)
  target_compile_options(dialogue_options INTERFACE -Werror)
endif()
# GCC 12 sees overlapping copies where an optimised std::string is assigned a literal (its bug 105651).
target_compile_options(dialogue_options INTERFACE $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>,$<CONFIG:Release,RelWithDebInfo>>:-Wno-restrict>)
target_include_directories(dialogue_options INTERFACE ${CMAKE_SOURCE_DIR})
if(DIALOGUE_SANITIZE)
  # Warnings are judged in the ordinary build: in instrumented code the compiler sees ghosts.
  target_compile_options(dialogue_options INTERFACE -fsanitize=${DIALOGUE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer -Wno-error)
  target_link_options(dialogue_options INTERFACE -fsanitize=${DIALOGUE_SANITIZE})
  # Undefined behaviour is looked for in the product only. To instrument the tests too would double the time that compiling them takes.
  define_property(TARGET PROPERTY DIALOGUE_IS_TEST INITIALIZE_FROM_VARIABLE DIALOGUE_IS_TEST)
  target_compile_options(dialogue_options INTERFACE $<$<BOOL:$<TARGET_PROPERTY:DIALOGUE_IS_TEST>>:-fno-sanitize=undefined>)
  set_property(DIRECTORY PROPERTY LABELS sanitized)
endif()

# dialogue_library(NAME DIR LINKS...): every .cpp of DIR and of the folders in it, one static library, linked in one direction.
function(dialogue_library name dir)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${dir}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/${dir}/*/*.cpp)
  if(NOT sources)
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE dialogue_options ${ARGN})
    return()
  endif()
  add_library(${name} STATIC ${sources})
  target_link_libraries(${name} PUBLIC dialogue_options ${ARGN})
endfunction()
