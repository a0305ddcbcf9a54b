// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "sync/session.h"

namespace dialogue::test {

/// A line to whatever a test lets answer: a service, a script, another line. It can be down, lose answers and spoil one. Used on its
/// caller's thread.
class FakeTransport : public Transport {
 public:
  using Answer = std::function<Result<WireReply>(const WireRequest&)>;
  explicit FakeTransport(Answer answer) : answer_(std::move(answer)) {}

  Status connect() override {
    ++connects;
    return down ? Status(offline()) : Status();
  }
  Result<WireReply> call(const WireRequest& request) override {
    if (down) return offline();
    sizes.push_back(request.body.size());
    auto reply = answer_(request);
    if (!reply) return reply;
    if (lose_answers > 0) {
      --lose_answers;
      return offline();
    }
    if (spoil) std::exchange(spoil, nullptr)(*reply);
    return reply;
  }

  bool down = false;  ///< nobody is there
  std::string why = "offline";
  int connects = 0;
  int lose_answers = 0;                   ///< so many answers, the next ones, do not arrive
  std::function<void(WireReply&)> spoil;  ///< changes the next answer on its way
  std::vector<std::size_t> sizes;         ///< of the requests' bodies

 private:
  Error offline() const { return {why, "", {}, ""}; }

  Answer answer_;
};

}  // namespace dialogue::test
