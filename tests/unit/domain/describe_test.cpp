// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/describe.h"

#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "shared/wire/json.h"
#include "tests/catch.h"

using namespace dialogue;

TEST_CASE("a kind is described in words and as JSON") {
  for (const Kind& kind : platform().kinds()) {
    INFO(kind.name);
    const std::string text = describe_text(kind, "fr");
    CHECK(text.starts_with(kind.name + ": " + kind.label.fr));
    for (const Field& f : kind.fields) CHECK(text.find("\n  " + f.name) != std::string::npos);

    const std::string described = describe_json(kind);
    const auto document = json::Document::parse(described);
    REQUIRE(document);
    const auto root = document->root();
    CHECK(root.find("name")->string() == kind.name);
    CHECK(root.find("fields")->size() == kind.fields.size());
    CHECK(root.find("acts")->size() == kind.acts.size());
    CHECK(root.find("states")->size() == kind.states.size());
  }
}

TEST_CASE("kinds are listed as JSON") {
  const std::string kinds = kinds_json(platform());
  const auto list = json::Document::parse(kinds);
  REQUIRE(list);
  CHECK(list->root().size() == platform().kinds().size());
}

TEST_CASE("the schema page has a section for every kind") {
  const std::string page = schema_markdown(platform());
  for (const Kind& kind : platform().kinds()) CHECK(page.find("### `" + kind.name + "`") != std::string::npos);
  CHECK(page.find("| `internal_note` | text | long_text | facet internal |") != std::string::npos);
}
