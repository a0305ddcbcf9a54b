// SPDX-License-Identifier: Apache-2.0
#include "client/app/list_columns.h"

#include <map>

namespace dialogue {
namespace {

struct Look {
  std::vector<std::string> facts;
  std::string sort;
};

const std::map<std::string, Look>& looks() {
  static const std::map<std::string, Look> table{
      {"workstream", {{"objective"}, "number"}},
      {"support_request", {{"requesting_state", "period_start"}, "-period_start"}},
      {"support_offer", {{"provider", "basis"}, "-available_from"}},
      {"pledge", {{"owner_org", "stage"}, "title"}},
      {"pledge_update", {{"pledge", "as_of"}, "-as_of"}},
      {"meeting", {{"kind", "planned_on", "mode"}, "-planned_on"}},
      {"session", {{"slot_no", "duration"}, "starts_utc"}},
      {"material", {{"lang", "size"}, "name"}},
      {"organisation", {{"country", "kind"}, "name"}},
      {"person", {{"title"}, "display_name"}},
      {"device", {{"person"}, "name"}},
      {"workstream_interest", {{"org", "workstream"}, ""}},
      {"role_grant", {{"person", "org"}, ""}},
      {"registration", {{"meeting"}, ""}},
      {"translation", {{"lang", "parent"}, ""}},
      {"action_item", {{"due", "owner_org"}, "due"}},
      {"note", {{"type", "session"}, ""}},
      {"notice", {{"kind", "at"}, "-at"}},
      {"moderation_item", {{"kind", "person"}, "-at"}},
  };
  return table;
}

}  // namespace

std::vector<std::string> list_columns(const Kind& kind) {
  std::vector<std::string> columns{kind.title_field};
  if (!kind.states.empty()) columns.push_back("state");
  const auto look = looks().find(kind.name);
  const auto facts = look == looks().end() ? std::vector<std::string>{"owner_org", "ref_no"} : look->second.facts;
  for (const std::string& fact : facts) {
    const Field* field = kind.field(fact);
    if (field && field->cls != FieldClass::set && fact != kind.title_field) columns.push_back(fact);
  }
  return columns;
}

std::string first_sort(const Kind& kind) {
  const auto look = looks().find(kind.name);
  return look == looks().end() ? std::string() : look->second.sort;
}

}  // namespace dialogue
