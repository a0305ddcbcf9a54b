// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QQuickItem>

namespace dialogue {

/// The word that an input method is still making in a field: phone keyboards, accents, Arabic, Chinese. GUI thread.
class Composing : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_SINGLETON

 public:
  /// Puts the word into the field for good, whether or not the input method says so. Null and items that take no text are fine.
  Q_INVOKABLE static void end(QQuickItem* field);
};

}  // namespace dialogue
