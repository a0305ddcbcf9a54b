// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "server/api/context.h"
#include "shared/base/hash.h"
#include "sync/request_token.h"

namespace dialogue::api {
namespace {

/// Nobody's. A request of a device that is not known costs the same work as one with a wrong signature.
const std::string& no_key() {
  static const std::string key = bytes_of(Ed25519Signer(std::string(32, '\1')).public_key());
  return key;
}

bool is_signed(Context& context, const net::Request& request, const RequestToken& token, const std::string& key) {
  const Hash32 body = blake2b(request.body);
  const auto verified = [&](const std::string& said) { return context.verifier.verify(key, said, token.signature); };
  if (token.form == 2) return verified(request_signing_bytes(token, request.method, request.target, body));
  const auto epochs = context.service.newest_epochs();
  return std::any_of(epochs.begin(), epochs.end(), [&](const Epoch& epoch) {
    return verified(first_request_signing_bytes(request.method, request.target, epoch, body));
  });
}

bool is_timely(Context& context, const RequestToken& token) {
  const std::int64_t now_ms = context.clock.unix_ms();
  if (!context.times.take(token.device, token.time_ms, now_ms)) return false;
  const auto until = context.times.to_keep(token.time_ms, now_ms);
  if (!until) return true;
  if (!context.service.keep_asked_until(*until)) return false;
  context.times.kept(*until);
  return true;
}

}  // namespace

Result<Caller> caller_of(Context& context, const net::Request& request) {
  auto token = read_request_token(request.authorization);
  if (!token) return Error{"not_signed", "", {}, ""};
  auto known = context.service.device_key(token->device);
  const bool good = is_signed(context, request, *token, known ? known->key : no_key());
  if (!known || !good) return Error{"unknown_device", "", {}, ""};
  Caller out{token->device, std::move(known->key), known->revoked, token->form, token->mark, true};
  if (out.form == 2 && !request.again) out.timely = is_timely(context, *token);
  return out;
}

}  // namespace dialogue::api
