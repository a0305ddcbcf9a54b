// SPDX-License-Identifier: Apache-2.0
#include "shared/model/cell.h"

#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "tests/catch.h"

using namespace dialogue;

TEST_CASE("a path is taken apart into its names and keys") {
  const auto plain = parse_cell("title");
  REQUIRE(plain);
  CHECK(plain->name == "title");
  CHECK(plain->key.empty());

  const auto element = parse_cell("sat_areas[planning]");
  REQUIRE(element);
  CHECK(element->name == "sat_areas");
  CHECK(element->key == "planning");
  CHECK(element->field.empty());

  const auto deep = parse_cell("need_line[0190-ab].modalities[study.visit é]");
  REQUIRE(deep);
  CHECK(deep->name == "need_line");
  CHECK(deep->key == "0190-ab");
  CHECK(deep->field == "modalities");
  CHECK(deep->element == "study.visit é");
}

TEST_CASE("malformed paths are refused") {
  for (const char* path : {"",           "[x]", "a[",     "a[]",     "a]",  "a[x", "a[x].", "a[x]y",    "a[x].b[", "a[x].b[]",
                           "a[x].b[y]z", "a.b", "a[[x]]", "a[x\ty]", "a b", "é",   ".a",    "a[x].b.c", "a[x]..b", "a[x][y]"})
    CHECK_FALSE(parse_cell(path));
  CHECK_FALSE(parse_cell("a[" + std::string(400, 'x') + "]"));
  CHECK_FALSE(parse_cell(std::string("a[x\0y]", 6)));
  CHECK(parse_cell("a[" + std::string(397, 'x') + "]"));
}

TEST_CASE("cells are described by the declaration") {
  const Kind& request = *platform().kind("support_request");
  const auto known = [&](const char* path) { return describe_cell(request, path).known; };

  const auto title = describe_cell(request, "title");
  REQUIRE(title.known);
  CHECK(title.field->cls == FieldClass::value);
  CHECK(title.facet == 0);
  CHECK(describe_cell(request, "internal_note").facet == 1);

  const auto line = describe_cell(request, "need_line[a].theme");
  REQUIRE(line.known);
  CHECK(line.part->name == "need_line");
  CHECK(line.field->vocab == "V-THEME");
  CHECK(describe_cell(request, "need_line[a]").field == nullptr);

  CHECK(known("_deleted"));
  CHECK(known("state"));
  CHECK(known("owner_org"));
  CHECK(known("need_line[a].modalities[training]"));
  CHECK(known("characteristics[fairness]"));
}

TEST_CASE("cells that this schema does not know are unknown, whatever their form") {
  const Kind& request = *platform().kind("support_request");
  for (const char* path : {"nothing", "title[x]", "characteristics", "need_line", "need_line[a].nothing", "need_line[a].theme[x]",
                           "need_line[a].modalities", "title.x", "summary[a].b", "_other", "state[x]"})
    CHECK_FALSE(describe_cell(request, path).known);
  CHECK_FALSE(describe_cell(*platform().kind("comment"), "state").known);
}
