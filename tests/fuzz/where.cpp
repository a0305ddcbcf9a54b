// SPDX-License-Identifier: Apache-2.0
// `list --where`, `--sort` and `--search` as typed: first line the kind, second the order, third the words, then the condition. What is
// taken runs on a real replica.
#include "client/cli/where.h"

#include "client/core/verbs/replica.h"
#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "shared/wire/json.h"
#include "tests/fakes/enrolled.h"
#include "tests/fuzz/support/expect.h"
#include "tests/fuzz/support/server.h"

using namespace dialogue;
using fuzz::expect;

namespace {

Replica& replica() {
  static test::FakeClock clock{1'806'400'000'000};
  static test::FakeRandom random;
  static const auto opened = [] {
    Replica::Options options;
    options.clock = &clock;
    options.random = &random;
    options.memory = true;
    auto made = Replica::open("", options).take();
    test::enrol_without_server(made->session());
    for (const char* title : {"Interpreters", "Tables", "Étude"})
      made->create("support_request", {{"title", json::quote(title)}, {"summary", json::quote("Words.")}}).take();
    while (made->idle_work()) {
    }
    return made;
  }();
  return *opened;
}

}  // namespace

FUZZ_TARGET(where, input) {
  fuzz::Choices choices(input);
  const auto* kind = platform().kind(choices.line());
  if (!kind) kind = platform().kind("support_request");
  ListQuery query;
  query.sort = choices.line();
  query.search = choices.line();
  query.limit = 10;
  const auto conditions = cli::parse_where(*kind, std::string(choices.rest()));
  if (!conditions) return expect(!conditions.error().code.empty());
  const bool sorted = cli::check_sort(*kind, query.sort).ok();
  query.where = *conditions;
  const auto keys = replica().keys(kind->name, query);
  if (!keys) return expect(keys.error().code == "unknown_field" || keys.error().code == "wrong_type" || keys.error().code == "too_large");
  // Found words come in their own order. "_deleted" is a column that no command line asks for.
  expect(sorted || query.sort.empty() || !query.search.empty() || query.sort.ends_with(deleted_cell));
  expect(replica().rows(kind->name, *keys, {"id", "state"}).ok());
  query.limit = 0;
  const auto all = replica().keys(kind->name, query);
  expect(all.ok() && replica().count(kind->name, query).take() == all->size());
}
