// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/rows/column.h"

namespace dialogue {

/// The replica's dialect: strings stand without quotes and escapes, so that SQL can sort and filter them.
extern const RowDialect replica_rows;

}  // namespace dialogue
