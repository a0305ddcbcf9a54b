// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>

#include "client/app/lists/item_list_model.h"
#include "client/core/files/files_remote.h"

namespace dialogue {

/// The documents of a record, or a document itself: their sizes, which of them are on this device, and how far those that are to go to the
/// server have come. It says what getting the rest costs before anybody pays for it. GUI thread.
class FilesModel : public dialogue::ItemListModel {  // in full, for the tool that describes types to pages
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(QString recordId READ record_id WRITE set_record_id NOTIFY filesChanged)
  Q_PROPERTY(QString summary READ summary NOTIFY filesChanged)  ///< "3 documents, 2.1 MB; 1 on this device"
  Q_PROPERTY(QString missing READ missing NOTIFY filesChanged)  ///< what getting the rest costs: "1.4 MB"; empty when all is here
  Q_PROPERTY(bool moving READ moving NOTIFY filesChanged)       ///< something is on its way
  Q_PROPERTY(double share READ share NOTIFY filesChanged)       ///< of the bytes, 0 to 1: what is here
  Q_PROPERTY(QString problem READ problem NOTIFY filesChanged)
  Q_PROPERTY(int waiting READ waiting NOTIFY filesChanged)  ///< files of this device that are not at the server yet

 public:
  explicit FilesModel(QObject* parent = nullptr);
  QString record_id() const { return id_; }
  void set_record_id(const QString& id);
  QString summary() const;
  QString missing() const;
  bool moving() const;
  double share() const;
  QString problem() const;
  int waiting() const;
  /// These roles move: `wayText`, how a file stands on its way to the server; `sent`, the share of its bytes that is there; `refused`, why
  /// the server did not take it.
  QVariant data(const QModelIndex& index, int role) const override;

  Q_INVOKABLE void getAll();
  Q_INVOKABLE void stop();
  /// Puts a copy with its own name into the person's folder of downloads and opens it with the system's program. `kept` follows.
  Q_INVOKABLE void open(int row);

 signals:
  void filesChanged();
  void kept(const QString& sentence);

 protected:
  std::function<Items(Replica&, const Format&)> question() const override;

 private:
  void listen();
  qint64 bytes_here() const;
  qint64 bytes() const;
  QString way_text(int row) const;
  void tell_row(const QString& material);

  QString id_, problem_code_;
  std::map<QString, qint64> came_;  // of files on their way
  bool listening_ = false;
};

}  // namespace dialogue
