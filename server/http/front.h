// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <memory>
#include <set>
#include <string>

#include "server/http/backend_link.h"
#include "server/http/limits.h"
#include "server/http/listener.h"
#include "server/http/request_note.h"
#include "server/net/budget.h"
#include "server/net/socket_stream.h"
#include "shared/base/clock.h"
#include "shared/base/result.h"

namespace dialogue::http {

struct FrontOptions {
  Endpoint listen = {"127.0.0.1", 0};
  bool any_address = false;  ///< take addresses that are not loopback
  /// Who connects is a proxy. Whom it speaks for it says in the PROXY protocol, or in X-Forwarded-For or X-Real-IP. Without it nobody is
  /// believed.
  bool behind_proxy = false;
  Limits limits;
  std::shared_ptr<net::Budget> memory = {};          ///< shared with who unpacks; none = the front's own
  net::MakeStream make_stream = net::socket_stream;  ///< what carries the bytes of an accepted connection
  TellAnswered answered = {};                        ///< called on the front's thread
};

/// For /metrics; each may be read at any time.
struct FrontStats {
  std::atomic<std::uint64_t> connections{0}, known{0}, accepted{0}, requests{0}, refused{0}, overflowed{0}, timed_out{0}, evicted{0},
      live{0};
  std::atomic<std::uint64_t> held_bytes{0}, memory{0};
};

/// Owns every outside connection in one thread: deadlines, caps, waiting clients. Complete requests go through a few workers to the
/// backend. Nothing that a peer does or leaves undone can hold one of those, and nobody gets more than a share (shares.h). Public
/// functions: any thread.
class Front {
 public:
  Front(FrontOptions options, MakeLink make_link, Clock& clock, Random& random);
  /// As stop().
  ~Front();

  /// Listens and begins. Codes as listen_on.
  Status start();
  std::uint16_t port() const;
  /// There is news. Wakes the live requests, spread over the jitter.
  void notify();
  /// Takes no more requests, answers those in work (limits.stop_ms at most), sends live requests home, ends the threads.
  void stop();
  const FrontStats& stats() const;

 private:
  class Loop;
  std::unique_ptr<Loop> loop_;
};

}  // namespace dialogue::http
