// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "client/app/services/services.h"

namespace dialogue {

/// Leaving this device: it says in numbers what would be lost before that happens, writes the unsent words to a file, and then clears the
/// device. GUI thread.
class LeaveModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(dialogue::Services* services READ services WRITE set_services NOTIFY changed REQUIRED)
  Q_PROPERTY(QString losses READ losses NOTIFY changed)  ///< one a line; empty when everything is confirmed
  Q_PROPERTY(QString kept READ kept NOTIFY changed)      ///< where the words were written, as a sentence
  Q_PROPERTY(bool canLeave READ can_leave NOTIFY changed)

 public:
  explicit LeaveModel(QObject* parent = nullptr) : QObject(parent) {}

  Services* services() const { return services_; }
  void set_services(Services* services);
  QString losses() const;
  QString kept() const { return kept_; }
  bool can_leave() const { return services_ && !services_->sync()->running(); }

  /// Writes all that the server has not confirmed, in words, into a text file in the person's folder of documents.
  Q_INVOKABLE void keepWords();
  /// Removes records, keys and files of this person from this device. The app then begins as on the first day.
  Q_INVOKABLE void leave();

 signals:
  void changed();
  void refused(const QString& sentence);

 private:
  void count_forms();

  Services* services_ = nullptr;
  QString kept_;
  int forms_ = 0;  // new records that were begun and not saved
};

}  // namespace dialogue
