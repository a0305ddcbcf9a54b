// SPDX-License-Identifier: Apache-2.0
#include "shared/model/audience.h"

#include <algorithm>
#include <iterator>

namespace dialogue {
namespace {

struct Named {
  std::string_view name;
  Audience audience;
};
constexpr Named all[] = {
    {"author", Audience::author},
    {"organisation", Audience::organisation},
    {"parties", Audience::parties},
    {"helpers", Audience::helpers},
    {"person", Audience::person},
    {"meeting", Audience::meeting},
    {"workstream", Audience::workstream},
    {"participants", Audience::participants},
    {"secretariat", Audience::secretariat},
    {"country", Audience::country},
    {"administrators", Audience::administrators},
    {"parent", Audience::parent},
    {"guests", Audience::guests},
    {"leads", Audience::leads},
    {"org_leads", Audience::org_leads},
    {"coordinators", Audience::coordinators},
    {"working_author", Audience::working_author},
};

}  // namespace

std::string_view declared_name(Audience audience) {
  const auto it = std::find_if(std::begin(all), std::end(all), [&](const Named& row) { return row.audience == audience; });
  return it == std::end(all) ? std::string_view{} : it->name;
}

std::optional<Audience> audience_named(std::string_view name) {
  const auto it = std::find_if(std::begin(all), std::end(all), [&](const Named& row) { return row.name == name; });
  return it == std::end(all) ? std::nullopt : std::optional(it->audience);
}

}  // namespace dialogue
