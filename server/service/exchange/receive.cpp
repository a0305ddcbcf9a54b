// SPDX-License-Identifier: Apache-2.0
#include "server/service/exchange/receive.h"

#include <algorithm>

#include "server/service/apply/group.h"
#include "server/service/apply/verdicts.h"
#include "server/service/decide/open_proposals.h"
#include "shared/base/planted.h"
#include "sync/codec.h"

namespace dialogue {

std::vector<Incoming> decode_batches(const std::vector<Batch>& batches) {
  std::vector<Incoming> out;
  for (const Batch& batch : batches) {
    Incoming incoming{batch.incarnation, {}};
    incoming.changes.reserve(batch.changes.size());
    for (const SealedChange& sealed : batch.changes) {
      auto change = decode_change(sealed.bytes);
      if (change && change->counter != sealed.counter) change = Error{"bad_body", "", {}, "two counters"};
      incoming.changes.push_back({&sealed, std::move(change)});
    }
    out.push_back(std::move(incoming));
  }
  return out;
}

Receiver::Receiver(UnitOfWork& work, const Uuid& device, const Uuid& person, std::string_view receipt_key, const Quotas& quotas)
    : work_(work), device_(device), person_(person), quotas_(quotas), receipts_(device, receipt_key) {}

std::optional<Error> Receiver::check(const std::vector<Incoming>& batches, std::uint64_t& expected) {
  std::map<std::string, std::uint64_t> next;
  for (const Incoming& batch : batches) {
    const ChangeSource& own = source(batch.incarnation);
    const auto at = next.try_emplace(batch.incarnation, own.next).first;
    for (const Decoded& decoded : batch.changes) {
      const SealedChange& sealed = *decoded.sealed;
      if (sealed.counter == at->second) {
        ++at->second;
        continue;
      }
      expected = at->second;
      if (sealed.counter > at->second) return Error{"gap", "", {}, ""};
      if (sealed.counter >= own.next) continue;  // twice in this request
      const auto row = work_.view().log_row(own.no, sealed.counter);
      if (planted(Plant::clone_unseen)) continue;
      if (!row || (!row->content.empty() && row->content != sealed.bytes)) return Error{"clone", "", {}, ""};
    }
  }
  return {};
}

void Receiver::take(const std::vector<Incoming>& batches) {
  for (const Incoming& batch : batches) take_batch(batch);
}

std::uint64_t Receiver::new_bytes(const std::vector<Incoming>& batches) {
  std::uint64_t bytes = 0;
  for (const Incoming& batch : batches) {
    const std::uint64_t next = source(batch.incarnation).next;
    for (const Decoded& decoded : batch.changes)
      if (decoded.sealed->counter >= next) bytes += decoded.sealed->bytes.size();
  }
  return bytes;
}

void Receiver::take_batch(const Incoming& batch) {
  std::vector<const Decoded*> members;
  for (std::size_t i = 0; i < batch.changes.size(); ++i) {
    const Decoded& decoded = batch.changes[i];
    if (decoded.sealed->counter < source(batch.incarnation).next) {
      repeat(batch, decoded);
      continue;
    }
    const bool grouped = decoded.change.ok() && decoded.change->group;
    if (!grouped) {
      done(batch.incarnation, decoded, decide_one(batch.incarnation, decoded));
      continue;
    }
    members.push_back(&decoded);
    const bool more =
        i + 1 < batch.changes.size() && batch.changes[i + 1].change.ok() && batch.changes[i + 1].change->group == decoded.change->group;
    if (!decoded.change->group_end && more) continue;
    group(batch.incarnation, members);
    members.clear();
  }
}

void Receiver::repeat(const Incoming& batch, const Decoded& decoded) {
  const auto row = work_.view().log_row(source(batch.incarnation).no, decoded.sealed->counter);
  if (!row) throw Failure(Error{"damaged", "", {}, "a counter without its log row"});
  Outcome outcome = outcome_of(*row);
  if (planted(Plant::forget_verdict)) outcome.verdict = Verdict::applied, outcome.kept.clear();
  receipts_.add(batch.incarnation, decoded.sealed->counter, decoded.sealed->hash, outcome);
  if (decoded.change.ok()) note_sent(*decoded.change, outcome, true);
}

void Receiver::refresh_standing() {
  if (access_known_ == work_.access_changes()) return;
  standing_ = standing_of(work_, person_, device_);
  access_known_ = work_.access_changes();
  if (planted(Plant::old_grants_count)) standing_.now = standing_.ever, standing_.access.now = standing_.access.ever;
}

Decision Receiver::weigh(const ChangeSource& own, const Change& change) {
  refresh_standing();
  if (change.author != person_) return rejected({"wrong_author", "", {}, ""});
  return Judge(work_, standing_, own).decide(change);
}

/// What comes back after a restore had its place already. So no quota turns it away.
Decision Receiver::judge_as(const Change& change) { return weigh(ChangeSource{}, change); }

Decision Receiver::judge(const ChangeSource& own, const Change& change) {
  Decision out = weigh(own, change);
  if (out.kept.empty() || quotas_.open_proposals == 0) return out;
  if (!open_proposals_) open_proposals_ = open_proposals_of(work_, person_);
  if (*open_proposals_ + out.kept.size() > quotas_.open_proposals) return rejected({"too_many_proposals", "", {}, ""});
  *open_proposals_ += out.kept.size();
  return out;
}

Outcome Receiver::carry_out(const std::string& incarnation, const Decoded& decoded, Decision& decision) {
  ChangeSource& own = source(incarnation);
  const Arriving arriving{*decoded.change, decoded.sealed->bytes, own.no, decoded.sealed->counter, device_, person_};
  Outcome outcome = dialogue::carry_out(work_, arriving, decision);
  ChangeSource& after = source(incarnation);
  after.next = decoded.sealed->counter + 1;
  work_.moved(after);
  return outcome;
}

Outcome Receiver::undecodable(const std::string& incarnation, const Decoded& decoded) {
  LogRow row;
  ChangeSource& own = source(incarnation);
  row.source = own.no;
  row.counter = decoded.sealed->counter;
  row.verdict = Verdict::rejected;
  row.error = {decoded.change.error().code, "", {}, ""};
  row.content = decoded.sealed->bytes;
  work_.append(row);
  own.next = decoded.sealed->counter + 1;
  work_.moved(own);
  return outcome_of(row);
}

Outcome Receiver::decide_one(const std::string& incarnation, const Decoded& decoded) {
  if (!decoded.change.ok()) return undecodable(incarnation, decoded);
  Decision decision = judge(source(incarnation), *decoded.change);
  return carry_out(incarnation, decoded, decision);
}

void Receiver::group(const std::string& incarnation, const std::vector<const Decoded*>& members) {
  std::vector<const Change*> changes;
  for (const Decoded* member : members) changes.push_back(&*member->change);
  const auto outcomes = ChangeGroup(
                            work_, changes, [&](const Change& change) { return judge(source(incarnation), change); },
                            [&](std::size_t i, Decision& decision) { return carry_out(incarnation, *members[i], decision); },
                            [&] { access_known_.reset(), open_proposals_.reset(); })
                            .decide();
  for (std::size_t i = 0; i < members.size(); ++i) done(incarnation, *members[i], outcomes->at(i));
}

void Receiver::done(const std::string& incarnation, const Decoded& decoded, const Outcome& outcome, bool echo) {
  receipts_.add(incarnation, decoded.sealed->counter, decoded.sealed->hash, outcome);
  if (decoded.change.ok()) note_sent(*decoded.change, outcome, echo);
}

void Receiver::note_sent(const Change& change, const Outcome& outcome, bool echo) {
  if (outcome.rid == 0) return;
  SentCells& sent = sent_[outcome.rid];
  const bool effect = outcome.verdict == Verdict::applied || outcome.verdict == Verdict::proposed;
  for (const CellEdit& cell : change.cells) {
    sent.named.insert(cell.path);
    const bool kept = std::find(outcome.kept.begin(), outcome.kept.end(), cell.path) != outcome.kept.end();
    if (echo && effect && !kept) sent.last[cell.path] = cell.value;
  }
}

}  // namespace dialogue
