// SPDX-License-Identifier: Apache-2.0
// The columns of a table of records, for every table format. Pure but for `each_record`, which reads on the replica's thread.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "client/core/verbs/replica.h"

namespace dialogue {

struct ExportColumn {
  std::string name;              ///< "title", "title:fr"
  const Field* field = nullptr;  ///< null for id and state
  std::string lang;              ///< the language of a translation; empty = the record's own words
};

/// id, state and every field; behind each translatable field its three languages.
std::vector<ExportColumn> export_columns(const Kind& kind);
/// Plain text; a set's elements joined by ";".
std::string column_text(const ExportColumn& column, const Record& record, const std::vector<Record>& translations);
/// The text of a field's translation; empty when there is none.
std::string translated(const std::vector<Record>& translations, const std::string& path, std::string_view lang);
/// The language in which the record was written; empty when it does not say.
std::string original_language(const Record& record);
/// The state of a translation that its source has left behind: stale_minor or stale_major; else empty.
std::string staleness_of(const std::vector<Record>& translations, const std::string& path, std::string_view lang);
/// Text of people, which a spreadsheet must never take for a formula.
bool is_free_text(const Field* field);

/// Every record of the kind, in order of id.
Status each_record(Replica& replica, const Kind& kind, const std::function<void(const Record&)>& visit);

}  // namespace dialogue
