// SPDX-License-Identifier: Apache-2.0
// What a proxy says before its client's first byte: judged the same whatever pieces it comes in and whatever follows.
#include "server/http/proxy_header.h"

#include <string>
#include <string_view>

#include "tests/fuzz/support/expect.h"

using namespace dialogue;
using fuzz::expect;
using http::ProxyHeader;

FUZZ_TARGET(proxy_header, input) {
  using Form = ProxyHeader::Form;
  input = input.substr(0, 2 * http::longest_proxy_header);
  const auto judged = http::parse_proxy_header(input);
  expect(judged.address.empty() || judged.address.size() == 4 || judged.address.size() == 8);
  expect((judged.form == Form::whole) == (judged.length > 0));
  expect(judged.length <= input.size() && judged.length <= http::longest_proxy_header);
  expect(judged.form == Form::whole || judged.address.empty());
  // No more than the longest is ever waited for.
  if (input.size() >= http::longest_proxy_header) expect(judged.form != Form::partial);
  bool decided = false;
  for (std::size_t size = 1; size <= input.size(); ++size) {
    const auto part = http::parse_proxy_header(input.substr(0, size));
    if (part.form == Form::partial) {
      expect(!decided);
      continue;
    }
    // What is decided once stays so.
    expect(part.form == judged.form && part.length == judged.length && part.address == judged.address);
    if (part.form == Form::whole) expect(part.length <= size);
    decided = true;
  }
}
