// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QVariantMap>

#include "client/app/record/record_model.h"

namespace dialogue {

/// The line of a record's page with this path, wherever it stands: among the lines, the facts, or what every record has. Its keys are the
/// names of the model's roles. Empty when there is none.
QVariantMap shown_line(RecordModel& record, const QString& path);

}  // namespace dialogue
