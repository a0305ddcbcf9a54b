// SPDX-License-Identifier: Apache-2.0
// What other programs open: a workbook, a calendar, words to translate, a page to print. On the replica's thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "client/core/export/export_report.h"
#include "client/core/tables/export_table.h"

namespace dialogue {

/// A workbook: one sheet of records, and one for each kind of part. Text is always text, never a formula. Dates, numbers and truth values
/// are typed. A text longer than a cell stands whole in the sheet "long texts", and its cell leads there. `output` is the file that it
/// becomes, and the workbook is put together in its folder. Empty means a pipe: then it is put together among the replica's own files, or
/// where the system has room for such things. Codes: those of the replica, too_many_rows, disk_full, no_access, disk_error, internal.
Status export_xlsx(Replica& replica, const Kind& kind, const std::string& output, const ExportSink& sink, ExportReport& report);

/// A calendar (RFC 5545) of meetings or sessions, in UTC, with ids that stay and a sequence that only grows (decision 0034). A meeting
/// without sessions is a whole day. A session that says no length lasts two hours. Deleted ones stay as cancelled. Links to join are left
/// out, because calendars are passed on. `now_ms` stamps it. Codes: no_calendar (another kind), those of the replica.
Status export_ics(Replica& replica, const Kind& kind, std::int64_t now_ms, const ExportSink& sink);

/// XLIFF 1.2: every text that is to be translated, with the translations that are here.
Status export_xliff(Replica& replica, const Kind& kind, const ExportSink& sink, ExportReport& report);

/// A page that prints well and needs nothing else, in the reader's language. Words of people stand in their own language and direction.
Status export_html(Replica& replica, const Kind& kind, std::string_view lang, const ExportSink& sink, ExportReport& report);

}  // namespace dialogue
