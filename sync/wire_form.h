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

/// Where a device sends its last word (Session::farewell), which is heard at any time.
inline constexpr std::string_view last_word_path = "/v1/sync?last=1";

/// The packed body with its media type.
WireRequest packed_request(std::string path, const std::string& json);

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
