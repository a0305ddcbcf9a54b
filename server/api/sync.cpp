// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "server/api/context.h"
#include "server/net/body.h"
#include "server/net/problem.h"
#include "shared/base/hash.h"
#include "sync/codec.h"
#include "sync/tuning.h"

namespace dialogue::api {
namespace {

void count_verdicts(net::Metrics& counts, const SyncResponse& answer) {
  for (const auto& receipt : answer.receipts) {
    const char* verdict = receipt.verdict == Verdict::applied    ? "applied"
                          : receipt.verdict == Verdict::proposed ? "proposed"
                          : receipt.verdict == Verdict::rejected ? "rejected"
                                                                 : "parked";
    counts.count("dialogue_verdicts_total", net::label("verdict", verdict), receipt.count);
  }
  if (answer.error) counts.count("dialogue_refusals_total", net::label("code", answer.error->code));
}

struct Bounds {
  std::size_t bytes, nodes;
};
/// Only a push may be as large as a push may be.
constexpr Bounds most{tuning::largest_message, tuning::message_nodes}, most_of_push{tuning::largest_body, tuning::push_nodes};
constexpr Bounds most_of_last_word{4096, 64};

/// A message, and the memory that is kept for it while it is in work.
struct Opened {
  net::Budget::Lease memory;
  SyncRequest wanted;
};

Result<Opened> read(Context& context, const net::Request& request, const Bounds& bounds) {
  auto body = net::open_body(request, bounds.bytes, context.memory);
  if (!body) return body.error();
  json::Limits limits;
  limits.bytes = bounds.bytes;
  limits.nodes = bounds.nodes;
  auto wanted = decode_sync_request(body->plain, limits);
  if (!wanted) return Error{"bad_body", "", {}, wanted.error().detail};
  return Opened{std::move(body->memory), std::move(*wanted)};
}

Result<Opened> read(Context& context, const net::Request& request) {
  auto wanted = read(context, request, most);
  if (wanted || wanted.error().code == "media_type" || wanted.error().code == "busy") return wanted;
  auto push = read(context, request, most_of_push);
  if (push && push->wanted.batches.empty() && push->wanted.offers.empty()) return Error{"body_too_large", "", {}, ""};
  return push;
}

/// The last word of a device that erased itself. It is made when nobody can sign any more, so it may come at any time, and says nothing
/// else.
Result<Opened> read_last_word(Context& context, const net::Request& request) {
  auto said = read(context, request, most_of_last_word);
  if (!said) return said;
  if (said->wanted.wiped.empty()) return Error{"bad_body", "", {}, "no last word"};
  SyncRequest only;
  only.wiped = std::move(said->wanted.wiped);
  said->wanted = std::move(only);
  return said;
}

/// A device that does not know which key follows is told.
void tell_keys(Context& context, const Caller& caller, SyncResponse& answer) {
  if (caller.form == 1) return;
  LineKeys keys = context.service.line_keys();
  if (static_cast<std::uint8_t>(keys.next.front()) == caller.mark) return;
  answer.line = std::move(keys);
  answer.next_keys = context.service.audit_keys();
}

SyncResponse clock_answer(Context& context) {
  SyncResponse out;
  out.error = clock_error(context);
  out.server_ms = context.times.now_ms(context.clock.unix_ms());
  return out;
}

}  // namespace

net::Response sync(Context& context, const net::Request& request, const Caller& caller) {
  const bool last_word = request.query("last") == "1";
  SyncResponse answer;
  if (caller.timely || last_word) {
    auto opened = last_word ? read_last_word(context, request) : read(context, request);
    if (!opened) return net::problem(opened.error());
    SyncRequest& wanted = opened->wanted;
    // What it sent is taken, and nothing is sent to it.
    if (caller.form == 1) wanted.protocol = 1;
    answer = context.service.sync(caller.device, wanted);
    // A cursor that did not move is not sent back: it would be nearly half of an answer without news.
    if (answer.cursor == wanted.cursor) answer.cursor.clear();
  } else {
    answer = clock_answer(context);
  }
  if (context.counts) count_verdicts(*context.counts, answer);
  tell_keys(context, caller, answer);
  return net::answer_like(net::form_of(request), encode(answer));
}

}  // namespace dialogue::api
