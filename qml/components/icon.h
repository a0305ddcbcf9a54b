// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QColor>
#include <QQuickPaintedItem>

namespace dialogue {

/// A line drawing on a 24 × 24 grid, in the colour given. Screen readers say nothing of it.
class Icon : public QQuickPaintedItem {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(QString name READ name WRITE set_name NOTIFY changed)
  Q_PROPERTY(QColor color READ color WRITE set_color NOTIFY changed)
  Q_PROPERTY(qreal size READ size WRITE set_size NOTIFY changed)

 public:
  explicit Icon(QQuickItem* parent = nullptr);
  void paint(QPainter* painter) override;

  QString name() const { return name_; }
  QColor color() const { return color_; }
  qreal size() const { return size_; }
  void set_name(const QString& name);
  void set_color(const QColor& color);
  void set_size(qreal size);

 signals:
  void changed();

 private:
  QString name_;
  QColor color_ = Qt::black;
  qreal size_ = 24;
};

}  // namespace dialogue
