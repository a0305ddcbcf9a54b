// SPDX-License-Identifier: Apache-2.0
// Requests to the endpoints of a platform: first line "METHOD TARGET TYPE", second the Authorization header ("+" = that of the device, "1"
// = of protocol 1), then the body. There is an answer, whatever comes, and after a refusal the log is what it was. "@M", "@R" in the target
// are the material and the request of the platform.
#include <algorithm>
#include <filesystem>

#include "shared/base/hash.h"
#include "shared/wire/json.h"
#include "sync/codec.h"
#include "sync/request_token.h"
#include "tests/fuzz/support/expect.h"
#include "tests/fuzz/support/server.h"

using namespace dialogue;
using fuzz::expect;

namespace {

std::string word(std::string_view& line) {
  const auto end = std::min(line.find(' '), line.size());
  std::string out(line.substr(0, end));
  line.remove_prefix(std::min(end + 1, line.size()));
  return out;
}

void put_id(std::string& target, std::string_view mark, const Uuid& id) {
  if (const auto at = target.find(mark); at != std::string::npos) target.replace(at, mark.size(), id.text());
}

void no_files(const std::string& folder) {
  for (const char* part : {"/parts", "/held", "/content"})
    for (const auto& entry : std::filesystem::directory_iterator(folder + part)) std::filesystem::remove(entry.path());
}

}  // namespace

FUZZ_TARGET(api, input) {
  fuzz::Server server;
  fuzz::Choices choices(input);
  auto line = choices.line();
  net::Request request;
  request.method = word(line);
  request.target = word(line);
  request.content_type = word(line);
  put_id(request.target, "@M", server.platform.material);
  put_id(request.target, "@R", server.platform.request);
  request.authorization = choices.line();
  RequestToken own{2, server.platform.device, server.platform.clock.unix_ms(), 0, std::string(64, 's')};
  if (request.authorization == "1") own.form = 1;
  if (request.authorization == "+" || request.authorization == "1") request.authorization = encode(own);
  request.body = choices.rest();
  // What the front lets through.
  if (request.target.empty() || request.target[0] != '/') return;
  const bool writes_file = request.method == "PUT";
  const auto before = server.head();
  const auto answer = api::dispatch(server.context, request);
  expect(answer.status >= 200 && answer.status < 600 && answer.status != 500);
  if (answer.status >= 400) {
    expect(server.head() == before);
    const auto document = json::Document::parse(answer.body);
    expect(document.ok() && document->root().find("code").has_value());
  }
  if (answer.status == 200 && request.path() == "/v1/sync" && answer.content_type == net::json_type)
    expect(decode_sync_response(answer.body).ok());
  if (server.head() != before) expect(server.service->admin().verify().take().ok);
  if (writes_file) no_files(server.platform.folder);
}
