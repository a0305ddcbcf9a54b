// SPDX-License-Identifier: Apache-2.0
#include "client/core/transport/http_transport.h"

#include <httplib.h>
#include <poll.h>

#include <algorithm>
#include <charconv>

namespace dialogue {
namespace {

constexpr time_t connect_s = 10, read_s = 30, write_s = 30, live_s = 75;
/// The largest answer is a page of rows with receipts, packed or not. A piece of a file is smaller.
constexpr std::size_t largest_answer = 8u << 20;

Error failure(const char* code, std::string detail) { return Error{code, "", {}, std::move(detail)}; }

bool is_page(std::string_view type) { return type.starts_with("text/html") || type.starts_with("application/xhtml"); }

Result<WireReply> judged(WireReply reply) {
  const std::string status = "status " + std::to_string(reply.status);
  if ((reply.status >= 300 && reply.status < 400) || reply.status == 511) return failure("captive_portal", status);
  if (reply.status == 429 || reply.status == 503) return failure("busy", status);
  if (is_page(reply.content_type)) return failure(reply.status >= 500 ? "busy" : "captive_portal", status);
  return reply;
}

}  // namespace

Result<ServerAddress> parse_server_url(const std::string& url) {
  constexpr std::string_view scheme = "http://";
  const Error bad{"bad_address", "", {url}, ""};
  std::string_view rest = url;
  if (!rest.starts_with(scheme)) return bad;
  rest.remove_prefix(scheme.size());
  if (rest.ends_with('/')) rest.remove_suffix(1);
  ServerAddress out;
  const bool v6 = rest.starts_with('[');
  const auto host_end = v6 ? rest.find(']') : rest.find(':');
  if (v6 && host_end == std::string_view::npos) return bad;
  out.host = v6 ? rest.substr(1, host_end - 1) : rest.substr(0, host_end);
  const auto tail = v6 ? rest.substr(host_end + 1) : host_end == std::string_view::npos ? std::string_view() : rest.substr(host_end);
  const auto allowed = [v6](unsigned char c) { return std::isalnum(c) || c == '.' || c == '-' || (v6 && c == ':'); };
  if (out.host.empty() || out.host.size() > 253 || !std::all_of(out.host.begin(), out.host.end(), allowed)) return bad;
  if (tail.empty()) return out;
  const auto [end, error] = std::from_chars(tail.data() + 1, tail.data() + tail.size(), out.port);
  if (tail.front() != ':' || tail.size() == 1 || error != std::errc() || end != tail.data() + tail.size() || out.port == 0) return bad;
  return out;
}

/// The library's client, with a way to have its connection before there is a request.
class HttpTransport::Line : public httplib::ClientImpl {
 public:
  using httplib::ClientImpl::ClientImpl;

  bool stand_up(httplib::Error& error) {
    const std::lock_guard lock(socket_mutex_);
    if (socket_.is_open() && alive()) return true;
    if (socket_.is_open()) {
      shutdown_socket(socket_);
      close_socket(socket_);
    }
    return create_and_connect_socket(socket_, error);
  }

 private:
  /// The other side has not closed it, and no bytes came that nobody asked for.
  bool alive() const {
    pollfd look{socket_.sock, POLLIN, 0};
    return ::poll(&look, 1, 0) == 0;
  }
};

struct HttpTransport::Parts {
  explicit Parts(const ServerAddress& address) : client(address.host, address.port) {
    client.set_keep_alive(true);
    client.set_follow_location(false);
    // Nothing of ours is ever content-encoded, so such a body is not unpacked.
    client.set_decompress(false);
    client.set_tcp_nodelay(true);
    client.set_connection_timeout(connect_s);
    client.set_write_timeout(write_s);
  }
  Line client;
};

HttpTransport::HttpTransport(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
HttpTransport::~HttpTransport() = default;

Result<std::unique_ptr<HttpTransport>> HttpTransport::to(const std::string& url) {
  const auto address = parse_server_url(url);
  if (!address) return address.error();
  return std::unique_ptr<HttpTransport>(new HttpTransport(std::make_unique<Parts>(*address)));
}

void HttpTransport::interrupt() { parts_->client.stop(); }

Status HttpTransport::connect() {
  auto error = httplib::Error::Success;
  if (parts_->client.stand_up(error)) return {};
  return failure("offline", httplib::to_string(error));
}

Result<WireReply> HttpTransport::call(const WireRequest& request) {
  httplib::Request out;
  out.method = request.method;
  out.path = request.path;
  out.body = request.body;
  // The library adds both when they are missing, and its own are longer.
  out.headers = {{"Accept", ""}, {"User-Agent", ""}};
  if (!request.content_type.empty()) out.headers.emplace("Content-Type", request.content_type);
  if (!request.authorization.empty()) out.headers.emplace("Authorization", request.authorization);
  WireReply reply;
  bool too_large = false;
  out.content_receiver = [&](const char* data, std::size_t size, std::uint64_t, std::uint64_t) {
    too_large = reply.body.size() + size > largest_answer;
    if (!too_large) reply.body.append(data, size);
    return !too_large;
  };
  parts_->client.set_read_timeout(request.path.starts_with("/v1/live") ? live_s : read_s);
  const auto result = parts_->client.send(out);
  if (too_large) return failure("captive_portal", "answer too large");
  if (!result) return failure("offline", httplib::to_string(result.error()));
  reply.status = result->status;
  reply.content_type = result->get_header_value("Content-Type");
  return judged(std::move(reply));
}

}  // namespace dialogue
