// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QLocale>
#include <QObject>
#include <QTranslator>
#include <string>

#include "shared/model/text3.h"

namespace dialogue {

/// The language of the pages: one of en, fr, es. It loads the translations and sets QLocale's default before it says `changed`. So whoever
/// holds texts can make them again. GUI thread.
class Language : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("made by the program")
  Q_PROPERTY(QString code READ code WRITE set_code NOTIFY changed)

 public:
  explicit Language(QObject* parent = nullptr);
  ~Language() override;

  QString code() const { return QString::fromStdString(code_); }
  const std::string& lang() const { return code_; }
  const QLocale& locale() const { return locale_; }
  QString in(const Text3& text) const { return QString::fromStdString(text.in(code_)); }
  /// Takes anything but en, fr, es as en.
  void set_code(const QString& code);
  /// The one of the three that the system's settings ask for.
  static QString of_system();
  static QLocale locale_of(const std::string& code);

 signals:
  void changed();

 private:
  void load();

  std::string code_ = "en";
  QLocale locale_;
  QTranslator own_, toolkit_;
};

}  // namespace dialogue
