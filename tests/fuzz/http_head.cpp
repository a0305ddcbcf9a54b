// SPDX-License-Identifier: Apache-2.0
// The head and the body of HTTP requests as the front reads them: the same whatever pieces the bytes come in, never more held than allowed.
#include <algorithm>
#include <vector>

#include "server/http/request_reader.h"
#include "tests/fuzz/support/expect.h"

using namespace dialogue;
using namespace dialogue::http;
using fuzz::expect;

namespace {

constexpr std::size_t most = 4096;

Limits small_limits() {
  Limits limits;
  limits.head_bytes = 1024;
  limits.headers = 8;
  limits.header_line = 400;
  limits.request_line = 200;
  limits.sync_body = most;
  limits.piece_body = 1024;
  limits.small_body = 256;
  return limits;
}

/// All requests of a connection's bytes, and how it ends.
std::vector<std::string> read(std::string_view bytes, std::size_t piece) {
  static const Limits limits = small_limits();
  RequestReader reader(limits, 0);
  std::vector<std::string> out;
  const auto take = [&](std::string_view part) {
    for (auto request = reader.feed(part, 0);; request = reader.feed({}, 0)) {
      if (!request) {
        out.push_back("!" + request.error().code);
        return false;
      }
      if (!*request) return true;
      const auto& [head, body] = **request;
      expect(body.size() == head.content_length && body.size() <= body_limit(head, limits));
      expect(head.target.starts_with('/') && head.authorization.size() <= 1024);
      out.push_back(head.method + head.target + head.content_type + head.authorization + (head.keep_alive ? "+" : "-") + body);
      reader.restart(0);
    }
  };
  while (!bytes.empty()) {
    // The front reads no more at once than it still wants. But a client may send requests behind one another.
    const auto part = bytes.substr(0, std::min(piece, std::max<std::size_t>(reader.wanted(), 1)));
    bytes.remove_prefix(part.size());
    if (!take(part)) return out;
    expect(reader.held() <= 4 * (limits.head_bytes + most));
    reader.overdue(1000);
    reader.overdue(100'000'000);
  }
  return out;
}

}  // namespace

FUZZ_TARGET(http_head, input) {
  const std::size_t piece = input.empty() ? 1 : static_cast<unsigned char>(input.back()) % 64 + 1;
  const auto whole = read(input, input.size()), pieces = read(input, piece);
  expect(whole == pieces);
}
