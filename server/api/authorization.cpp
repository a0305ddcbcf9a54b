// SPDX-License-Identifier: Apache-2.0
#include "server/api/context.h"
#include "shared/base/hash.h"
#include "sync/codec.h"

namespace dialogue::api {
namespace {

constexpr std::string_view scheme = "D1 ";

Error refused(const char* code) { return Error{code, "", {}, ""}; }

}  // namespace

Result<Signed> signed_by(Context& context, const net::Request& request, const Epoch& epoch) {
  std::string token;
  if (!request.authorization.starts_with(scheme)) return refused("not_signed");
  if (!unb64(std::string_view(request.authorization).substr(scheme.size()), token) || token.size() != 16 + 64) return refused("not_signed");
  const auto device = Uuid::from_raw(std::string_view(token).substr(0, 16));
  const auto key = device ? context.service.device_key(*device) : std::nullopt;
  if (!key) return refused("unknown_device");
  const auto bytes = request_signing_bytes(request.method, request.target, epoch, request.body);
  if (!context.verifier.verify(key->key, bytes, std::string_view(token).substr(16))) return refused("bad_signature");
  if (!key->revoked) request.signer = std::string(device->raw());
  return Signed{*device, key->revoked};
}

Result<Uuid> signed_by(Context& context, const net::Request& request) {
  auto who = signed_by(context, request, context.service.epoch());
  if (!who) return who.error();
  if (who->revoked) return refused("revoked");
  return who->device;
}

}  // namespace dialogue::api
