// SPDX-License-Identifier: Apache-2.0
#include <libical/ical.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include "client/core/answers/answer_facts.h"
#include "client/core/export/calendar_memory.h"
#include "client/core/export/export_formats.h"
#include "shared/base/days.h"
#include "shared/domain/meetings/hours.h"
#include "shared/domain/meetings/names.h"
#include "shared/model/record.h"
#include "sync/epoch.h"

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

/// Deleted, or its making was refused.
bool is_gone(const Record& record) { return facts::flag(record, deleted_cell) || record.unborn; }

/// "20270317T130000Z", "20270317"; empty for what is no time.
std::string start_of_session(const Record& session) {
  const auto at = parse_instant(facts::text(session, "starts_utc"));
  std::string out;
  for (const char c : at ? instant_text(*at) : std::string())
    if (c != '-' && c != ':') out += c;
  return out;
}

bool is_day(const std::string& start) { return start.find('T') == std::string::npos; }

std::string start_of_meeting(const Record& meeting) {
  const auto day = parse_day(facts::text(meeting, "planned_on"));
  std::string out;
  for (const char c : day ? day_text(*day) : std::string())
    if (c != '-') out += c;
  return out;
}

/// Calendars hold no control characters.
std::string calendar_text(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
  return out;
}

/// One VEVENT to be.
struct Event {
  Uuid id;
  const Record* of;       ///< the session, or the meeting whose day it is; null: it was published and is not here any more
  const Record* meeting;  ///< gives it its words; null: not here
  std::string start;      ///< without one: as it was published, and cancelled
  icalproperty_status status;
  std::int64_t minutes = 0;  ///< 0 = a whole day
  std::string behind = {};   ///< behind the title
};

class Calendar {
 public:
  Calendar(Replica& replica, std::int64_t now_ms)
      : replica_(replica),
        memory_(replica),
        root_(icalcomponent_new(ICAL_VCALENDAR_COMPONENT)),
        now_ms_(now_ms),
        began_(began_of(replica.status().epoch)) {
    add(root_.get(), icalproperty_new_prodid("-//Dialogue Platform//Dialogue//EN"));
    add(root_.get(), icalproperty_new_version("2.0"));
    add(root_.get(), icalproperty_new_method(ICAL_METHOD_PUBLISH));
  }

  void session(const Record& session) {
    const auto id = facts::ref(session, "meeting");
    const auto found = id ? replica_.get(*id) : Result<Record>(Error{"not_found", "", {}, ""});
    session_of(session, found ? &*found : nullptr);
  }

  void meeting(const Record& meeting) {
    const auto sessions = all_of(session_kind, {{"meeting", Condition::Op::eq, meeting.id.text()}});
    for (const Record& one : sessions) session_of(one, &meeting);
    // The day stands for a meeting without sessions. With sessions it is nothing of its own, and a day that was published is called off.
    const bool stands = sessions.empty() && !is_gone(meeting);
    if (!sessions.empty() && !memory_.of(meeting.id)) return;
    publish({meeting.id, &meeting, &meeting, start_of_meeting(meeting), stands ? status_of(facts::state(meeting)) : ICAL_STATUS_CANCELLED});
  }

  /// Events that this device published and that no record explains any more: their making was taken back or refused, or they may not be
  /// shown now.
  void gone() {
    for (const Uuid& id : memory_.ids())
      if (const auto record = replica_.get(id); !record && record.error().code == "not_found")
        publish({id, nullptr, nullptr, "", ICAL_STATUS_CANCELLED, is_day(memory_.of(id)->start) ? 0 : session_minutes("")});
  }

  std::vector<Record> all_of(const std::string& kind, std::vector<Condition> where = {}) {
    ListQuery query;
    query.where = std::move(where);
    query.sort = "id";
    query.deleted = true;
    return facts::records(replica_, kind, query);
  }

  std::string text() {
    memory_.save();
    const std::unique_ptr<char, Freed> out(icalcomponent_as_ical_string_r(root_.get()));
    return out ? out.get() : "";
  }

 private:
  static void add(icalcomponent* to, icalproperty* property) { icalcomponent_add_property(to, property); }

  void session_of(const Record& session, const Record* meeting) {
    const bool off = is_gone(session) || (meeting && (is_gone(*meeting) || facts::state(*meeting) == "cancelled"));
    const auto no = facts::text(session, "slot_no");
    const auto length = session.cells.find("duration");
    publish({session.id, &session, meeting, start_of_session(session), off ? ICAL_STATUS_CANCELLED : status_of(facts::state(session)),
             session_minutes(length == session.cells.end() ? std::string_view() : std::string_view(length->second)),
             no.empty() ? "" : " (" + no + ")"});
  }

  void publish(Event event) {
    const auto known = memory_.of(event.id);
    // An event that nobody but this device ever had is not called off.
    if (event.status == ICAL_STATUS_CANCELLED && !known && event.of && event.of->seq == 0) return;
    if (event.start.empty()) {
      if (!known) return;
      event.start = known->start;
      event.status = ICAL_STATUS_CANCELLED;
    }
    auto component = component_of(event);
    if (!component) return;
    const std::unique_ptr<char, Freed> content(icalcomponent_as_ical_string_r(component.get()));
    const auto numbered = memory_.publish(event.id, numbers_of(event), content ? content.get() : "", event.start, now_ms_);
    add(component.get(), icalproperty_new_sequence(static_cast<int>(numbered.sequence)));
    add(component.get(), icalproperty_new_dtstamp(at(now_ms_)));
    add(component.get(), icalproperty_new_lastmodified(at(numbered.modified_ms)));
    icalcomponent_add_component(root_.get(), component.release());
  }

  static icaltimetype at(std::int64_t unix_ms) {
    return icaltime_from_timet_with_zone(static_cast<time_t>(unix_ms / 1000), 0, icaltimezone_get_utc_timezone());
  }

  /// The number of the log, in which every later change has higher ones. A change of the meeting changes its sessions' lines too. A log
  /// that was put back counts fewer changes from a later beginning.
  CalendarMemory::Numbers numbers_of(const Event& event) const {
    const auto waits = [](const Record* record) { return record && (record->sync == SyncState::local || record->sync == SyncState::sent); };
    const std::uint64_t seq = std::max(event.of ? event.of->seq : 0, event.meeting ? event.meeting->seq : 0);
    const std::uint64_t first = began_ + numbers_a_change * seq;
    return {first + (waits(event.of) || waits(event.meeting) ? 1 : 0), first + numbers_a_change - 1};
  }

  /// All that a subscriber sees, without the number and the times of publishing; null when the start is no time of a calendar.
  static Component component_of(const Event& event) {
    auto start = icaltime_from_string(event.start.c_str());
    if (icaltime_is_null_time(start) || !icaltime_is_valid_time(start)) return nullptr;
    start.is_date = event.minutes == 0 ? 1 : 0;
    Component out(icalcomponent_new(ICAL_VEVENT_COMPONENT));
    add(out.get(), icalproperty_new_uid((event.id.text() + "@dialogue").c_str()));
    add(out.get(), icalproperty_new_status(event.status));
    add(out.get(), icalproperty_new_dtstart(start));
    constexpr int seconds = 60;
    if (event.minutes > 0) add(out.get(), icalproperty_new_duration(icaldurationtype_from_int(static_cast<int>(event.minutes) * seconds)));
    if (event.meeting) describe(out.get(), *event.meeting, event.behind);
    return out;
  }

  static void describe(icalcomponent* event, const Record& meeting, const std::string& behind) {
    add(event, icalproperty_new_summary(calendar_text(facts::title(meeting) + behind).c_str()));
    if (const auto objective = calendar_text(facts::text(meeting, "objective")); !objective.empty())
      add(event, icalproperty_new_description(objective.c_str()));
    const auto address = facts::text(meeting, "source_url");
    if (address.starts_with("https://") || address.starts_with("http://")) add(event, icalproperty_new_url(calendar_text(address).c_str()));
  }

  Replica& replica_;
  CalendarMemory memory_;
  Component root_;
  std::int64_t now_ms_;
  const std::uint64_t began_;
};

}  // namespace

Status export_ics(Replica& replica, const Kind& kind, std::int64_t now_ms, const ExportSink& sink) {
  if (kind.name != meeting_kind && kind.name != session_kind) return Error{"no_calendar", "", {}, ""};
  try {
    Calendar calendar(replica, now_ms);
    for (const Record& record : calendar.all_of(kind.name)) {
      if (kind.name == meeting_kind) {
        calendar.meeting(record);
      } else {
        calendar.session(record);
      }
    }
    calendar.gone();
    sink(calendar.text());
  } catch (const Failure& failure) {
    return failure.error();
  }
  return {};
}

}  // namespace dialogue
