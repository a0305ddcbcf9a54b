// SPDX-License-Identifier: Apache-2.0
#ifndef DIALOGUE_CATCH3
#define CATCH_CONFIG_MAIN
#endif
#include "tests/catch.h"
