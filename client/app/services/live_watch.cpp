// SPDX-License-Identifier: Apache-2.0
#include "client/app/services/live_watch.h"

#include <utility>

namespace dialogue {
namespace {
constexpr qint64 own_time_ms = 50'000;  ///< the server ends a wait after 55 s; an answer before that is news
}

LiveWatch::LiveWatch(StoreThread* store, NetworkLine::Connect connect, QObject* parent)
    : QObject(parent), store_(store), line_(std::move(connect)) {}

bool LiveWatch::watch(const ServerPlace& server, const std::string& cursor) {
  if (waiting_) return false;
  waiting_ = true;
  using Wire = Result<WireRequest>;
  store_->ask<Wire>(
      this,
      [cursor](Replica& replica) -> Wire {
        WireRequest request;
        request.method = "GET";
        request.path = "/v1/live?cursor=" + cursor;
        auto signature = replica.session().authorize(request.method, request.path, {});
        if (!signature) return signature.error();
        request.authorization = std::move(*signature);
        return request;
      },
      [this, server](Wire request) {
        if (!request) return take(request.error(), 0);
        line_.call(server, *request, [this](Result<WireReply> reply, qint64 milliseconds) { take(std::move(reply), milliseconds); });
      });
  return true;
}

void LiveWatch::take(Result<WireReply> reply, qint64 milliseconds) {
  waiting_ = false;
  if (std::exchange(forgotten_, false)) return;
  if (reply && reply->status == 204)
    emit ended(milliseconds < own_time_ms);
  else
    emit failed();
}

}  // namespace dialogue
