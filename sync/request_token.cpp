// SPDX-License-Identifier: Apache-2.0
#include "sync/request_token.h"

namespace dialogue {

namespace {

constexpr std::string_view first_scheme = "D1 ", scheme = "D2 ";
constexpr std::size_t id_size = 16, time_size = 6, signature_size = 64;

std::string time_bytes(std::int64_t time_ms) {
  std::string out(time_size, '\0');
  for (std::size_t i = 0; i < time_size; ++i) out[i] = static_cast<char>(time_ms >> (8 * (time_size - 1 - i)));
  return out;
}

std::int64_t time_in(std::string_view bytes) {
  std::int64_t out = 0;
  for (const char c : bytes) out = out << 8 | static_cast<unsigned char>(c);
  return out;
}

/// Device, time and mark: the head of the token, and of what is signed.
std::string claims(const RequestToken& token) {
  return std::string(token.device.raw()) + time_bytes(token.time_ms) + static_cast<char>(token.mark);
}

}  // namespace

std::string encode(const RequestToken& token) {
  if (token.form == 1) return std::string(first_scheme) + b64(std::string(token.device.raw()) + token.signature);
  return std::string(scheme) + b64(claims(token) + token.signature);
}

std::optional<RequestToken> read_request_token(std::string_view authorization) {
  RequestToken out;
  out.form = authorization.starts_with(first_scheme) ? 1 : 2;
  if (out.form == 2 && !authorization.starts_with(scheme)) return {};
  std::string bytes;
  const std::size_t size = id_size + (out.form == 2 ? time_size + 1 : 0) + signature_size;
  if (!unb64(authorization.substr(scheme.size()), bytes) || bytes.size() != size) return {};
  const auto device = Uuid::from_raw(std::string_view(bytes).substr(0, id_size));
  if (!device) return {};
  out.device = *device;
  if (out.form == 2) {
    out.time_ms = time_in(std::string_view(bytes).substr(id_size, time_size));
    out.mark = static_cast<std::uint8_t>(bytes[id_size + time_size]);
  }
  out.signature = bytes.substr(size - signature_size);
  return out;
}

std::string request_signing_bytes(const RequestToken& token, std::string_view method, std::string_view target, const Hash32& body) {
  std::string out = "dialogue request 2\n" + claims(token);
  out += method;
  out += '\n';
  out += target;
  out += '\n';
  out += raw(body);
  return out;
}

std::string first_request_signing_bytes(std::string_view method, std::string_view target, std::string_view epoch, const Hash32& body) {
  std::string out = "dialogue request 1\n";
  for (const std::string_view part : {method, target, epoch}) {
    out += part;
    out += '\n';
  }
  out += raw(body);
  return out;
}

}  // namespace dialogue
