// SPDX-License-Identifier: Apache-2.0
// Packed bodies over libzstd. Nothing grows beyond what the caller allows, and what is packed comes back.
#include "server/net/body.h"
#include "shared/wire/compress.h"
#include "sync/tuning.h"
#include "tests/fuzz/support/expect.h"

using namespace dialogue;
using fuzz::expect;

FUZZ_TARGET(unpack, input) {
  constexpr std::size_t most = 256 * 1024;
  const auto plain = unpack(input, most);
  if (plain) expect(plain->size() <= most && unpack(pack(*plain), plain->size()).take() == *plain);
  expect(unpack(pack(input), input.size()).take() == input);
  net::Request request;
  request.content_type = net::packed_type;
  request.body = input;
  const auto body = net::open_body(request, tuning::largest_body, nullptr);
  if (plain) expect(body.ok() && body->plain == *plain);
  if (body) {
    const auto answer = net::answer_like(*body, body->plain);
    expect(unpack(answer.body, body->plain.size()).take() == body->plain);
  }
}
