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
  Q_PROPERTY(QString problem READ problem NOTIFY changed)   ///< why the words are no line; empty for an address
  Q_PROPERTY(QString unread READ unread NOTIFY changed)     ///< why there is no line in the file, or in the program's call
  Q_PROPERTY(QString given READ given NOTIFY givenChanged)  ///< a line that came with a file, or with the program's call

 public:
  explicit JoinModel(Language* language, QObject* parent = nullptr);

  bool found() const { return line_.has_value(); }
  QString server() const;
  QString told() const;
  QString problem() const { return sentence_of(problem_); }
  QString unread() const { return sentence_of(unread_); }
  QString given() const { return given_; }
  const std::optional<JoiningLine>& line() const { return line_; }

  /// Takes the words as they stand in the field.
  Q_INVOKABLE void read(const QString& words);
  /// A file: a text with a line in it, or a picture of a QR code. Without a line in it, the words stay what they were.
  Q_INVOKABLE void open(const QUrl& file);
  /// Moves a line out of words that were meant to be something else; false when there is none in them.
  Q_INVOKABLE bool move(const QString& words);
  /// Nothing of a line is kept.
  Q_INVOKABLE void forget();
  /// What the program was called with: a line, or the name of a file.
  void take(const QString& argument);

 signals:
  void changed();
  void givenChanged();

 private:
  void give(const Result<JoiningLine>& line);
  QString sentence_of(const std::optional<Error>& error) const;

  Language* language_;
  std::optional<JoiningLine> line_;
  std::optional<Error> problem_, unread_;
  QString given_;
};

}  // namespace dialogue
