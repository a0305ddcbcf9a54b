// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <optional>

#include "server/api/context.h"
#include "server/net/problem.h"
#include "shared/base/log.h"
#include "sync/answer_proof.h"

namespace dialogue::api {
namespace {

struct Route {
  std::string_view methods;                                                             ///< separated by spaces
  std::string_view path;                                                                ///< ending in '/': one more segment follows
  net::Response (*handler)(Context&, const net::Request&) = nullptr;                    ///< for everybody
  net::Response (*for_device)(Context&, const net::Request&, const Caller&) = nullptr;  ///< for who signed
};

constexpr std::array routes{
    Route{"POST", "/v1/sync", nullptr, sync},
    Route{"GET", "/v1/live", nullptr, live},
    Route{"GET HEAD PUT", "/v1/files/", nullptr, files},
    Route{"GET", "/v1/history/", nullptr, history},
    Route{"POST", "/v1/codes", nullptr, codes},
    Route{"POST", "/v1/enrol", enrol},
    Route{"GET HEAD", "/healthz", healthz},
    Route{"GET HEAD", "/readyz", readyz},
    Route{"GET HEAD", "/metrics", metrics},
    Route{"GET HEAD POST", "/mail/stop/", stop_mail},
};

bool matches(std::string_view pattern, std::string_view path) {
  if (!pattern.ends_with('/')) return path == pattern;
  return path.size() > pattern.size() && path.starts_with(pattern) && path.find('/', pattern.size()) == std::string_view::npos;
}

bool has_word(std::string_view words, std::string_view word) {
  for (std::size_t at = 0; at < words.size();) {
    const auto end = std::min(words.find(' ', at), words.size());
    if (words.substr(at, end - at) == word) return true;
    at = end + 1;
  }
  return false;
}

net::Response answer(Context& context, const net::Request& request, const Route& route, const Caller& caller) {
  // It decides for itself: it still takes what older and closed devices have to say.
  if (route.for_device != sync) {
    if (caller.form == 1) return net::problem("upgrade_needed");
    if (caller.revoked) return net::problem("revoked");
    if (!caller.timely) return net::problem(clock_error(context));
  }
  try {
    return route.for_device(context, request, caller);
  } catch (const Failure& failure) {
    const Error& error = failure.error();
    log(LogLevel::error, "request_failed", {{"id", request.id}, {"code", error.code}, {"field", error.field}, {"detail", error.detail}});
    return net::problem(failure.error());
  }
}

/// Says whose answer it is, to which request. One that waits is proven as that which will end the wait.
void prove(Context& context, const net::Request& request, const Caller& caller, net::Response& answer) {
  if (caller.form == 1) return;
  const std::string key = context.answers.of(caller.device, caller.key);
  if (key.empty()) return;
  const bool waits = answer.content_type == net::waits_type;
  const std::string_view body = waits || request.method == "HEAD" ? std::string_view() : answer.body;
  answer.proof = answer_proof(key, waits ? 204 : answer.status, waits ? "" : answer.content_type, request.authorization, body);
}

net::Response routed(Context& context, const net::Request& request, std::optional<Caller>& who) {
  for (const auto& route : routes) {
    if (!matches(route.path, request.path())) continue;
    if (!has_word(route.methods, request.method)) {
      net::Response refused = net::problem("method_not_allowed");
      for (const char c : route.methods) refused.allow += c == ' ' ? ", " : std::string(1, c);
      return refused;
    }
    if (route.handler) return route.handler(context, request);
    auto caller = caller_of(context, request);
    if (!caller) return net::problem(caller.error());
    who = std::move(*caller);
    return answer(context, request, route, *who);
  }
  return net::problem("not_found");
}

void note_refusal(Context& context, const net::Request& request, net::Response& answer) {
  const auto code = net::refusal_in(answer);
  if (code.empty()) return;
  if (context.counts) context.counts->count("dialogue_refusals_total", net::label("code", code));
  net::name_request(answer, request.id);
}

}  // namespace

Error clock_error(Context& context) { return Error{"clock", "", {std::to_string(context.times.now_ms(context.clock.unix_ms()))}, ""}; }

net::Response dispatch(Context& context, const net::Request& request) {
  std::optional<Caller> who;
  auto out = routed(context, request, who);
  note_refusal(context, request, out);
  if (who) prove(context, request, *who, out);
  // Somebody who repeats a request gets nothing by it, no device's place in the queue either.
  if (who && who->form == 2 && who->timely && !who->revoked) out.device = std::string(who->device.raw());
  return out;
}

}  // namespace dialogue::api
