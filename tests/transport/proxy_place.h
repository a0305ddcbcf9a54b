// SPDX-License-Identifier: Apache-2.0
// A proxy as offices have them.
#pragma once

#include <mutex>
#include <string>
#include <vector>

#include "client/core/transport/proxy.h"
#include "tests/transport/place.h"

namespace dialogue::test {

/// Takes CONNECT and requests for whole addresses, and passes both on; or answers with a status of its own.
class ProxyPlace {
 public:
  explicit ProxyPlace(std::string refusal = {});
  /// To be given to a line.
  ProxyFor proxy(const std::string& user = {}, const std::string& password = {}) const;
  std::uint16_t port() const { return place_.port(); }
  /// The heads that it was sent.
  std::vector<std::string> heads();

 private:
  void serve(Peer& client);
  const std::string refusal_;
  std::mutex mutex_;
  std::vector<std::string> heads_;
  Place place_;
};

}  // namespace dialogue::test
