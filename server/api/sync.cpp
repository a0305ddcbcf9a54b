// SPDX-License-Identifier: Apache-2.0
#include "server/api/body.h"
#include "server/api/context.h"
#include "sync/codec.h"
#include "sync/wire_form.h"

namespace dialogue::api {

ApiResponse sync(Context& context, const ApiRequest& request) {
  auto body = open_body(request);
  if (!body) return problem(body.error());
  auto wanted = decode_sync_request(body->plain);
  if (!wanted) return problem(Error{"bad_body", "", {}, wanted.error().detail});
  // The epoch that was signed for stands in the body: a device may know one that this server, restored, does not.
  const auto who = signed_by(context, request, wanted->epoch);
  if (!who) return problem(who.error());
  SyncResponse answer = context.service.sync(who->device, *wanted);
  // A cursor that did not move is not sent back: nearly half of an answer without news.
  if (answer.cursor == wanted->cursor) answer.cursor.clear();
  answer.answers = request_mark(request.body);
  return answer_like(*body, encode(answer));
}

}  // namespace dialogue::api
