// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/coverage.h"

#include <algorithm>
#include <set>

#include "shared/wire/compress.h"
#include "sync/codec.h"
#include "sync/tuning.h"
#include "sync/wire_form.h"

namespace dialogue::sim {

std::optional<SyncRequest> asked_of(const WireRequest& request) {
  if (request.path != "/v1/sync") return {};
  const auto json = unpack(request.body, tuning::largest_body);
  if (!json) return {};
  auto asked = decode_sync_request(*json);
  return asked ? std::optional(*asked) : std::nullopt;
}

std::optional<SyncResponse> answer_of(const WireReply& reply) {
  const auto json = answer_json(reply);
  if (!json) return {};
  auto answer = decode_sync_response(*json);
  return answer ? std::optional(*answer) : std::nullopt;
}

void Coverage::saw(const SyncRequest& asked, const SyncResponse& answer) {
  saw_asked(asked);
  saw_answer(asked, answer);
}

void Coverage::saw_asked(const SyncRequest& request) {
  count("past cursors sent", request.past.empty() ? 0 : 1);
  count("changes offered again", request.offers.size());
  count("ghosts asked about", request.check.size());
  count("scopes asked for anew", request.refill.size());
}

void Coverage::saw_answer(const SyncRequest& request, const SyncResponse& answer) {
  static const char* const verdicts[] = {"applied", "proposed", "rejected", "parked"};
  if (answer.error) return count(answer.error->code);
  count("common point found", answer.common && *answer.common > 0 ? 1 : 0);
  count("no common point", answer.common && *answer.common == 0 ? 1 : 0);
  for (const auto& receipt : answer.receipts) {
    count(std::string("verdict ") + verdicts[static_cast<int>(receipt.verdict)], receipt.count);
    if (receipt.verdict == Verdict::parked && receipt.error) count("parked: " + receipt.error->code, receipt.count);
  }
  std::set<std::pair<std::string, std::uint64_t>> given;
  for (const auto& receipt : answer.receipts)
    for (std::uint64_t i = 0; i < receipt.count; ++i) given.emplace(receipt.incarnation, receipt.from + i);
  for (const auto& offer : request.offers)
    count(given.count({offer.receipt.incarnation, offer.change.counter}) > 0 ? "offers taken" : "offers not taken");
  count("ghosts missing", answer.missing.size());
  count("scopes begun anew", answer.refilling.size());
  count("scopes left", answer.left.size());
  count("pages with more to come", answer.more ? 1 : 0);
  std::set<Uuid> checked;
  for (const auto& [kind, id] : request.check) checked.insert(id);
  for (const auto& row : answer.rows) {
    count("facets left", row.gone.empty() ? 0 : 1);
    if (row.whole && checked.erase(row.id) > 0) count("ghosts welcomed");
  }
}

}  // namespace dialogue::sim
