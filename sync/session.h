// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "sync/messages.h"

namespace dialogue {

/// A request ready for the wire and the answer to it: all that a transport needs to know.
struct WireRequest {
  std::string method = "POST";
  std::string path = "/v1/sync";
  std::string content_type;
  std::string authorization;
  std::string body;
  std::vector<std::string> proof_keys = {};  ///< secret, never sent: what proves an answer (sync/answer_proof.h)
};
struct WireReply {
  int status = 0;
  std::string content_type;
  std::string body;
  std::string proof = {};  ///< the header `Dialogue`
};

/// Carries one request. Errors: offline (nothing came back), captive_portal, busy. Implementations: client/core/transport/http_transport.h,
/// and the simulated line of tests/fakes.
class Transport {
 public:
  virtual ~Transport() = default;
  /// Stands the line up, so that the next request can leave. It says nothing on the line. A line that stands costs nothing. Error: offline.
  virtual Status connect() { return {}; }
  virtual Result<WireReply> call(const WireRequest& request) = 0;
};

/// What one reconcile did, for `sync --json` and the sync centre.
struct SyncTotals {
  std::uint64_t pushed = 0, pulled = 0, applied = 0, proposed = 0, rejected = 0, parked = 0;
  std::uint64_t requests = 0, bytes_up = 0, bytes_down = 0;
  bool complete = false;
};

/// The device's side of the protocol, step by step, so that the caller decides on threads (client/core/exchange). Where `seals` says so,
/// the transport stands the line up first. `next` seals and builds a request (short, on the replica's thread). The transport carries it
/// (any thread). `take` stores the answer in one transaction (replica's thread).
class Session {
 public:
  virtual ~Session() = default;
  /// The enrolment request for a code. The key pair and device id are made and stored first, so that a repeat is the same device.
  virtual Result<WireRequest> enrol(const std::string& code, const std::string& device_name) = 0;
  virtual Status take_enrolled(const std::string& server_url, const WireReply& reply) = 0;
  /// What the joining code says of the server, told before `take_enrolled`: the fingerprint of its key (sync/answer_proof.h). Without it
  /// the first server that answers is taken.
  /// `secured` is kept once it is enrolled: "own", or nothing for what this computer trusts (sync/meta.h).
  virtual void expect_server(const std::string& fingerprint, std::string_view secured = {}) { (void)fingerprint, (void)secured; }
  /// The keys by which this device knows its server on the line: the one in use, then the one to follow. Empty: none yet.
  virtual std::vector<std::string> server_keys() { return {}; }

  /// Starts a new reconcile: totals at zero.
  virtual void begin() = 0;
  /// Whether `next` would seal changes, which then count as sent. A line should stand before.
  virtual bool seals() { return false; }
  /// The next request, or nothing when both sides agree. Codes: not_enrolled, revoked, disk_full …
  virtual Result<std::optional<WireRequest>> next() = 0;
  /// Takes the answer to the last `next`. A refused answer (captive portal, damaged body) changes nothing: code captive_portal, bad_body.
  virtual Status take(const WireReply& reply) = 0;
  virtual const SyncTotals& totals() const = 0;
  /// Whether a change made here has no receipt yet.
  virtual bool any_waiting() { return false; }
  /// The last word of a device that was ordered to be erased, once the reconcile has ended and nothing waits, or nothing may be sent any
  /// more. The caller keeps it, erases the replica and then sends it (client/core/replica/wipe.h). Nothing: no such order.
  virtual Result<std::optional<WireRequest>> farewell() { return std::optional<WireRequest>(); }
  /// Bytes of rows to ask for next, from the line's speed as measured by the caller.
  virtual void set_page(std::uint32_t bytes) = 0;

  /// Signs any other request of this device (files, history). Its answer is to be believed only once it is proven (sync/answer_proof.h).
  /// Code: not_enrolled.
  virtual Status authorize(WireRequest& request) {
    (void)request;
    return Error{"not_enrolled", "", {}, "this session signs no other requests"};
  }
  /// Whether a proven answer to such a request says only that this device's time is off by too much. The server's time is noted then, and
  /// the request can be signed once more.
  virtual bool corrects_clock(const WireReply& reply) {
    (void)reply;
    return false;
  }
};

}  // namespace dialogue
