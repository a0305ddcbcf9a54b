// SPDX-License-Identifier: Apache-2.0
#include "server/service/exchange/receipts.h"

#include "sync/codec.h"

namespace dialogue {

std::string receipt_mac(std::string_view key, const Uuid& device, const Receipt& receipt, const std::vector<Hash32>& run) {
  constexpr std::size_t mac_size = 16;
  const auto tag = mac(key, receipt_mac_bytes(device, receipt, run));
  return std::string(raw(tag).substr(0, mac_size));
}

void Receipts::add(const std::string& incarnation, std::uint64_t counter, const Hash32& hash, const Outcome& outcome) {
  const bool plain = outcome.verdict == Verdict::applied;
  const bool joins = !run_.empty() && plain && open_.verdict == Verdict::applied && open_.incarnation == incarnation &&
                     counter == open_.from + open_.count && outcome.seq == open_.seq + open_.count;
  if (!joins) {
    close();
    open_ = {incarnation, counter, 0, outcome.seq, outcome.verdict, outcome.kept, outcome.proposal, std::nullopt, "", ""};
    if (outcome.verdict == Verdict::rejected || outcome.verdict == Verdict::parked) open_.error = outcome.error;
  }
  ++open_.count;
  run_.push_back(hash);
}

void Receipts::close() {
  if (run_.empty()) return;
  open_.mac = receipt_mac(key_, device_, open_, run_);
  done_.push_back(std::move(open_));
  run_.clear();
}

std::vector<Receipt> Receipts::take() {
  close();
  return std::move(done_);
}

}  // namespace dialogue
