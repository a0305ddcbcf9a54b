// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "server/net/stream.h"

namespace dialogue::tls {

/// The bytes of a connection that has proven nothing. Before any memory is given to a handshake it sees whether one begins. It bounds the
/// hello: the library would reserve what the first nine bytes announce.
class Opening final : public net::Stream {
 public:
  static constexpr std::size_t largest_hello = 8u << 10;  ///< the largest in use are under 2 KiB

  explicit Opening(std::unique_ptr<net::Stream> carrier) : carrier_(std::move(carrier)) {}

  /// Reads until it is known what begins here.
  net::Io look();
  bool begun() const { return seen_ > 0; }
  bool is_handshake() const { return first_[0] == handshake; }
  bool is_http() const { return first_[0] >= 'A' && first_[0] <= 'Z'; }
  std::uint64_t greeted() const { return greeted_; }
  /// What comes from now on is no greeting.
  void end_greeting() { greeting_ = false; }
  /// What comes next is a hello again.
  void expect_hello();

  int fd() const override { return carrier_->fd(); }
  net::Moved read(std::span<char> into) override;
  net::Moved write(std::string_view bytes) override { return carrier_->write(bytes); }
  std::size_t untaken() const override { return carrier_->untaken(); }
  net::Io shutdown() override { return carrier_->shutdown(); }

 private:
  static constexpr char handshake = 22, change_cipher = 20;
  static constexpr std::size_t record_head = 5, message_head = 4;

  bool sound(std::string_view bytes);
  bool take(char byte);

  const std::unique_ptr<net::Stream> carrier_;
  std::array<char, record_head> first_{};
  std::size_t seen_ = 0, given_ = 0;  ///< of `first_`: bytes that came, and that were read
  bool greeting_ = true;
  std::uint64_t greeted_ = 0;
  // The plain records up to the head of a hello.
  bool expects_hello_ = true;
  std::array<std::uint8_t, record_head> record_{};
  std::array<std::uint8_t, message_head> message_{};
  std::size_t in_record_ = 0, in_message_ = 0, left_ = 0;
};

/// Whether this handshake message of ours is the one that asks for the hello once more.
bool asks_for_hello_again(std::string_view message);

}  // namespace dialogue::tls
