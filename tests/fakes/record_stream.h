// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "server/net/stream.h"

namespace dialogue::test {

/// What encryption does to a stream, without any encryption. Both ends greet each other before the first byte. Bytes travel in records that
/// have to be there as a whole. A record of its own says the end. So reading may have to write first and writing to read, bytes are at hand
/// that no descriptor tells of, and an end that is not said is a break.
class RecordStream final : public net::Stream {
 public:
  enum class Side { asks, answers };
  RecordStream(std::unique_ptr<net::Stream> carrier, Side side);

  int fd() const override { return carrier_->fd(); }
  net::Moved read(std::span<char> into) override;
  bool has_pending() const override { return !plain_.empty(); }
  net::Moved write(std::string_view bytes) override;
  net::Io shutdown() override;

  static constexpr std::size_t longest = 200;  ///< bytes of a record

 private:
  net::Io greet();
  net::Io flush();
  net::Io fill();
  void open_records();

  const std::unique_ptr<net::Stream> carrier_;
  const bool answers_;
  bool greeted_ = false, told_end_ = false, ended_ = false;
  std::string in_, plain_, out_;
  std::size_t taken_ = 0;  ///< of what is being written: the bytes in `out_`
};

}  // namespace dialogue::test
