// SPDX-License-Identifier: Apache-2.0
#include "sync/wipe.h"

#include "sync/meta.h"
#include "sync/ports.h"

namespace dialogue {

std::string wipe_signing_bytes(const Uuid& device, std::string_view at) {
  return "dialogue wipe 1\n" + device.text() + "\n" + std::string(at);
}

void hear_order(const DevicePorts& ports, const WipeOrder& order) {
  const std::string key = get_bytes(ports.store, meta::server_key);
  const auto said = wipe_signing_bytes(get_uuid(ports.store, meta::device), order.at);
  if (order.at.empty() || key.empty() || !ports.verifier.verify(key, said, order.signature)) return;
  ports.store.set_meta(meta::wipe, order.at);
}

}  // namespace dialogue
