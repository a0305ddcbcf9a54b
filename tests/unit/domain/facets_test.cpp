// SPDX-License-Identifier: Apache-2.0
// A field that people write stays in the facet that it was first declared in (docs/decisions/0015-growing-schema.md). tests/data/facets.txt
// has them all. DIALOGUE_WRITE_DOCS=1 adds new ones at its end, and never changes a line.
#include <cstdlib>
#include <fstream>
#include <map>

#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "tests/catch.h"

using namespace dialogue;

namespace {

const std::string file = std::string(DIALOGUE_SOURCE) + "/tests/data/facets.txt";

std::map<std::string, std::string> noted() {
  std::map<std::string, std::string> out;
  std::ifstream in(file);
  for (std::string name, facet; in >> name >> facet;) out[name] = facet;
  return out;
}

bool by_people(const Field& field) { return field.cls != FieldClass::server && field.cls != FieldClass::act; }

std::vector<std::pair<std::string, std::string>> declared() {
  std::vector<std::pair<std::string, std::string>> out;
  for (const Kind& kind : platform().kinds()) {
    for (const Field& field : kind.fields)
      if (by_people(field)) out.emplace_back(kind.name + "." + field.name, field.facet);
    for (const Part& part : kind.parts) out.emplace_back(kind.name + "." + part.name + "[]", part.facet);
  }
  return out;
}

}  // namespace

TEST_CASE("what people write stays in the facet that it was first declared in") {
  const auto before = noted();
  if (std::getenv("DIALOGUE_WRITE_DOCS") != nullptr) {
    std::ofstream out(file, std::ios::app);
    for (const auto& [name, facet] : declared())
      if (!before.contains(name)) out << name << ' ' << facet << '\n';
  }
  const auto known = noted();
  for (const auto& [name, facet] : declared()) {
    INFO(name << ": a new field is noted with DIALOGUE_WRITE_DOCS=1; an old one cannot move to another facet");
    REQUIRE(known.contains(name));
    CHECK(known.at(name) == facet);
  }
}

TEST_CASE("what people could write once is still declared") {
  std::map<std::string, std::string> now;
  for (const auto& [name, facet] : declared()) now[name] = facet;
  for (const auto& [name, facet] : noted()) {
    INFO(name);
    CHECK(now.contains(name));
  }
}
