// SPDX-License-Identifier: Apache-2.0
#include "client/core/transport/tls_client.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "client/core/transport/certificate_judge.h"
#include "client/core/transport/server_address.h"
#include "client/core/transport/tls_session.h"

namespace dialogue {
namespace {

// One exchange of keys is offered at once; the other is there for servers that have no X25519.
constexpr const char* key_exchanges = "X25519:P-256";
constexpr const char* ciphers_13 = "TLS_AES_128_GCM_SHA256:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_256_GCM_SHA384";
constexpr const char* ciphers_12 =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:"
    "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";
// Also of keys that are not ours: who stands in between is to be seen as that, and not as a line that broke.
constexpr const char* own_signatures = "ed25519:ECDSA+SHA256:RSA-PSS+SHA256:RSA+SHA256";

Error offline(std::string detail) { return {"offline", "", {}, std::move(detail)}; }

std::string last_error() {
  const unsigned long code = ERR_peek_last_error();
  const char* reason = ERR_reason_error_string(code);
  return reason ? std::string("TLS: ") + reason : "TLS";
}

struct FreeContext {
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
struct FreeConnection {
  void operator()(SSL* ssl) const { SSL_free(ssl); }
};
using Connection = std::unique_ptr<SSL, FreeConnection>;

}  // namespace

struct TlsClient::Context {
  Context(std::string name, const std::string& server, const Trust& trust_in, std::shared_ptr<SessionKeep> sessions, Clock& clock)
      : host(std::move(name)), trust(trust_in), judge(host, trust, clock), kept(std::move(sessions), server, trust) {}

  std::string host;
  Trust trust;
  CertificateJudge judge;
  KeptTlsSession kept;
  std::unique_ptr<SSL_CTX, FreeContext> ssl;
  std::optional<Error> judged;  ///< what the judge said in the handshake under way

  Status set_up();
};

/// The channel above: TLS bytes go through two buffers, so that each flight is one piece, and nothing of OpenSSL touches the socket.
class TlsChannel final : public Channel {
 public:
  /// `judged_ms`: when the certificate was looked at of the session that it takes up, if the server does.
  TlsChannel(std::shared_ptr<TlsClient::Context> context, std::unique_ptr<Channel> below, Connection ssl,
             std::optional<std::int64_t> judged_ms)
      : context_(std::move(context)),
        below_(std::move(below)),
        ssl_(std::move(ssl)),
        began_ms_(context_->judge.clock().unix_ms()),
        judged_ms_(judged_ms.value_or(began_ms_)) {
    SSL_set_app_data(ssl_.get(), this);
  }

  ~TlsChannel() override {
    if (failed_ || !SSL_is_init_finished(ssl_.get())) return;
    SSL_shutdown(ssl_.get());
    // Whether the word of goodbye arrives is of no account.
    (void)flush(Wait::none(context_->judge.clock())).ok();
  }

  Status handshake(const Wait& wait) {
    for (;;) {
      ERR_clear_error();
      const int done = SSL_connect(ssl_.get());
      const int why = done == 1 ? SSL_ERROR_NONE : SSL_get_error(ssl_.get(), done);
      const std::string said = done == 1 ? "" : last_error();
      // The last word of the handshake leaves with the first request, as one piece.
      if (done == 1) return {};
      // Also the word that a certificate was not taken.
      const auto sent = flush(wait);
      if (context_->judged) return failed(*context_->judged);
      if (!sent) return failed(sent.error());
      if (why != SSL_ERROR_WANT_READ) return failed(greeted_by_another() ? Error{"no_tls", "", {}, said} : offline(said));
      const auto more = fetch(wait);
      if (!more) return failed(more.error());
      if (*more == 0)
        return failed(first_.empty() || !greeted_by_another() ? offline("closed in the handshake") : Error{"no_tls", "", {}, ""});
    }
  }

  Result<std::size_t> read(char* into, std::size_t size, const Wait& wait) override {
    for (;;) {
      ERR_clear_error();
      std::size_t got = 0;
      const int done = SSL_read_ex(ssl_.get(), into, size, &got);
      if (done == 1) return got;
      const int why = SSL_get_error(ssl_.get(), done);
      if (why == SSL_ERROR_ZERO_RETURN) return std::size_t{0};
      if (why != SSL_ERROR_WANT_READ) return failed(offline(last_error()));
      // What the other side asked for beside its bytes, such as new keys.
      if (const auto sent = flush(wait); !sent) return failed(sent.error());
      const auto more = fetch(wait);
      if (!more) return failed(more.error());
      if (*more == 0) return failed(offline("cut off"));
    }
  }

  Status write(std::string_view bytes, const Wait& wait) override {
    while (!bytes.empty()) {
      ERR_clear_error();
      std::size_t taken = 0;
      if (SSL_write_ex(ssl_.get(), bytes.data(), std::min(bytes.size(), piece), &taken) != 1) return failed(offline(last_error()));
      bytes.remove_prefix(taken);
      if (const auto sent = flush(wait); !sent) return failed(sent.error());
    }
    return {};
  }

  /// Bytes that came without being asked for may be tickets for sessions to come: TLS takes those in by itself.
  bool quiet() override {
    if (failed_) return false;
    while (!below_->quiet()) {
      const auto more = fetch(Wait::none(context_->judge.clock()));
      if (!more || *more == 0) return false;
    }
    ERR_clear_error();
    char byte = 0;
    std::size_t got = 0;
    const int done = SSL_peek_ex(ssl_.get(), &byte, 1, &got);
    return done != 1 && SSL_get_error(ssl_.get(), done) == SSL_ERROR_WANT_READ;
  }

  SSL* ssl() { return ssl_.get(); }
  /// When the certificate was looked at that stands for this connection.
  std::int64_t judged_ms() const { return SSL_session_reused(ssl_.get()) == 1 ? judged_ms_ : began_ms_; }

 private:
  static constexpr std::size_t piece = 16u << 10;

  Error failed(Error error) {
    failed_ = true;
    return error;
  }

  /// What TLS has to say goes down.
  Status flush(const Wait& wait) {
    BIO* out = SSL_get_wbio(ssl_.get());
    char* bytes = nullptr;
    const long size = BIO_get_mem_data(out, &bytes);
    if (size <= 0) return {};
    const auto sent = below_->write({bytes, static_cast<std::size_t>(size)}, wait);
    (void)BIO_reset(out);
    return sent;
  }

  /// What came from below goes to TLS.
  Result<std::size_t> fetch(const Wait& wait) {
    std::array<char, piece> bytes;
    const auto got = below_->read(bytes.data(), bytes.size(), wait);
    if (!got || *got == 0) return got;
    if (first_.size() < 5) first_.append(bytes.data(), std::min<std::size_t>(*got, 5));
    BIO_write(SSL_get_rbio(ssl_.get()), bytes.data(), static_cast<int>(*got));
    return got;
  }

  /// TLS begins with a record of a handshake or an alert.
  bool greeted_by_another() const { return !first_.empty() && first_.front() != SSL3_RT_HANDSHAKE && first_.front() != SSL3_RT_ALERT; }

  const std::shared_ptr<TlsClient::Context> context_;
  const std::unique_ptr<Channel> below_;
  const Connection ssl_;
  const std::int64_t began_ms_, judged_ms_;
  std::string first_;
  bool failed_ = false;
};

Status TlsClient::Context::set_up() {
  if (ssl) return {};
  ssl.reset(SSL_CTX_new(TLS_client_method()));
  const bool system = trust.mode == Trust::Mode::system;
  const bool made = ssl && SSL_CTX_set_min_proto_version(ssl.get(), TLS1_2_VERSION) == 1 &&
                    SSL_CTX_set1_groups_list(ssl.get(), key_exchanges) == 1 && SSL_CTX_set_ciphersuites(ssl.get(), ciphers_13) == 1 &&
                    SSL_CTX_set_cipher_list(ssl.get(), ciphers_12) == 1 &&
                    (system ? SSL_CTX_set_default_verify_paths(ssl.get()) : SSL_CTX_set1_sigalgs_list(ssl.get(), own_signatures)) == 1;
  if (!made) {
    ssl.reset();
    return Error{"no_crypto", "", {}, last_error()};
  }
  SSL_CTX_set_options(ssl.get(), SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_ENCRYPT_THEN_MAC);
  SSL_CTX_set_verify(ssl.get(), SSL_VERIFY_PEER, nullptr);
  SSL_CTX_set_cert_verify_callback(
      ssl.get(),
      [](X509_STORE_CTX* shown, void* self) {
        auto& context = *static_cast<Context*>(self);
        const Status said = context.judge.of_shown(*shown);
        if (said) return X509_STORE_CTX_set_error(shown, X509_V_OK), 1;
        context.judged = said.error();
        if (X509_STORE_CTX_get_error(shown) == X509_V_OK) X509_STORE_CTX_set_error(shown, X509_V_ERR_CERT_UNTRUSTED);
        return 0;
      },
      this);
  SSL_CTX_set_session_cache_mode(ssl.get(), SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
  SSL_CTX_set_app_data(ssl.get(), this);
  SSL_CTX_sess_set_new_cb(ssl.get(), [](SSL* connection, SSL_SESSION* session) {
    const auto& channel = *static_cast<const TlsChannel*>(SSL_get_app_data(connection));
    static_cast<Context*>(SSL_CTX_get_app_data(SSL_get_SSL_CTX(connection)))->kept.save(*session, channel.judged_ms());
    return 0;
  });
  return {};
}

TlsClient::TlsClient(std::string host, std::string server, Trust trust, std::shared_ptr<SessionKeep> sessions, Clock& clock)
    : context_(std::make_shared<Context>(std::move(host), server, trust, std::move(sessions), clock)) {}
TlsClient::~TlsClient() = default;

Result<std::unique_ptr<Channel>> TlsClient::handshake(std::unique_ptr<Channel> below, const Wait& wait) {
  if (const auto up = context_->set_up(); !up) return up.error();
  Connection ssl(SSL_new(context_->ssl.get()));
  if (!ssl) return Error{"no_memory", "", {}, last_error()};
  SSL_set_bio(ssl.get(), BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
  // A name server's address in digits is no name that a greeting may carry.
  if (!is_ip(context_->host)) SSL_set_tlsext_host_name(ssl.get(), context_->host.c_str());
  const auto resuming = context_->kept.offer(*ssl, context_->judge);
  context_->judged.reset();
  auto channel = std::make_unique<TlsChannel>(context_, std::move(below), std::move(ssl), resuming);
  Status up = channel->handshake(wait);
  if (up && SSL_session_reused(channel->ssl())) up = context_->judge.of_kept(SSL_get0_peer_certificate(channel->ssl()));
  if (up) return std::unique_ptr<Channel>(std::move(channel));
  if (resuming) context_->kept.drop();
  return up.error();
}

}  // namespace dialogue
