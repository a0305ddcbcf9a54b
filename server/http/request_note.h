// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "server/net/message.h"
#include "shared/base/clock.h"

namespace dialogue::http {

/// What the front keeps of a request in work, to say afterwards what became of it.
struct RequestNote {
  std::string id;
  std::string method;
  std::string_view page = "other";
  std::int64_t since_ms = 0;
  std::size_t bytes_in = 0;
  bool waited = false;  ///< for news: how long it took says nothing
};

/// A request that was answered or refused. Holds nothing that a client wrote.
struct Answered {
  const RequestNote& note;
  int status = 0;
  std::string_view code;  ///< of a refusal
  std::int64_t ms = 0;
  std::size_t bytes_out = 0;
};
using TellAnswered = std::function<void(const Answered&)>;

/// The page that a target asks for, as the log names it: one of ours, or "other".
std::string_view page_of(std::string_view target);

/// Names for requests, unlike those of other runs of the server. One thread.
class RequestIds {
 public:
  explicit RequestIds(Random& random);
  std::string next();

 private:
  std::string run_;
  std::uint64_t count_ = 0;
};

}  // namespace dialogue::http
