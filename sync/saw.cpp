// SPDX-License-Identifier: Apache-2.0
#include "sync/saw.h"

#include <algorithm>

#include "sync/places.h"

namespace dialogue {

namespace {

// A record or part that is deleted whole is seen as far as any of its facets was shown.
bool whole(std::string_view path) { return path == deleted_cell || path.ends_with(']'); }

}  // namespace

std::uint64_t shown_seq(const WorkingCopy& record, std::string_view path, const Shown* shown) {
  std::vector<std::uint64_t> seqs;
  if (shown)
    seqs = shown->seq;
  else
    for (const auto& facet : record.head().facets) seqs.push_back(facet.seq);
  if (seqs.empty()) return 0;
  if (whole(path)) return *std::max_element(seqs.begin(), seqs.end());
  const auto facet = static_cast<std::size_t>(place_of(*record.head().kind, path).facet);
  return facet < seqs.size() ? seqs[facet] : 0;
}

Saw saw_of(const WorkingCopy& record, std::string_view path, const Shown* shown, const std::vector<StoredChange>& settled,
           std::string_view incarnation, const WithoutEffect& without_effect) {
  const auto& waiting = record.waiting();
  for (auto change = waiting.rbegin(); change != waiting.rend(); ++change) {
    if (!change->change.cell(path)) continue;
    return change->sealed() ? -static_cast<Saw>(change->change.counter) : local_saw(change->id);
  }
  const std::uint64_t seq = shown_seq(record, path, shown);
  for (auto change = settled.rbegin(); change != settled.rend(); ++change) {
    if (change->seq <= seq || change->incarnation != incarnation) continue;
    const CellEdit* own = change->change.cell(path);
    if (!own) continue;
    // The page shows nothing of own words that were not taken. Its number says whether it shows what stands instead. A page that was shown
    // before their verdict came shows these words, whatever lay under them by then.
    const bool lay_over = shown && shown->receipt >= 0 && change->receipt > shown->receipt;
    if (own->saw >= 0 && seq > static_cast<std::uint64_t>(own->saw) && !lay_over && without_effect(*change, path)) continue;
    return -static_cast<Saw>(change->change.counter);
  }
  return static_cast<Saw>(seq);
}

}  // namespace dialogue
