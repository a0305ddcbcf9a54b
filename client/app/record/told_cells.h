// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <map>

#include "client/app/record/record_rows.h"
#include "client/app/words/format.h"
#include "client/core/verbs/replica.h"

namespace dialogue {

/// Puts cells of a record into words whose value is no words by itself: a cell or a part of another record, a change, a notice's code. On
/// the replica's thread.
std::map<Path, QString> told_cells(Replica& replica, const Format& format, const Record& record);

/// The parts that the record's fields may name, of the records that these cells of a kind refer to. On the replica's thread.
std::map<Uuid, std::vector<NamedPart>> parts_to_name(Replica& replica, const Format& format, const Kind& kind, const Cells& cells);

}  // namespace dialogue
