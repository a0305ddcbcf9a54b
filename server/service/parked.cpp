// SPDX-License-Identifier: Apache-2.0
#include "server/service/parked.h"

#include <algorithm>

#include "server/service/names.h"
#include "shared/wire/json.h"
#include "sync/codec.h"

namespace dialogue {
namespace {

void tell_author(Work& work, Applier& applier, const Line& line, const Change& change, const Word& word) {
  const Kind* kind = work.catalogue().known().notice;
  if (!kind || line.person.is_nil()) return;
  const char* outcome = word.verdict == Verdict::rejected ? "rejected" : word.verdict == Verdict::proposed ? "proposed" : "applied";
  std::vector<Assigned> cells{{"person", quoted(line.person)},
                              {"record", quoted(change.record)},
                              {"kind", quoted("verdict")},
                              {"code", json::quote(word.error.code.empty() ? outcome : word.error.code)},
                              {"change", quoted(std::to_string(change.counter))},
                              {"at", quoted(instant_text(work.now_ms()))}};
  if (!word.error.field.empty()) cells.push_back({"field", json::quote(word.error.field)});
  applier.server_create(*kind, work.new_id(), std::move(cells));
}

void reconsider(Work& work, const LogRow& row) {
  const auto change = decode_change(row.content);
  if (!change) return;
  const Line line = work.line(row.line);
  const Standing standing = standing_of(work, line.person, line.device);
  Decision decision = Judge(work, standing, line).decide(*change);
  const bool waits = decision.verdict == Verdict::parked || (row.error.code == "precondition" && decision.verdict == Verdict::rejected);
  if (waits) return;
  Applier applier(work);
  const Word word = applier.carry_out({*change, row.content, line.no, 0, line.device, line.person}, decision);
  work.store().unpark(row.seq);
  tell_author(work, applier, line, *change, word);
}

}  // namespace

void reconsider_parked(Work& work, std::initializer_list<std::string_view> codes) {
  for (const std::uint64_t seq : work.view().parked()) {
    const auto row = work.view().log_row(seq);
    if (row && std::find(codes.begin(), codes.end(), row->error.code) != codes.end()) reconsider(work, *row);
  }
}

}  // namespace dialogue
