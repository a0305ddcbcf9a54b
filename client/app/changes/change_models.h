// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTimer>
#include <map>

#include "client/app/lists/item_list_model.h"

namespace dialogue {

/// The outbox: what is saved here, and what is sent but has no receipt yet.
class PendingModel : public dialogue::ItemListModel {  // in full, for the tool that describes types to pages
  Q_OBJECT
  QML_ELEMENT

 public:
  explicit PendingModel(QObject* parent = nullptr);
  /// Takes an unsent change back. The record is then as it was before.
  Q_INVOKABLE void recall(int row);

 signals:
  void recalled();

 protected:
  std::function<Items(Replica&, const Format&)> question() const override;
};

/// Changes that were not accepted, with their reason and the author's own words.
class RefusalsModel : public dialogue::ItemListModel {  // in full, for the tool that describes types to pages
  Q_OBJECT
  QML_ELEMENT

 public:
  explicit RefusalsModel(QObject* parent = nullptr);
  /// Puts the author's words into the form of their record again: `editWanted` follows. If the record could not be made, they go into the
  /// form of a new one: `formWanted` follows.
  Q_INVOKABLE void editAgain(int row);
  /// Done once it can no longer be undone.
  Q_INVOKABLE void discard(int row);
  /// Restores the record, which is deleted.
  Q_INVOKABLE void bringBack(int row);

 signals:
  void editWanted(const QString& recordId);
  void formWanted(const QString& kind, const QString& parentField, const QString& parentId);

 protected:
  std::function<Items(Replica&, const Format&)> question() const override;
};

/// Open proposals: base, current and proposed value of a field, side by side. A text that somebody begins to write from both is kept on
/// the device (client/core/keeps/kept_forms) until the proposal is settled.
class ProposalsModel : public dialogue::ItemListModel {  // in full, for the tool that describes types to pages
  Q_OBJECT
  QML_ELEMENT

 public:
  explicit ProposalsModel(QObject* parent = nullptr);
  ~ProposalsModel() override;
  /// take: proposed or current.
  Q_INVOKABLE void settle(int row, const QString& take);
  /// Settles with a text that contains both; only for texts.
  Q_INVOKABLE void settleWith(int row, const QString& text);
  /// Keeps the text as far as it is written.
  Q_INVOKABLE void begin(int row, const QString& text);
  Q_INVOKABLE int rowOf(const QString& id) const;

 protected:
  std::function<Items(Replica&, const Format&)> question() const override;

 private:
  void settle_as(int row, const std::string& take, const Raw& value);
  void keep_begun();

  std::map<QString, QString> begun_;  // by proposal; not on disk yet
  QTimer timer_;
};

/// Hits of a search in every kind of record, or in one.
class SearchModel : public dialogue::ItemListModel {  // in full, for the tool that describes types to pages
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(QString text READ text WRITE set_text NOTIFY changed)
  Q_PROPERTY(QString kind READ kind WRITE set_kind NOTIFY changed)
  Q_PROPERTY(int limit MEMBER limit_ NOTIFY changed)
  Q_PROPERTY(bool browse MEMBER browse_ NOTIFY changed)  ///< with no words: the first records of the kind

 public:
  explicit SearchModel(QObject* parent = nullptr);
  QString text() const { return text_; }
  QString kind() const { return kind_; }
  void set_text(const QString& text);
  void set_kind(const QString& kind);

 signals:
  void changed();

 protected:
  std::function<Items(Replica&, const Format&)> question() const override;

 private:
  QString text_, kind_;
  int limit_ = 60;
  bool browse_ = false;
};

}  // namespace dialogue
