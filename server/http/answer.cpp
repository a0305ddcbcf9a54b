// SPDX-License-Identifier: Apache-2.0
#include "server/http/answer.h"

#include "sync/messages.h"

namespace dialogue::http {
namespace {

std::string_view reason(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 204:
      return "No Content";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 411:
      return "Length Required";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 422:
      return "Unprocessable Content";
    case 426:
      return "Upgrade Required";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    case 507:
      return "Insufficient Storage";
    default:
      return status < 500 ? "Refused" : "Failed";
  }
}

/// Things that a person's browser or a cache might get hold of. Sync, enrolment and live answers are not among them.
bool is_page(const net::Response& answer, std::string_view method) { return answer.status != 204 && (method == "GET" || method == "HEAD"); }

}  // namespace

std::string answer_bytes(const net::Response& answer, const AnswerOptions& options) {
  std::string out = "HTTP/1.1 " + std::to_string(answer.status) + " " + std::string(reason(answer.status)) + "\r\n";
  if (!answer.content_type.empty()) out += "Content-Type: " + answer.content_type + "\r\n";
  if (answer.status != 204) out += "Content-Length: " + std::to_string(answer.body.size()) + "\r\n";
  // A type of our own says it already.
  if (!answer.proof.empty() || !answer.content_type.starts_with("application/vnd.acsg."))
    out += "Dialogue: " + (answer.proof.empty() ? std::to_string(protocol_version) : answer.proof) + "\r\n";
  if (is_page(answer, options.method)) out += "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n";
  if (!answer.allow.empty()) out += "Allow: " + answer.allow + "\r\n";
  if (options.retry_s > 0 && (answer.status == 429 || answer.status == 503))
    out += "Retry-After: " + std::to_string(options.retry_s) + "\r\n";
  if (answer.status >= 400 && !answer.id.empty()) out += "Request-Id: " + answer.id + "\r\n";
  if (options.close) out += "Connection: close\r\n";
  out += "\r\n";
  if (options.method != "HEAD" && answer.status != 204) out += answer.body;
  return out;
}

}  // namespace dialogue::http
