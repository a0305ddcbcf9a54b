// SPDX-License-Identifier: Apache-2.0
#include "tests/transport/tls_place.h"

#include <openssl/err.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <utility>

#include "tests/catch.h"

namespace dialogue::test {

std::string ok(const std::string& body, const std::string& type) {
  return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string one_request(const std::function<std::string()>& some) {
  std::string out;
  for (;;) {
    const auto end = out.find("\r\n\r\n");
    if (end != std::string::npos) {
      const auto length = out.find("Content-Length: ");
      const std::size_t body = length < end ? std::strtoul(out.c_str() + length + 16, nullptr, 10) : 0;
      if (out.size() >= end + 4 + body) return out;
    }
    const auto more = some();
    if (more.empty()) return {};
    out += more;
  }
}

Place::Serve plain(Answers answers) {
  return [answers = std::move(answers)](Peer& peer) {
    for (;;) {
      const auto request = one_request([&] { return peer.some(); });
      if (request.empty()) return;
      const auto said = answers(request);
      if (!peer.say(said.bytes) || said.ends) return;
    }
  };
}

Answers forwarded(std::uint16_t port) {
  return [port](const std::string& request) -> Said {
    const int fd = dialled(port);
    if (fd < 0) return {"", true};
    const Peer server(fd);
    server.say(request);
    Said out{one_request([&] { return server.some(); })};
    ::close(fd);
    return out;
  };
}

TlsServer::TlsServer(const Identity& identity, int newest) : newest_(newest), context_(made(identity)) { std::signal(SIGPIPE, SIG_IGN); }

std::shared_ptr<SSL_CTX> TlsServer::made(const Identity& identity) const {
  std::shared_ptr<SSL_CTX> out(SSL_CTX_new(TLS_server_method()), FreeContext());
  SSL_CTX_set_max_proto_version(out.get(), newest_);
  REQUIRE(SSL_CTX_use_certificate(out.get(), identity.certificate.get()) == 1);
  REQUIRE(SSL_CTX_use_PrivateKey(out.get(), identity.key.get()) == 1);
  SSL_CTX_set_num_tickets(out.get(), 1);
  // Who comes with a good ticket gets no other one.
  SSL_CTX_set_info_callback(out.get(), [](const SSL* ssl, int where, int) {
    if ((where & SSL_CB_ACCEPT_LOOP) == SSL_CB_ACCEPT_LOOP && SSL_session_reused(ssl)) SSL_set_num_tickets(const_cast<SSL*>(ssl), 0);
  });
  SSL_CTX_set_session_id_context(out.get(), reinterpret_cast<const unsigned char*>("test"), 4);
  return out;
}

void TlsServer::restart_as(const Identity& identity) {
  auto fresh = made(identity);
  const std::lock_guard lock(mutex_);
  context_ = std::move(fresh);
}

Place::Serve TlsServer::serve(Answers answers) {
  return [this, answers = std::move(answers)](Peer& peer) {
    std::shared_ptr<SSL_CTX> context;
    {
      const std::lock_guard lock(mutex_);
      context = context_;
    }
    const std::unique_ptr<SSL, void (*)(SSL*)> ssl(SSL_new(context.get()), SSL_free);
    SSL_set_fd(ssl.get(), peer.fd());
    const bool up = SSL_accept(ssl.get()) == 1;
    if (SSL_get_early_data_status(ssl.get()) != SSL_EARLY_DATA_NOT_SENT) ++early;
    ERR_clear_error();
    if (!up) return;
    ++handshakes;
    if (SSL_session_reused(ssl.get())) ++resumed;
    if (closes_after_handshake) {
      SSL_shutdown(ssl.get());
      return;
    }
    const auto some = [&] {
      char bytes[16384];
      const int n = SSL_read(ssl.get(), bytes, sizeof bytes);
      return n > 0 ? std::string(bytes, static_cast<std::size_t>(n)) : std::string();
    };
    for (;;) {
      const auto request = one_request(some);
      if (request.empty()) break;
      const auto said = answers(request);
      for (std::size_t at = 0; at < said.bytes.size();) {
        const int n = SSL_write(ssl.get(), said.bytes.data() + at, static_cast<int>(said.bytes.size() - at));
        if (n <= 0) return;
        at += static_cast<std::size_t>(n);
      }
      if (said.ends) {
        // What ends in the middle of an answer is cut, not closed.
        if (said.bytes.ends_with("\n") || said.bytes.empty()) SSL_shutdown(ssl.get());
        break;
      }
    }
    ERR_clear_error();
  };
}

}  // namespace dialogue::test
