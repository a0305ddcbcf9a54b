// SPDX-License-Identifier: Apache-2.0
#include "server/http/backend_link.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <charconv>
#include <cstring>
#include <optional>

#include "shared/base/hash.h"

namespace dialogue::http {
namespace {

Error broken(const char* detail) { return Error{"busy", "", {}, detail}; }

/// The value of a header in an answer of our own backend; empty when missing.
std::string_view header_value(std::string_view head, std::string_view name) {
  for (std::size_t at = head.find("\r\n"); at != std::string_view::npos; at = head.find("\r\n", at + 2)) {
    auto line = head.substr(at + 2);
    line = line.substr(0, line.find("\r\n"));
    if (line.size() > name.size() + 1 && line[name.size()] == ':' && strncasecmp(line.data(), name.data(), name.size()) == 0) {
      line.remove_prefix(name.size() + 1);
      while (line.starts_with(' ')) line.remove_prefix(1);
      return line;
    }
  }
  return {};
}

template <class Number>
std::optional<Number> number(std::string_view text) {
  Number n{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(n) : std::nullopt;
}

class UnixLink final : public BackendLink {
 public:
  UnixLink(std::string path, const Limits& limits) : path_(std::move(path)), limits_(limits) {}
  ~UnixLink() override { rest(); }

  void rest() override {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }

  Result<net::Response> call(const net::Request& request) override {
    const bool kept = fd_ >= 0;
    auto answer = attempt(request);
    // The other end may just have closed a kept connection. One that was taken all the same is answered with the time, and the device signs
    // anew.
    if (!answer && kept && answer.error().detail == "closed") answer = attempt(request);
    return answer;
  }

 private:
  Result<net::Response> attempt(const net::Request& request) {
    if (fd_ < 0 && !open()) return broken("connect");
    // It is base64, because the library decodes %xx in header values.
    std::string out = "POST / HTTP/1.1\r\nHost: d\r\nX-Method: " + request.method + "\r\nX-Target: " + b64(request.target) + "\r\n";
    if (!request.id.empty()) out += "X-Request: " + request.id + "\r\n";
    if (!request.content_type.empty()) out += "X-Type: " + request.content_type + "\r\n";
    if (!request.authorization.empty()) out += "X-Signature: " + b64(request.authorization) + "\r\n";
    if (request.again) out += "X-Again: 1\r\n";
    out += "Content-Type: application/octet-stream\r\nContent-Length: " + std::to_string(request.body.size()) + "\r\n\r\n";
    if (!send_all(out) || !send_all(request.body)) return drop("closed");
    return receive();
  }

  bool open() {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path_.size() >= sizeof address.sun_path) return false;
    std::memcpy(address.sun_path, path_.data(), path_.size());
    fd_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd_ < 0) return false;
    const timeval wait{limits_.backend_ms / 1000, (limits_.backend_ms % 1000) * 1000};
    ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
    ::setsockopt(fd_, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof wait);
    if (::connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return true;
    rest();
    return false;
  }

  bool send_all(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto n = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (n < 0 && errno == EINTR) continue;
      if (n <= 0) return false;
      bytes.remove_prefix(std::size_t(n));
    }
    return true;
  }

  bool read_more(std::string& in) {
    char piece[16384];
    for (;;) {
      const auto n = ::recv(fd_, piece, sizeof piece, 0);
      if (n < 0 && errno == EINTR) continue;
      if (n <= 0) return false;
      in.append(piece, std::size_t(n));
      return true;
    }
  }

  Result<net::Response> receive() {
    std::string in;
    std::size_t end;
    while ((end = in.find("\r\n\r\n")) == std::string::npos)
      if (in.size() > limits_.head_bytes || !read_more(in)) return drop(in.empty() ? "closed" : "cut");
    const std::string_view head = std::string_view(in).substr(0, end);
    const auto status = head.size() > 12 ? number<int>(head.substr(9, 3)) : std::nullopt;
    const auto length = number<std::size_t>(header_value(head, "Content-Length"));
    if (!status || !length || *length > limits_.answer_bytes) return drop("answer");
    net::Response answer{*status, std::string(header_value(head, "Content-Type")), {}, std::string(header_value(head, "Allow"))};
    if (!unb64(header_value(head, "X-Device"), answer.device)) return drop("answer");
    answer.proof = header_value(head, "Dialogue");
    const bool close = header_value(head, "Connection") == "close";
    in.erase(0, end + 4);
    while (in.size() < *length)
      if (!read_more(in)) return drop("cut");
    answer.body = std::move(in);
    if (close) rest();
    return answer;
  }

  Error drop(const char* why) {
    rest();
    return broken(why);
  }

  std::string path_;
  const Limits limits_;
  int fd_ = -1;
};

}  // namespace

MakeLink unix_links(std::string socket_path, const Limits& limits) {
  return [path = std::move(socket_path), limits] { return std::make_unique<UnixLink>(path, limits); };
}

}  // namespace dialogue::http
