// SPDX-License-Identifier: Apache-2.0
#include "server/net/problem.h"

#include <array>

#include "server/service/engine/trouble.h"

namespace dialogue::net {
namespace {

using Case = ProblemCase;

constexpr std::array cases{
    Case{"bad_request", 400, "The request is malformed"},
    Case{"bad_body", 400, "The body cannot be read"},
    Case{"not_signed", 401, "The request is not signed"},
    Case{"unknown_device", 401, "No device that this server knows signed it"},
    Case{"clock", 401, "The request says another time than the server's, or was made before"},
    Case{"not_allowed", 403, "Not allowed"},
    Case{"own_code_only", 403, "Only that person, or the server's administrator, makes a code for them"},
    Case{"bad_code", 403, "The enrolment code is not valid"},
    Case{"used_code", 403, "The enrolment code has been used"},
    Case{"expired_code", 403, "The enrolment code has expired"},
    Case{"bad_proof", 403, "The device's proof is not valid"},
    Case{"not_available", 404, "Not available"},
    Case{"not_found", 404, "No such page"},
    Case{"method_not_allowed", 405, "Method not allowed"},
    Case{"timeout", 408, "The request came too slowly"},
    Case{"wrong_offset", 409, "Bytes up to another place are stored"},
    Case{"no_line_address", 409, "Nobody has said where other devices reach the server"},
    Case{"incomplete", 409, "The file has not been uploaded in full"},
    Case{"revoked", 410, "The device is revoked"},
    Case{"length_required", 411, "Content-Length is needed"},
    Case{"body_too_large", 413, "The body is too large"},
    Case{"too_large", 413, "The file is too large"},
    Case{"media_type", 415, "This media type is not taken"},
    Case{"expectation", 417, "Expectations are not met here"},
    Case{"wrong_hash", 422, "The bytes are not those that the record names"},
    Case{"empty_file", 422, "A file is never empty"},
    Case{"upgrade_needed", 426, "The program is too old for this"},
    Case{"over_quota", 429, "The device has stored as much as it may today"},
    Case{"too_many_codes", 429, "The person has enough codes that are still good"},
    Case{"codes_today", 429, "The device has made as many codes as it may today"},
    Case{"too_many", 429, "Too many attempts: try later"},
    Case{"head_too_large", 431, "The head of the request is too large"},
    Case{"internal", 500, "Internal error"},
    Case{"busy", 503, "Busy: try later"},
    Case{"stopping", 503, "Stopping: try later"},
    Case{"server_trouble", 500, "The server's disk or database failed"},
    Case{"server_full", 507, "No space left on the server"},
    Case{"storage_used_up", 507, "The device has stored as much as it may"},
};

const Case* find(std::string_view code) {
  for (const auto& c : cases)
    if (c.code == code) return &c;
  return nullptr;
}

/// Codes, field paths and arguments are ours, but arguments may hold what a user wrote.
std::string quoted(std::string_view text) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out = "\"";
  for (char ch : text) {
    const auto c = static_cast<unsigned char>(ch);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += ch;
    } else if (c < 0x20 || c == 0x7f) {
      out += "\\u00";
      out += digits[c >> 4];
      out += digits[c & 15];
    } else {
      out += ch;
    }
  }
  return out + '"';
}

}  // namespace

std::span<const ProblemCase> problem_cases() { return cases; }

int status_of(std::string_view code) {
  const auto* c = find(code);
  return c ? c->status : 500;
}

Response problem(const Error& given) {
  const Error error = told_to_device(given);
  const auto* known = find(error.code);
  // A code that is not in the table is for us alone. Its cause is in the log.
  const Case& c = known ? *known : *find("internal");
  std::string body =
      "{\"type\":\"about:blank\",\"title\":" + quoted(c.title) + ",\"status\":" + std::to_string(c.status) + ",\"code\":" + quoted(c.code);
  if (known && !error.field.empty()) body += ",\"field\":" + quoted(error.field);
  if (known && !error.args.empty()) {
    body += ",\"args\":[";
    for (std::size_t i = 0; i < error.args.size(); ++i) body += (i ? "," : "") + quoted(error.args[i]);
    body += ']';
  }
  return {c.status, std::string(problem_type), body + "}"};
}

void name_request(Response& answer, std::string_view id) {
  if (id.empty() || answer.content_type != problem_type || !answer.body.ends_with('}')) return;
  answer.body.pop_back();
  answer.body += ",\"id\":" + quoted(id) + "}";
}

std::string_view refusal_in(const Response& answer) {
  constexpr std::string_view before = "\"code\":\"";
  if (answer.content_type != problem_type) return {};
  const auto at = answer.body.find(before);
  if (at == std::string::npos) return {};
  const auto code = std::string_view(answer.body).substr(at + before.size());
  return code.substr(0, code.find('"'));
}

}  // namespace dialogue::net
