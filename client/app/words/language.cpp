// SPDX-License-Identifier: Apache-2.0
#include "client/app/words/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace dialogue {

Language::Language(QObject* parent) : QObject(parent) { load(); }

Language::~Language() {
  QCoreApplication::removeTranslator(&own_);
  QCoreApplication::removeTranslator(&toolkit_);
}

QLocale Language::locale_of(const std::string& code) {
  if (code == "fr") return QLocale(QLocale::French, QLocale::France);
  if (code == "es") return QLocale(QLocale::Spanish, QLocale::Spain);
  return QLocale(QLocale::English, QLocale::UnitedKingdom);
}

QString Language::of_system() {
  for (const QString& name : QLocale::system().uiLanguages()) {
    const QString code = name.left(2).toLower();
    if (code == "en" || code == "fr" || code == "es") return code;
  }
  return "en";
}

void Language::set_code(const QString& code) {
  const std::string wanted = code == "fr" || code == "es" ? code.toStdString() : "en";
  if (wanted == code_) return;
  code_ = wanted;
  load();
  emit changed();
}

void Language::load() {
  locale_ = locale_of(code_);
  QLocale::setDefault(locale_);
  QCoreApplication::removeTranslator(&own_);
  QCoreApplication::removeTranslator(&toolkit_);
  const QString name = code();
  if (toolkit_.load("qtbase_" + name, QLibraryInfo::path(QLibraryInfo::TranslationsPath))) QCoreApplication::installTranslator(&toolkit_);
  if (own_.load(":/i18n/dialogue_" + name + ".qm")) QCoreApplication::installTranslator(&own_);
}

}  // namespace dialogue
