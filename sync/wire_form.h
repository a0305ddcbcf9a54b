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

/// Ties an answer to its request. It is never 0, and the same for the same body.
std::uint16_t request_mark(std::string_view body);

/// A request for an answer that begins with a check of what it says and of what was asked. Such answers are not packed, so they have no
/// check of their own. Call it before the path is signed.
std::string asking_for_check(std::string path);
/// The answer to such a request, from a server: the check (32 bytes), then the body.
std::string with_check(std::string_view authorization, std::string_view body);
/// What a checked answer says. An answer in plain JSON stands as it is, because a server from before there were checks gives it. So does an
/// answer that is no success. Code damaged_on_the_way.
Result<WireReply> checked(const WireRequest& request, WireReply reply);

/// Whether the answer is in our own form, whose check tells a damaged one.
bool is_packed(const WireReply& reply);
/// A request or an answer that somebody between device and server cut or changed. Nothing of it is taken, and it is tried again.
Error damaged_on_the_way(std::string detail);
/// Whether the server says by this code that it could not read a request at all. What a device sends is well formed, so the line changed
/// it.
bool is_about_form(std::string_view code);

/// The name by which the server's log knows the request that it refused; empty when it did not say one.
std::string_view request_in(const Error& error);

/// The JSON of an answer of ours, whatever its status. Codes: captive_portal (somebody else answered), busy (a server on the way that has
/// no answer now), damaged_on_the_way, or the code of a problem document.
Result<std::string> answer_json(const WireReply& reply);

}  // namespace dialogue
