// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "client/app/lists/item_list_model.h"

namespace dialogue {

/// A section of the first page: what waits for this person, forms that they began, what they wait for, the next records of a kind that
/// take place, or their organisation's drafts. GUI thread.
class TodayModel : public dialogue::ItemListModel {  // in full, for the tool that describes types to pages
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(QString section MEMBER section_ NOTIFY sectionChanged)  ///< waiting, begun, elsewhere, next or drafts
  Q_PROPERTY(QString kind MEMBER kind_ NOTIFY kindChanged)           ///< for `next`: of which kind

 public:
  explicit TodayModel(QObject* parent = nullptr);

 signals:
  void sectionChanged();
  void kindChanged();

 protected:
  std::function<Items(Replica&, const Format&)> question() const override;

 private:
  QString section_, kind_;
};

}  // namespace dialogue
