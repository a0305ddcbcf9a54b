// SPDX-License-Identifier: Apache-2.0
#pragma once

/// All tests of the program, as its command line asks; its exit status.
int run_tests(int argc, char** argv);
