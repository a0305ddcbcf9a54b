// SPDX-License-Identifier: Apache-2.0
#include "client/core/transport/tls_session.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include "shared/base/hash.h"

namespace dialogue {
namespace {

constexpr std::size_t seal_size = sizeof(Hash32);

template <std::size_t N>
std::string_view view(const std::array<std::uint8_t, N>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

KeptTlsSession::KeptTlsSession(std::shared_ptr<SessionKeep> keep, const std::string& server, const Trust& trust) : keep_(std::move(keep)) {
  bound_to_ = "dialogue line session 1\n" + server + "\n" + std::to_string(static_cast<int>(trust.mode)) + "\n";
  for (const auto& key : trust.keys) bound_to_ += view(key);
  if (trust.fingerprint) bound_to_ += view(*trust.fingerprint);
}

/// Before the session stands what it is bound to, over its bytes: a damaged file is no session either.
std::string KeptTlsSession::sealed(std::string_view session) const {
  const Hash32 whole = blake2b(raw(blake2b(bound_to_)), session);
  return std::string(raw(whole)).append(session);
}

bool KeptTlsSession::offer(SSL& connection) const {
  if (!keep_) return false;
  const std::string kept = keep_->load();
  if (kept.size() <= seal_size) return false;
  const std::string_view bytes = std::string_view(kept).substr(seal_size);
  const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
  SSL_SESSION* session = kept == sealed(bytes) ? d2i_SSL_SESSION(nullptr, &at, static_cast<long>(bytes.size())) : nullptr;
  const bool offered = session && SSL_SESSION_is_resumable(session) && SSL_set_session(&connection, session) == 1;
  // Who spoke 1.3 is greeted in fewer bytes.
  if (offered && SSL_SESSION_get_protocol_version(session) == TLS1_3_VERSION) SSL_set_min_proto_version(&connection, TLS1_3_VERSION);
  SSL_SESSION_free(session);
  if (!offered) keep_->drop();
  return offered;
}

void KeptTlsSession::save(SSL_SESSION& session) const {
  if (!keep_ || !SSL_SESSION_is_resumable(&session)) return;
  const int size = i2d_SSL_SESSION(&session, nullptr);
  if (size <= 0) return;
  std::string bytes(static_cast<std::size_t>(size), '\0');
  auto* at = reinterpret_cast<unsigned char*>(bytes.data());
  i2d_SSL_SESSION(&session, &at);
  keep_->save(sealed(bytes));
}

void KeptTlsSession::drop() const {
  if (keep_) keep_->drop();
}

}  // namespace dialogue
