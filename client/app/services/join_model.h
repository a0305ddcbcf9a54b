// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QUrl>
#include <optional>

#include "client/app/words/language.h"
#include "shared/joining/joining_line.h"

namespace dialogue {

/// What a person was given to join with: a line that they paste, a file with it, or a picture of its QR code. GUI thread.
class JoinModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("made by the program")
  Q_PROPERTY(bool found READ found NOTIFY changed)          ///< the words hold a joining line
  Q_PROPERTY(QString server READ server NOTIFY changed)     ///< where it leads
  Q_PROPERTY(QString told READ told NOTIFY changed)         ///< where it leads, and how the way there is secured
  Q_PROPERTY(QString problem READ problem NOTIFY changed)   ///< why the words, or the file, are no line; empty for an address
  Q_PROPERTY(QString given READ given NOTIFY givenChanged)  ///< a line that came with a file, or with the program's call

 public:
  explicit JoinModel(Language* language, QObject* parent = nullptr);

  bool found() const { return line_.has_value(); }
  QString server() const;
  QString told() const;
  QString problem() const;
  QString given() const { return given_; }
  const std::optional<JoiningLine>& line() const { return line_; }

  /// Takes the words as they stand in the field.
  Q_INVOKABLE void read(const QString& words);
  /// A file: a text with a line in it, or a picture of a QR code.
  Q_INVOKABLE void open(const QUrl& file);
  /// What the program was called with: a line, or the name of a file.
  void take(const QString& argument);

 signals:
  void changed();
  void givenChanged();

 private:
  void give(const Result<JoiningLine>& line);

  Language* language_;
  std::optional<JoiningLine> line_;
  QString problem_;  ///< a code
  QString given_;
};

}  // namespace dialogue
