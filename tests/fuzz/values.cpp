// SPDX-License-Identifier: Apache-2.0
// What people type into a field: first byte a field of the declaration, the rest the text. What is taken is canonical, good for the field,
// and typed again gives itself. Also paths of cells.
#include "client/core/values.h"

#include <algorithm>
#include <vector>

#include "shared/base/utf8.h"
#include "shared/domain/platform.h"
#include "shared/model/cell.h"
#include "shared/model/declaration.h"
#include "shared/model/record.h"
#include "shared/model/values.h"
#include "shared/text/cut.h"
#include "shared/text/fold.h"
#include "shared/text/words.h"
#include "shared/wire/json.h"
#include "sync/codec.h"
#include "tests/fuzz/support/expect.h"

using namespace dialogue;
using fuzz::expect;

namespace {

const std::vector<const Field*>& fields() {
  // One for each type and class is enough.
  static const std::vector<const Field*> all = [] {
    std::vector<const Field*> out;
    std::vector<std::pair<Type, FieldClass>> seen;
    for (const Kind& kind : platform().kinds())
      for (const Field& field : kind.fields) {
        const std::pair of{field.type, field.cls};
        if (std::find(seen.begin(), seen.end(), of) != seen.end()) continue;
        seen.push_back(of);
        out.push_back(&field);
      }
    return out;
  }();
  return all;
}

/// Any value that the declaration takes, whoever made it, goes through the bytes of a change and its batch.
void raw_value(const Kind& kind, const Field& field, std::string_view raw) {
  const auto document = json::Document::parse(raw);
  if (!document || json::canonical(document->root()) != raw || document->root().is_null()) return;
  Change change;
  change.counter = 1;
  change.kind = kind.name;
  change.cells = {{field.name, Raw(raw), 0}};
  if (!check_value(kind, field.name, change.cells[0].value, true)) return;
  const auto again = decode_change(encode_change(change));
  expect(again.ok() && again->cells == change.cells);
  SyncRequest request;
  request.batches = {{"00000000000000aa", {seal(change)}, std::string(64, 's')}};
  expect(decode_sync_request(encode(request)).ok());
}

void one(const Field& field, std::string_view text) {
  const auto raw = parse_value(field, text);
  if (!raw || raw->empty()) return;
  const auto document = json::Document::parse(*raw);
  expect(document.ok() && json::canonical(document->root()) == *raw);
  const auto again = parse_value(field, plain_value(*raw));
  expect(again.ok() && *again == *raw);
  show_value(platform(), &field, *raw, "fr");
}

}  // namespace

FUZZ_TARGET(values, input) {
  if (input.empty()) return;
  const auto which = static_cast<unsigned char>(input.front());
  const auto text = input.substr(1);
  const Field& field = *fields()[which % fields().size()];
  one(field, text);
  for (const Kind& kind : platform().kinds())
    if (!kind.fields.empty() && kind.fields.data() <= &field && &field <= &kind.fields.back()) raw_value(kind, field, text);
  if (const auto elements = parse_elements(field, text))
    for (const auto& element : *elements) expect(parse_element(field, element).take() == element);
  const auto key = order_key_after(text);
  expect(key > text);
  if (const auto cell = parse_cell(text)) {
    expect(!cell->name.empty());
    const auto& kinds = platform().kinds();
    describe_cell(kinds[which % kinds.size()], text);
  }
  if (valid_utf8(text)) expect(valid_utf8(fold(text)) && fold(fold(text)) == fold(text));
  expect(has_words(indexed_words(text), sought_words(text)) && holds(text, text));
  expect(fitting(text, which) <= text.size());
}
