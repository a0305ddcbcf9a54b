// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "client/app/services/store_thread.h"
#include "client/app/words/language.h"

namespace dialogue {

/// What a person chose for the pages on this device. The replica keeps it, and each choice holds at once. GUI thread.
class SettingsModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("made by the program")
  Q_PROPERTY(QString language READ language WRITE set_language NOTIFY changed)
  Q_PROPERTY(int textSize READ text_size WRITE set_text_size NOTIFY changed)  ///< per cent, 80 to 200
  Q_PROPERTY(QString theme READ theme WRITE set_theme NOTIFY changed)         ///< light, dark or contrast
  Q_PROPERTY(bool lowData READ low_data WRITE set_low_data NOTIFY changed)    ///< by itself only written words go; the rest goes when asked
  Q_PROPERTY(bool still READ still WRITE set_still NOTIFY changed)            ///< nothing moves

 public:
  SettingsModel(StoreThread* store, Language* language, QObject* parent = nullptr);

  QString language() const { return language_->code(); }
  int text_size() const { return text_size_; }
  QString theme() const { return theme_; }
  bool still() const { return still_; }
  bool low_data() const { return low_data_; }
  void set_language(const QString& code);
  void set_text_size(int percent);
  void set_theme(const QString& theme);
  void set_still(bool still);
  void set_low_data(bool low);

  /// A choice of the command line. It holds over the one that is kept, and is not kept itself.
  void force(const QString& key, const QString& value);

 signals:
  void changed();

 private:
  void read();
  void apply(const QString& key, const QString& value);
  void keep(const QString& key, const QString& value);

  StoreThread* store_;
  Language* language_;
  QStringList forced_;
  int text_size_ = 100;
  QString theme_ = "light";
  bool still_ = false, low_data_ = false;
};

}  // namespace dialogue
