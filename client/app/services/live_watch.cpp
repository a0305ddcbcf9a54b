// SPDX-License-Identifier: Apache-2.0
#include "client/app/services/live_watch.h"

#include <utility>

#include "sync/answer_proof.h"

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
        if (auto signature = replica.session().authorize(request); !signature) return signature.error();
        return request;
      },
      [this, server](Wire request) {
        if (!request) return take(request.error(), 0);
        line_.call(server, *request, [this, asked = *request](Result<WireReply> reply, qint64 milliseconds) {
          take(reply ? proven(asked, std::move(*reply)) : std::move(reply), milliseconds);
        });
      });
  return true;
}

void LiveWatch::take(Result<WireReply> reply, qint64 milliseconds) {
  waiting_ = false;
  if (std::exchange(forgotten_, false)) return;
  if (reply && reply->status == 204) return emit ended(milliseconds < own_time_ms);
  // The next wait says the right time then.
  if (reply)
    store_->ask<bool>(
        this, [said = *reply](Replica& replica) { return replica.session().corrects_clock(said); }, [](bool) {});
  emit failed();
}

}  // namespace dialogue
