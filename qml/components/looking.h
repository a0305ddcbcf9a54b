// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>

namespace dialogue {

/// How people look for words on a page: as the search does, in any script (shared/text/fold). GUI thread.
class Looking : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_SINGLETON

 public:
  /// The words for `holds`, without spaces around them.
  Q_INVOKABLE static QString folded(const QString& words);
  /// Whether the words, folded before, stand in a text that people read.
  Q_INVOKABLE static bool holds(const QString& text, const QString& folded);
};

}  // namespace dialogue
