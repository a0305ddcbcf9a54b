// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>
#include <variant>

namespace dialogue {

/// A page on which the app begins. What is empty is not opened.
struct BeginPage {
  QString place, detail, words, record, kind;
  int tab = 0;
  bool editing = false, enrols = false;
};

/// The pages that the command line may name. The parts in capitals stand for what follows the stroke.
QStringList begin_pages();

/// The page of that name ("" = none is asked for), or a sentence that says what is wrong with it. In a look around, records have names with
/// a point beside their ids.
std::variant<BeginPage, QString> begin_page(const QString& text, bool sample);

}  // namespace dialogue
