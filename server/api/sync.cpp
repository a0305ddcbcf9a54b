// SPDX-License-Identifier: Apache-2.0
#include "server/api/context.h"
#include "server/net/body.h"
#include "server/net/problem.h"
#include "sync/codec.h"
#include "sync/wire_form.h"

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

}  // namespace

net::Response sync(Context& context, const net::Request& request) {
  auto body = net::open_body(request, context.memory);
  if (!body) return net::problem(body.error());
  auto wanted = decode_sync_request(body->plain);
  if (!wanted) return net::problem(Error{"bad_body", "", {}, wanted.error().detail});
  // The epoch that was signed for stands in the body, because a device may know one that this server, restored, does not.
  const auto who = signed_by(context, request, wanted->epoch);
  if (!who) return net::problem(who.error());
  SyncResponse answer = context.service.sync(who->device, *wanted);
  if (context.counts) count_verdicts(*context.counts, answer);
  // A cursor that did not move is not sent back: it would be nearly half of an answer without news.
  if (answer.cursor == wanted->cursor) answer.cursor.clear();
  answer.answers = request_mark(request.body);
  return net::answer_like(*body, encode(answer));
}

}  // namespace dialogue::api
