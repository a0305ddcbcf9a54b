// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/common/area.h"

#include <initializer_list>
#include <iterator>
#include <span>
#include <utility>

#include "shared/domain/common/checking.h"
#include "shared/domain/common/sentences.h"
#include "shared/domain/common/vocabularies.h"
#include "shared/domain/common/vocabularies_countries.h"
#include "shared/domain/common/vocabularies_status.h"
#include "shared/domain/common/vocabularies_to_come.h"
#include "shared/model/completeness.h"

namespace dialogue {
namespace {

using namespace checking;

Status complete(const Case& c) {
  auto missing = missing_to_submit(c.record);
  if (missing.empty()) return {};
  return refuse("incomplete", missing.front(), {std::next(missing.begin()), missing.end()});
}

struct Span {
  const char* start;
  const char* end;
};
constexpr Span spans[] = {{"period_start", "period_end"},
                          {"available_from", "available_until"},
                          {"valid_from", "valid_until"},
                          {"registration_open", "registration_close"},
                          {"from", "until"}};

std::vector<Error> reversed_spans(const RecordView& record) {
  std::vector<Error> out;
  for (const auto& [start, end] : spans) {
    const auto from = record.get(start), until = record.get(end);
    if (!from.empty() && !until.empty() && until < from) out.push_back({"end_before_start", end, {}, {}});
  }
  return out;
}

Status dates_in_order(const Case& c) {
  auto wrong = reversed_spans(c.record);
  return wrong.empty() ? Status{} : Status{wrong.front()};
}

void tell_reversed_spans(const RecordView& record, std::vector<Error>& out) {
  for (Error& error : reversed_spans(record)) out.push_back(std::move(error));
}

std::vector<CellChange> stamp_submitted(const Doing& d) { return {{"submitted_at", d.time()}}; }

}  // namespace

Area common_area() {
  Area area;
  area.name = "common";
  area.sentences = parse_terms(common_sentences);
  for (const std::span<const VocabularyTable> tables : std::initializer_list<std::span<const VocabularyTable>>{
           common_vocabularies, status_vocabularies, country_vocabularies, vocabularies_to_come})
    for (Vocabulary& each : vocabularies(tables)) area.vocabularies.push_back(std::move(each));
  area.checks = {
      {"complete", Check::Binds::record, complete, always},
      {"dates_in_order", Check::Binds::record, dates_in_order, always},
  };
  area.warnings = {
      {"", tell_reversed_spans},
  };
  area.effects = {
      {"stamp_submitted", stamp_submitted},
  };
  return area;
}

}  // namespace dialogue
