// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "tests/fuzz/support/expect.h"

namespace dialogue::fuzz {

/// Changes stored values of a database file as the choices say: TABLE COLUMN ROW TYPE LENGTH BYTES, at most eight. The bytes that are left
/// over, after an offset, overwrite bytes of the file itself. Tables of the full-text index are SQLite's own and left alone.
void spoil(const std::string& file, Choices& choices);

}  // namespace dialogue::fuzz
