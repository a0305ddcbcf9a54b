// SPDX-License-Identifier: Apache-2.0
#include <libical/ical.h>

#include <algorithm>
#include <array>
#include <memory>

#include "client/core/answer_facts.h"
#include "client/core/export_columns.h"
#include "client/core/export_formats.h"
#include "shared/domain/days.h"

namespace dialogue {
namespace {

struct Freed {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
  void operator()(char* text) const { icalmemory_free_buffer(text); }
};
using Component = std::unique_ptr<icalcomponent, Freed>;

icalproperty_status status_of(const std::string& state) {
  constexpr std::array open{"idea", "planned", "postponed", "proposed"};
  if (state == "cancelled") return ICAL_STATUS_CANCELLED;
  return std::any_of(open.begin(), open.end(), [&](const char* s) { return state == s; }) ? ICAL_STATUS_TENTATIVE : ICAL_STATUS_CONFIRMED;
}

/// "2027-03-17T13:00:00Z" as libical writes it.
icaltimetype instant(const std::string& text) {
  std::string digits;
  for (char c : text)
    if (c != '-' && c != ':') digits += c;
  const auto time = icaltime_from_string(digits.c_str());
  return icaltime_is_valid_time(time) && !icaltime_is_null_time(time) ? time : icaltime_null_time();
}

class Calendar {
 public:
  Calendar(Replica& replica, std::int64_t now_ms)
      : replica_(replica),
        root_(icalcomponent_new(ICAL_VCALENDAR_COMPONENT)),
        stamp_(icaltime_from_timet_with_zone(static_cast<time_t>(now_ms / 1000), 0, icaltimezone_get_utc_timezone())) {
    add(root_.get(), icalproperty_new_prodid("-//Dialogue Platform//Dialogue//EN"));
    add(root_.get(), icalproperty_new_version("2.0"));
    add(root_.get(), icalproperty_new_method(ICAL_METHOD_PUBLISH));
  }

  void session(const Record& session) {
    const auto start = instant(facts::text(session, "starts_utc"));
    if (icaltime_is_null_time(start)) return;
    const auto meeting_id = facts::ref(session, "meeting");
    const auto meeting = meeting_id ? replica_.get(*meeting_id) : Result<Record>(Error{"not_found", "", {}, ""});
    const bool off = meeting && facts::state(*meeting) == "cancelled";
    // What changes the meeting changes its sessions' lines too.
    const auto changed = std::max(session.seq, meeting ? meeting->seq : 0);
    auto event = begin(session, off ? ICAL_STATUS_CANCELLED : status_of(facts::state(session)), changed);
    add(event.get(), icalproperty_new_dtstart(start));
    const int minutes = facts::number(session, "duration");
    if (minutes > 0) add(event.get(), icalproperty_new_duration(icaldurationtype_from_int(minutes * 60)));
    const auto no = facts::text(session, "slot_no");
    if (meeting) describe(event.get(), *meeting, no.empty() ? "" : " (" + no + ")");
    icalcomponent_add_component(root_.get(), event.release());
  }

  void meeting(const Record& meeting) {
    const auto sessions = facts::records(replica_, "session", {{"meeting", Condition::Op::eq, meeting.id.text()}});
    for (const auto& one : sessions) session(one);
    const auto day = parse_day(facts::text(meeting, "planned_on"));
    if (!sessions.empty() || !day) return;
    auto event = begin(meeting, status_of(facts::state(meeting)), meeting.seq);
    auto start = instant(day_text(*day));
    start.is_date = 1;
    add(event.get(), icalproperty_new_dtstart(start));
    describe(event.get(), meeting, "");
    icalcomponent_add_component(root_.get(), event.release());
  }

  std::string text() const {
    const std::unique_ptr<char, Freed> out(icalcomponent_as_ical_string_r(root_.get()));
    return out ? out.get() : "";
  }

 private:
  static void add(icalcomponent* to, icalproperty* property) { icalcomponent_add_property(to, property); }

  Component begin(const Record& record, icalproperty_status status, std::uint64_t changed) const {
    Component event(icalcomponent_new(ICAL_VEVENT_COMPONENT));
    add(event.get(), icalproperty_new_uid((record.id.text() + "@dialogue").c_str()));
    add(event.get(), icalproperty_new_dtstamp(stamp_));
    add(event.get(), icalproperty_new_sequence(static_cast<int>(changed & 0x7FFFFFFF)));
    add(event.get(), icalproperty_new_status(status));
    return event;
  }

  static void describe(icalcomponent* event, const Record& meeting, const std::string& behind) {
    add(event, icalproperty_new_summary((facts::title(meeting) + behind).c_str()));
    if (const auto objective = facts::text(meeting, "objective"); !objective.empty())
      add(event, icalproperty_new_description(objective.c_str()));
  }

  Replica& replica_;
  Component root_;
  icaltimetype stamp_;
};

}  // namespace

Status export_ics(Replica& replica, const Kind& kind, std::int64_t now_ms, const ExportSink& sink) {
  if (kind.name != "meeting" && kind.name != "session") return Error{"no_calendar", "", {}, ""};
  Calendar calendar(replica, now_ms);
  const auto done = each_record(replica, kind, [&](const Record& record) {
    if (kind.name == "meeting") {
      calendar.meeting(record);
    } else {
      calendar.session(record);
    }
  });
  if (!done) return done;
  sink(calendar.text());
  return {};
}

}  // namespace dialogue
