// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <memory>

#include "client/core/answers/answer_facts.h"
#include "client/core/answers/answers.h"
#include "shared/base/time_zone.h"
#include "shared/domain/common/terms.h"
#include "shared/domain/meetings/names.h"
#include "shared/domain/people/vocabularies.h"

namespace dialogue {
namespace {

consteval TermName weekday(std::string_view code) { return {people_vocabularies, "V-WEEKDAY", code}; }

/// Gathers who takes part. A zone is read once.
class Gathering {
 public:
  Gathering(Replica& replica, SlotInputs& out) : replica_(replica), out_(out) {}

  void person(const Uuid& id, const std::optional<Uuid>& organisation) {
    const auto record = replica_.get(id);
    const auto name = record ? facts::title(*record) : id.text();
    const auto zone = record ? facts::text(*record, "timezone") : std::string();
    const auto org = organisation ? organisation : record ? facts::ref(*record, "owner_org") : std::nullopt;
    if (record) revise(*record);
    add(name, zone, org);
  }

  void organisation(const Uuid& id) {
    const auto record = replica_.get(id);
    add(record ? facts::title(*record) : id.text(), "", id);
  }

  void finish() {
    std::string unknown;
    for (const auto& name : without_zone_) unknown += (unknown.empty() ? "" : ", ") + name;
    if (!unknown.empty()) out_.inputs.lacking.push_back({"lacking_zone", {unknown}});
    out_.inputs.lacking.push_back({"lacking_previous", {}});
  }

 private:
  void revise(const Record& record) { out_.inputs.revision = std::max(out_.inputs.revision, record.seq); }

  void add(const std::string& name, std::string zone, const std::optional<Uuid>& organisation) {
    Participant participant;
    participant.name = name;
    const auto org = organisation ? replica_.get(*organisation) : Result<Record>(Error{"not_found", "", {}, ""});
    if (org) {
      revise(*org);
      if (zone.empty()) zone = facts::text(*org, "timezone");
      calendar(participant, *org);
    }
    const auto rules = zone_named(zone);
    if (!rules) return without_zone_.push_back(name);
    participant.offset = [rules](std::int64_t utc) { return rules->offset_at(utc); };
    out_.question.participants.push_back(std::move(participant));
    out_.zones.push_back(zone);
  }

  static void calendar(Participant& participant, const Record& org) {
    constexpr std::array names{weekday("mon"), weekday("tue"), weekday("wed"), weekday("thu"),
                               weekday("fri"), weekday("sat"), weekday("sun")};
    const auto days = facts::set(org, "workdays");
    for (std::size_t i = 0; i < names.size() && !days.empty(); ++i)
      participant.workdays[i] = std::find(days.begin(), days.end(), names[i].code()) != days.end();
    for (const auto& date : facts::set(org, "holidays"))
      if (const auto day = parse_day(date)) participant.holidays.insert(*day);
  }

  std::shared_ptr<const TimeZone> zone_named(const std::string& name) {
    const auto it = zones_.find(name);
    if (it != zones_.end()) return it->second;
    auto zone = TimeZone::load(name);
    return zones_[name] = zone ? std::make_shared<const TimeZone>(std::move(*zone)) : nullptr;
  }

  Replica& replica_;
  SlotInputs& out_;
  std::map<std::string, std::shared_ptr<const TimeZone>> zones_;
  std::vector<std::string> without_zone_;
};

}  // namespace

Result<SlotInputs> slot_inputs(Replica& replica, const Uuid& meeting) {
  const auto record = replica.get(meeting);
  if (!record) return Error{record.error().code, "", {meeting.text()}, ""};
  if (record->kind->name != meeting_kind) return Error{"no_meeting", "", {}, ""};
  SlotInputs out;
  out.inputs.revision = record->seq;
  Gathering gathering(replica, out);
  std::size_t registered = 0;
  for (const auto& registration : facts::records(replica, registration_kind, {{"meeting", Condition::Op::eq, meeting.text()}})) {
    const auto person = facts::ref(registration, "person");
    if (!person || facts::state(registration) == terms::state("cancelled")) continue;
    gathering.person(*person, facts::ref(registration, "owner_org"));
    ++registered;
  }
  if (registered == 0) {
    out.inputs.lacking.push_back({"lacking_registrations", {}});
    for (const auto& org : facts::refs(*record, "parties")) gathering.organisation(org);
  }
  gathering.finish();
  if (const auto day = parse_day(facts::text(*record, "planned_on"))) out.question.from = out.question.until = *day;
  return out;
}

}  // namespace dialogue
