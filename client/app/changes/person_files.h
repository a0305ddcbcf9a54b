// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStandardPaths>
#include <QString>
#include <string_view>

#include "shared/base/result.h"

namespace dialogue {

/// Writes a file into one of the person's own folders, beside what is there and never over it. The name may come from somebody else, so
/// parts that no plain file name has are left out. Returns the whole path. Any thread. Codes: no_access, disk_full, io.
Result<QString> keep_for_person(QStandardPaths::StandardLocation place, const QString& name, std::string_view bytes);

}  // namespace dialogue
