// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "shared/base/signer.h"
#include "sync/session.h"

namespace dialogue::test {

/// Signs nothing, and agrees with everybody on one secret: where signatures would only cost time.
class NoSigner final : public Signer {
 public:
  Signature sign(std::string_view) override { return {}; }
  PublicKey public_key() override { return {}; }
  std::string agree(std::string_view) override { return std::string(32, 'a'); }
};

/// The reply, with the proof that the server of the request's device gives. Of any status and body.
WireReply proven_reply(const WireRequest& request, WireReply reply);
/// What a server says to an enrolment, with the tests' own keys of the line.
WireReply proven_enrolment(const WireRequest& request, EnrolResponse answer);

/// Signs what it is asked to, for one who does nothing else of a session. Its answers are proven with its key.
class SigningSession : public Session {
 public:
  Result<WireRequest> enrol(const std::string&, const std::string&) override { return Error{"not_enrolled", "", {}, ""}; }
  Status take_enrolled(const std::string&, const WireReply&) override { return {}; }
  void begin() override {}
  Result<std::optional<WireRequest>> next() override { return std::optional<WireRequest>(); }
  Status take(const WireReply&) override { return {}; }
  const SyncTotals& totals() const override { return totals_; }
  void set_page(std::uint32_t) override {}
  Status authorize(WireRequest& request) override {
    request.authorization = "D2 x";
    request.proof_keys = {std::string(32, 'k')};
    return {};
  }

 private:
  SyncTotals totals_;
};

}  // namespace dialogue::test
