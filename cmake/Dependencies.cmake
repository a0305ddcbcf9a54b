# SPDX-License-Identifier: Apache-2.0
# Everything comes from the distribution's packages; docs/ARCHITECTURE.md says what each is for and its licence.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 REQUIRED)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3>=3.40)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(ICU REQUIRED IMPORTED_TARGET icu-uc icu-i18n)
find_package(OpenSSL 3.0 REQUIRED)
pkg_check_modules(ICAL REQUIRED IMPORTED_TARGET libical)
pkg_check_modules(XLSXWRITER REQUIRED IMPORTED_TARGET xlsxwriter)
pkg_check_modules(LIBXML2 REQUIRED IMPORTED_TARGET libxml-2.0)

# Debian 12 ships cpp-httplib as a library with a pkg-config file, others ship it as a header.
pkg_check_modules(HTTPLIB IMPORTED_TARGET cpp-httplib)
add_library(dialogue_httplib INTERFACE)
if(HTTPLIB_FOUND)
  target_link_libraries(dialogue_httplib INTERFACE PkgConfig::HTTPLIB Threads::Threads)
else()
  find_path(HTTPLIB_HEADER httplib.h REQUIRED)
  target_include_directories(dialogue_httplib SYSTEM INTERFACE ${HTTPLIB_HEADER})
  target_link_libraries(dialogue_httplib INTERFACE Threads::Threads)
endif()

if(DIALOGUE_APP)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Qml Quick QuickControls2 LinguistTools)
endif()
