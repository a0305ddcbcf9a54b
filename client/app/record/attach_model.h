// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QUrl>
#include <optional>

#include "client/app/services/services.h"
#include "client/core/files/attach.h"

namespace dialogue {

/// Attaching files to a record, one after another: what the file is and how large, its name and language, the person's word that no
/// personal data are in it. Then it is kept here and goes to the server by itself. Refusals come in words, before anything is kept. Files
/// are read on a thread of their own. GUI thread.
class AttachModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(dialogue::Services* services READ services WRITE set_services NOTIFY changed REQUIRED)
  Q_PROPERTY(QString recordId READ record_id WRITE set_record_id NOTIFY changed)
  Q_PROPERTY(bool allowed READ allowed NOTIFY changed)        ///< whether this person may attach something to the record
  Q_PROPERTY(bool asking READ asking NOTIFY changed)          ///< a file is chosen, and neither attached nor given up
  Q_PROPERTY(bool busy READ busy NOTIFY changed)              ///< it is being read
  Q_PROPERTY(bool ready READ ready NOTIFY changed)            ///< it can be attached as it stands
  Q_PROPERTY(QString fileName READ file_name NOTIFY changed)  ///< of the file that is asked about
  Q_PROPERTY(QString sizeText READ size_text NOTIFY changed)  ///< empty until it was read
  Q_PROPERTY(QString position READ position NOTIFY changed)   ///< "2 of 3"; empty for a single file
  Q_PROPERTY(QString name READ name WRITE set_name NOTIFY changed)
  Q_PROPERTY(QString language READ language WRITE set_language NOTIFY changed)
  Q_PROPERTY(bool declared READ declared WRITE set_declared NOTIFY changed)
  Q_PROPERTY(QString declaration READ declaration NOTIFY changed)  ///< what `declared` says
  Q_PROPERTY(QVariantList languages READ languages NOTIFY changed)
  Q_PROPERTY(QString problem READ problem NOTIFY changed)
  Q_PROPERTY(QUrl folder READ folder NOTIFY changed)  ///< where to look for files first: where the last one was, else the documents

 public:
  explicit AttachModel(QObject* parent = nullptr);

  Services* services() const { return services_; }
  void set_services(Services* services);
  QString record_id() const { return id_; }
  void set_record_id(const QString& id);
  bool allowed() const { return allowed_; }
  bool asking() const { return at_ < paths_.size(); }
  bool busy() const { return busy_; }
  bool ready() const;
  QString file_name() const;
  QString size_text() const;
  QString position() const;
  QString name() const { return name_; }
  QString language() const { return language_; }
  bool declared() const { return declared_; }
  QString declaration() const;
  QVariantList languages() const;
  QString problem() const;
  QUrl folder() const;
  void set_name(const QString& name);
  void set_language(const QString& code);
  void set_declared(bool declared);

  /// Takes files of this computer and asks about them in their order. What is no such file is passed over.
  Q_INVOKABLE void choose(const QList<QUrl>& files);
  /// Keeps the file and its document here. `attached` or a problem follows, and then the next file.
  Q_INVOKABLE void attach();
  /// Goes on with the next file, if there is one.
  Q_INVOKABLE void skip();
  Q_INVOKABLE void stop();  ///< asks about none any more

 signals:
  void changed();
  void attached(const QString& sentence);

 private:
  struct Place;
  void look();
  void take_look(const QString& path, const Result<AttachedFile>& file);
  void make(const AttachedFile& file, const Place& place);
  void refuse(const Error& error);
  void read_right();

  Services* services_ = nullptr;
  QString id_, name_, language_;
  QStringList paths_;
  qsizetype at_ = 0;
  std::optional<AttachedFile> file_;
  Error error_;
  bool allowed_ = false, busy_ = false, declared_ = false;
};

}  // namespace dialogue
