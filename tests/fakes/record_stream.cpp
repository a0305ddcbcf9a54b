// SPDX-License-Identifier: Apache-2.0
#include "tests/fakes/record_stream.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dialogue::test {

using net::Io;
using net::Moved;

namespace {

constexpr char question = '?', answer = '!';

}  // namespace

RecordStream::RecordStream(std::unique_ptr<net::Stream> carrier, Side side)
    : carrier_(std::move(carrier)), answers_(side == Side::answers), out_(answers_ ? "" : std::string(1, question)) {}

Io RecordStream::flush() {
  while (!out_.empty()) {
    const auto went = carrier_->write(out_);
    if (went.io != Io::done) return went.io;
    out_.erase(0, went.bytes);
  }
  return Io::done;
}

Io RecordStream::fill() {
  std::array<char, 512> piece;
  const auto got = carrier_->read(piece);
  // Only a record of its own says the end.
  if (got.io != Io::done) return got.io == Io::ended ? Io::broken : got.io;
  in_.append(piece.data(), got.bytes);
  return Io::done;
}

Io RecordStream::greet() {
  if (greeted_) return Io::done;
  if (const Io io = flush(); io != Io::done) return io;
  while (in_.empty())
    if (const Io io = fill(); io != Io::done) return io;
  if (in_.front() != (answers_ ? question : answer)) return Io::broken;
  in_.erase(0, 1);
  if (answers_) out_ = answer;
  greeted_ = true;
  open_records();
  return flush();
}

void RecordStream::open_records() {
  while (!in_.empty() && !ended_) {
    const std::size_t length = static_cast<unsigned char>(in_[0]);
    if (in_.size() < 1 + length) return;
    ended_ = length == 0;
    plain_.append(in_, 1, length);
    in_.erase(0, 1 + length);
  }
}

Moved RecordStream::read(std::span<char> into) {
  if (const Io io = greet(); io != Io::done) return {io};
  // The answer to the greeting, when it did not go at once.
  if (taken_ == 0)
    if (const Io io = flush(); io != Io::done) return {io};
  while (plain_.empty() && !ended_) {
    if (const Io io = fill(); io != Io::done) return {io};
    open_records();
  }
  if (plain_.empty()) return {Io::ended};
  const auto n = std::min(into.size(), plain_.size());
  std::copy_n(plain_.begin(), n, into.begin());
  plain_.erase(0, n);
  return {Io::done, n};
}

Moved RecordStream::write(std::string_view bytes) {
  if (const Io io = greet(); io != Io::done) return {io};
  if (told_end_) return {Io::broken};
  if (taken_ == 0) {
    if (const Io io = flush(); io != Io::done) return {io};
    taken_ = std::min(bytes.size(), longest);
    out_ = static_cast<char>(taken_) + std::string(bytes.substr(0, taken_));
  }
  if (const Io io = flush(); io != Io::done) return {io};
  return {Io::done, std::exchange(taken_, 0)};
}

Io RecordStream::shutdown() {
  if (const Io io = greet(); io != Io::done) return io;
  if (!told_end_) out_ += '\0';
  told_end_ = true;
  if (const Io io = flush(); io != Io::done) return io;
  return carrier_->shutdown();
}

}  // namespace dialogue::test
