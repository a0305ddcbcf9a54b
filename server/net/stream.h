// SPDX-License-Identifier: Apache-2.0
// The bytes of one connection, whatever carries them. Implementations: server/net/socket_stream.h and, in memory,
// tests/fakes/memory_stream.h; one contract suite for all (tests/contract/stream_contract.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>

namespace dialogue::net {

/// What came of one try.
enum class Io {
  done,
  want_read,   ///< nothing yet: try again once the descriptor can be read
  want_write,  ///< nothing yet: try again once the descriptor can be written
  ended,       ///< the other end has said that it sends no more
  broken,      ///< nothing goes any more
};

struct Moved {
  Io io = Io::done;
  std::size_t bytes = 0;  ///< with done: at least one
};

/// Never blocks. Reading may have to write first, and writing to read. That is the stream's own business: it says which it waits for.
/// Whatever it gave away is closed with the object. One thread.
class Stream {
 public:
  virtual ~Stream() = default;

  /// What an event loop watches; -1 where there is nothing to watch.
  virtual int fd() const = 0;
  virtual Moved read(std::span<char> into) = 0;
  /// Whether both ends have agreed how they speak. Until then reading goes on with that.
  virtual bool established() const { return true; }
  /// How many bytes read() has at hand. The descriptor will not tell of them.
  virtual bool has_pending() const { return false; }
  /// After want_read or want_write the next try is of the same bytes.
  virtual Moved write(std::string_view bytes) = 0;
  /// How many of the written bytes the other end has not taken yet, as far as is known.
  virtual std::size_t untaken() const { return 0; }
  /// Memory that the stream itself keeps for the connection, about.
  virtual std::size_t memory() const { return 0; }
  /// How many bytes came before both ends agreed how they speak. read() does not tell of them.
  virtual std::uint64_t greeted() const { return 0; }
  /// Tells the other end that nothing more will be written. What the other end sends can still be read. It is tried again until it is done
  /// or broken.
  virtual Io shutdown() = 0;
};

/// Takes over the descriptor of an accepted connection.
using MakeStream = std::function<std::unique_ptr<Stream>(int fd)>;

}  // namespace dialogue::net
