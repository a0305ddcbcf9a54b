// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "shared/base/ids.h"
#include "shared/base/signer.h"

namespace dialogue::bench {

/// Devices of a platform that are up to date, and what they say then. They are light: no replica, a key each.
class LoadDevices {
 public:
  /// A new platform in this folder, with so many devices of a hundred people. Throws Failure.
  LoadDevices(const std::string& folder, std::size_t devices);

  std::size_t size() const { return devices_.size(); }
  /// The seed of the platform's line key.
  const std::string& line_seed() const { return line_seed_; }
  /// A whole request: a sync without news, or one that waits for news. Of a time that the device never said before.
  std::string sync(std::size_t device, bool close);
  std::string live(std::size_t device);

 private:
  struct Device {
    Uuid id;
    std::unique_ptr<Ed25519Signer> signer;
    std::string body;    ///< of a sync without news, packed
    std::string target;  ///< of a live request
    std::uint8_t mark = 0;
    std::int64_t last_ms = 0;
  };
  std::string signed_head(Device& device, const std::string& method, const std::string& target, const std::string& body);

  std::vector<Device> devices_;
  std::string line_seed_, type_;
};

}  // namespace dialogue::bench
