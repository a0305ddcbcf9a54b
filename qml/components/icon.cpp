// SPDX-License-Identifier: Apache-2.0
#include "qml/components/icon.h"

#include <QHash>
#include <QPainter>
#include <QPainterPath>
#include <QStringList>

namespace dialogue {
namespace {

// M move, L line, H and V straight, C curve, Z close, O circle (x y r), D dot (x y r), R rounded box (x y w h r).
const QHash<QString, const char*>& drawings() {
  static const QHash<QString, const char*> table{
      {"draft", "M 4.5 19.5 L 5.5 15.5 L 16 5 L 19 8 L 8.5 18.5 Z M 13.5 7.5 L 16.5 10.5"},
      {"local", "R 7 2.5 10 19 2 M 11 18 H 13"},
      {"sent", "M 12 20 V 5 M 6 11 L 12 5 L 18 11"},
      {"confirmed", "O 12 12 9 M 8 12.3 L 11 15.2 L 16 9.3"},
      {"attention", "M 12 3.5 L 21.5 20 H 2.5 Z M 12 10 V 14.2 D 12 17 1"},
      {"problem", "M 12 3.5 L 21.5 20 H 2.5 Z M 12 10 V 14.2 D 12 17 1"},
      {"offline",
       "M 7 18 C 4.5 18 3 16.3 3 14.5 C 3 12.5 4.5 11 6.5 11 C 7 8 9.5 6.5 12 6.5 C 15 6.5 17 8.5 17.4 11 C 19.5 11 21 12.5 21 14.5 C "
       "21 16.5 19.5 18 17.5 18 Z M 4 4 L 20 21"},
      {"working",
       "M 19 8.5 C 17.5 5.8 15 4.5 12 4.5 C 8 4.5 5 7.3 4.5 11 M 19.3 4 V 8.5 H 14.8 M 5 15.5 C 6.5 18.2 9 19.5 12 19.5 C 16 19.5 19 16.7 "
       "19.5 13 M 4.7 20 V 15.5 H 9.2"},
      {"not_enrolled", "O 12 12 9 M 12 7.5 V 13 D 12 16.3 1"},
      {"unknown", "O 12 12 9 M 12 7 V 12 L 15.5 14"},
      {"asking", "O 12 12 9 M 12 7 V 12 L 15.5 14"},
      {"help", "O 12 12 9 M 9.3 9.6 C 9.3 7.9 10.5 6.9 12 6.9 C 13.6 6.9 14.7 8 14.7 9.4 C 14.7 11.5 12 11.6 12 13.8 D 12 16.8 1"},
      {"today", "M 4 11 L 12 4 L 20 11 M 6 9.5 V 20 H 18 V 9.5 M 10 20 V 14.5 H 14 V 20"},
      {"search", "O 10.5 10.5 6.5 M 15.3 15.3 L 20.5 20.5"},
      {"back", "M 15 5 L 8 12 L 15 19"},
      {"next", "M 9 5 L 16 12 L 9 19"},
      {"down", "M 5 9 L 12 16 L 19 9"},
      {"up", "M 5 15 L 12 8 L 19 15"},
      {"plus", "M 12 5 V 19 M 5 12 H 19"},
      {"close", "M 6 6 L 18 18 M 18 6 L 6 18"},
      {"check", "M 5 12.5 L 10 17.5 L 19.5 7"},
      {"more", "D 5.5 12 1.7 D 12 12 1.7 D 18.5 12 1.7"},
      {"settings", "M 4 7.5 H 13.5 M 18 7.5 H 20 O 15.8 7.5 2.2 M 4 16.5 H 6 M 10.5 16.5 H 20 O 8.3 16.5 2.2"},
      {"meetings", "R 4 5 16 15.5 2 M 4 10 H 20 M 8.5 3 V 6.5 M 15.5 3 V 6.5"},
      {"support", "M 4 8 H 19 M 15 4 L 19 8 L 15 12 M 20 16 H 5 M 9 12 L 5 16 L 9 20"},
      {"pledges", "M 6 3 H 14.5 L 19 7.5 V 21 H 6 Z M 9 13.7 L 11.6 16.2 L 16 11.5"},
      {"workstreams", "R 4 4 6.8 6.8 1.5 R 13.2 4 6.8 6.8 1.5 R 4 13.2 6.8 6.8 1.5 R 13.2 13.2 6.8 6.8 1.5"},
      {"trash", "M 4.5 7 H 19.5 M 9 7 V 4.5 H 15 V 7 M 6.5 7 L 7.5 20 H 16.5 L 17.5 7"},
      {"out", "M 10 5 H 5 V 19 H 19 V 14 M 13.5 4.5 H 19.5 V 10.5 M 19.5 4.5 L 11 13"},
      {"undo", "M 8 5 L 4 9 L 8 13 M 4 9 H 14 C 17.5 9 19.5 11.3 19.5 14 C 19.5 16.7 17.5 19 14 19 H 9"},
      {"sort", "M 7 4 V 19 M 3.5 15.5 L 7 19 L 10.5 15.5 M 13.5 6 H 20.5 M 13.5 11 H 18.5 M 13.5 16 H 16.5"},
      {"key", "O 8 12 4 M 12 12 H 20.5 V 15.5 M 16.5 12 V 15"},
      {"file", "M 6 3 H 14.5 L 19 7.5 V 21 H 6 Z M 14 3 V 8 H 19"},
      {"compare", "M 12 4 V 20 R 3.5 6 5.5 12 1.2 R 15 6 5.5 12 1.2"},
  };
  return table;
}

class Reader {
 public:
  explicit Reader(const char* drawing) : words_(QString::fromLatin1(drawing).split(' ')) {}

  void read(QPainterPath& lines, QPainterPath& dots) {
    while (at_ < words_.size()) {
      const QChar step = words_[at_++].at(0);
      switch (step.toLatin1()) {
        case 'M':
          lines.moveTo(point());
          break;
        case 'L':
          lines.lineTo(point());
          break;
        case 'H':
          lines.lineTo(number(), lines.currentPosition().y());
          break;
        case 'V':
          lines.lineTo(lines.currentPosition().x(), number());
          break;
        case 'C':
          curve(lines);
          break;
        case 'Z':
          lines.closeSubpath();
          break;
        case 'O':
          circle(lines);
          break;
        case 'D':
          circle(dots);
          break;
        case 'R':
          box(lines);
          break;
        default:
          return;
      }
    }
  }

 private:
  qreal number() { return at_ < words_.size() ? words_[at_++].toDouble() : 0; }
  QPointF point() {
    const qreal x = number();
    return {x, number()};
  }
  void curve(QPainterPath& path) {
    const QPointF a = point(), b = point();
    path.cubicTo(a, b, point());
  }
  void circle(QPainterPath& path) {
    const QPointF middle = point();
    const qreal r = number();
    path.addEllipse(middle, r, r);
  }
  void box(QPainterPath& path) {
    const QPointF corner = point(), size = point();
    const qreal r = number();
    path.addRoundedRect(QRectF(corner, QSizeF(size.x(), size.y())), r, r);
  }

  QStringList words_;
  qsizetype at_ = 0;
};

}  // namespace

Icon::Icon(QQuickItem* parent) : QQuickPaintedItem(parent) {
  setAntialiasing(true);
  setImplicitSize(size_, size_);
}

void Icon::set_name(const QString& name) {
  if (name == name_) return;
  name_ = name;
  update();
  emit changed();
}

void Icon::set_color(const QColor& color) {
  if (color == color_) return;
  color_ = color;
  update();
  emit changed();
}

void Icon::set_size(qreal size) {
  if (size == size_) return;
  size_ = size;
  setImplicitSize(size, size);
  update();
  emit changed();
}

void Icon::paint(QPainter* painter) {
  // A place that an area adds may have no drawing of its own.
  const char* drawing = name_.isEmpty() ? nullptr : drawings().value(name_, drawings().value("file"));
  if (!drawing) return;
  QPainterPath lines, dots;
  Reader(drawing).read(lines, dots);
  painter->setRenderHint(QPainter::Antialiasing);
  painter->scale(width() / 24, height() / 24);
  QPen pen(color_, 1.8);
  pen.setCapStyle(Qt::RoundCap);
  pen.setJoinStyle(Qt::RoundJoin);
  painter->setPen(pen);
  painter->setBrush(Qt::NoBrush);
  painter->drawPath(lines);
  painter->setPen(Qt::NoPen);
  painter->setBrush(color_);
  painter->drawPath(dots);
}

}  // namespace dialogue
