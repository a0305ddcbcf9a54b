// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "client/app/words/format.h"
#include "client/core/verbs/replica.h"
#include "shared/model/record.h"

namespace dialogue {

/// The words of a refused change, as the record stands on this device now.
struct RefusedNow {
  std::vector<std::pair<Path, Raw>> open;    ///< may be sent again
  std::vector<std::pair<Path, Raw>> closed;  ///< would be refused again
  std::string why;                           ///< the code of that; empty when nothing is closed
};

/// `record` is the one that the change was made to. Words that stand there already are neither open nor closed.
RefusedNow refused_now(const Refusal& refusal, const Actor& actor, const RecordView& record, bool unborn);
/// What its author is told of the words that are closed; empty when none are.
QString why_closed(const RefusedNow& words, const RecordView& record, const Format& format);

/// Changes that were not accepted, while their author deals with them: those whose words stand in the form of their record again, and those
/// that are being discarded and can still be brought back. GUI thread.
class RefusedWords : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

  /// The words of the refusal will stand in its record's form when that is opened next.
  void edit(const Refusal& refusal) { edited_[refusal.record] = refusal; }
  const Refusal* edited(const Uuid& record) const;
  void end_edit(const Uuid& record) { edited_.erase(record); }

  /// Hides it, though it is still there.
  void discard(std::int64_t refusal);
  /// Shows it again, if it is still there.
  void bring_back(std::int64_t refusal);
  const std::set<std::int64_t>& discarding() const { return discarding_; }

 signals:
  void changed();  ///< what is being discarded

 private:
  std::map<Uuid, Refusal> edited_;
  std::set<std::int64_t> discarding_;
};

}  // namespace dialogue
