// SPDX-License-Identifier: Apache-2.0
// How an answer proves that it is this server's, to this request of this device: a MAC under a key that only the two of them can compute.
// It says so whatever carries it: plain HTTP, TLS, a proxy.
#pragma once

#include <string>
#include <string_view>

#include "shared/base/ids.h"
#include "shared/base/result.h"
#include "shared/base/signer.h"
#include "sync/messages.h"
#include "sync/session.h"

namespace dialogue {

/// H("dialogue answers 2\n" ‖ what both can compute ‖ device ‖ the line's key). `own` is the device's key or the line's, `other` the other
/// one's public half. Empty when that is no key.
std::string answer_key(Signer& own, std::string_view other, const Uuid& device, std::string_view line_key);

/// The value of the header `Dialogue`: "2 base64url(MAC)" over status, type, body, and the Authorization header of the request.
std::string answer_proof(std::string_view key, int status, std::string_view content_type, std::string_view authorization,
                         std::string_view body);
bool is_proven(std::string_view key, std::string_view authorization, const WireReply& reply);

/// The reply, when one of the request's keys proves it. Else what an answer of anybody can mean, which is not much: captive_portal, busy,
/// damaged_on_the_way, unknown_device, other_server (a whole answer in our form: late, or another server's).
Result<WireReply> proven(const WireRequest& request, WireReply reply);
/// What a reply means that nothing proves: one of the codes above.
Error unproven(const WireReply& reply);

/// What the audit key signs of the line's keys.
std::string line_keys_signing_bytes(const LineKeys& keys);

}  // namespace dialogue
