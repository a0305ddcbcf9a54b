// SPDX-License-Identifier: Apache-2.0
#include "server/tls/opening.h"

#include <algorithm>

namespace dialogue::tls {

using net::Io;
using net::Moved;

Io Opening::look() {
  while (seen_ < first_.size()) {
    const auto got = carrier_->read({first_.data() + seen_, first_.size() - seen_});
    if (got.io != Io::done) return got.io;
    seen_ += got.bytes;
    // What is no handshake shows with its first byte. Nobody waits for four more.
    if (!is_handshake()) {
      expects_hello_ = false;
      return Io::done;
    }
  }
  return Io::done;
}

void Opening::expect_hello() {
  expects_hello_ = true;
  in_record_ = in_message_ = 0;
}

Moved Opening::read(std::span<char> into) {
  Moved got{Io::done, std::min(into.size(), seen_ - given_)};
  if (got.bytes > 0) {
    std::copy_n(first_.begin() + std::ptrdiff_t(given_), got.bytes, into.begin());
    given_ += got.bytes;
  } else {
    got = carrier_->read(into);
  }
  if (got.io == Io::done && greeting_) greeted_ += got.bytes;
  if (got.io == Io::done && !sound({into.data(), got.bytes})) return {Io::broken};
  return got;
}

bool Opening::sound(std::string_view bytes) {
  for (std::size_t i = 0; expects_hello_ && i < bytes.size(); ++i)
    if (!take(bytes[i])) return false;
  return true;
}

bool Opening::take(char byte) {
  const auto value = static_cast<std::uint8_t>(byte);
  if (in_record_ < record_head) {
    record_[in_record_++] = value;
    if (in_record_ < record_head) return true;
    left_ = std::size_t(record_[3]) << 8 | record_[4];
    // Half a message's head in a record of its own is allowed, and nobody sends it.
    return record_[0] == handshake ? in_message_ == 0 && left_ >= message_head : record_[0] == change_cipher && left_ == 1;
  }
  if (record_[0] == handshake) {
    message_[in_message_++] = value;
    if (in_message_ < message_head) return true;
    expects_hello_ = false;
    constexpr std::uint8_t hello = 1;
    return message_[0] == hello && (std::size_t(message_[1]) << 16 | std::size_t(message_[2]) << 8 | message_[3]) <= largest_hello;
  }
  if (--left_ == 0) in_record_ = 0;
  return true;
}

bool asks_for_hello_again(std::string_view message) {
  // RFC 8446, 4.1.3: a hello of the server with this in the place of its random bytes.
  constexpr std::string_view mark(
      "\xcf\x21\xad\x74\xe5\x9a\x61\x11\xbe\x1d\x8c\x02\x1e\x65\xb8\x91\xc2\xa2\x11\x16\x7a\xbb\x8c\x5e\x07\x9e\x09\xe2\xc8\xa8\x33\x9c",
      32);
  constexpr std::size_t at = 6;
  constexpr char server_hello = 2;
  return message.size() >= at + mark.size() && message[0] == server_hello && message.substr(at, mark.size()) == mark;
}

}  // namespace dialogue::tls
