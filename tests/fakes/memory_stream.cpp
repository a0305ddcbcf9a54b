// SPDX-License-Identifier: Apache-2.0
#include "tests/fakes/memory_stream.h"

#include <algorithm>

namespace dialogue::test {

using net::Io;
using net::Moved;

MemoryStream::Ends MemoryStream::connected(std::size_t room) {
  const auto one = std::make_shared<Way>(), other = std::make_shared<Way>();
  one->room = other->room = room;
  return {std::unique_ptr<MemoryStream>(new MemoryStream(one, other)), std::unique_ptr<MemoryStream>(new MemoryStream(other, one))};
}

MemoryStream::~MemoryStream() {
  out_->ended = true;
  in_->unread = true;
}

Moved MemoryStream::read(std::span<char> into) {
  if (in_->bytes.empty()) return {in_->ended ? Io::ended : Io::want_read};
  const auto n = std::min(into.size(), in_->bytes.size());
  std::copy_n(in_->bytes.begin(), n, into.begin());
  in_->bytes.erase(0, n);
  return {Io::done, n};
}

Moved MemoryStream::write(std::string_view bytes) {
  if (out_->ended || out_->unread) return {Io::broken};
  const auto n = std::min(bytes.size(), out_->room - out_->bytes.size());
  if (n == 0) return {Io::want_write};
  out_->bytes += bytes.substr(0, n);
  return {Io::done, n};
}

Io MemoryStream::shutdown() {
  out_->ended = true;
  return Io::done;
}

}  // namespace dialogue::test
