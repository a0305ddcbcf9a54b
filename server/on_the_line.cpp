// SPDX-License-Identifier: Apache-2.0
#include "server/on_the_line.h"

#include <malloc.h>

#include <filesystem>

namespace dialogue {

Result<std::unique_ptr<tls::TlsContext>> encryption(const config::Settings& settings, const Keys& keys) {
  namespace fs = std::filesystem;
  if (settings.text("tls.mode") == "own") return tls::TlsContext::own(keys.line_seed, system_clock());
  const auto &certificate = settings.text("tls.certificate"), &key = settings.text("tls.key");
  if (certificate.empty()) return std::unique_ptr<tls::TlsContext>();
  return tls::TlsContext::of_files(fs::absolute(certificate), fs::absolute(key), system_clock());
}

http::FrontOptions front_options(const config::Settings& settings, const http::Endpoint& listen, tls::TlsContext* tls) {
  http::FrontOptions options;
  options.listen = listen;
  options.behind_proxy = settings.yes("behind_proxy");
  // Whoever reaches the address could say that they speak for somebody else. Only this machine's own proxy may.
  options.any_address = (tls && !options.behind_proxy) || settings.yes("unsafe");
  if (tls) options.make_stream = [tls](int fd) { return tls->accept(net::socket_stream(fd)); };
  return options;
}

std::string url_of(const http::Endpoint& listen, std::uint16_t port, bool encrypted) {
  if (!listen.path.empty()) return "unix:" + listen.path;
  const bool v6 = listen.host.find(':') != std::string::npos;
  return std::string(encrypted ? "https://" : "http://") + (v6 ? "[" + listen.host + "]" : listen.host) + ":" + std::to_string(port);
}

void give_memory_back() {
  ::mallopt(M_ARENA_MAX, 2);
  ::mallopt(M_MMAP_THRESHOLD, 256 << 10);
  ::mallopt(M_TRIM_THRESHOLD, 1 << 20);
}

std::vector<net::Reading> line_readings(const http::FrontStats& front, const tls::TlsContext* tls) {
  std::vector<net::Reading> out;
  const auto add = [&](const char* name, auto value) { out.push_back({name, "", double(value)}); };
  add("dialogue_front_connections", front.connections.load());
  add("dialogue_front_known_connections", front.known.load());
  add("dialogue_front_live_waiting", front.live.load());
  add("dialogue_front_held_bytes", front.held_bytes.load());
  add("dialogue_front_memory_bytes", front.memory.load());
  add("dialogue_front_accepted_total", front.accepted.load());
  add("dialogue_front_requests_total", front.requests.load());
  add("dialogue_front_refused_total", front.refused.load());
  add("dialogue_front_overflowed_total", front.overflowed.load());
  add("dialogue_front_timed_out_total", front.timed_out.load());
  add("dialogue_front_evicted_total", front.evicted.load());
  if (!tls) return out;
  const auto& stats = tls->stats();
  add("dialogue_tls_handshakes_total", stats.handshakes.load());
  add("dialogue_tls_resumed_total", stats.resumed.load());
  add("dialogue_tls_failed_total", stats.failed.load());
  add("dialogue_tls_early_data_refused_total", stats.early_data_refused.load());
  add("dialogue_tls_certificate_ends_seconds", tls->expires_ms() / 1000);
  return out;
}

}  // namespace dialogue
