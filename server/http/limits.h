// SPDX-License-Identifier: Apache-2.0
// Every number of the front and the backend behind it, with its reason. Tests inject smaller ones.
#pragma once

#include <cstddef>
#include <cstdint>

namespace dialogue::http {

struct Limits {
  /// Connections at once: 4,000 devices that wait and 1,000 that sync, and those that have proven nothing. It needs as many descriptors.
  std::size_t connections = 7168;
  /// Of these, so many may have proven nothing yet, at most half. The others are for devices whose signature was found true.
  std::size_t unproven = 2048;
  /// So many of one address (IPv6: one network) may have proven nothing: 1,000 devices behind one address may come back at once, and 500
  /// who say nothing and come again when they are closed do not push them out.
  std::size_t address_connections = 1536;
  /// Of one device: a sync, a waiting request and files, and what a broken line left open.
  std::size_t device_connections = 8;
  /// What came so short a time ago is not measured by what it did. Any line gets a request of ours over in it, or a part.
  std::int64_t young_ms = 2'000;
  /// Connections the kernel completes for us before we accept them: its own most. One that is dropped comes back after a second.
  int backlog = 4096;

  /// Head of a request: ours are under 400 bytes; proxies add some.
  std::size_t head_bytes = 16u << 10;
  std::size_t headers = 64;
  std::size_t header_line = 8u << 10;
  /// Method, target and version: our longest target is under 200 bytes.
  std::size_t request_line = 4u << 10;
  /// Body of a sync request: sync/tuning.h largest_body.
  std::size_t sync_body = 4u << 20;
  /// One piece of a file.
  std::size_t piece_body = 1u << 20;
  /// Enrolment and everything else that is small.
  std::size_t small_body = 64u << 10;

  /// From a connection to the end of its handshake, where it is encrypted: two turns and 1,100 bytes, and a line that loses every fifth
  /// packet.
  std::int64_t handshake_ms = 15'000;
  /// Steps of handshakes between two looks at everybody else. Each takes 0.1 ms, or 1 ms with a large RSA key.
  int handshakes_a_round = 8;
  /// From the first byte of a head to its last. CIS asks for 10 s at most.
  std::int64_t head_ms = 10'000;
  /// A body or an answer may be slow, but not slower than `rate` bytes a second after a grace: half of a 9.6 kbit/s line with 20 % loss.
  std::int64_t grace_ms = 10'000;
  std::int64_t rate = 400;
  /// Whatever the rate, no body and no answer takes longer.
  std::int64_t transfer_ms = 30 * 60'000;
  /// Nor may one stand still for so long, however fast it was. A line that loses every fifth packet repeats after half of that at most.
  std::int64_t stall_ms = 60'000;
  /// Bytes of an answer that the kernel keeps beyond what is on its way. What a peer does not read stays with us, where it is counted.
  int unsent_bytes = 128 << 10;
  /// A kept connection that asks nothing: a little longer than a live request, so that the next sync finds it open.
  std::int64_t idle_ms = 75'000;
  /// After a refusal the rest of what the peer sends is read and thrown away so that it sees the answer.
  std::int64_t drain_ms = 2'000;
  std::size_t drain_bytes = 1u << 20;

  /// Memory of all requests together: what the front holds, bodies in work, and what they are unpacked to. Beyond `held_large` only small
  /// requests are taken.
  std::size_t held_bytes = 256u << 20;
  std::size_t held_large = 192u << 20;
  /// What the front holds for connections that have proven nothing, of one address and all together; and for devices, of one and all.
  std::size_t address_held = 32u << 20;
  std::size_t unproven_held = 48u << 20;
  std::size_t device_held = 20u << 20;
  std::size_t known_held = 96u << 20;
  std::size_t small_request = 64u << 10;

  /// Complete requests waiting for a worker, of devices and of those that have proven nothing: 1,000 devices that come back at once all
  /// get in (their bodies are bounded by held_bytes).
  std::size_t queue = 2048;
  /// Requests in work: most of them wait for the one writer. A quarter is for devices alone, and no device has more than a quarter.
  std::size_t workers = 16;
  /// A worker's connection to the backend is closed when it has had nothing to do for this long (the library polls open ones).
  std::int64_t backend_idle_ms = 1'000;
  /// A request that the backend has not answered by then is given up. A group commit takes well under a second.
  std::int64_t backend_ms = 60'000;
  /// Largest answer of the backend: a page of rows with receipts, or a piece of a file.
  std::size_t answer_bytes = 16u << 20;

  /// A live request without news: below the minute after which home routers forget a connection.
  std::int64_t live_ms = 55'000;
  /// News wake their waiters spread over this time. So many changes become one sync, and 1,000 devices do not come in one instant.
  std::int64_t live_jitter_ms = 2'000;
  /// How often deadlines are looked at.
  std::int64_t tick_ms = 100;
  /// When stopping, requests in flight get this long.
  std::int64_t stop_ms = 8'000;
  /// Seconds in Retry-After: at least, and at most.
  int retry_min_s = 1;
  int retry_max_s = 10;
};

}  // namespace dialogue::http
