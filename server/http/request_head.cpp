// SPDX-License-Identifier: Apache-2.0
#include "server/http/request_head.h"

#include <algorithm>
#include <array>

#include "shared/base/hex_digit.h"

namespace dialogue::http {
namespace {

constexpr std::array<std::string_view, 3> our_types{"application/json", "application/vnd.acsg.sync+zstd", "application/octet-stream"};
/// A browser, or a mail program, posts a form to the one page for them.
constexpr std::array<std::string_view, 2> form_types{"application/x-www-form-urlencoded", "multipart/form-data"};
constexpr std::string_view form_page = "/mail/stop/";

/// Ours has 110 characters.
constexpr std::size_t longest_authorization = 1024;

Error refuse(const char* code, const char* detail) { return Error{code, "", {}, detail}; }

bool token_char(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         std::string_view("!#$%&'*+-.^_`|~").find(char(c)) != std::string_view::npos;
}

bool is_token(std::string_view s) { return !s.empty() && std::all_of(s.begin(), s.end(), token_char); }

std::string lower(std::string_view s) {
  std::string out(s);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = char(c + 32);
  return out;
}

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t')) s.remove_suffix(1);
  return s;
}

bool good_target(std::string_view t) {
  if (t.empty() || t.front() != '/') return false;
  for (std::size_t i = 0; i < t.size(); ++i) {
    const unsigned char c = static_cast<unsigned char>(t[i]);
    if (c <= 0x20 || c >= 0x7f || c == '#' || c == '\\' || c == '"' || c == '<' || c == '>') return false;
    if (c != '%') continue;
    if (i + 2 >= t.size()) return false;
    const int high = hex_digit(t[i + 1]), low = hex_digit(t[i + 2]);
    if (high < 0 || low < 0 || high < 2 || (high == 7 && low == 15)) return false;
  }
  return true;
}

bool good_value(std::string_view v) {
  return std::all_of(v.begin(), v.end(), [](unsigned char c) { return c == '\t' || (c >= 0x20 && c < 0x7f); });
}

Status parse_line(std::string_view line, RequestHead& head, const Limits& limits, bool& http11) {
  if (line.size() > limits.request_line) return refuse("head_too_large", "request line");
  const auto a = line.find(' ');
  const auto b = a == std::string_view::npos ? a : line.find(' ', a + 1);
  if (b == std::string_view::npos || line.find(' ', b + 1) != std::string_view::npos) return refuse("bad_request", "request line");
  const auto method = line.substr(0, a), version = line.substr(b + 1);
  if (!is_token(method)) return refuse("bad_request", "method");
  if (version != "HTTP/1.1" && version != "HTTP/1.0") return refuse("bad_request", "version");
  http11 = version == "HTTP/1.1";
  head.method = method;
  head.target = line.substr(a + 1, b - a - 1);
  if (!good_target(head.target)) return refuse("bad_request", "target");
  if (method != "GET" && method != "HEAD" && method != "POST" && method != "PUT") return refuse("method_not_allowed", "");
  return {};
}

/// What the headers said besides what goes into RequestHead.
struct Seen {
  bool host = false, length = false, type = false, authorization = false, close = false;
  std::string_view forwarded_for = {}, real_ip = {};
};

Status take_length(std::string_view value, RequestHead& head, Seen& seen) {
  if (seen.length) return refuse("bad_request", "two lengths");
  if (value.empty() || value.size() > 15 || value.find_first_not_of("0123456789") != std::string_view::npos)
    return refuse("bad_request", "length");
  seen.length = true;
  head.content_length = 0;
  for (char c : value) head.content_length = head.content_length * 10 + std::uint64_t(c - '0');
  return {};
}

Status take_type(std::string_view value, RequestHead& head, Seen& seen) {
  if (seen.type) return refuse("bad_request", "two types");
  seen.type = true;
  const auto type = lower(trimmed(value.substr(0, value.find(';'))));
  const auto is_of = [&](const auto& types) { return std::find(types.begin(), types.end(), type) != types.end(); };
  if (!is_of(our_types) && !(head.target.starts_with(form_page) && is_of(form_types))) return refuse("media_type", "");
  head.content_type = type;
  return {};
}

void take_connection(std::string_view value, Seen& seen) {
  while (!value.empty()) {
    const auto comma = value.find(',');
    const auto word = lower(trimmed(value.substr(0, comma)));
    seen.close |= word == "close";
    value = comma == std::string_view::npos ? std::string_view() : value.substr(comma + 1);
  }
}

Status take_header(std::string_view name, std::string_view value, RequestHead& head, Seen& seen) {
  if (name == "content-length") return take_length(value, head, seen);
  if (name == "content-type") return take_type(value, head, seen);
  if (name == "transfer-encoding") return refuse("length_required", "transfer-encoding");
  if (name == "content-encoding") return refuse("media_type", "content-encoding");
  if (name == "expect") return refuse("expectation", "");
  if (name == "connection") take_connection(value, seen);
  if (name == "x-forwarded-for") seen.forwarded_for = trimmed(value.substr(value.rfind(',') + 1));
  if (name == "x-real-ip") seen.real_ip = value;
  if (name == "host") {
    if (seen.host) return refuse("bad_request", "two hosts");
    seen.host = true;
  }
  if (name == "authorization") {
    if (seen.authorization) return refuse("bad_request", "two authorizations");
    if (value.size() > longest_authorization) return refuse("bad_request", "authorization");
    seen.authorization = true;
    head.authorization = value;
  }
  return {};
}

/// A proxy that writes one of them passes on what its client wrote into the other.
std::string_view agreed(const Seen& seen) {
  if (seen.forwarded_for.empty()) return seen.real_ip;
  return seen.real_ip.empty() || seen.real_ip == seen.forwarded_for ? seen.forwarded_for : std::string_view();
}

}  // namespace

bool may_begin_head(char first) { return token_char(static_cast<unsigned char>(first)); }

std::size_t find_head_end(std::string_view buffer, std::size_t from) {
  const auto at = buffer.find("\r\n\r\n", from > 3 ? from - 3 : 0);
  return at == std::string_view::npos ? at : at + 4;
}

Result<RequestHead> parse_request_head(std::string_view text, const Limits& limits) {
  if (text.size() > limits.head_bytes) return refuse("head_too_large", "head");
  if (!text.ends_with("\r\n\r\n")) return refuse("bad_request", "end");
  text.remove_suffix(2);
  RequestHead head;
  Seen seen;
  bool http11 = true;
  std::size_t lines = 0;
  for (; !text.empty(); ++lines) {
    const auto end = text.find("\r\n");
    const auto line = text.substr(0, end);
    text.remove_prefix(end + 2);
    if (line.find_first_of("\r\n") != std::string_view::npos) return refuse("bad_request", "bare line end");
    if (lines == 0) {
      if (auto ok = parse_line(line, head, limits, http11); !ok) return ok.error();
      continue;
    }
    if (lines > limits.headers || line.size() > limits.header_line) return refuse("head_too_large", "headers");
    const auto colon = line.find(':');
    // A line that begins with white space would continue the one before. It has no name, so it is refused.
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return refuse("bad_request", "header name");
    const auto value = trimmed(line.substr(colon + 1));
    if (!good_value(value)) return refuse("bad_request", "header value");
    if (auto ok = take_header(lower(line.substr(0, colon)), value, head, seen); !ok) return ok.error();
  }
  if (lines == 0) return refuse("bad_request", "empty");
  if (http11 && !seen.host) return refuse("bad_request", "no host");
  const bool has_body = head.method == "POST" || head.method == "PUT";
  if (has_body && !seen.length) return refuse("length_required", "");
  if (!has_body && head.content_length > 0) return refuse("bad_request", "body not expected");
  head.keep_alive = http11 && !seen.close;
  head.forwarded = agreed(seen);
  return head;
}

std::size_t body_limit(const RequestHead& head, const Limits& limits) {
  const std::string_view path = std::string_view(head.target).substr(0, head.target.find('?'));
  if (path == "/v1/sync") return limits.sync_body;
  if (head.method == "PUT" && path.starts_with("/v1/files/")) return limits.piece_body;
  return limits.small_body;
}

}  // namespace dialogue::http
