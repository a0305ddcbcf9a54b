// SPDX-License-Identifier: Apache-2.0
// The tests' main; a program that needs something around its tests brings its own.
#include "tests/run_tests.h"

int main(int argc, char** argv) { return run_tests(argc, argv); }
