// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QStringList>
#include <optional>

#include "client/app/services/services.h"
#include "client/core/joining/new_code.h"

namespace dialogue {

/// A one-time code that is made here, so that another device joins: its line, its QR code, a page to print. It lives as long as its page is
/// open, and nowhere but in memory, unless its reader copies or saves it. GUI thread.
class JoiningCode : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(dialogue::Services* services READ services WRITE set_services NOTIFY changed REQUIRED)
  Q_PROPERTY(QString personId MEMBER person_id_ NOTIFY changed)  ///< who is to join
  Q_PROPERTY(QString name MEMBER name_ NOTIFY changed)           ///< of that person
  Q_PROPERTY(bool asking READ asking NOTIFY changed)
  Q_PROPERTY(bool made READ made NOTIFY changed)
  Q_PROPERTY(QString line READ line NOTIFY changed)            ///< to paste
  Q_PROPERTY(QStringList squares READ squares NOTIFY changed)  ///< its QR code: rows of # and blanks, with the quiet zone
  Q_PROPERTY(QString server READ server NOTIFY changed)        ///< where it leads
  Q_PROPERTY(QString validUntil READ valid_until NOTIFY changed)
  Q_PROPERTY(QString problem READ problem NOTIFY changed)
  Q_PROPERTY(QString kept READ kept NOTIFY changed)  ///< where it was saved, as a sentence

 public:
  explicit JoiningCode(QObject* parent = nullptr) : QObject(parent) {}

  Services* services() const { return services_; }
  void set_services(Services* services);
  bool asking() const { return asking_; }
  bool made() const { return made_.has_value(); }
  QString line() const { return line_; }
  QStringList squares() const { return squares_; }
  QString server() const { return made_ ? QString::fromStdString(made_->line.place) : QString(); }
  QString valid_until() const;
  QString problem() const;
  QString kept() const;

  /// Makes the code, and lets the server know it. After a failure the same code is tried again.
  Q_INVOKABLE void make();
  /// Into the clipboard, marked as a secret for programs that remember what was copied.
  Q_INVOKABLE void copy();
  /// As a file to open, a picture, or a page to print, in the person's own folder of documents.
  Q_INVOKABLE void saveLine();
  Q_INVOKABLE void savePicture();
  Q_INVOKABLE void savePage();
  /// Nothing of the code is kept.
  Q_INVOKABLE void forget();

 signals:
  void changed();

 private:
  void carry(const WireRequest& request, const NewCode& code, bool once_more);
  void take(const NewCode& code, Result<MadeCode> made);
  void keep(const QString& ending, const QByteArray& bytes);

  Services* services_ = nullptr;
  QString person_id_, name_, line_;
  QString kept_;  ///< the path of the last file
  QStringList squares_;
  std::optional<NewCode> tried_;
  std::optional<MadeCode> made_;
  std::optional<Error> problem_;
  bool asking_ = false;
};

}  // namespace dialogue
