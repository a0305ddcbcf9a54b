// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "client/core/verbs/replica.h"

namespace dialogue {

/// Takes the text piece by piece.
using ExportSink = std::function<void(std::string_view)>;

/// How a table is written, for the program that opens it.
struct CsvForm {
  char delimiter = ',';
  bool bom = false;            ///< the mark of UTF-8 first: spreadsheets take a file without it for their own encoding
  bool decimal_comma = false;  ///< numbers as 1,5
};

/// One CSV cell. It is quoted where RFC 4180 asks for it. A text that a spreadsheet would run as a formula gets an apostrophe in front.
std::string csv_cell(std::string_view text, bool formula_guard = true);

/// All records of the kind, one row each: id, state, fields (a set's elements joined by ";"), translations as FIELD:fr; CRLF, UTF-8. Parts
/// are left out, because a row has no room for them. Codes: those of the replica.
Status export_csv(Replica& replica, const Kind& kind, const CsvForm& form, const ExportSink& sink);
/// A JSON array of records as `get --json` prints them, with parts.
Status export_json(Replica& replica, const Kind& kind, const ExportSink& sink);

/// {"id","kind","state","sync","fields":{…},"parts":{"need_line":[{"id","order",…}]},"seq"}; a set is an array; "translations" by language
/// when `translations` is not null, "deleted" and "ghost" only when true.
std::string record_json(const Record& record, const std::vector<Record>* translations = nullptr);
/// The same with "warnings" before "seq", when there are any: {"code","field","args","message"}, the message in `lang`.
std::string record_json(const Record& record, const std::vector<Record>& translations, const std::vector<Error>& warnings,
                        std::string_view lang);
std::string_view sync_word(SyncState sync);

/// The translations of a record that are on this device.
std::vector<Record> translations_of(Replica& replica, const Uuid& id);

}  // namespace dialogue
