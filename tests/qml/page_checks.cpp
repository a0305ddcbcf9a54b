// SPDX-License-Identifier: Apache-2.0
#include "tests/qml/page_checks.h"

#include "tests/catch.h"
#include "tests/qml/window.h"

namespace dialogue {
namespace {

/// Ends of single lines that may be cut, because the page is understood without them. Everything else wraps.
bool may_be_cut(const QQuickItem& item) { return item.property("single").toBool() || item.property("maximumLineCount").toInt() < 100; }
}  // namespace

void check_place(const QQuickItem& item, qreal width) {
  const qreal left = item.mapToScene({0, 0}).x(), right = item.mapToScene({item.width(), 0}).x();
  INFO(describe(item) << " from " << left << " to " << right);
  CHECK(left >= -1);
  CHECK(right <= width + 1);
}

void check_text(const QQuickItem& item) {
  if (!item.inherits("QQuickText")) return;
  INFO(describe(item));
  if (!may_be_cut(item)) CHECK_FALSE(item.property("truncated").toBool());
  CHECK(item.property("contentWidth").toReal() <= item.width() + 1.5);
  CHECK(item.property("textFormat").toInt() == 0);
}

void check_name(QQuickItem& item) {
  if (!item.activeFocusOnTab() && !item.inherits("QQuickAbstractButton")) return;
  if (!item.isEnabled()) return;
  INFO(describe(item));
  CHECK(accessible_name(item) != "");
}

void check_target(const QQuickItem& item) {
  if (!item.inherits("QQuickAbstractButton")) return;
  INFO(describe(item) << " " << item.width() << "x" << item.height());
  CHECK(item.height() >= 40);
  CHECK(item.width() >= 40);
}

}  // namespace dialogue
