// SPDX-License-Identifier: Apache-2.0
#include "server/http/backend.h"
#include "server/net/problem.h"

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <limits>
#include <thread>

#include "server/http/task_queue.h"
#include "shared/base/hash.h"
#include "shared/base/log.h"

namespace dialogue::http {
namespace {

net::Request request_of(const httplib::Request& in, const httplib::ContentReader& content) {
  net::Request request;
  request.method = in.get_header_value("X-Method");
  request.id = in.get_header_value("X-Request");
  request.content_type = in.get_header_value("X-Type");
  if (!unb64(in.get_header_value("X-Target"), request.target) || !unb64(in.get_header_value("X-Signature"), request.authorization))
    request.target = "/";
  content([&](const char* bytes, std::size_t size) {
    request.body.append(bytes, size);
    return true;
  });
  request.again = in.has_header("X-Again");
  return request;
}

net::Response failed(const net::Request& request, const Error& error) {
  log(LogLevel::error, "request_failed", {{"id", request.id}, {"code", error.code}, {"field", error.field}, {"detail", error.detail}});
  auto answer = net::problem(error);
  net::name_request(answer, request.id);
  return answer;
}

net::Response guarded(const Backend::Handler& handler, const net::Request& request) {
  try {
    return handler(request);
  } catch (const Failure& failure) {
    return failed(request, failure.error());
  } catch (const std::exception& e) {
    return failed(request, Error{"internal", "", {}, e.what()});
  }
}

}  // namespace

struct Backend::Parts {
  Limits limits;
  Handler handler;
  std::string directory, path;
  httplib::Server server;
  std::thread thread;
};

Backend::Backend(const Limits& limits, Handler handler) : parts_(std::make_unique<Parts>()) {
  parts_->limits = limits;
  parts_->handler = std::move(handler);
}

Backend::~Backend() { stop(); }

const std::string& Backend::socket_path() const { return parts_->path; }

Status Backend::start() {
  auto& p = *parts_;
  std::string pattern = (std::filesystem::temp_directory_path() / "dialogued-XXXXXX").string();
  if (!::mkdtemp(pattern.data())) return Error{"internal", "", {}, "no private directory"};  // made with mode 0700
  p.directory = pattern;
  p.path = pattern + "/backend";
  auto& server = p.server;
  server.new_task_queue = [limits = p.limits] { return new TaskQueue(limits.workers, limits.workers); };
  server.set_payload_max_length(p.limits.sync_body);
  server.set_keep_alive_max_count(std::numeric_limits<std::size_t>::max());
  server.set_keep_alive_timeout(time_t(p.limits.backend_idle_ms / 1000 + 5));
  server.set_read_timeout(10);
  server.set_write_timeout(10);
  server.set_address_family(AF_UNIX);
  // The pattern matches this one path, and nothing of it comes from outside.
  server.Post("/", [&p](const httplib::Request& in, httplib::Response& out, const httplib::ContentReader& content) {
    auto answer = guarded(p.handler, request_of(in, content));
    out.status = answer.status;
    if (!answer.device.empty()) out.set_header("X-Device", b64(answer.device));
    if (!answer.allow.empty()) out.set_header("Allow", answer.allow);
    if (!answer.proof.empty()) out.set_header("Dialogue", answer.proof);
    out.set_content(std::move(answer.body), answer.content_type.c_str());
  });
  // For a Unix socket the library only looks whether there is a port.
  if (!server.bind_to_port(p.path, 80)) return Error{"internal", "", {}, "private socket"};
  p.thread = std::thread([&server] { server.listen_after_bind(); });
  // A stop before the server runs would be forgotten.
  while (!server.is_running()) std::this_thread::yield();
  return {};
}

void Backend::stop() {
  auto& p = *parts_;
  if (p.thread.joinable()) {
    p.server.stop();
    p.thread.join();
  }
  std::error_code ignored;
  if (!p.directory.empty()) std::filesystem::remove_all(p.directory, ignored);
  p.directory.clear();
}

}  // namespace dialogue::http
