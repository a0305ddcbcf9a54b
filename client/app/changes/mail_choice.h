// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>

#include "client/app/services/services.h"

namespace dialogue {

/// Whether this person wants no e-mail about what waits for them: a field of their own record, shown where people look for it. GUI thread.
class MailChoice : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(dialogue::Services* services READ services WRITE set_services NOTIFY changed REQUIRED)
  Q_PROPERTY(bool known READ known NOTIFY changed)     ///< the person's own record is here
  Q_PROPERTY(QString label READ label NOTIFY changed)  ///< as the record names it
  Q_PROPERTY(bool none READ none NOTIFY changed)       ///< they want none

 public:
  explicit MailChoice(QObject* parent = nullptr) : QObject(parent) {}

  Services* services() const { return services_; }
  void set_services(Services* services);
  bool known() const { return field() != nullptr; }
  QString label() const;
  bool none() const { return none_; }
  Q_INVOKABLE void choose(bool none);

 signals:
  void changed();
  void refused(const QString& sentence);

 private:
  const Field* field() const;
  void read();

  Services* services_ = nullptr;
  Uuid person_;
  const Kind* kind_ = nullptr;
  bool none_ = false;
};

}  // namespace dialogue
