// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QVariantList>

#include "client/app/services/services.h"

namespace dialogue {

/// The devices of one person, each with the six words to compare, and whether whoever works here may let another one join. GUI thread.
class PersonDevices : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(dialogue::Services* services READ services WRITE set_services NOTIFY changed REQUIRED)
  Q_PROPERTY(QString personId READ person_id WRITE set_person_id NOTIFY changed)  ///< empty: whoever works here
  Q_PROPERTY(QString whose READ whose NOTIFY changed)                             ///< the person's id
  Q_PROPERTY(bool known READ known NOTIFY changed)                                ///< this is a person's record
  Q_PROPERTY(bool own READ own NOTIFY changed)
  Q_PROPERTY(bool allowed READ allowed NOTIFY changed)  ///< to make a code for them
  Q_PROPERTY(bool guarded READ guarded NOTIFY changed)  ///< a coordinator would, but for this person only they themselves may
  Q_PROPERTY(QString name READ name NOTIFY changed)
  Q_PROPERTY(QVariantList devices READ devices NOTIFY changed)  ///< {id, name, stateLabel, words, here}; the newest first
  Q_PROPERTY(bool others READ others NOTIFY changed)            ///< devices of other people are here, too

 public:
  explicit PersonDevices(QObject* parent = nullptr) : QObject(parent) {}

  Services* services() const { return services_; }
  void set_services(Services* services);
  QString person_id() const { return person_id_; }
  void set_person_id(const QString& id);
  QString whose() const { return read_.whose; }
  bool known() const { return read_.known; }
  bool own() const { return read_.own; }
  bool allowed() const { return read_.allowed; }
  bool guarded() const { return read_.guarded; }
  QString name() const { return read_.name; }
  QVariantList devices() const { return read_.devices; }
  bool others() const { return read_.others; }

  struct Read {
    bool known = false, own = false, allowed = false, guarded = false, others = false;
    QString name, whose;
    QVariantList devices;
  };

 signals:
  void changed();

 private:
  void read();

  Services* services_ = nullptr;
  QString person_id_;
  Read read_;
};

}  // namespace dialogue
