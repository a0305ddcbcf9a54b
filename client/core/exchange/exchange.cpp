// SPDX-License-Identifier: Apache-2.0
#include "client/core/exchange/exchange.h"

#include <algorithm>
#include <utility>

#include "shared/base/cause.h"

namespace dialogue {
namespace {

ExchangeStep ending(const Error& error = {}) {
  ExchangeStep out;
  out.error = error;
  return out;
}

}  // namespace

Exchange::Step Exchange::begin(Session& session) {
  effort_ = {};
  worked_ = false;
  failures_ = 0;
  session.begin();
  return next(session, false);
}

/// A change that cannot leave stays "saved here", and its author can take it back. So changes are sealed for a line that stands.
Exchange::Step Exchange::next(Session& session, bool stands) {
  session.set_page(page());
  const bool seals = session.seals();
  Step out;
  if (seals && !stands) {
    out.what = Step::Do::connect;
    return out;
  }
  auto request = session.next();
  if (!request) return ending(request.error());
  if (!*request) return ending();
  out.what = Step::Do::send;
  out.request = std::move(**request);
  out.sealed = seals;
  sent_bytes_ = out.request.body.size();
  return out;
}

Exchange::Step Exchange::connected(Session& session, const Status& up) {
  if (up) return next(session, true);
  return is_unreachable(up.error()) ? failed(up.error()) : ending(up.error());
}

Exchange::Step Exchange::answered(Session& session, const Result<WireReply>& reply, std::int64_t took_ms) {
  if (reply) {
    gauge_.passed(sent_bytes_ + reply->body.size(), took_ms);
    return take(session, *reply);
  }
  gauge_.failed();
  if (!is_unreachable(reply.error())) return ending(reply.error());
  ++effort_.repeated;
  return failed(reply.error());
}

Exchange::Step Exchange::take(Session& session, const WireReply& reply) {
  effort_.largest_answer = std::max<std::uint64_t>(effort_.largest_answer, reply.body.size());
  if (const auto taken = session.take(reply); !taken) {
    ++effort_.repeated;
    return is_line_trouble(taken.error()) ? failed(taken.error()) : ending(taken.error());
  }
  worked_ = true;
  failures_ = 0;
  return send_only_ && !session.any_waiting() ? ending() : next(session, false);
}

Exchange::Step Exchange::failed(const Error& error) {
  const auto pause = retries_.wait_after(++failures_, worked_);
  if (!pause) return ending(error);
  Step out;
  out.what = Step::Do::wait;
  out.wait_ms = *pause;
  return out;
}

Exchange::Step Exchange::waited(Session& session) { return next(session, false); }

}  // namespace dialogue
