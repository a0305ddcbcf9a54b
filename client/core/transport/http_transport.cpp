// SPDX-License-Identifier: Apache-2.0
#include "client/core/transport/http_transport.h"

#include <optional>
#include <string_view>
#include <utility>

#include "client/core/transport/http_requests.h"
#include "client/core/transport/proxy_tunnel.h"
#include "client/core/transport/server_address.h"
#include "client/core/transport/tls_client.h"
#include "shared/text/host_name.h"

namespace dialogue {
namespace {

constexpr std::int64_t read_ms = 30'000, write_ms = 30'000, live_ms = 75'000;

Error failure(const char* code, std::string detail) { return Error{code, "", {}, std::move(detail)}; }

bool is_page(std::string_view type) { return type.starts_with("text/html") || type.starts_with("application/xhtml"); }

/// How a port for TLS answers a request in the clear, where it answers it at all: none of ours is refused so.
bool wants_tls(const WireReply& reply) { return reply.status == 400 && !reply.content_type.starts_with("application/"); }

Result<WireReply> judged(WireReply reply, const std::optional<Proxy>& proxy, bool tls) {
  const std::string status = "status " + std::to_string(reply.status);
  if (reply.status == 407) return proxy ? Error{"proxy_needs_sign_in", "", {proxy->host}, status} : failure("captive_portal", status);
  if ((reply.status >= 300 && reply.status < 400) || reply.status == 511) return failure("captive_portal", status);
  // With a proof the server says itself what it is about.
  const bool says_why = reply.content_type == "application/problem+json" && reply.proof.find(' ') != std::string::npos;
  if ((reply.status == 429 || reply.status == 503) && !says_why) return failure("busy", status);
  if (!tls && wants_tls(reply)) return failure("wants_tls", status);
  if (is_page(reply.content_type)) return failure(reply.status >= 500 ? "busy" : "captive_portal", status);
  return reply;
}

}  // namespace

/// One connection at a time to one server, however it is reached.
class HttpTransport::Line {
 public:
  Line(ServerAddress server, LineOptions options)
      : server_(std::move(server)),
        options_(std::move(options)),
        tls_(server_.host, authority(server_, true), options_.trust, options_.sessions, *options_.clock) {}

  Interrupter& interrupter() { return interrupter_; }

  Status stand_up() {
    if (channel_ && channel_->quiet()) return {};
    channel_.reset();
    const Wait wait(interrupter_, *options_.clock, options_.connect_ms);
    auto made = reach(wait);
    if (made && server_.tls) made = tls_.handshake(std::move(*made), wait);
    if (!made) return made.error();
    channel_ = std::move(*made);
    return {};
  }

  Result<WireReply> ask(const WireRequest& request) {
    if (const auto up = stand_up(); !up) return up.error();
    const HttpPatience patience{write_ms, request.path.starts_with("/v1/live") ? live_ms : read_ms};
    auto answer = HttpRequests(authority(server_, false), interrupter_, *options_.clock).ask(*channel_, request, patience);
    if (!answer || !answer->line_may_stay) channel_.reset();
    if (!answer) return answer.error();
    return judged(std::move(answer->reply), proxy_, server_.tls);
  }

 private:
  /// A connection whose bytes reach the server.
  Result<std::unique_ptr<Channel>> reach(const Wait& wait) {
    // Plain http stays on this computer.
    auto proxy = server_.tls && options_.proxy_for ? options_.proxy_for(server_) : Result<std::optional<Proxy>>(std::nullopt);
    if (!proxy) return proxy.error();
    proxy_ = std::move(*proxy);
    auto socket = connected(proxy_ ? proxy_->host : server_.host, proxy_ ? proxy_->port : server_.port, wait);
    if (!socket) {
      if (!proxy_ || interrupter_.interrupted()) return socket.error();
      return Error{"proxy_unreachable", "", {proxy_->host}, socket.error().detail};
    }
    std::unique_ptr<Channel> channel = std::make_unique<SocketChannel>(std::move(*socket));
    if (proxy_)
      if (const auto open = open_tunnel(*channel, *proxy_, server_, wait); !open) return open.error();
    return channel;
  }

  Result<OwnedSocket> connected(const std::string& host, std::uint16_t port, const Wait& wait) {
    const auto endpoints = options_.resolve(host, port, wait);
    if (!endpoints) return endpoints.error();
    return dial(by_turns(*endpoints), wait, options_.stagger_ms);
  }

  const ServerAddress server_;
  const LineOptions options_;
  Interrupter interrupter_;
  TlsClient tls_;
  std::optional<Proxy> proxy_;  ///< that the channel goes through
  std::unique_ptr<Channel> channel_;
};

HttpTransport::HttpTransport(std::unique_ptr<Line> line) : line_(std::move(line)) {}
HttpTransport::~HttpTransport() = default;

Result<std::unique_ptr<HttpTransport>> HttpTransport::to(const std::string& url, LineOptions options) {
  auto address = parse_server_url(url);
  if (!address) return address.error();
  if (!address->tls && !is_loopback_host(address->host)) return Error{"not_secured", "", {address->host}, ""};
  return std::unique_ptr<HttpTransport>(new HttpTransport(std::make_unique<Line>(std::move(*address), std::move(options))));
}

void HttpTransport::interrupt() { line_->interrupter().interrupt(); }

Status HttpTransport::connect() {
  line_->interrupter().forget();
  return line_->stand_up();
}

Result<WireReply> HttpTransport::call(const WireRequest& request) {
  line_->interrupter().forget();
  return line_->ask(request);
}

}  // namespace dialogue
