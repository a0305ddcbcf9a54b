// SPDX-License-Identifier: Apache-2.0
#include "client/cli/context.h"

#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <memory>
#include <thread>
#include <utility>

#include "client/cli/nearest.h"
#include "client/core/shown_title.h"
#include "client/core/transport/http_transport.h"
#include "shared/base/clock.h"
#include "shared/base/wall_clock.h"
#include "shared/model/declaration.h"

namespace dialogue::cli {
namespace {

/// The folder where the app keeps its replica.
std::string default_folder() {
  if (const char* dir = std::getenv("DIALOGUE_REPLICA"); dir && *dir) return dir;
  const char* data = std::getenv("XDG_DATA_HOME");
  const char* home = std::getenv("HOME");
  return (data && *data ? std::string(data) : std::string(home ? home : ".") + "/.local/share") + "/dialogue";
}

}  // namespace

Replica& Context::replica() {
  if (!replica_) {
    const auto dir = replica_dir.empty() ? default_folder() : replica_dir;
    std::error_code error;
    std::filesystem::create_directories(std::filesystem::path(dir).parent_path(), error);
    replica_ = open_in_turn(dir).take();
  }
  return *replica_;
}

/// A person and a timed sync may meet. Whoever comes second waits for a while.
Result<std::unique_ptr<Replica>> Context::open_in_turn(const std::string& dir) {
  constexpr std::int64_t longest_ms = 5000, said_ms = 1000;
  constexpr std::chrono::milliseconds between{50};
  static const Text3 waiting{"Another program is using these data; waiting for it …", "Un autre programme utilise ces données ; attente …",
                             "Otro programa está usando estos datos; esperando …"};
  const std::int64_t began = system_clock().monotonic_ms();
  for (bool told = false;;) {
    auto opened = Replica::open(dir, {});
    const std::int64_t waited = system_clock().monotonic_ms() - began;
    if (opened || opened.error().code != "in_use" || waited >= longest_ms) return opened;
    if (!told && waited >= said_ms && shows_progress()) note(say(waiting)), told = true;
    std::this_thread::sleep_for(between);
  }
}

Result<Transport*> Context::transport() {
  if (!transport_) {
    const auto status = replica().status();
    if (!status.enrolled) return Error{"not_enrolled", "", {}, ""};
    auto line_to = transport_to(status.place(), replica().directory());
    if (!line_to) return line_to.error();
    transport_ = std::move(*line_to);
  }
  return transport_.get();
}

Result<std::unique_ptr<Transport>> Context::transport_to(const ServerPlace& server, const std::string& dir) {
  LineOptions options;
  options.trust = server.trust;
  options.sessions = std::make_shared<FileSessionKeep>(dir);
  auto http = HttpTransport::to(server.url, std::move(options));
  if (!http) return http.error();
  return std::unique_ptr<Transport>(std::move(*http));
}

bool Context::shows_progress() const { return !json && ::isatty(STDERR_FILENO); }

Result<Uuid> Context::id(const std::string& text) {
  if (const auto id = Uuid::parse(text)) return *id;
  return Error{"bad_id", "", {text}, ""};
}

Result<const Kind*> Context::kind(const std::string& name) {
  if (const auto* kind = domain().kind(name)) return kind;
  std::vector<std::string> names;
  for (const auto& kind : domain().kinds()) names.push_back(kind.name);
  return Error{"unknown_kind", name, {nearest(name, names)}, ""};
}

Error unknown_field(const Kind& kind, std::string_view name) {
  std::vector<std::string> names;
  for (const auto& field : kind.fields) names.push_back(field.name);
  for (const auto& part : kind.parts) names.push_back(part.name);
  return {"unknown_field", std::string(name), {nearest(name, names)}, ""};
}

std::string time_text(std::int64_t unix_ms) {
  if (unix_ms == 0) return {};
  const auto seconds = static_cast<std::time_t>(unix_ms / 1000);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  std::array<char, 32> out{};
  std::strftime(out.data(), out.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return out.data();
}

std::string Context::title(const Kind* kind, const std::string& title) {
  return kind ? shown_title(replica(), *kind, title, lang()) : title;
}

std::string time_here(std::int64_t unix_ms) { return unix_ms == 0 ? std::string() : local_text(unix_ms / 1000); }

}  // namespace dialogue::cli
