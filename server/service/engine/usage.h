// SPDX-License-Identifier: Apache-2.0
// How much a device has stored here. It is kept in the database, so that a restart forgets nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "server/service/ports/service_ports.h"
#include "server/service/unit_of_work/unit_of_work.h"

namespace dialogue {

/// In bytes.
struct Usage {
  std::uint64_t today = 0, total = 0;
};

enum class Stored { changes, files };

Usage usage_of(StoreView& view, Stored what, const Uuid& device, std::int64_t now_ms);
void note_usage(UnitOfWork& work, Stored what, const Uuid& device, const Usage& usage);
/// Why so many more bytes are not taken. Codes: over_quota (today), storage_used_up.
std::optional<Error> refusal(const Usage& usage, const ByteQuota& quota, std::uint64_t bytes);

}  // namespace dialogue
