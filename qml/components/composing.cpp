// SPDX-License-Identifier: Apache-2.0
#include "qml/components/composing.h"

#include <QGuiApplication>
#include <QInputMethod>
#include <QInputMethodEvent>

namespace dialogue {

void Composing::end(QQuickItem* field) {
  const auto word = [field] { return field->property("preeditText").toString(); };
  if (!field || word().isEmpty()) return;
  QInputMethod* method = QGuiApplication::inputMethod();
  const bool its_own = QGuiApplication::focusObject() == field;
  if (its_own) method->commit();
  if (word().isEmpty()) return;
  // Some input methods say nothing when they are asked, or are asked too late.
  QInputMethodEvent event;
  event.setCommitString(word());
  QCoreApplication::sendEvent(field, &event);
  if (its_own) method->reset();
}

}  // namespace dialogue
