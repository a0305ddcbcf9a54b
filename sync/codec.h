// SPDX-License-Identifier: Apache-2.0
// Messages to bytes and back. Decoders are bounded, keep unknown content out of the way and never trust the sender: "bad_body".
#pragma once

#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/wire/json.h"
#include "sync/messages.h"

namespace dialogue {

/// The canonical bytes of a change (JSON with short keys, fixed member order): these are sealed, hashed and logged.
std::string encode_change(const Change& change);
Result<Change> decode_change(std::string_view bytes);
SealedChange seal(const Change& change);
/// Seals the canonical bytes of a change with counter 0 under this counter, without reading the rest. `bad_body` for other bytes.
Result<SealedChange> seal(std::string_view draft, std::uint64_t counter);

/// What the device signs for a batch: a fixed prefix, device, incarnation, and the hashes of its changes.
std::string batch_signing_bytes(const Uuid& device, std::string_view incarnation, const std::vector<SealedChange>& changes);
/// What the MAC of a receipt is over: device, incarnation, from, count, seq, verdict, proposed cells, error and the run's hashes.
std::string receipt_mac_bytes(const Uuid& device, const Receipt& receipt, const std::vector<Hash32>& run);

std::string encode(const SyncRequest& request);
std::string encode(const SyncResponse& response);
std::string encode(const EnrolRequest& request);
std::string encode(const EnrolResponse& response);
/// A receipt on its own, as a device stores it.
std::string encode(const Receipt& receipt);

/// Codes: bad_body, too_large.
Result<SyncRequest> decode_sync_request(std::string_view json, const json::Limits& limits = {});
Result<SyncResponse> decode_sync_response(std::string_view json);
Result<EnrolRequest> decode_enrol_request(std::string_view json, const json::Limits& limits = {});
Result<EnrolResponse> decode_enrol_response(std::string_view json);
Result<Receipt> decode_receipt(std::string_view json);

}  // namespace dialogue
