// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QQuickItem>

namespace dialogue {

/// Inside the width of the window.
void check_place(const QQuickItem& item, qreal width);
/// Neither cut nor wider than its place.
void check_text(const QQuickItem& item);
/// What the keyboard reaches has a name.
void check_name(QQuickItem& item);
/// Large enough for a finger.
void check_target(const QQuickItem& item);

}  // namespace dialogue
