// SPDX-License-Identifier: Apache-2.0
#include "qml/components/looking.h"

#include "shared/text/fold.h"

namespace dialogue {

QString Looking::folded(const QString& words) { return QString::fromStdString(fold(words.trimmed().toStdString())); }

bool Looking::holds(const QString& text, const QString& folded) { return dialogue::holds(fold(text.toStdString()), folded.toStdString()); }

}  // namespace dialogue
