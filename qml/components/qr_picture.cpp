// SPDX-License-Identifier: Apache-2.0
#include "qml/components/qr_picture.h"

#include <QPainter>
#include <QtMath>

namespace dialogue {

QrPicture::QrPicture(QQuickItem* parent) : QQuickPaintedItem(parent) {
  setFillColor(Qt::white);
  setOpaquePainting(true);
}

void QrPicture::set_squares(const QStringList& squares) {
  if (squares == squares_) return;
  squares_ = squares;
  update();
  emit changed();
}

void QrPicture::paint(QPainter* painter) {
  if (squares_.isEmpty()) return;
  const QTransform to_points = painter->transform();
  const qreal points = qMin(width() * to_points.m11(), height() * to_points.m22());
  const int side = qMax(1, qFloor(points / static_cast<qreal>(squares_.size())));
  const int rest = qFloor((points - side * static_cast<qreal>(squares_.size())) / 2);
  painter->resetTransform();
  painter->setRenderHint(QPainter::Antialiasing, false);
  for (int y = 0; y < squares_.size(); ++y)
    for (int x = 0; x < squares_[y].size(); ++x)
      if (squares_[y][x] == QLatin1Char('#')) painter->fillRect(rest + x * side, rest + y * side, side, side, Qt::black);
}

}  // namespace dialogue
