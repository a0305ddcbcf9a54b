// SPDX-License-Identifier: Apache-2.0
#include "client/core/transport/http_requests.h"

#include <httplib.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <utility>

namespace dialogue {
namespace {

/// The largest answer is a page of rows with receipts, packed or not. A piece of a file is smaller.
constexpr std::size_t largest_answer = 8u << 20;
constexpr std::size_t largest_head = 64u << 10;
/// Bytes a second, over the whole of an answer, that even the slowest line has. What is slower would never end.
constexpr std::int64_t slowest_line = 100;
/// The library reads the first line with an expression that needs stack for each character.
constexpr std::size_t longest_first_line = 1024;

/// TLS begins with a record of an alert or of a handshake, and no answer of HTTP with such a byte.
bool begins_tls(char first) {
  constexpr char alert = 0x15, handshake = 0x16;
  return first == alert || first == handshake;
}

/// The library's stream over a channel. What is written leaves as one piece when the answer is waited for. Answers are bounded.
class ChannelStream final : public httplib::Stream {
 public:
  ChannelStream(Channel& channel, Interrupter& interrupter, Clock& clock, HttpPatience patience)
      : channel_(channel), interrupter_(interrupter), clock_(clock), patience_(patience), began_ms_(clock.monotonic_ms()) {}

  bool is_readable() const override { return true; }
  bool is_writable() const override { return true; }
  void get_remote_ip_and_port(std::string&, int&) const override {}
  void get_local_ip_and_port(std::string&, int&) const override {}
  socket_t socket() const override { return INVALID_SOCKET; }

  ssize_t write(const char* bytes, std::size_t size) override {
    out_.append(bytes, size);
    return static_cast<ssize_t>(size);
  }

  ssize_t read(char* into, std::size_t size) override {
    if (failure_) return -1;
    if (!out_.empty()) {
      const auto sent = channel_.write(out_, {interrupter_, clock_, patience_.write_ms});
      out_.clear();
      if (!sent) return fail(sent.error());
      began_ms_ = clock_.monotonic_ms();
    }
    if (begin_ == end_) {
      const std::int64_t left =
          patience_.read_ms + static_cast<std::int64_t>(count_) * 1000 / slowest_line - (clock_.monotonic_ms() - began_ms_);
      if (left <= 0) return fail({"offline", "", {}, "too slow"});
      const auto got = channel_.read(buffer_.data(), buffer_.size(), {interrupter_, clock_, std::min(patience_.read_ms, left)});
      if (!got) return fail(got.error());
      if (*got == 0) return 0;
      if (count_ == 0 && begins_tls(buffer_[0])) return fail({"wants_tls", "", {}, "TLS"});
      begin_ = 0;
      end_ = *got;
    }
    const std::size_t n = std::min(size, end_ - begin_);
    std::memcpy(into, buffer_.data() + begin_, n);
    begin_ += n;
    count_ += n;
    in_first_line_ = in_first_line_ && !std::memchr(into, '\n', n);
    if (in_first_line_ && count_ > longest_first_line) return fail({"offline", "", {}, "not HTTP"});
    if (count_ > largest_answer + largest_head) return fail({"captive_portal", "", {}, "answer too large"});
    return static_cast<ssize_t>(n);
  }

  /// Why reading ended before its time.
  const std::optional<Error>& failure() const { return failure_; }
  /// All that came was read.
  bool is_empty() const { return begin_ == end_; }

 private:
  ssize_t fail(Error error) {
    failure_ = std::move(error);
    return -1;
  }

  Channel& channel_;
  Interrupter& interrupter_;
  Clock& clock_;
  const HttpPatience patience_;
  std::int64_t began_ms_;  ///< to wait for the answer
  std::string out_;
  std::array<char, 16384> buffer_;
  std::size_t begin_ = 0, end_ = 0, count_ = 0;
  bool in_first_line_ = true;
  std::optional<Error> failure_;
};

/// The library's client for its requests and answers alone: connections are ours.
class Client final : public httplib::ClientImpl {
 public:
  Client() : ClientImpl("") {
    set_follow_location(false);
    // Nothing of ours is ever content-encoded, so such a body is not unpacked.
    set_decompress(false);
    set_url_encode(false);
  }

  bool ask(httplib::Stream& stream, httplib::Request& request, httplib::Response& response, httplib::Error& error) {
    return process_request(stream, request, response, false, error);
  }
};

httplib::Request request_of(const WireRequest& request, const std::string& host) {
  httplib::Request out;
  out.method = request.method;
  out.path = request.path;
  out.body = request.body;
  // The library adds the first two when they are missing, and its own are longer.
  out.headers = {{"Accept", ""}, {"User-Agent", ""}, {"Host", host}};
  if (!request.content_type.empty()) out.headers.emplace("Content-Type", request.content_type);
  if (!request.authorization.empty()) out.headers.emplace("Authorization", request.authorization);
  return out;
}

}  // namespace

HttpRequests::HttpRequests(std::string host, Interrupter& interrupter, Clock& clock)
    : host_(std::move(host)), interrupter_(interrupter), clock_(clock) {}

Result<HttpAnswer> HttpRequests::ask(Channel& channel, const WireRequest& request, HttpPatience patience) {
  auto asked = request_of(request, host_);
  HttpAnswer out;
  bool too_large = false;
  asked.content_receiver = [&](const char* data, std::size_t size, std::uint64_t, std::uint64_t) {
    too_large = out.reply.body.size() + size > largest_answer;
    if (!too_large) out.reply.body.append(data, size);
    return !too_large;
  };
  ChannelStream stream(channel, interrupter_, clock_, patience);
  httplib::Response answer;
  auto error = httplib::Error::Success;
  const bool came = Client().ask(stream, asked, answer, error);
  if (too_large) return Error{"captive_portal", "", {}, "answer too large"};
  // Where a length is missing the library takes what broke off for the end.
  if (stream.failure()) return *stream.failure();
  if (!came) return Error{"offline", "", {}, httplib::to_string(error)};
  out.reply.status = answer.status;
  out.reply.content_type = answer.get_header_value("Content-Type");
  out.reply.proof = answer.get_header_value("Dialogue");
  const bool ends = answer.version != "HTTP/1.1" || answer.get_header_value("Connection") == "close";
  const bool measured = answer.has_header("Content-Length") || answer.has_header("Transfer-Encoding") || answer.status == 204;
  out.line_may_stay = !ends && measured && stream.is_empty();
  return out;
}

}  // namespace dialogue
