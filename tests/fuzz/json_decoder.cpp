// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "shared/base/utf8.h"
#include "shared/wire/json.h"
#include "tests/fuzz/support/expect.h"

using namespace dialogue;
using fuzz::expect;

namespace {

/// Reads everything a decoder might; at most 16 levels, so recursion is fine here.
void walk(json::Value value) {
  const auto text = value.string();
  expect(text.has_value() == value.is_string());
  if (text) {
    expect(valid_utf8(*text) && text->find('\0') == std::string::npos);
    expect(json::unquote(value.raw()) == text && json::unquote(json::quote(*text)) == text);
  }
  if (const auto n = value.u53()) expect(std::to_string(*n) == value.raw() && value.i53() == static_cast<std::int64_t>(*n));
  if (const auto n = value.i53()) expect(std::to_string(*n) == value.raw());
  std::size_t count = 0;
  for (const json::Value element : value.elements()) walk(element), ++count;
  for (const json::Member member : value.members()) {
    if (count < 100) expect(value.find(member.key)->raw().data() == member.value.raw().data());
    walk(member.value), ++count;
  }
  expect(count == value.size());
}

}  // namespace

FUZZ_TARGET(json_decoder, input) {
  const auto document = json::Document::parse(input);
  if (!document) return;
  // The other reader refuses numbers beyond a double, which we keep as they are.
  if (input.find_first_of("eE") == std::string_view::npos) expect(nlohmann::json::accept(input));
  walk(document->root());
  const std::string once = json::canonical(document->root());
  const auto again = json::Document::parse(once);
  expect(again.ok() && again->root().is_canonical() && json::canonical(again->root()) == once);
}
