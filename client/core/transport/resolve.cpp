// SPDX-License-Identifier: Apache-2.0
#include "client/core/transport/resolve.h"

#include <netdb.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <memory>
#include <mutex>
#include <system_error>
#include <thread>

#include "client/core/transport/channel.h"
#include "client/core/transport/server_address.h"
#include "shared/text/host_name.h"

namespace dialogue {
namespace {

constexpr std::size_t most_endpoints = 16;
/// Questions that the system has not answered yet. More of them would be of no use to anybody.
constexpr int most_questions = 8;
std::atomic<int> questions = 0;

struct Found {
  int error = 0;
  std::vector<Endpoint> endpoints;
};

Found look_up(const std::string& host, std::uint16_t port, int flags) {
  addrinfo wanted{};
  wanted.ai_socktype = SOCK_STREAM;
  wanted.ai_flags = flags | AI_NUMERICSERV;
  addrinfo* list = nullptr;
  Found out;
  out.error = ::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &wanted, &list);
  for (const addrinfo* each = list; each && out.endpoints.size() < most_endpoints; each = each->ai_next) {
    if ((each->ai_family != AF_INET && each->ai_family != AF_INET6) || each->ai_addrlen > sizeof(sockaddr_storage)) continue;
    Endpoint endpoint;
    std::memcpy(&endpoint.address, each->ai_addr, each->ai_addrlen);
    endpoint.size = each->ai_addrlen;
    out.endpoints.push_back(endpoint);
  }
  if (list) ::freeaddrinfo(list);
  return out;
}

/// What the asking thread and the asked one share; whoever is last clears it away.
struct Question {
  std::mutex mutex;
  Found found;
  Interrupter answered;
};

Result<std::vector<Endpoint>> answer_of(Found found) {
  if (found.error == 0 && !found.endpoints.empty()) return std::move(found.endpoints);
  return Error{"offline", "", {}, std::string("name: ") + (found.error ? ::gai_strerror(found.error) : "no address")};
}

}  // namespace

Result<std::vector<Endpoint>> resolve_by_system(const std::string& host, std::uint16_t port, const Wait& wait) {
  if (is_ip(host)) return answer_of(look_up(host, port, AI_NUMERICHOST));
  if (is_loopback_host(host)) {
    std::vector<Endpoint> out;
    for (const char* own : {"127.0.0.1", "::1"}) {
      const auto found = look_up(own, port, AI_NUMERICHOST);
      out.insert(out.end(), found.endpoints.begin(), found.endpoints.end());
    }
    return out;
  }
  const auto question = std::make_shared<Question>();
  if (++questions > most_questions) {
    --questions;
    return Error{"offline", "", {}, "name: the system answers no questions"};
  }
  try {
    std::thread([question, host, port] {
      auto found = look_up(host, port, AI_ADDRCONFIG);
      // Where no interface but loopback is up, AI_ADDRCONFIG hides everything.
      if (found.endpoints.empty()) found = look_up(host, port, 0);
      {
        const std::lock_guard lock(question->mutex);
        question->found = std::move(found);
      }
      --questions;
      question->answered.interrupt();
    }).detach();
  } catch (const std::system_error&) {
    --questions;
    return Error{"offline", "", {}, "name: no thread"};
  }
  if (const auto ended = wait.on(question->answered.fd(), POLLIN); ended != Wait::Ended::ready) return not_reached(ended);
  const std::lock_guard lock(question->mutex);
  return answer_of(std::move(question->found));
}

std::vector<Endpoint> by_turns(const std::vector<Endpoint>& best_first) {
  std::vector<Endpoint> first, other, out;
  for (const auto& each : best_first) (each.family() == best_first.front().family() ? first : other).push_back(each);
  for (std::size_t i = 0; i < std::max(first.size(), other.size()); ++i) {
    if (i < first.size()) out.push_back(first[i]);
    if (i < other.size()) out.push_back(other[i]);
  }
  return out;
}

}  // namespace dialogue
