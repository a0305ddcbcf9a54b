// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/source.h"

#include "shared/domain/common/terms.h"
#include "shared/model/record.h"

namespace dialogue {

std::string_view source_of(const RecordView& record) {
  const auto said = inside_quotes(record.get("source"));
  return said.empty() && !record.get("created_by").empty() ? TermName("V-SOURCE", "entered").code() : said;
}

}  // namespace dialogue
