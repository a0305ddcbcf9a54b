// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "server/api/context.h"
#include "server/net/problem.h"

namespace dialogue::api {
namespace {

struct Route {
  std::string_view methods;  ///< separated by spaces
  std::string_view path;     ///< ending in '/': one more segment follows
  net::Response (*handler)(Context&, const net::Request&);
};

constexpr std::array routes{
    Route{"POST", "/v1/sync", sync},       Route{"GET", "/v1/live", live},         Route{"GET HEAD PUT", "/v1/files/", files},
    Route{"GET", "/v1/history/", history}, Route{"POST", "/v1/enrol", enrol},      Route{"GET HEAD", "/healthz", healthz},
    Route{"GET HEAD", "/readyz", readyz},  Route{"GET HEAD", "/metrics", metrics},
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

net::Response routed(Context& context, const net::Request& request) {
  for (const auto& route : routes) {
    if (!matches(route.path, request.path())) continue;
    if (has_word(route.methods, request.method)) {
      auto answer = route.handler(context, request);
      answer.device = request.signer;
      return answer;
    }
    net::Response refused = net::problem("method_not_allowed");
    for (const char c : route.methods) refused.allow += c == ' ' ? ", " : std::string(1, c);
    return refused;
  }
  return net::problem("not_found");
}

/// The code of a problem document of ours.
std::string_view code_in(std::string_view body) {
  constexpr std::string_view before = "\"code\":\"";
  const auto at = body.find(before);
  if (at == std::string_view::npos) return {};
  const auto code = body.substr(at + before.size());
  return code.substr(0, code.find('"'));
}

}  // namespace

net::Response dispatch(Context& context, const net::Request& request) {
  auto answer = routed(context, request);
  if (answer.content_type != net::problem_type) return answer;
  if (context.counts) context.counts->count("dialogue_refusals_total", net::label("code", code_in(answer.body)));
  net::name_request(answer, request.id);
  return answer;
}

}  // namespace dialogue::api
