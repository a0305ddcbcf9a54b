// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/versions.h"
#include "shared/domain/platform.h"

#include <algorithm>
#include <array>

namespace dialogue::sim {

namespace {

Field field(const char* name, Type type, FieldClass cls = FieldClass::value, const char* facet = "main", int age = 2) {
  Field out;
  out.name = name;
  out.type = type;
  out.cls = cls;
  out.facet = facet;
  out.since = platform().schema() + age - 1;
  return out;
}

const std::vector<Rule> authorities{{{"FP", "OL"}, Relation::any}};

Kind sketch() {
  Kind kind;
  kind.no = 120;
  kind.name = "sketch";
  kind.facets = {"main", "inside"};
  kind.fields = {field("title", Type::text), field("story", Type::long_text, FieldClass::text),
                 field("inside", Type::text, FieldClass::value, "inside")};
  kind.create = authorities;
  kind.edits = {{{}, {}, authorities}};
  kind.visible = {{"main", {}, {Audience::participants}, ""}, {"inside", {}, {Audience::organisation}, ""}};
  return kind;
}

Kind& request_of(std::vector<Kind>& kinds) {
  return *std::find_if(kinds.begin(), kinds.end(), [](const Kind& kind) { return kind.name == "support_request"; });
}

void add_second(std::vector<Kind>& kinds) {
  Kind& request = request_of(kinds);
  request.fields.insert(request.fields.begin(), field("new_line", Type::text));
  request.fields.push_back(field("new_inside", Type::text, FieldClass::value, "internal"));
  request.fields.push_back(field("new_set", Type::number, FieldClass::set));
  request.parts.front().fields.push_back(field("new_detail", Type::text));
  Act earmark;
  earmark.name = "earmark";
  earmark.who = {{{"FP", "OL"}, Relation::own}};
  request.acts.push_back(earmark);
  kinds.push_back(sketch());
}

void add_third(std::vector<Kind>& kinds) {
  Kind& request = request_of(kinds);
  request.facets.emplace_back("later");
  request.fields.push_back(field("newest", Type::number, FieldClass::value, "later", 3));
  request.fields.push_back(field("newest_text", Type::long_text, FieldClass::text, "later", 3));
  request.visible.push_back({"later", {}, {Audience::organisation, Audience::secretariat}, ""});
  kinds.back().fields.push_back(field("more", Type::text, FieldClass::value, "main", 3));
}

Domain make(int age) {
  auto kinds = platform().kinds();
  if (age >= 2) add_second(kinds);
  if (age >= 3) add_third(kinds);
  return Domain(platform().schema() + age - 1, std::move(kinds), platform());
}

}  // namespace

const Domain& program(int age) {
  static const std::array<Domain, 2> newer{make(2), make(3)};
  return age == oldest_program ? platform() : newer[static_cast<std::size_t>(age) - 2];
}

}  // namespace dialogue::sim
