// SPDX-License-Identifier: Apache-2.0
// What an act's rules ask beside the record: the time, and the hours of the record's parent. Writer's thread.
#pragma once

#include "server/service/unit_of_work/work_reader.h"
#include "shared/model/check.h"

namespace dialogue {

Circumstances circumstances_of(WorkReader& work, const RecordView& record, const Act& act);

}  // namespace dialogue
