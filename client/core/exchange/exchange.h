// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "client/core/exchange/retries.h"
#include "sync/page_gauge.h"
#include "sync/session.h"

namespace dialogue {

/// What an exchange asks its caller to do next.
struct ExchangeStep {
  enum class Do : std::uint8_t {
    connect,  ///< stand the line up, then `connected`
    send,     ///< carry `request`, then `answered`
    wait,     ///< let `wait_ms` pass, then `waited`
    end,      ///< nothing: it has ended, with `error` or well
  };
  Do what = Do::end;
  WireRequest request;       ///< of send
  bool sealed = false;       ///< of send: it seals changes, which their author cannot take back from now on
  std::int64_t wait_ms = 0;  ///< of wait
  Error error;               ///< of end; its code is empty when all went well
};

/// What the exchange cost beside its totals.
struct ExchangeEffort {
  std::uint64_t repeated = 0;        ///< requests whose answer did not come back
  std::uint64_t largest_answer = 0;  ///< bytes
};

/// The exchange with a server as a state machine. It decides what is asked, in pages of which size, what an answer leads to, and whether a
/// request that the line lost is made again. Whoever runs it has the line, the clock and the threads, does what a step says, and tells how
/// it went. `begin` starts an exchange anew; the size of pages is remembered from the one before. Times are milliseconds. Not thread-safe:
/// every step runs where the session lives. The session is given to each step, because the replica behind it may be opened anew between
/// two.
class Exchange {
 public:
  using Step = ExchangeStep;

  explicit Exchange(Retries retries = {}, PageGauge gauge = PageGauge()) : retries_(retries), gauge_(gauge) {}

  /// Asks for the smallest pages, and ends as soon as everything written here has its receipt. This holds until told otherwise, also for an
  /// exchange that runs.
  void set_send_only(bool only) { send_only_ = only; }

  Step begin(Session& session);
  /// The line stands, or could not be stood up.
  Step connected(Session& session, const Status& up);
  /// What came back for the request, after so long.
  Step answered(Session& session, const Result<WireReply>& reply, std::int64_t took_ms);
  Step waited(Session& session);

  const ExchangeEffort& effort() const { return effort_; }
  /// Bytes of rows that the next request would ask for.
  std::uint32_t page() const { return send_only_ ? tuning::smallest_page : gauge_.page(); }

 private:
  Step next(Session& session, bool stands);
  Step take(Session& session, const WireReply& reply);
  Step failed(const Error& error);

  const Retries retries_;
  PageGauge gauge_;
  ExchangeEffort effort_;
  bool send_only_ = false;
  bool worked_ = false;         ///< an answer was taken, in this exchange
  int failures_ = 0;            ///< in a row
  std::size_t sent_bytes_ = 0;  ///< of the request that is out
};

}  // namespace dialogue
