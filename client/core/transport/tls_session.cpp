// SPDX-License-Identifier: Apache-2.0
#include "client/core/transport/tls_session.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include "shared/base/hash.h"

namespace dialogue {
namespace {

constexpr std::size_t seal_size = sizeof(Hash32), date_size = sizeof(std::int64_t);

/// Highest byte first.
std::string date(std::int64_t ms) {
  std::string out;
  for (std::size_t i = date_size; i-- > 0;) out += static_cast<char>(static_cast<std::uint64_t>(ms) >> 8 * i & 0xff);
  return out;
}

std::int64_t date_of(std::string_view bytes) {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < date_size; ++i) out = out << 8 | static_cast<std::uint8_t>(bytes[i]);
  return static_cast<std::int64_t>(out);
}

template <std::size_t N>
std::string_view view(const std::array<std::uint8_t, N>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

KeptTlsSession::KeptTlsSession(std::shared_ptr<SessionKeep> keep, const std::string& server, const Trust& trust) : keep_(std::move(keep)) {
  bound_to_ = "dialogue line session 2\n" + server + "\n" + std::to_string(static_cast<int>(trust.mode)) + "\n";
  for (const auto& key : trust.keys) bound_to_ += view(key);
  if (trust.fingerprint) bound_to_ += view(*trust.fingerprint);
}

/// Before the session stands what it is bound to, over its bytes: a damaged file is no session either.
std::string KeptTlsSession::sealed(std::string_view dated_session) const {
  const Hash32 whole = blake2b(raw(blake2b(bound_to_)), dated_session);
  return std::string(raw(whole)).append(dated_session);
}

std::optional<std::int64_t> KeptTlsSession::offer(SSL& connection, const CertificateJudge& judge) const {
  if (!keep_) return std::nullopt;
  const std::string kept = keep_->load();
  if (kept.size() <= seal_size + date_size) return std::nullopt;
  const std::string_view dated = std::string_view(kept).substr(seal_size), bytes = dated.substr(date_size);
  const std::int64_t judged_ms = date_of(dated), age = judge.clock().unix_ms() - judged_ms;
  const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
  const bool ours = kept == sealed(dated) && age >= 0 && age < trusted_ms;
  SSL_SESSION* session = ours ? d2i_SSL_SESSION(nullptr, &at, static_cast<long>(bytes.size())) : nullptr;
  const bool offered = session && SSL_SESSION_is_resumable(session) && judge.of_kept(SSL_SESSION_get0_peer(session)).ok() &&
                       SSL_set_session(&connection, session) == 1;
  // Who spoke 1.3 is greeted in fewer bytes.
  if (offered && SSL_SESSION_get_protocol_version(session) == TLS1_3_VERSION) SSL_set_min_proto_version(&connection, TLS1_3_VERSION);
  SSL_SESSION_free(session);
  if (offered) return judged_ms;
  keep_->drop();
  return std::nullopt;
}

void KeptTlsSession::save(SSL_SESSION& session, std::int64_t judged_ms) const {
  if (!keep_ || !SSL_SESSION_is_resumable(&session)) return;
  const int size = i2d_SSL_SESSION(&session, nullptr);
  if (size <= 0) return;
  std::string bytes = date(judged_ms) + std::string(static_cast<std::size_t>(size), '\0');
  auto* at = reinterpret_cast<unsigned char*>(bytes.data() + date_size);
  i2d_SSL_SESSION(&session, &at);
  keep_->save(sealed(bytes));
}

void KeptTlsSession::drop() const {
  if (keep_) keep_->drop();
}

}  // namespace dialogue
