// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/labels.h"

#include "shared/domain/record.h"
#include "shared/domain/terms.h"

namespace dialogue {

bool is_label(std::string_view path) { return path == "created_at" || path == "lang_original" || path == "source" || path == "source_url"; }

bool is_first_said(std::string_view path) { return is_label(path) || path == "owner_org"; }

std::string_view source_of(const RecordView& record) {
  const auto said = inside_quotes(record.get("source"));
  return said.empty() && !record.get("created_by").empty() ? TermName("V-SOURCE", "entered").code() : said;
}

}  // namespace dialogue
