// SPDX-License-Identifier: Apache-2.0
#include "tests/fakes/proven.h"

#include "shared/base/hash.h"
#include "sync/answer_proof.h"
#include "sync/codec.h"

namespace dialogue::test {

WireReply proven_reply(const WireRequest& request, WireReply reply) {
  if (!request.proof_keys.empty())
    reply.proof = answer_proof(request.proof_keys.front(), reply.status, reply.content_type, request.authorization, reply.body);
  return reply;
}

WireReply proven_enrolment(const WireRequest& request, EnrolResponse answer) {
  Ed25519Signer line(std::string(32, 'l')), next(std::string(32, 'n'));
  answer.line = {bytes_of(line.public_key()), bytes_of(next.public_key()), {}};
  const auto asked = decode_enrol_request(request.body).take();
  WireReply reply{200, "application/json", encode(answer)};
  NoSigner nobody;
  Signer& own = asked.key == bytes_of(nobody.public_key()) ? static_cast<Signer&>(nobody) : line;
  const std::string key = answer_key(own, asked.key, asked.device, answer.line.current);
  if (!key.empty()) reply.proof = answer_proof(key, reply.status, reply.content_type, b64(asked.proof), reply.body);
  return reply;
}

}  // namespace dialogue::test
