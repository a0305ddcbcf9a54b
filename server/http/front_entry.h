// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "server/http/connection.h"
#include "server/http/request_note.h"
#include "server/net/address.h"
#include "server/net/message.h"

namespace dialogue::http {

/// What the front keeps of a connection.
struct FrontEntry {
  std::unique_ptr<Connection> connection;
  std::uint32_t interest = 0;
  std::size_t held = 0, memory = 0;  ///< as Connection says; the budget knows the second
  RequestNote note;
  bool greeting = false;    ///< a proxy may say first for whom it speaks
  bool by_header = false;   ///< the proxy says it in each request
  net::AddressKey address;  ///< the one that the proxy speaks for
  // Of a live request: what to ask again when there may be news, how often there had been any when it was asked
  // last, when it ends anyway.
  net::Request live;
  std::string proof;  ///< of the answer that ends its wait
  bool ask_again = false;
  std::uint64_t news = 0;
  std::int64_t live_until_ms = 0;

  void may_wait(const net::Request& request, std::uint64_t news_so_far, std::int64_t until_ms) {
    live = request;
    live.again = true;
    news = news_so_far;
    live_until_ms = until_ms;
  }
};

}  // namespace dialogue::http
