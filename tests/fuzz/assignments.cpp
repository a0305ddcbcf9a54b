// SPDX-License-Identifier: Apache-2.0
// FIELD=VALUE as typed on the command line: first line the kind, then one assignment a line ("+" or "-" in front: add, remove). What is
// taken is good for the declaration.
#include "client/cli/assignments.h"

#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "shared/model/record.h"
#include "shared/model/values.h"
#include "shared/wire/json.h"
#include "sync/codec.h"
#include "tests/fuzz/support/expect.h"
#include "tests/fuzz/support/server.h"

using namespace dialogue;
using fuzz::expect;

FUZZ_TARGET(assignments, input) {
  fuzz::Choices choices(input);
  const auto* kind = platform().kind(choices.line());
  if (!kind) kind = platform().kind("support_request");
  const Cells cells{{"title", "\"a\""}, {"sat_areas[planning]", "true"}, {"need_line[01900000-0000-7000-8000-000000000001]", "\"a\""}};
  test::FakeRandom random;
  cli::AssignmentReader reader(platform(), *kind, cells, "en", [&] {
    std::array<std::uint8_t, 10> bytes;
    random.fill(bytes);
    return Uuid::v7(1'806'400'000'000, bytes);
  });
  for (int i = 0; i < 20 && !choices.empty(); ++i) {
    auto line = choices.line();
    auto verb = cli::Verb::set;
    if (line.starts_with('+')) verb = cli::Verb::add, line.remove_prefix(1);
    if (line.starts_with('-')) verb = cli::Verb::remove, line.remove_prefix(1);
    // @FILE reads files of whoever types it, so there is nothing to fuzz.
    if (line.find("=@") != std::string_view::npos && line.find("=@@") == std::string_view::npos) continue;
    const auto before = reader.edits().cells.size();
    const auto taken = reader.take(std::string(line), verb, i % 2 == 0);
    if (!taken) expect(!taken.error().code.empty());
    expect(reader.edits().cells.size() >= before);
  }
  for (const auto& [path, raw] : reader.edits().cells) {
    expect(parse_cell(path).has_value());
    if (raw.empty()) continue;
    const auto document = json::Document::parse(raw);
    expect(document.ok() && json::canonical(document->root()) == raw);
    expect(check_value(*kind, path, raw, true).ok());
    // A value that is good for the declaration goes through the bytes of a change.
    Change change;
    change.counter = 1;
    change.kind = kind->name;
    change.cells = {{path, raw, 0}};
    const auto again = decode_change(encode_change(change));
    expect(again.ok() && again->cells == change.cells);
  }
}
