// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QQuickPaintedItem>
#include <QStringList>

namespace dialogue {

/// A QR code, black on white whatever the colours of the window are: cameras need it so. Squares are whole points wide, so that none is
/// blurred.
class QrPicture : public QQuickPaintedItem {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(QStringList squares READ squares WRITE set_squares NOTIFY changed)  ///< rows of # and blanks, with the quiet zone

 public:
  explicit QrPicture(QQuickItem* parent = nullptr);
  void paint(QPainter* painter) override;

  QStringList squares() const { return squares_; }
  void set_squares(const QStringList& squares);

 signals:
  void changed();

 private:
  QStringList squares_;
};

}  // namespace dialogue
