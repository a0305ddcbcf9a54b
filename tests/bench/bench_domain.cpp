// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/bench_domain.h"

#include "shared/domain/common/declare.h"
#include "shared/domain/platform.h"

namespace dialogue::bench {

namespace {

using namespace declare;

Kind workload_kind(int no, const char* type, std::initializer_list<const char*> lines, std::initializer_list<const char*> numbers) {
  Kind k;
  k.no = no;
  k.name = kind_of(type);
  k.label = k.plural = {type, type, type};
  k.fields = base_fields();
  k.fields.push_back(line("title", {"Title", "Title", "Title"}).searched());
  k.fields.push_back(prose("description", {"Description", "Description", "Description"}).searched());
  for (const char* name : lines) k.fields.push_back(line(name, {name, name, name}));
  for (const char* name : numbers) k.fields.push_back(number(name, {name, name, name}));
  k.create = {own("FP OL")};
  k.edits = {edit("", {own("FP OL")})};
  k.visible = {seen("", "participants")};
  return k;
}

}  // namespace

const Domain& bench_domain() {
  static const Domain domain = [] {
    auto kinds = platform().kinds();
    kinds.push_back(workload_kind(
        100, "pledge", {"lang", "country", "theme", "modality", "status", "start_date", "end_date", "org_id", "made_at", "changed_at"},
        {"quantity"}));
    kinds.push_back(workload_kind(101, "meeting",
                                  {"lang", "country", "place", "status", "start_date", "ref_id", "org_id", "made_at", "changed_at"}, {}));
    kinds.push_back(workload_kind(102, "action", {"lang", "status", "assignee", "end_date", "ref_id", "org_id", "made_at", "changed_at"},
                                  {"quantity"}));
    return Domain(platform().schema(), std::move(kinds), platform());
  }();
  return domain;
}

std::string kind_of(std::string_view type) { return "bench_" + std::string(type); }
std::string type_of(std::string_view kind) { return std::string(kind.substr(6)); }
std::string field_of(std::string_view name) {
  return name == "created_at" ? "made_at" : name == "updated_at" ? "changed_at" : std::string(name);
}
std::string name_of(std::string_view field) {
  return field == "made_at" ? "created_at" : field == "changed_at" ? "updated_at" : std::string(field);
}

}  // namespace dialogue::bench
