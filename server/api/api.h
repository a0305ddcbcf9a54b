// SPDX-License-Identifier: Apache-2.0
// What a handler gets and gives: no HTTP library, no sockets, so that tests and the simulator call handlers with bytes.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace dialogue::api {

inline constexpr std::string_view json_type = "application/json";
inline constexpr std::string_view packed_type = "application/vnd.acsg.sync+zstd";
inline constexpr std::string_view problem_type = "application/problem+json";
inline constexpr std::string_view bytes_type = "application/octet-stream";
inline constexpr std::string_view text_type = "text/plain; charset=utf-8";
/// From the live handler to the front only: names of what to wait for, one a line; a first line "?" asks to be asked again when there
/// are news of these, before the waiting device is woken. Never leaves the process.
inline constexpr std::string_view scopes_type = "application/x-scopes";

struct ApiRequest {
  std::string method;
  std::string target;  ///< path and query as sent: what the device signed
  std::string content_type;
  std::string authorization;
  std::string body;

  std::string_view path() const { return std::string_view(target).substr(0, target.find('?')); }
  /// Value of a query parameter as sent (nothing is decoded: ours are digits and hex); empty when missing.
  std::string_view query(std::string_view name) const;
};

struct ApiResponse {
  int status = 200;
  std::string content_type;
  std::string body;
  std::string allow = {};  ///< with 405: the methods that the path takes
};

/// Of a file, and of one piece of it, in bytes.
inline constexpr std::uint64_t largest_file = 64u << 20;
inline constexpr std::uint64_t largest_piece = 1u << 20;

/// An RFC 9457 problem document: {"type","title","status","code"[,"field"][,"args"]}. Details stay in the log.
ApiResponse problem(const Error& error);
inline ApiResponse problem(std::string code) { return problem(Error{std::move(code), "", {}, ""}); }
/// Everything that a client can be told. Codes are stable; titles are for people with curl.
struct ProblemCase {
  std::string_view code;
  int status;
  std::string_view title;
};
std::span<const ProblemCase> problem_cases();
/// The HTTP status of a code; 500 for codes that no client can have caused.
int status_of(std::string_view code);

}  // namespace dialogue::api
