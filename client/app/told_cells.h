// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <map>

#include "client/app/format.h"
#include "client/core/replica.h"

namespace dialogue {

/// Cells of a record whose value is no words by itself (a cell or a part of another record, a change, a notice's code), in words; on the
/// replica's thread.
std::map<Path, QString> told_cells(Replica& replica, const Format& format, const Record& record);

}  // namespace dialogue
