// SPDX-License-Identifier: Apache-2.0
#include "sync/device_code.h"

#include "sync/codec_parts.h"
#include "sync/tuning.h"

namespace dialogue {

using namespace codec;

namespace {

/// Who answers is trusted with little.
constexpr json::Limits few_lines{8192, 2, 64, 400, 1024, 32};
constexpr std::size_t longest_address = 300;

}  // namespace

std::string encode(const CodeRequest& request) {
  Writer out;
  out.begin_object();
  out.key("v"), out.number(std::int64_t{protocol_version});
  out.key("person"), out.string(request.person.text());
  out.key("digest"), out.string(b64(request.digest));
  if (request.only_here) out.key("here"), out.number(std::int64_t{1});
  out.end_object();
  return out.take();
}

Result<CodeRequest> decode_code_request(std::string_view json, const json::Limits& limits) {
  const auto read = [](const Value& root) {
    return CodeRequest{need_uuid(need(root, "person")), need_bytes(need(root, "digest"), 32), u53_or(root, "here", 0) == 1};
  };
  return decode<CodeRequest>(json, read, limits);
}

std::string encode(const CodeResponse& response) {
  Writer out;
  out.begin_object();
  out.key("v"), out.number(std::int64_t{protocol_version});
  out.key("id"), out.string(response.id);
  out.key("person"), out.string(response.person.text());
  out.key("expires"), out.number(response.expires_ms);
  if (!response.address.empty()) out.key("address"), out.string(response.address);
  if (response.own_key) out.key("own"), out.number(std::int64_t{1});
  out.key("line"), out.string(b64(response.line));
  out.end_object();
  return out.take();
}

Result<CodeResponse> decode_code_response(std::string_view json) {
  const auto read = [](const Value& root) {
    CodeResponse out;
    out.id = need_hex16(need(root, "id"));
    out.person = need_uuid(need(root, "person"));
    out.expires_ms = need_i53(need(root, "expires"));
    out.address = string_or(root, "address");
    if (out.address.size() > longest_address) throw Bad{"a long address"};
    out.own_key = u53_or(root, "own", 0) == 1;
    out.line = need_bytes(need(root, "line"), 32);
    return out;
  };
  return decode<CodeResponse>(json, read, few_lines);
}

}  // namespace dialogue
