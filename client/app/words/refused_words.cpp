// SPDX-License-Identifier: Apache-2.0
#include "client/app/words/refused_words.h"

#include "client/app/words/raw_text.h"
#include "shared/model/actor.h"
#include "shared/model/record.h"
#include "shared/model/rights.h"

namespace dialogue {
namespace {

/// The code of why an edit of the cell would be refused; empty when it would be taken.
std::string closed_by(const Actor& actor, const RecordView& record, const Path& path) {
  if (!record.get(deleted_cell).empty()) return "was_deleted";
  const Status may = may_edit(actor, record, {path});
  return may ? std::string() : may.error().code;
}

}  // namespace

RefusedNow refused_now(const Refusal& refusal, const Actor& actor, const RecordView& record, bool unborn) {
  RefusedNow out;
  for (const auto& cell : refusal.cells) {
    if (!describe_cell(*record.kind, cell.first).known) continue;
    const std::string code = unborn ? std::string() : closed_by(actor, record, cell.first);
    if (!unborn && record.get(cell.first) == cell.second) continue;
    (code.empty() ? out.open : out.closed).push_back(cell);
    if (out.why.empty()) out.why = code;
  }
  return out;
}

QString why_closed(const RefusedNow& words, const RecordView& record, const Format& format) {
  if (words.why.empty()) return {};
  if (words.why == "was_deleted")
    return Format::tr("The record is deleted. Your words are kept; they can be sent again once it is brought back.");
  if (words.why == "locked")
    return Format::tr("An action on this record waits for its answer. Your words are kept; they can be sent again after it.");
  if (words.why == "wrong_state" && !record.kind->states.empty()) {
    const QString state = text_of(Raw(record.get(state_cell)));
    return Format::tr("The record stands at “%1”, where this cannot be changed any more. Your words are kept and can be copied.")
        .arg(format.state(*record.kind, state.isEmpty() ? QString::fromStdString(record.kind->states.front().name) : state));
  }
  return Format::tr("You may not change this. Your words are kept and can be copied.");
}

const Refusal* RefusedWords::edited(const Uuid& record) const {
  const auto it = edited_.find(record);
  return it == edited_.end() ? nullptr : &it->second;
}

void RefusedWords::discard(std::int64_t refusal) {
  if (discarding_.insert(refusal).second) emit changed();
}

void RefusedWords::bring_back(std::int64_t refusal) {
  if (discarding_.erase(refusal) > 0) emit changed();
}

}  // namespace dialogue
