// SPDX-License-Identifier: Apache-2.0
#include "client/core/joining/new_code.h"

#include <utility>

#include "client/core/files/files_remote.h"
#include "shared/base/hash.h"
#include "shared/joining/invitation.h"
#include "shared/joining/one_time_code.h"
#include "shared/joining/six_words.h"
#include "sync/answer_proof.h"
#include "sync/device_code.h"
#include "sync/wire_form.h"

namespace dialogue {
namespace {

constexpr std::size_t key_bytes = 32;

WireRequest unsigned_request(const ServerPlace& here, const NewCode& code) {
  WireRequest out;
  out.path = "/v1/codes";
  out.content_type = "application/json";
  out.body = encode(CodeRequest{code.person, code_digest(code.code), leads_here(here.url)});
  return out;
}

/// What the server says, unless that leads to whoever reads it and this device knows better.
Reached reached(const CodeResponse& told, const ServerPlace& here) {
  Reached out{told.address, told.own_key, told.line};
  if (!told.address.empty() && (!leads_here(told.address) || leads_here(here.url))) return out;
  out.address = here.url;
  out.own_key = here.trust.mode == Trust::Mode::own;
  return out;
}

Result<MadeCode> told(const ServerPlace& here, const NewCode& code, Result<WireReply> reply) {
  if (!reply) return reply.error();
  if (reply->status != 200) return problem_of(*reply);
  const auto read = decode_code_response(reply->body);
  if (!read) return damaged_on_the_way(read.error().detail);
  if (read->person != code.person) return damaged_on_the_way("a code of another person");
  auto line = invitation(reached(*read, here), code.code);
  if (!line) return Error{"no_line_address", "", {}, line.error().code};
  return MadeCode{read->id, read->expires_ms, std::move(*line)};
}

}  // namespace

NewCode new_code(const Uuid& person, Random& random) { return {person, fresh_code(random)}; }

Result<WireRequest> code_request(Session& session, const ServerPlace& here, const NewCode& code) {
  auto request = unsigned_request(here, code);
  if (auto signature = session.authorize(request); !signature) return signature.error();
  return request;
}

Result<MadeCode> code_answer(const WireRequest& request, const ServerPlace& here, const NewCode& code, WireReply reply) {
  return told(here, code, proven(request, std::move(reply)));
}

Result<MadeCode> make_code(Session& session, Transport& transport, const ServerPlace& here, const NewCode& code) {
  return told(here, code, signed_call(session, transport, unsigned_request(here, code)));
}

std::string words_of_device(Session& session, std::string_view public_key) {
  const auto keys = session.server_keys();
  std::string key;
  if (keys.empty() || keys.front().size() != key_bytes || !unb64(public_key, key) || key.size() != key_bytes) return {};
  return six_words(key, keys.front());
}

}  // namespace dialogue
