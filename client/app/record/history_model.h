// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "client/app/lists/item_list_model.h"
#include "client/core/files/history.h"

namespace dialogue {

/// What became of a record: who changed what, and when, newest first. The server has it. It is asked for when a person wants it, and kept
/// here for when there is no line. GUI thread.
class HistoryModel : public dialogue::ItemListModel {  // in full, for the tool that describes types to pages
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(QString recordId READ record_id WRITE set_record_id NOTIFY historyChanged)
  Q_PROPERTY(bool asking READ asking NOTIFY historyChanged)
  Q_PROPERTY(bool shown READ shown NOTIFY historyChanged)
  Q_PROPERTY(bool kept READ kept NOTIFY historyChanged)  ///< what is shown is how it was the last time
  Q_PROPERTY(QString problem READ problem NOTIFY historyChanged)

 public:
  explicit HistoryModel(QObject* parent = nullptr);
  QString record_id() const { return id_; }
  void set_record_id(const QString& id);
  bool asking() const { return asking_; }
  bool shown() const { return body_ != nullptr; }
  bool kept() const { return kept_; }
  QString problem() const;

  Q_INVOKABLE void ask();

 signals:
  void historyChanged();

 protected:
  std::function<Items(Replica&, const Format&)> question() const override;

 private:
  void carry(const Uuid& id, const WireRequest& request, bool once_more);
  void ask_again(const Uuid& id, const WireReply& told);
  void take(const Uuid& id, Result<std::string> answer);
  void show(Result<std::string> body, bool kept);

  QString id_;
  std::shared_ptr<const std::string> body_;
  std::string problem_code_;
  bool asking_ = false, kept_ = false;
};

}  // namespace dialogue
