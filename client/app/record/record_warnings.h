// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <vector>

#include "client/app/services/services.h"

namespace dialogue {

/// What is to be said about a kept record as it stands, to whoever may mend it: dates in the wrong order, two leads, a value out of its
/// bounds. It stops nobody: acts check what binds. GUI thread.
class RecordWarnings : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(dialogue::Services* services READ services WRITE set_services NOTIFY changed REQUIRED)
  Q_PROPERTY(QString recordId READ record_id WRITE set_record_id NOTIFY changed)
  Q_PROPERTY(QString text READ text NOTIFY changed)  ///< a line each; empty = nothing to say

 public:
  explicit RecordWarnings(QObject* parent = nullptr) : QObject(parent) {}

  Services* services() const { return services_; }
  void set_services(Services* services);
  QString record_id() const { return id_; }
  void set_record_id(const QString& id);
  QString text() const;

 signals:
  void changed();

 private:
  struct Told {
    const Kind* kind = nullptr;
    std::vector<Error> warnings;
  };
  void read();

  Services* services_ = nullptr;
  QString id_;
  Told told_;
};

}  // namespace dialogue
