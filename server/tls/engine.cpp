// SPDX-License-Identifier: Apache-2.0
#include "server/tls/engine.h"

#include <openssl/err.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "server/tls/opening.h"

namespace dialogue::tls {
namespace {

using Bytes = unsigned char;

/// Those whose first exchange is small, then the rest that is sound. None is new enough to be missing in OpenSSL 3.0.
constexpr const char* groups = "X25519:P-256:P-384";
constexpr const char* suites = "TLS_AES_128_GCM_SHA256:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_256_GCM_SHA384";
constexpr const char* ciphers_of_1_2 =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305:"
    "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384";

/// A client that names what it speaks must speak HTTP/1.1.
int choose_protocol(SSL*, const Bytes** out, Bytes* size, const Bytes* in, unsigned in_size, void*) {
  constexpr std::string_view ours("\x08http/1.1", 9);
  Bytes* chosen = nullptr;
  if (SSL_select_next_proto(&chosen, size, reinterpret_cast<const Bytes*>(ours.data()), unsigned(ours.size()), in, in_size) !=
      OPENSSL_NPN_NEGOTIATED)
    return SSL_TLSEXT_ERR_ALERT_FATAL;
  *out = chosen;
  return SSL_TLSEXT_ERR_OK;
}

SessionMemory& sessions_of(const SSL* ssl) { return *static_cast<SessionMemory*>(SSL_CTX_get_app_data(SSL_get_SSL_CTX(ssl))); }

std::string_view id_of(const SSL_SESSION* session) {
  unsigned size = 0;
  const auto* id = SSL_SESSION_get_id(session, &size);
  return {reinterpret_cast<const char*>(id), size};
}

int keep_session(SSL* ssl, SSL_SESSION* session) {
  std::string state(std::size_t(std::max(i2d_SSL_SESSION(session, nullptr), 0)), '\0');
  auto* at = reinterpret_cast<Bytes*>(state.data());
  if (!state.empty() && i2d_SSL_SESSION(session, &at) > 0) sessions_of(ssl).keep(id_of(session), std::move(state));
  return 0;  // what was given stays OpenSSL's
}

SSL_SESSION* find_session(SSL* ssl, const Bytes* id, int size, int* copied) {
  *copied = 0;  // what is returned becomes OpenSSL's
  const auto found = sessions_of(ssl).find({reinterpret_cast<const char*>(id), std::size_t(size)});
  if (!found) return nullptr;
  if (found->fresh) SSL_set_num_tickets(ssl, 0);
  const auto* at = reinterpret_cast<const Bytes*>(found->state.data());
  return d2i_SSL_SESSION(nullptr, &at, long(found->state.size()));
}

/// A hello that the client is asked for once more is measured like the first.
void see_message(int sent, int, int type, const void* bytes, std::size_t size, SSL* ssl, void*) {
  if (sent != 0 && type == SSL3_RT_HANDSHAKE && asks_for_hello_again({static_cast<const char*>(bytes), size}))
    static_cast<Opening*>(SSL_get_app_data(ssl))->expect_hello();
}

Error error_of(const char* code) {
  const auto reason = ERR_peek_last_error();
  Error out{code, "", {}, reason == 0 ? "" : ERR_reason_error_string(reason)};
  ERR_clear_error();
  return out;
}

bool configure(SSL_CTX* context, SessionMemory& sessions) {
  SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE |
                                   SSL_OP_PRIORITIZE_CHACHA | SSL_OP_NO_TICKET);
  // Thousands wait and have nothing under way. One record a read: who sends nothing but asking for new keys does not hold the loop.
  SSL_CTX_set_mode(context,
                   SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_NO_AUTO_CHAIN);
  SSL_CTX_clear_mode(context, SSL_MODE_AUTO_RETRY);
  SSL_CTX_set_read_ahead(context, 0);
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_SERVER | SSL_SESS_CACHE_NO_INTERNAL);
  SSL_CTX_sess_set_new_cb(context, keep_session);
  SSL_CTX_sess_set_get_cb(context, find_session);
  SSL_CTX_set_timeout(context, long(SessionMemory::kept_ms / 1000));
  SSL_CTX_set_app_data(context, &sessions);
  SSL_CTX_set_alpn_select_cb(context, choose_protocol, nullptr);
  SSL_CTX_set_msg_callback(context, see_message);
  return SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) == 1 && SSL_CTX_set_max_proto_version(context, TLS1_3_VERSION) == 1 &&
         SSL_CTX_set1_groups_list(context, groups) == 1 && SSL_CTX_set_ciphersuites(context, suites) == 1 &&
         SSL_CTX_set_cipher_list(context, ciphers_of_1_2) == 1 && SSL_CTX_set_num_tickets(context, 1) == 1 &&
         SSL_CTX_set_max_early_data(context, 0) == 1;
}

bool take_identity(SSL_CTX* context, const Identity& identity) {
  if (SSL_CTX_use_certificate(context, identity.certificate.get()) != 1 || SSL_CTX_use_PrivateKey(context, identity.key.get()) != 1)
    return false;
  return std::all_of(identity.chain.begin(), identity.chain.end(),
                     [&](const Certificate& one) { return SSL_CTX_add1_chain_cert(context, one.get()) == 1; });
}

}  // namespace

std::string shown_by(const Identity& identity) {
  std::string out;
  const auto add = [&](X509* certificate) {
    std::string bytes(std::size_t(std::max(i2d_X509(certificate, nullptr), 0)), '\0');
    auto* at = reinterpret_cast<Bytes*>(bytes.data());
    if (!bytes.empty() && i2d_X509(certificate, &at) > 0) out += bytes;
  };
  add(identity.certificate.get());
  for (const auto& one : identity.chain) add(one.get());
  return out;
}

Result<std::shared_ptr<const Engine>> make_engine(const Identity& identity, std::shared_ptr<Stats> stats, Clock& clock) {
  ERR_clear_error();
  auto engine = std::make_shared<Engine>();
  engine->sessions = std::make_unique<SessionMemory>(clock);
  engine->shown = shown_by(identity);
  engine->context.reset(SSL_CTX_new(TLS_server_method()));
  if (!engine->context || !configure(engine->context.get(), *engine->sessions)) return error_of("no_crypto");
  if (!take_identity(engine->context.get(), identity)) return error_of("not_a_certificate");
  engine->stats = std::move(stats);
  return std::shared_ptr<const Engine>(std::move(engine));
}

}  // namespace dialogue::tls
