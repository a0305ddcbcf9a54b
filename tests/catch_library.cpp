// SPDX-License-Identifier: Apache-2.0
// Catch2 2 is a header: its code is compiled here, once.
#ifndef DIALOGUE_CATCH3
#define CATCH_CONFIG_RUNNER
#endif
#include "tests/catch.h"
#include "tests/run_tests.h"
#ifdef DIALOGUE_CATCH3
#include <catch2/catch_session.hpp>
#endif

int run_tests(int argc, char** argv) { return Catch::Session().run(argc, argv); }
