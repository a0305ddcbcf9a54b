// SPDX-License-Identifier: Apache-2.0
// The one place that knows which Catch2 it is: 2 (Debian 12) or 3 (Debian 13).
#pragma once
#ifdef DIALOGUE_CATCH3
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#else
#include <catch2/catch.hpp>
#endif
