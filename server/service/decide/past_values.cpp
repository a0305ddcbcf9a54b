// SPDX-License-Identifier: Apache-2.0
#include "server/service/decide/past_values.h"

#include <algorithm>

#include "shared/base/planted.h"
#include "shared/wire/json.h"
#include "sync/codec.h"

namespace dialogue {
namespace {

std::optional<Raw> in_object(std::string_view object, std::string_view path) {
  if (object.empty()) return {};
  const auto document = json::Document::parse(object);
  if (!document) return {};
  const auto value = document->root().find(path);
  if (!value) return {};
  return value->is_null() ? Raw{} : json::canonical(*value);
}

bool kept(const LogRow& row, std::string_view path) { return std::find(row.kept.begin(), row.kept.end(), path) != row.kept.end(); }

bool took_effect(const LogRow& row) { return row.verdict == Verdict::applied || row.verdict == Verdict::proposed; }

}  // namespace

std::optional<Raw> value_given(const LogRow& row, std::string_view path) {
  if (!took_effect(row)) return {};
  if (auto out = in_object(row.result, path)) return out;
  // This is cheaper than decoding: most rows of a record do not name the cell.
  if (row.content.find(path) == std::string::npos || kept(row, path)) return {};
  const auto change = decode_change(row.content);
  if (!change) return {};
  const CellEdit* cell = change->cell(path);
  return cell ? std::optional(cell->value) : std::nullopt;
}

Raw value_at(WorkReader& work, Rid rid, std::string_view path, std::uint64_t seq) {
  Raw out;
  work.view().log_of(rid, seq, [&](const LogRow& row) {
    auto value = value_given(row, path);
    if (!value) return true;
    out = std::move(*value);
    return false;
  });
  return out;
}

Sight::Sight(WorkReader& work, const ChangeSource& source) : work_(work), source_(source.no) {}

bool Sight::own(std::uint64_t seq) {
  const auto row = work_.view().log_row(seq);
  return row && row->source == source_;
}

std::uint64_t Sight::in_this_epoch(const Held& held, const Path& path, std::uint64_t saw, const Epoch& epoch) {
  const auto epochs = work_.view().epochs();
  if (!epochs.empty() && epochs.back().epoch == epoch) {
    const std::uint64_t head = work_.view().head().seq;
    if (planted(Plant::saw_is_now)) return std::min(saw, head);
    // An author who names what nobody can have shown them has seen nothing.
    return saw <= work_.shown_up_to().value_or(head) ? saw : 0;
  }
  if (epoch.empty()) return 0;
  const std::uint64_t now = held.record.seq_of(path);
  // It was seen in a life of the log that was lost, and brought back since. So it was seen.
  if (const auto replayed = work_.view().replayed(held.record.rid, path);
      replayed && replayed->new_seq == now && replayed->life == epoch && replayed->old_seq <= saw)
    return now;
  for (const StoredEpoch& past : epochs)
    if (past.epoch == epoch) return past.ended ? std::min(saw, *past.ended) : 0;
  return 0;
}

Seen Sight::resolve(const Held& held, const Path& path, Saw saw, const Epoch& change_epoch) {
  // A chain of own changes is as long as what one device sealed without an answer.
  constexpr int longest = 10000;
  Seen out;
  if (planted(Plant::own_change_unseen) && saw < 0) saw = 0;
  Epoch epoch = change_epoch;
  const Raw current(held.record.get(path));
  const std::uint64_t at = held.record.seq_of(path);
  for (int i = 0; i < longest && saw < 0; ++i) {
    const auto row = work_.view().log_row(source_, static_cast<std::uint64_t>(-saw));
    // A change that was parked before its record was there has no record's number.
    if (!row || (row->rid != 0 && row->rid != held.record.rid)) return out;
    const auto change = decode_change(row->content);
    const CellEdit* own = change && change->record == held.record.id ? change->cell(path) : nullptr;
    if (!own) return out;
    // For a text this holds also when some of its paragraphs were kept beside it: these have proposals of their own.
    if (const auto given = value_given(*row, path); took_effect(*row) && (given || !kept(*row, path))) {
      out.seq = current == own->value ? std::max(at, row->seq) : row->seq;
      if (given == own->value) return out;
      // It was merged or had no effect. The author has seen the own words, not what came of them.
      out.own = own->value;
      if (current != own->value) out.seq = std::min(row->seq, std::max<std::uint64_t>(at, 1) - 1);
      return out;
    }
    if (current == own->value) {
      out.seq = at;
      return out;
    }
    if (kept(*row, path)) out.kept_from = row->seq;
    saw = own->saw;
    epoch = change->epoch;
  }
  if (saw >= 0) out.seq = in_this_epoch(held, path, static_cast<std::uint64_t>(saw), epoch);
  return out;
}

}  // namespace dialogue
