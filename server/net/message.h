// SPDX-License-Identifier: Apache-2.0
// What is asked over HTTP and what is answered: no HTTP library, no sockets, so that tests and the simulator call handlers with bytes.
#pragma once

#include <string>
#include <string_view>

namespace dialogue::net {

inline constexpr std::string_view json_type = "application/json";
inline constexpr std::string_view packed_type = "application/vnd.acsg.sync+zstd";
inline constexpr std::string_view problem_type = "application/problem+json";
inline constexpr std::string_view bytes_type = "application/octet-stream";
inline constexpr std::string_view text_type = "text/plain; charset=utf-8";
/// From the live handler to the front only: this request waits for news. A body "?" asks to be asked again when there are any, before the
/// waiting device is woken. It never leaves the process.
inline constexpr std::string_view waits_type = "application/x-waits";

struct Request {
  std::string method;
  std::string target;  ///< path and query as sent: what the device signed
  std::string content_type;
  std::string authorization;
  std::string body;
  std::string id = {};  ///< by which the log and a refused client name it
  bool again = false;   ///< the front asks once more for a request that still waits: no repetition by anybody outside

  std::string_view path() const { return std::string_view(target).substr(0, target.find('?')); }
  /// Value of a query parameter as sent; empty when missing. Nothing is decoded, because ours are digits and hex.
  std::string_view query(std::string_view name) const;
};

struct Response {
  int status = 200;
  std::string content_type;
  std::string body;
  std::string allow = {};   ///< with 405: the methods that the path takes
  std::string id = {};      ///< of the request; a refusal says it in its head
  std::string device = {};  ///< whose true signature the request had, 16 raw bytes; for the front only, it never leaves the process
  std::string proof = {};   ///< the header `Dialogue`: whose answer it is, to which request (sync/answer_proof.h)
};

}  // namespace dialogue::net
