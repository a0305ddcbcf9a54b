// SPDX-License-Identifier: Apache-2.0
#include "client/app/changes/joining_page.h"

#include <QBuffer>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

namespace dialogue {
namespace {

constexpr int dots = 300, margin_mm = 20, qr_mm = 75;

/// Lines of text and a picture, one below the other.
class PaperSheet {
 public:
  explicit PaperSheet(QPaintDevice& device) : painter_(&device), width_(device.width()), dots_(device.logicalDpiX()) {}

  void text(const QString& words, double points, bool bold, double space_mm) {
    write(words, points, bold, space_mm, painter_.font(), Qt::TextWordWrap);
  }
  /// What has no blanks at which a line could end.
  void digits(const QString& words, double points, double space_mm) {
    write(words, points, false, space_mm, QFont("monospace"), Qt::TextWrapAnywhere);
  }
  void picture(const QImage& image) {
    painter_.drawImage(QRect(0, y_, of_mm(qr_mm), of_mm(qr_mm)), image);
    y_ += of_mm(qr_mm) + of_mm(4);
  }

 private:
  int of_mm(double mm) const { return static_cast<int>(mm * dots_ / 25.4); }
  void write(const QString& words, double points, bool bold, double space_mm, QFont font, int flags) {
    font.setPointSizeF(points);
    font.setBold(bold);
    painter_.save();
    painter_.setFont(font);
    const QRect room(0, y_, width_, of_mm(200));
    QRect used;
    painter_.drawText(room, flags, words, &used);
    painter_.restore();
    y_ += used.height() + of_mm(space_mm);
  }

  QPainter painter_;
  const int width_, dots_;
  int y_ = 0;
};

}  // namespace

QImage qr_picture(const QStringList& squares, int points) {
  const int width = static_cast<int>(squares.size());
  QImage out(width * points, width * points, QImage::Format_RGB32);
  out.fill(Qt::white);
  QPainter painter(&out);
  for (int y = 0; y < width; ++y)
    for (int x = 0; x < squares[y].size(); ++x)
      if (squares[y][x] == '#') painter.fillRect(x * points, y * points, points, points, Qt::black);
  return out;
}

void draw(const JoiningPaper& paper, QPaintDevice& device) {
  PaperSheet sheet(device);
  sheet.text(JoiningPaper::tr("Joining Dialogue"), 22, true, 2);
  sheet.text(JoiningPaper::tr("For %1, at %2").arg(paper.person, paper.server), 13, false, 6);
  sheet.picture(qr_picture(paper.squares, 8));
  sheet.text(JoiningPaper::tr("Good once, until %1").arg(paper.valid_until), 12, true, 6);
  sheet.text(JoiningPaper::tr("1. Open Dialogue on the device that is to join."), 12, false, 2);
  sheet.text(JoiningPaper::tr("2. Take a photograph of the square and open it there, or type or paste the line below."), 12, false, 2);
  sheet.text(JoiningPaper::tr("3. Compare the six words that you then see with your coordinator, for example by telephone."), 12, false, 6);
  sheet.digits(paper.line, 11, 6);
  sheet.text(JoiningPaper::tr("Whoever has this page can join in your name. Give it to nobody, and destroy it afterwards."), 10, false, 0);
}

QByteArray joining_page(const JoiningPaper& paper) {
  QByteArray bytes;
  QBuffer file(&bytes);
  file.open(QIODevice::WriteOnly);
  QPdfWriter writer(&file);
  writer.setPageSize(QPageSize(QPageSize::A4));
  writer.setPageMargins(QMarginsF(margin_mm, margin_mm, margin_mm, margin_mm), QPageLayout::Millimeter);
  writer.setResolution(dots);
  writer.setTitle(JoiningPaper::tr("Joining Dialogue"));
  draw(paper, writer);
  return bytes;
}

}  // namespace dialogue
