// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sync/messages.h"

namespace dialogue {

struct DevicePorts;

/// What the signed heads of the server's log gave cause to say. Codes: head_signature (not signed by the server of this device's
/// enrolment), head_rewritten (another log under a number that was given before), head_behind (the log became shorter without saying so).
struct Alarm {
  std::string code;
  Epoch epoch;
  std::uint64_t seq = 0;
  std::int64_t at_ms = 0;  ///< device's clock

  bool operator==(const Alarm&) const = default;
};

/// What is signed of a head: "dialogue head 1\n" epoch "\n" sequence "\n" chain (32 raw bytes).
std::string head_signing_bytes(const Epoch& epoch, std::uint64_t seq, std::string_view chain);
/// The form in which it is kept beside a past cursor.
std::string encode_head(const Head& head, const Epoch& epoch);
/// What an audit key signs of the key that follows it.
std::string next_key_signing_bytes(std::string_view key);

/// Devices as witnesses of the log: each signed head is compared with those given before. An alarm is kept and shown. It never holds up the
/// user's work.
class Witness {
 public:
  explicit Witness(const DevicePorts& ports) : ports_(ports) {}

  /// A head that came with an answer of this life of the log. Inside the answer's transaction.
  void see(const Head& head, const Epoch& epoch);
  /// Follows keys that came after the one of enrolment, each signed by the one before it. The newest that this device can trace is trusted
  /// from now on.
  void follow(const std::vector<NextKey>& keys);
  /// The newest of these keys that this device can trace, or the one that it trusts already.
  std::string followed(const std::vector<NextKey>& keys);
  std::vector<Alarm> alarms();

 private:
  bool is_signed(const Head& head, const Epoch& epoch);
  bool of_a_past_life(const Head& head);
  void raise(const char* code, const Head& head, const Epoch& epoch);

  const DevicePorts& ports_;
};

}  // namespace dialogue
