// SPDX-License-Identifier: Apache-2.0
#include "client/app/services/join_model.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>
#include <QPainter>
#include <algorithm>
#include <string>

#include "client/core/joining/joining_source.h"
#include "client/core/joining/picture_text.h"
#include "shared/domain/messages.h"

namespace dialogue {
namespace {

/// What is transparent becomes white, as it is on paper, and not black.
QImage on_white(const QImage& picture) {
  if (!picture.hasAlphaChannel()) return picture;
  QImage out(picture.size(), QImage::Format_RGB32);
  if (out.isNull()) return out;
  out.fill(Qt::white);
  QPainter(&out).drawImage(0, 0, picture);
  return out;
}

/// Any picture that this computer can read.
Result<JoiningLine> in_picture(QImageReader& reader) {
  const QSize size = reader.size();
  if (static_cast<qint64>(size.width()) * size.height() > most_picture_points) return Error{"too_large", "", {"40 Mpx"}, ""};
  reader.setAutoTransform(true);
  const QImage picture = on_white(reader.read()).convertToFormat(QImage::Format_Grayscale8);
  if (picture.isNull()) return Error{"no_qr_code", "", {}, ""};
  GreyPicture grey{picture.width(), picture.height(), {}};
  grey.points.reserve(static_cast<std::size_t>(grey.width) * static_cast<std::size_t>(grey.height));
  for (int y = 0; y < grey.height; ++y)
    grey.points.insert(grey.points.end(), picture.constScanLine(y), picture.constScanLine(y) + grey.width);
  const auto text = text_of(grey);
  if (!text) return text.error();
  return find_joining_line(*text);
}

Result<JoiningLine> in_file(const QString& path) {
  const auto bytes = read_joining_file(path.toStdString());
  if (!bytes) return bytes.error();
  auto in_text = find_joining_line(*bytes);
  if (in_text) return in_text;
  QByteArray held = QByteArray::fromRawData(bytes->data(), static_cast<qsizetype>(bytes->size()));
  QBuffer buffer(&held);
  buffer.open(QIODevice::ReadOnly);
  QImageReader reader(&buffer);
  return reader.canRead() ? in_picture(reader) : in_text;
}

/// A line that was meant, in an address there is none.
bool means_line(const QString& words) {
  return words.contains(QLatin1String("dialogue:"), Qt::CaseInsensitive) && !words.contains("http", Qt::CaseInsensitive);
}

}  // namespace

JoinModel::JoinModel(Language* language, QObject* parent) : QObject(parent), language_(language) {
  connect(language_, &Language::changed, this, &JoinModel::changed);
}

QString JoinModel::server() const { return line_ ? QString::fromStdString(line_->url()) : QString(); }

QString JoinModel::told() const {
  if (!line_) return {};
  const QString place = QString::fromStdString(line_->place);
  if (line_->secured == Secured::own)
    return tr("You join %1. What travels is encrypted, and this device knows the server by its own key.").arg(place);
  if (line_->secured == Secured::by_name)
    return tr("You join %1. What travels is encrypted, and the server shows a public certificate.").arg(place);
  return tr("You join %1, on this computer.").arg(place);
}

QString JoinModel::sentence_of(const std::optional<Error>& error) const {
  return error ? QString::fromStdString(sentence(*error, language_->lang())) : QString();
}

void JoinModel::read(const QString& words) {
  const auto line = find_joining_line(words.toStdString());
  line_ = line ? std::optional(*line) : std::nullopt;
  problem_ = line || !means_line(words) ? std::nullopt : std::optional(line.error());
  unread_.reset();
  emit changed();
}

bool JoinModel::move(const QString& words) {
  const auto line = find_joining_line(words.toStdString());
  if (line) give(line);
  return line.ok();
}

void JoinModel::forget() {
  line_.reset();
  problem_.reset();
  unread_.reset();
  given_.clear();
  emit givenChanged();
  emit changed();
}

void JoinModel::open(const QUrl& file) { give(in_file(file.toLocalFile())); }

void JoinModel::take(const QString& argument) {
  if (argument.startsWith("dialogue:", Qt::CaseInsensitive)) return give(find_joining_line(argument.toStdString()));
  const QUrl url(argument);
  give(in_file(url.isLocalFile() ? url.toLocalFile() : argument));
}

void JoinModel::give(const Result<JoiningLine>& line) {
  unread_ = line ? std::nullopt : std::optional(line.error());
  if (line) {
    line_ = *line;
    problem_.reset();
    given_ = QString::fromStdString(encode(*line).take());
    emit givenChanged();
  }
  emit changed();
}

}  // namespace dialogue
