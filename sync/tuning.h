// SPDX-License-Identifier: Apache-2.0
// Every number of the engine, with its reason.
#pragma once

#include <cstddef>
#include <cstdint>

namespace dialogue::tuning {

/// Changes in one request: 1,000 edits must fit one request; 2,000 keep the server's group commit under a second.
inline constexpr std::size_t changes_per_request = 2000;
/// Bytes of changes in one request before compression: bounds the server's memory with 16 requests in flight.
inline constexpr std::size_t bytes_per_request = 2u << 20;
/// A group travels in one request and is decided in one savepoint. It has half a request at most, so that it always fits.
inline constexpr std::size_t changes_per_group = 500;
inline constexpr std::size_t bytes_per_group = 1u << 20;
/// Largest body that is decoded, after decompression: the two above with room for offers and signatures.
inline constexpr std::size_t largest_body = 4u << 20;
/// A message that brings no changes is a cursor, some numbers, and at most so many rows to ask about.
inline constexpr std::size_t largest_message = 1u << 20;
inline constexpr std::size_t message_nodes = 100'000;
/// Changes of short values have a value or a name for every seven of their bytes.
inline constexpr std::size_t push_nodes = 600'000;
/// Rows a page, before compression: from a thin line to a fast one.
inline constexpr std::uint32_t smallest_page = 16u << 10;
inline constexpr std::uint32_t first_page = 128u << 10;
inline constexpr std::uint32_t largest_page = 1u << 20;
/// Past cursors kept for finding the common point with a restored server: exponentially spaced, so 32 reach far back.
inline constexpr int past_cursors = 32;
/// Rows above the common point asked about in one request.
inline constexpr std::size_t checks_per_request = 5000;
/// How many records a walk over all of them takes between two writings. It bounds what is held in memory.
inline constexpr std::size_t records_per_slice = 500;
/// Versions of the schema that a device may be behind and still receive: so long a field that another has replaced stays declared.
inline constexpr int schemas_behind = 2;
/// Days without contact after which restricted scopes lock.
inline constexpr int lease_days = 30;

}  // namespace dialogue::tuning
