// SPDX-License-Identifier: Apache-2.0
#include "client/core/joining/join_place.h"

#include <algorithm>
#include <string>

namespace dialogue {

ServerPlace place_of(const JoiningLine& line) {
  ServerPlace out{line.url()};
  if (line.secured == Secured::own) out.trust.mode = Trust::Mode::own;
  Trust::Fingerprint fingerprint{};
  std::copy_n(line.fingerprint.begin(), std::min(line.fingerprint.size(), fingerprint.size()), fingerprint.begin());
  out.trust.fingerprint = fingerprint;
  return out;
}

void expect(Session& session, const ServerPlace& server) {
  const auto& fingerprint = server.trust.fingerprint;
  session.expect_server(fingerprint ? std::string(fingerprint->begin(), fingerprint->end()) : std::string(),
                        server.trust.mode == Trust::Mode::own ? "own" : "");
}

ServerPlace place_at(const ServerPlace& known, const std::string& url) { return url == known.url ? known : ServerPlace{url}; }

}  // namespace dialogue
