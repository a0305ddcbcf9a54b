// SPDX-License-Identifier: Apache-2.0
// One-time codes that this device makes, so that another one joins (docs/PROTOCOL.md, "Codes that devices make"). The code lives in memory
// alone: the server learns its digest, the replica nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "client/core/verbs/trust.h"
#include "shared/base/clock.h"
#include "shared/base/ids.h"
#include "shared/base/result.h"
#include "shared/joining/joining_line.h"
#include "sync/session.h"

namespace dialogue {

/// A code that may not be good yet. The same one may be sent again: it stays one code.
struct NewCode {
  Uuid person;  ///< who is to join with it
  std::string code;
};
NewCode new_code(const Uuid& person, Random& random);

/// A code that is good from now on, and the line to join with.
struct MadeCode {
  std::string id;  ///< names it to administrators
  std::int64_t expires_ms = 0;
  JoiningLine line;
};

/// `here`: where this device reaches the server. Signed, for any thread's transport. Code not_enrolled.
Result<WireRequest> code_request(Session& session, const ServerPlace& here, const NewCode& code);
/// Codes: those of `proven`, those of a problem document (own_code_only, too_many_codes, no_line_address …). Code clock: ask once
/// more (Session::corrects_clock).
Result<MadeCode> code_answer(const WireRequest& request, const ServerPlace& here, const NewCode& code, WireReply reply);
/// Asks, and takes the answer as above.
Result<MadeCode> make_code(Session& session, Transport& transport, const ServerPlace& here, const NewCode& code);

/// The six words of a device and this server, of the device's public key as its record has it. Empty: one of the keys is not known.
std::string words_of_device(Session& session, std::string_view public_key);

}  // namespace dialogue
