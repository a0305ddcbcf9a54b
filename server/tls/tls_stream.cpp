// SPDX-License-Identifier: Apache-2.0
#include "server/tls/tls_stream.h"

#include <openssl/err.h>

#include <array>

#include "server/tls/stream_bio.h"

namespace dialogue::tls {

using net::Io;
using net::Moved;

TlsStream::~TlsStream() {
  if (opening_.begun() && !established_) ++engine_->stats->failed;
}

/// What became of a call that did not succeed.
Io TlsStream::came(int result) {
  switch (SSL_get_error(ssl_.get(), result)) {
    case SSL_ERROR_WANT_READ:
      return Io::want_read;
    case SSL_ERROR_WANT_WRITE:
      return Io::want_write;
    case SSL_ERROR_ZERO_RETURN:
      return Io::ended;
    default:
      return broken();
  }
}

Io TlsStream::begin() {
  if (const Io io = opening_.look(); io != Io::done) return io == Io::ended ? broken() : io;
  if (!opening_.is_handshake()) {
    if (opening_.is_http()) answer_plainly();
    return broken();
  }
  ssl_.reset(SSL_new(engine_->context.get()));
  auto bio = bio_over(opening_);
  if (!ssl_ || !bio) return broken();
  SSL_set_app_data(ssl_.get(), &opening_);
  // Both ways are one; OpenSSL gives it back once.
  SSL_set_bio(ssl_.get(), bio.get(), bio.get());
  bio.release();
  SSL_set_accept_state(ssl_.get());
  return Io::done;
}

Io TlsStream::greet() {
  if (established_) return Io::done;
  if (broken_) return Io::broken;
  if (!ssl_)
    if (const Io io = begin(); io != Io::done) return io;
  ERR_clear_error();
  const int result = SSL_do_handshake(ssl_.get());
  if (result != 1) {
    const Io io = came(result);
    return io == Io::ended ? broken() : io;
  }
  established_ = true;
  opening_.end_greeting();
  auto& stats = *engine_->stats;
  ++stats.handshakes;
  if (SSL_session_reused(ssl_.get()) == 1) ++stats.resumed;
  if (SSL_get_early_data_status(ssl_.get()) == SSL_EARLY_DATA_REJECTED) ++stats.early_data_refused;
  return Io::done;
}

Moved TlsStream::read(std::span<char> into) {
  if (const Io io = greet(); io != Io::done) return {io};
  if (broken_) return {Io::broken};
  ERR_clear_error();
  std::size_t bytes = 0;
  const int result = SSL_read_ex(ssl_.get(), into.data(), into.size(), &bytes);
  return result == 1 ? Moved{Io::done, bytes} : Moved{came(result)};
}

bool TlsStream::has_pending() const { return ssl_ && SSL_pending(ssl_.get()) > 0; }

Moved TlsStream::write(std::string_view bytes) {
  if (const Io io = greet(); io != Io::done) return {io};
  if (broken_) return {Io::broken};
  ERR_clear_error();
  // One record. Of several, OpenSSL would tell only when the last has gone, and a slow peer would look like one that does not read.
  bytes = bytes.substr(0, SSL3_RT_MAX_PLAIN_LENGTH);
  std::size_t went = 0;
  const int result = SSL_write_ex(ssl_.get(), bytes.data(), bytes.size(), &went);
  return result == 1 ? Moved{Io::done, went} : Moved{came(result)};
}

Io TlsStream::shutdown() {
  if (const Io io = greet(); io != Io::done) return io;
  if (broken_) return Io::broken;
  ERR_clear_error();
  if (const int result = SSL_shutdown(ssl_.get()); result < 0) return came(result);
  return opening_.shutdown();
}

/// Somebody left the s out of the address. What they sent is read, since closing over it could take the answer along.
void TlsStream::answer_plainly() {
  constexpr std::string_view answer =
      "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 57\r\nConnection: close\r\n\r\n"
      "This port is encrypted. Write https:// in the address.  \n";
  static_assert(answer.size() - answer.find("\r\n\r\n") - 4 == 57);
  opening_.write(answer);
  opening_.shutdown();
  std::array<char, 16384> rest;
  for (int piece = 0; piece < 4 && opening_.read(rest).io == Io::done; ++piece) continue;
}

}  // namespace dialogue::tls
