// SPDX-License-Identifier: Apache-2.0
// What a device and the server say of a one-time code that the device made, and its bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/ids.h"
#include "shared/base/result.h"
#include "shared/wire/json.h"

namespace dialogue {

/// Asks that a one-time code, which the device made, be taken for a person.
struct CodeRequest {
  Uuid person;
  std::string digest;      ///< of the code, which nobody else learns: 32 raw bytes (shared/joining/one_time_code.h)
  bool only_here = false;  ///< the device reaches the server on its own computer only: its address is of no use to another device
};

struct CodeResponse {
  std::string id;  ///< names it to administrators
  Uuid person;
  std::int64_t expires_ms = 0;
  std::string address = {};  ///< where the server says that devices reach it; empty: where the device that asked does
  bool own_key = false;      ///< the line there is encrypted with the server's own key; else with a public certificate
  std::string line = {};     ///< the line's key that is in use: 32 raw bytes
};

std::string encode(const CodeRequest& request);
std::string encode(const CodeResponse& response);
/// Code bad_body.
Result<CodeRequest> decode_code_request(std::string_view json, const json::Limits& limits = {});
Result<CodeResponse> decode_code_response(std::string_view json);

}  // namespace dialogue
