// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QImage>
#include <QPaintDevice>
#include <QStringList>

namespace dialogue {

/// What stands on the paper that somebody is given to join with.
struct JoiningPaper {
  QString person, server, line, valid_until;
  QStringList squares;  ///< of the QR code: rows of # and blanks

  Q_DECLARE_TR_FUNCTIONS(dialogue::JoiningPaper)
};

/// The QR code in black on white, so many points a square.
QImage qr_picture(const QStringList& squares, int points);
/// What is printed, from top to bottom. GUI thread.
void draw(const JoiningPaper& paper, QPaintDevice& device);
/// One page of A4, as PDF. GUI thread.
QByteArray joining_page(const JoiningPaper& paper);

}  // namespace dialogue
