// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/bare_https.h"

#include <httplib.h>
#include <sys/socket.h>

#include <chrono>
#include <condition_variable>
#include <iostream>
#include <mutex>

#include "server/tls/identity.h"

namespace dialogue::bench {
namespace {

/// As long as ours keeps a live request.
constexpr std::chrono::seconds live(55);

class Bare : public httplib::SSLServer {
 public:
  using SSLServer::SSLServer;
  /// The library listens with a backlog of 5, which a thousand who come at once would measure instead of the server.
  int listen_properly() {
    const int port = bind_to_any_port("127.0.0.1");
    ::listen(svr_sock_, 4096);
    return port;
  }
};

}  // namespace

int serve_bare(const std::string& seed32, std::size_t threads, std::size_t answer) {
  const tls::Identity identity = tls::own_identity(seed32);
  Bare server(identity.certificate.get(), identity.key.get());
  if (!server.is_valid()) return 1;
  server.new_task_queue = [threads] { return new httplib::ThreadPool(threads); };
  server.set_keep_alive_max_count(1'000'000);
  server.set_keep_alive_timeout(75);
  const std::string body(answer, 'x');
  server.Post("/v1/sync", [&](const httplib::Request&, httplib::Response& response) { response.set_content(body, "application/json"); });
  std::mutex mutex;
  std::condition_variable never;
  server.Get("/v1/live", [&](const httplib::Request&, httplib::Response& response) {
    std::unique_lock lock(mutex);
    never.wait_for(lock, live);
    response.status = 204;
  });
  std::cout << server.listen_properly() << std::endl;
  return server.listen_after_bind() ? 0 : 1;
}

}  // namespace dialogue::bench
