// SPDX-License-Identifier: Apache-2.0
// Requests of a device as they go on the wire, and what comes back of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "sync/ports.h"
#include "sync/session.h"

namespace dialogue {

/// "D1 base64url(device ‖ signature)" over method, path, epoch and body.
std::string authorization(Signer& signer, const Uuid& device, std::string_view method, std::string_view path, std::string_view epoch,
                          std::string_view body);

/// The packed body with its media type.
WireRequest packed_request(std::string path, const std::string& json);

/// Ties an answer to its request: never 0, the same for the same body.
std::uint16_t request_mark(std::string_view body);

/// The JSON of an answer of ours, whatever its status. Codes: captive_portal (somebody else answered), busy (a server on the way that has
/// no answer now), too_large, bad_body, or the code of a problem document.
Result<std::string> answer_json(const WireReply& reply);

}  // namespace dialogue
