// SPDX-License-Identifier: Apache-2.0
#include "tests/fakes/tls_asker.h"

#include <openssl/err.h>

#include <algorithm>

#include "server/tls/stream_bio.h"

namespace dialogue::test {

using net::Io;
using net::Moved;

Moved TlsAsker::Counted::read(std::span<char> into) {
  const auto got = carrier->read(into);
  bytes += got.bytes;
  return got;
}

Moved TlsAsker::Counted::write(std::string_view out) {
  const auto went = carrier->write(out);
  bytes += went.bytes;
  return went;
}

TlsAsker::TlsAsker(std::unique_ptr<net::Stream> carrier, How how) : how_(std::move(how)), counted_(std::move(carrier)) {
  context_.reset(SSL_CTX_new(TLS_client_method()));
  SSL_CTX_set_min_proto_version(context_.get(), how_.version);
  SSL_CTX_set_max_proto_version(context_.get(), how_.version);
  SSL_CTX_set_mode(context_.get(), SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  SSL_CTX_set1_groups_list(context_.get(), how_.groups);
  SSL_CTX_set_ciphersuites(context_.get(), "TLS_AES_128_GCM_SHA256");
  SSL_CTX_set_cipher_list(context_.get(), "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256");
  SSL_CTX_set_session_cache_mode(context_.get(), SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
  SSL_CTX_set_app_data(context_.get(), this);
  SSL_CTX_sess_set_new_cb(context_.get(), [](SSL* ssl, SSL_SESSION* session) {
    auto& self = *static_cast<TlsAsker*>(SSL_CTX_get_app_data(SSL_get_SSL_CTX(ssl)));
    // A connection that is dropped spoils its own session for coming back, not a copy.
    self.session_ = TlsSession(SSL_SESSION_dup(session), SSL_SESSION_free);
    ++self.tickets_;
    return 0;
  });
  ssl_.reset(SSL_new(context_.get()));
  auto bio = tls::bio_over(counted_);
  SSL_set_bio(ssl_.get(), bio.get(), bio.get());
  bio.release();
  SSL_set_connect_state(ssl_.get());
  if (!how_.protocols.empty())
    SSL_set_alpn_protos(ssl_.get(), reinterpret_cast<const unsigned char*>(how_.protocols.data()), unsigned(how_.protocols.size()));
  if (how_.session) {
    // A server that takes no early data says so in its ticket. One that sends some all the same says nothing.
    const TlsSession offered(SSL_SESSION_dup(how_.session.get()), SSL_SESSION_free);
    if (!how_.early.empty()) SSL_SESSION_set_max_early_data(offered.get(), 16384);
    SSL_set_session(ssl_.get(), offered.get());
  }
}

Io TlsAsker::came(int result) {
  switch (SSL_get_error(ssl_.get(), result)) {
    case SSL_ERROR_WANT_READ:
      return Io::want_read;
    case SSL_ERROR_WANT_WRITE:
      return Io::want_write;
    case SSL_ERROR_ZERO_RETURN:
      return Io::ended;
    default:
      return Io::broken;
  }
}

Io TlsAsker::greet() {
  ERR_clear_error();
  if (!how_.early.empty() && !early_sent_) {
    std::size_t went = 0;
    if (const int result = SSL_write_early_data(ssl_.get(), how_.early.data(), how_.early.size(), &went); result != 1) return came(result);
    early_sent_ = true;
  }
  const int result = SSL_do_handshake(ssl_.get());
  return result == 1 ? Io::done : came(result);
}

Moved TlsAsker::read(std::span<char> into) {
  if (const Io io = greet(); io != Io::done) return {io};
  ERR_clear_error();
  std::size_t bytes = 0;
  const int result = SSL_read_ex(ssl_.get(), into.data(), into.size(), &bytes);
  return result == 1 ? Moved{Io::done, bytes} : Moved{came(result)};
}

Moved TlsAsker::write(std::string_view bytes) {
  if (const Io io = greet(); io != Io::done) return {io};
  ERR_clear_error();
  std::size_t went = 0;
  const int result = SSL_write_ex(ssl_.get(), bytes.data(), std::min<std::size_t>(bytes.size(), SSL3_RT_MAX_PLAIN_LENGTH), &went);
  return result == 1 ? Moved{Io::done, went} : Moved{came(result)};
}

Io TlsAsker::shutdown() {
  if (const Io io = greet(); io != Io::done) return io;
  if (const int result = SSL_shutdown(ssl_.get()); result < 0) return came(result);
  return counted_.shutdown();
}

std::optional<PublicKey> TlsAsker::server_key() const {
  PublicKey out{};
  std::size_t size = out.size();
  const auto* certificate = SSL_get0_peer_certificate(ssl_.get());
  if (certificate == nullptr || EVP_PKEY_get_raw_public_key(X509_get0_pubkey(certificate), out.data(), &size) != 1) return std::nullopt;
  return out;
}

std::string TlsAsker::protocol() const {
  const unsigned char* name = nullptr;
  unsigned size = 0;
  SSL_get0_alpn_selected(ssl_.get(), &name, &size);
  return {reinterpret_cast<const char*>(name), size};
}

}  // namespace dialogue::test
