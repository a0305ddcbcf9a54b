// SPDX-License-Identifier: Apache-2.0
#include "sync/answer_proof.h"

#include <algorithm>
#include <utility>

#include "shared/base/hash.h"
#include "shared/base/planted.h"
#include "sync/wire_form.h"

namespace dialogue {

namespace {

constexpr std::string_view version = "2 ";
constexpr std::size_t mac_size = 12;

}  // namespace

std::string answer_key(Signer& own, std::string_view other, const Uuid& device, std::string_view line_key) {
  const std::string shared = own.agree(other);
  if (shared.empty()) return {};
  return std::string(raw(blake2b("dialogue answers 2\n", shared, std::string(device.raw()) + std::string(line_key))));
}

std::string answer_proof(std::string_view key, int status, std::string_view content_type, std::string_view authorization,
                         std::string_view body) {
  std::string said = std::to_string(status) + "\n";
  for (const std::string_view part : {content_type, authorization}) {
    said += part;
    said += '\n';
  }
  said += body;
  return std::string(version) + b64(raw(mac(key, said)).substr(0, mac_size));
}

bool is_proven(std::string_view key, std::string_view authorization, const WireReply& reply) {
  if (key.empty() || !reply.proof.starts_with(version)) return false;
  return same_bytes(reply.proof, answer_proof(key, reply.status, reply.content_type, authorization, reply.body));
}

Error unproven(const WireReply& reply) {
  const auto json = answer_json(reply);
  if (json) {
    if (!reply.proof.starts_with(version)) return {"captive_portal", "", {}, "status " + std::to_string(reply.status)};
    // It is whole by its own check, and says that it is ours. JSON has no such check.
    return is_packed(reply) ? Error{"other_server", "", {}, {}} : damaged_on_the_way("an answer that nothing proves");
  }
  const Error& error = json.error();
  if (error.code == "captive_portal" || error.code == "damaged_on_the_way" || error.code == "unknown_device") return error;
  // 408: the line was too slow for the server's patience.
  return {reply.status >= 500 || reply.status == 429 || reply.status == 408 ? "busy" : "captive_portal", "", {}, "unproven: " + error.code};
}

Result<WireReply> proven(const WireRequest& request, WireReply reply) {
  const auto by = [&](const std::string& key) { return is_proven(key, request.authorization, reply); };
  if (planted(Plant::answer_unproven) || std::any_of(request.proof_keys.begin(), request.proof_keys.end(), by)) return reply;
  return unproven(reply);
}

std::string line_keys_signing_bytes(const LineKeys& keys) {
  const std::string both = keys.current + keys.next;
  return keys.number ? "dialogue line keys 2\n" + std::to_string(*keys.number) + "\n" + both : "dialogue line keys 1\n" + both;
}

}  // namespace dialogue
