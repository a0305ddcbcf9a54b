// SPDX-License-Identifier: Apache-2.0
// What other programs open: a workbook, a calendar, words to translate, a page to print. On the replica's thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "client/core/export_table.h"

namespace dialogue {

/// A workbook: one sheet of records, one a part. Text is always text, never a formula; dates, numbers and truth values are typed.
/// Codes: those of the replica, too_many_rows, internal.
Status export_xlsx(Replica& replica, const Kind& kind, const ExportSink& sink);

/// A calendar (RFC 5545) of meetings or sessions, in UTC, with ids that stay and a sequence that grows. A meeting without sessions is a
/// whole day. Links to join are left out: calendars are passed on. `now_ms` stamps it. Codes: no_calendar (another kind), those of the
/// replica.
Status export_ics(Replica& replica, const Kind& kind, std::int64_t now_ms, const ExportSink& sink);

/// XLIFF 1.2: every text that is to be translated, with the translations that are here.
Status export_xliff(Replica& replica, const Kind& kind, const ExportSink& sink);

/// A page that prints well and needs nothing else, in the reader's language.
Status export_html(Replica& replica, const Kind& kind, std::string_view lang, const ExportSink& sink);

/// Text inside XML or HTML, also in attributes; characters that XML cannot hold become U+FFFD.
std::string escaped(std::string_view text);

}  // namespace dialogue
