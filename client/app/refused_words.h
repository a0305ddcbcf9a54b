// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <cstdint>
#include <map>
#include <set>

#include "client/core/replica.h"

namespace dialogue {

/// Changes that were not accepted, while their author deals with them: those whose words stand in the form of their record again, and
/// those that are being discarded and can still be brought back. GUI thread.
class RefusedWords : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

  /// The words of the refusal stand in its record's form when that is opened next.
  void edit(const Refusal& refusal) { edited_[refusal.record] = refusal; }
  const Refusal* edited(const Uuid& record) const;
  void end_edit(const Uuid& record) { edited_.erase(record); }

  /// It is shown no more, though it is still there.
  void discard(std::int64_t refusal);
  /// It is shown, if it is still there.
  void bring_back(std::int64_t refusal);
  const std::set<std::int64_t>& discarding() const { return discarding_; }

 signals:
  void changed();  ///< what is being discarded

 private:
  std::map<Uuid, Refusal> edited_;
  std::set<std::int64_t> discarding_;
};

}  // namespace dialogue
