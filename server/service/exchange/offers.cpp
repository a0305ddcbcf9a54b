// SPDX-License-Identifier: Apache-2.0
#include "server/service/exchange/offers.h"

#include <algorithm>

#include "server/service/apply/documents_noted.h"
#include "server/service/decide/decide_cells.h"
#include "server/service/decide/past_values.h"
#include "shared/model/declaration.h"
#include "shared/model/record.h"
#include "sync/codec.h"

namespace dialogue {

Offers::Offers(UnitOfWork& work, const Uuid& device, const Uuid& person, std::vector<std::string_view> receipt_keys, Receiver& receiver)
    : work_(work), device_(device), person_(person), keys_(std::move(receipt_keys)), receiver_(receiver) {}

bool Offers::genuine(const Offer& offer) const {
  const Receipt& receipt = offer.receipt;
  if (offer.change.counter < receipt.from || offer.change.counter - receipt.from >= receipt.count) return false;
  if (offer.run.size() != receipt.count) return false;
  const auto& hash = offer.run[static_cast<std::size_t>(offer.change.counter - receipt.from)];
  if (hash != blake2b(offer.change.bytes)) return false;
  return std::any_of(keys_.begin(), keys_.end(),
                     [&](std::string_view key) { return same_bytes(receipt_mac(key, device_, receipt, offer.run), receipt.mac); });
}

void Offers::take(const std::vector<Offer>& offers) {
  std::vector<const Offer*> order;
  for (const Offer& offer : offers)
    if (genuine(offer)) order.push_back(&offer);
  std::stable_sort(order.begin(), order.end(), [](const Offer* a, const Offer* b) { return a->change.counter < b->change.counter; });
  for (const Offer* offer : order) replay(*offer);
}

void Offers::replay(const Offer& offer) {
  const std::string& incarnation = offer.receipt.incarnation;
  mixed_.clear();
  ChangeSource& source = work_.source(device_, incarnation, person_);
  Decoded decoded{&offer.change, decode_change(offer.change.bytes)};
  if (!decoded.change.ok()) return;
  if (const auto row = work_.view().log_row(source.no, offer.change.counter)) {
    if (row->content == offer.change.bytes || row->content.empty()) receiver_.done(incarnation, decoded, outcome_of(*row), false);
    return;
  }
  stored_bytes_ += offer.change.bytes.size();
  const std::uint64_t old_seq = offer.receipt.seq + (offer.change.counter - offer.receipt.from);
  Decision decision = replay_decision(*decoded.change, offer.receipt, old_seq);
  const std::uint64_t next = std::max(source.next, offer.change.counter + 1);
  const Outcome outcome = receiver_.carry_out(incarnation, decoded, decision);
  ChangeSource& after = work_.source(device_, incarnation, person_);
  after.next = next;
  work_.moved(after);
  remember(*decoded.change, outcome, offer.receipt, old_seq);
  if (decoded.change->create) ask_for_bytes(work_, outcome.rid);
  receiver_.done(incarnation, decoded, outcome, false);
}

/// Whether it hangs on a record that is not back yet.
bool Offers::parent_missing(const Kind* kind, const Change& change) const {
  if (!kind || kind->parent_field.empty()) return false;
  for (const CellEdit& cell : change.cells)
    if (cell.path == kind->parent_field)
      if (const auto parent = ref_value(cell.value)) return !work_.named(*parent);
  return false;
}

Decision Offers::replay_decision(const Change& change, const Receipt& receipt, std::uint64_t old_seq) {
  // Its verdict stands for ever.
  if (receipt.verdict == Verdict::rejected) return rejected(receipt.error.value_or(Error{"rejected", "", {}, ""}));
  const Kind* kind = work_.catalogue().domain().kind(change.kind);
  Held* held = kind ? work_.find(*kind, change.record) : nullptr;
  if (!held || change.is_act()) {
    Decision out = receiver_.judge_as(change);
    // An act whose ground is missing waits for it. An edit that today's rights refuse goes to a person, not away.
    if (out.verdict == Verdict::rejected) {
      const Error why = out.error;
      const bool waits = change.is_act() || (!change.create && why.code == "not_available") || parent_missing(kind, change);
      out = parked(waits ? "precondition" : "quarantine");
      out.moderate = !waits;
      out.error.args = {why.code};
    }
    return out;
  }
  Decision judged = receiver_.judge_as(change);
  // What this schema does not know waits for a server that does.
  if (judged.verdict == Verdict::parked) return judged;
  if (judged.verdict == Verdict::rejected) {
    Decision out = parked("quarantine");
    out.moderate = true;
    out.error.args = {judged.error.code};
    return out;
  }
  return replay_edit(*held, change, receipt, old_seq);
}

/// Goes cell by cell, by the old sequence. Below another cell that came back it is history. Against a cell that was written since, it is a
/// proposal.
Decision Offers::replay_edit(Held& held, const Change& change, const Receipt& receipt, std::uint64_t old_seq) {
  Decision out;
  const std::uint64_t began = work_.view().epochs().back().began;
  for (const CellEdit& cell : change.cells) {
    const Raw current(held.record.get(cell.path));
    if (current == cell.value) continue;
    const std::uint64_t at = held.record.seq_of(cell.path);
    const auto came_back = work_.view().replayed(held.record.rid, cell.path);
    // Sequences are compared within one life of the log. What came back after an earlier restore, or from another lost life, is a value
    // like any other.
    const bool same_life = came_back && came_back->new_seq > began && came_back->life == receipt.life;
    const auto replayed = same_life ? came_back : std::nullopt;
    const bool native = at > began && !(replayed && replayed->new_seq == at);
    const auto standing = replayed && replayed->old_seq >= old_seq ? work_.view().log_row(replayed->new_seq) : std::nullopt;
    const bool superseded = standing && had_seen(*standing, change, cell, receipt, old_seq);
    if (native) mixed_.insert(cell.path);
    if (replay_text(held, change, cell, receipt, superseded, out)) continue;
    if (replayed && replayed->old_seq >= old_seq) {
      out.otherwise.push_back({cell.path, current});
      continue;
    }
    const bool was_kept = std::find(receipt.proposed.begin(), receipt.proposed.end(), cell.path) != receipt.proposed.end();
    if (native || was_kept)
      out.kept.push_back({cell.path, value_at(work_, held.record.rid, cell.path, began), cell.value});
    else
      out.apply.push_back({cell.path, cell.value});
  }
  if (!out.kept.empty()) out.verdict = Verdict::proposed;
  return out;
}

/// A lower sequence of a text is history only where the author of the higher one had seen it. Else paragraphs of both stand.
bool Offers::replay_text(const Held& held, const Change& change, const CellEdit& cell, const Receipt& receipt, bool superseded,
                         Decision& out) {
  const CellInfo info = describe_cell(*held.record.kind, cell.path);
  if (!info.field || info.field->cls != FieldClass::text || superseded) return false;
  if (cell.value.empty() || held.record.get(cell.path).empty()) return false;
  const ChangeSource source = work_.source(device_, receipt.incarnation, person_);
  return CellScales(work_, source, held, change.epoch).weigh_again(cell, *info.field, out);
}

/// Whether the author of what stands had this change before them, in the same life of the log.
bool Offers::had_seen(const LogRow& standing, const Change& change, const CellEdit& cell, const Receipt& receipt, std::uint64_t old_seq) {
  const ChangeSource source = work_.source(device_, receipt.incarnation, person_);
  auto row = std::optional(standing);
  for (int i = 0; row && i < 10000; ++i) {
    if (row->source == source.no && row->counter == change.counter) return true;
    const auto later = decode_change(row->content);
    const CellEdit* own = later ? later->cell(cell.path) : nullptr;
    if (!own) return false;
    if (own->saw >= 0) return later->epoch == receipt.life && static_cast<std::uint64_t>(own->saw) >= old_seq;
    row = work_.view().log_row(row->source, static_cast<std::uint64_t>(-own->saw));
  }
  return false;
}

void Offers::remember(const Change& change, const Outcome& outcome, const Receipt& receipt, std::uint64_t old_seq) {
  const std::uint64_t began = work_.view().epochs().back().began;
  if (outcome.rid == 0 || (outcome.verdict != Verdict::applied && outcome.verdict != Verdict::proposed)) return;
  const auto row = work_.view().log_row(outcome.seq);
  for (const CellEdit& cell : change.cells) {
    const auto before = work_.view().replayed(outcome.rid, cell.path);
    const bool kept = mixed_.contains(cell.path) || !row || !value_given(*row, cell.path);
    if (!kept && (!before || before->new_seq <= began || before->life != receipt.life || before->old_seq < old_seq))
      work_.store().put_replayed(outcome.rid, cell.path, {old_seq, outcome.seq, receipt.life});
  }
}

}  // namespace dialogue
