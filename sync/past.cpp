// SPDX-License-Identifier: Apache-2.0
#include "sync/intake.h"
#include "sync/meta.h"
#include "sync/tuning.h"
#include "sync/witness.h"

namespace dialogue {

namespace {

// The cursor whose going leaves the smallest hole for its age. So the distances grow with the age. The oldest and the two newest stay.
std::size_t most_crowded(const std::vector<PastCursor>& past, std::uint64_t now) {
  std::size_t best = 1;
  double smallest = 2;
  for (std::size_t i = 1; i + 2 < past.size(); ++i) {
    const double hole = static_cast<double>(past[i + 1].no - past[i - 1].no);
    const double ratio = hole / static_cast<double>(now - past[i - 1].no + 1);
    if (ratio < smallest) smallest = ratio, best = i;
  }
  return best;
}

}  // namespace

void Intake::remember(const SyncResponse& answer) {
  auto past = ports_.store.past();
  const std::uint64_t no = past.empty() ? 1 : past.back().no + 1;
  const std::string head = answer.head ? encode_head(*answer.head, ports_.store.meta(meta::epoch)) : std::string();
  ports_.store.add_past({no, answer.cursor, head});
  if (past.size() + 1 > static_cast<std::size_t>(tuning::past_cursors)) ports_.store.drop_past(past[most_crowded(past, no)].no);
}

}  // namespace dialogue
