// SPDX-License-Identifier: Apache-2.0
// Both ends of a connection in memory, for tests.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <utility>

#include "server/net/stream.h"

namespace dialogue::test {

class MemoryStream final : public net::Stream {
 public:
  using Ends = std::pair<std::unique_ptr<MemoryStream>, std::unique_ptr<MemoryStream>>;
  /// `room`: bytes that are under way at the most, each way.
  static Ends connected(std::size_t room = 4096);

  ~MemoryStream() override;
  int fd() const override { return -1; }
  net::Moved read(std::span<char> into) override;
  net::Moved write(std::string_view bytes) override;
  net::Io shutdown() override;

 private:
  struct Way {
    std::string bytes;
    std::size_t room = 0;
    bool ended = false;   ///< nothing more is written
    bool unread = false;  ///< nobody is there to read
  };
  MemoryStream(std::shared_ptr<Way> in, std::shared_ptr<Way> out) : in_(std::move(in)), out_(std::move(out)) {}

  std::shared_ptr<Way> in_, out_;
};

}  // namespace dialogue::test
