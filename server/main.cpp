// SPDX-License-Identifier: Apache-2.0
// Arguments, wiring, signals: the only place that knows all parts of the server.
#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

#include "server/admin/backups.h"
#include "server/admin/command_line.h"
#include "server/admin/commands.h"
#include "server/admin/control.h"
#include "server/admin/data_folder.h"
#include "server/admin/documents.h"
#include "server/api/context.h"
#include "server/http/backend.h"
#include "server/http/front.h"
#include "server/http/listener.h"
#include "server/service/clock/ticker.h"
#include "server/service/service.h"
#include "server/service/unit_of_work/group_writer.h"
#include "server/store/document_folder.h"
#include "server/store/key_file.h"
#include "server/store/sqlite/sqlite_folders.h"
#include "server/store/sqlite/sqlite_store.h"
#include "server/tls/tls_context.h"
#include "shared/base/log.h"
#include "shared/domain/platform.h"

namespace dialogue {
namespace {

namespace fs = std::filesystem;
using admin::Command;
using admin::Commands;
using admin::DataFolder;
using admin::Output;

int print(const Output& output) {
  const bool printed = std::fwrite(output.out.data(), 1, output.out.size(), stdout) == output.out.size() && std::fflush(stdout) == 0;
  std::fwrite(output.err.data(), 1, output.err.size(), stderr);
  // A reader of a list must not take half of it for the whole.
  return printed || output.status != admin::Exit::done ? int(output.status) : int(admin::Exit::internal);
}

/// What was done is on no disk, so nobody may get a receipt for it.
void die(const Error& error) {
  log(LogLevel::error, "not_durable", error);
  std::_Exit(admin::Exit::internal);
}

StoreFolders& store_folders() {
  static SqliteFolders folders(platform());
  return folders;
}

/// This comes before anything is read: an interrupted restore is brought to its end.
Keys settled_keys(const DataFolder& folder) {
  store_folders().finish_restore(folder.path()).take();
  return load_keys(folder.keys(), system_clock(), system_random(), !folder.has_platform());
}

/// The platform of a folder, open. The caller holds the folder's lock.
struct Platform {
  Platform(const DataFolder& folder, bool serving, const std::string& options_file = {})
      : keys(settled_keys(folder)), store(folder.path(), platform()), files(folder.files()) {
    DocumentFolder::prepare(folder.files()).take();
    if (serving) {
      writer = std::make_unique<GroupWriter>(store, die);
    } else {
      writer = std::make_unique<InlineWriter>(store);
    }
    service = Service::open({store, platform(), keys, system_clock(), system_random(), ed25519_verifier(), *writer}).take();
    backups = std::make_unique<admin::Backups>(service->admin(), files, folder, store_folders(), keys, options_file);
  }
  Commands commands() { return Commands(service->admin(), files, backups.get()); }

  /// A file that is gone is no reason to refuse the others.
  void settle_documents() {
    if (auto done = admin::settle_documents(service->admin(), files); !done) log(LogLevel::error, "documents", done.error());
  }

  /// Does what the calendar brings about. Its failure is no reason to refuse anybody service.
  void pass_time() {
    if (auto done = service->pass_time(); !done) log(LogLevel::error, "time_stands", done.error());
  }

  Keys keys;
  SqliteStore store;
  DocumentFolder files;
  std::unique_ptr<Writer> writer;
  std::unique_ptr<Service> service;
  std::unique_ptr<admin::Backups> backups;
};

/// Checks and copies take the data as they are.
bool time_passes_before(const std::string& verb) { return verb != "init" && verb != "verify" && verb != "backup" && verb != "compact"; }

std::string metric_lines(const http::FrontStats& s) {
  std::string out;
  const auto add = [&](const char* name, const char* type, std::uint64_t value) {
    out += std::string("# TYPE dialogue_front_") + name + " " + type + "\ndialogue_front_" + name + " " + std::to_string(value) + "\n";
  };
  add("connections", "gauge", s.connections);
  add("live_waiting", "gauge", s.live);
  add("held_bytes", "gauge", s.held_bytes);
  add("accepted_total", "counter", s.accepted);
  add("requests_total", "counter", s.requests);
  add("refused_total", "counter", s.refused);
  add("overflowed_total", "counter", s.overflowed);
  add("timed_out_total", "counter", s.timed_out);
  return out;
}

std::string metric_lines(const tls::TlsContext& context) {
  std::string out;
  const auto add = [&](const char* name, const char* type, std::uint64_t value) {
    out += std::string("# TYPE dialogue_tls_") + name + " " + type + "\ndialogue_tls_" + name + " " + std::to_string(value) + "\n";
  };
  const auto& s = context.stats();
  add("handshakes_total", "counter", s.handshakes);
  add("resumed_total", "counter", s.resumed);
  add("failed_total", "counter", s.failed);
  add("early_data_refused_total", "counter", s.early_data_refused);
  add("certificate_ends_seconds", "gauge", std::uint64_t(context.expires_ms() / 1000));
  return out;
}

/// Encrypts what is accepted, where that is wanted. Null otherwise.
Result<std::unique_ptr<tls::TlsContext>> encryption(const Command& c, const Keys& keys) {
  if (!c.tls.empty()) return tls::TlsContext::own(keys.line_seed, system_clock());
  if (c.tls_cert.empty()) return std::unique_ptr<tls::TlsContext>();
  return tls::TlsContext::of_files(fs::absolute(c.tls_cert), fs::absolute(c.tls_key), system_clock());
}

/// Everything that runs while serving, in the order in which it is started. It is stopped in reverse.
class Serving {
 public:
  Serving(Platform& open, const DataFolder& folder, http::FrontOptions options, tls::TlsContext* tls)
      : platform_(open),
        tls_(tls),
        context_{*open.service, system_clock(), ed25519_verifier(), {*open.service, open.files}},
        backend_(options.limits, [this](const net::Request& request) { return answer(request); }),
        commands_(open.commands()),
        control_(folder.path(), [this](const std::string& cwd, const std::vector<std::string>& args,
                                       const admin::Tell& tell) { return command(cwd, args, tell); }),
        options_(std::move(options)),
        ticker_(std::chrono::minutes(10), [this] { look_after(); }) {}

  Status start() {
    if (auto ok = backend_.start(); !ok) return ok;
    front_ =
        std::make_unique<http::Front>(options_, http::unix_links(backend_.socket_path(), options_.limits), system_clock(), system_random());
    context_.ready = [this] { return !stopping_.load(); };
    context_.metrics = [this] { return metric_lines(front_->stats()) + (tls_ ? metric_lines(*tls_) : ""); };
    platform_.settle_documents();
    platform_.pass_time();
    seen_ = platform_.service->head();
    if (auto ok = front_->start(); !ok) return ok;
    ticker_.start();
    return control_.start();
  }
  void stop() {
    stopping_ = true;
    front_->stop();
    control_.stop();
    ticker_.stop();
    backend_.stop();
  }
  std::uint16_t port() const { return front_->port(); }
  /// What is read again when an administrator asks for it (SIGHUP).
  void on_reload(std::function<void()> read_again) { reload_.push_back(std::move(read_again)); }
  void reload() {
    for (const auto& read_again : reload_) read_again();
  }

 private:
  net::Response answer(const net::Request& request) {
    auto response = api::dispatch(context_, request);
    tell_news();
    return response;
  }
  Output command(const std::string& cwd, const std::vector<std::string>& args, const admin::Tell& tell) {
    const auto line = admin::parse_command_line(args);
    if (!line.command) return line.output;
    if (line.command->verb == "restore" || line.command->verb == "serve" || line.command->verb.starts_with("keys "))
      return admin::failed(Error{"server_running", "", {}, ""}, line.command->json);
    if (time_passes_before(line.command->verb)) platform_.pass_time();
    auto output = commands_.run(*line.command, cwd, tell);
    tell_news();
    return output;
  }
  void look_after() {
    platform_.pass_time();
    platform_.settle_documents();
    tell_news();
  }
  /// Wakes waiting devices to look whether it concerns them.
  void tell_news() {
    const auto head = platform_.service->head();
    if (seen_.exchange(head) != head) front_->notify();
  }

  Platform& platform_;
  tls::TlsContext* const tls_;  ///< null without encryption
  std::vector<std::function<void()>> reload_;
  api::Context context_;
  http::Backend backend_;
  Commands commands_;
  admin::ControlServer control_;
  const http::FrontOptions options_;
  std::unique_ptr<http::Front> front_;
  std::atomic<std::uint64_t> seen_{0};
  std::atomic<bool> stopping_{false};
  Ticker ticker_;
};

void raise_descriptor_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

/// Signals that end the server, and SIGHUP, which lets it read again what it was started with. They are blocked in every thread that is
/// started after this.
sigset_t block_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&signals, signal);
  ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  return signals;
}

/// A command that works on the folder itself, because the server was down, gets time to end. Another server does not.
Result<DataFolder> lock_to_serve(const std::string& data) {
  using namespace std::chrono_literals;
  for (int attempt = 0;; ++attempt) {
    auto folder = DataFolder::lock(data);
    if (folder || folder.error().code != "in_use" || attempt == 50 || admin::server_listens(data)) return folder;
    std::this_thread::sleep_for(100ms);
  }
}

int serve(const Command& c) {
  const auto signals = block_signals();
  raise_descriptor_limit();
  const auto address = http::parse_address(c.listen);
  if (!address) return print(admin::failed(address.error(), c.json));
  // An empty folder is a slip of the hand, not a new platform.
  if (!store_folders().holds_store(c.data)) return print(admin::failed(Error{"no_platform", "", {c.data}, ""}, c.json));
  const auto folder = lock_to_serve(c.data);
  if (!folder) return print(admin::failed(folder.error(), c.json));
  Platform open(*folder, true, c.config.empty() ? c.config : fs::absolute(c.config).string());
  http::FrontOptions options{address->first, address->second, c.any_address, {}};
  const auto encrypted = encryption(c, open.keys);
  if (!encrypted) return print(admin::failed(encrypted.error(), c.json));
  tls::TlsContext* const tls = encrypted->get();
  if (tls) {
    options.any_address = true;
    options.make_stream = [tls](int fd) { return tls->accept(net::socket_stream(fd)); };
  }
  Serving serving(open, *folder, options, tls);
  Ticker certificates(std::chrono::seconds(5), [tls] { tls->reload_if_changed(); });
  if (!c.tls_cert.empty()) {
    serving.on_reload([tls] { tls->reload(); });
    certificates.start();
  }
  if (auto started = serving.start(); !started) return print(admin::failed(started.error(), c.json));
  const bool v6 = address->first.find(':') != std::string::npos;
  const std::string url =
      std::string(tls ? "https://" : "http://") + (v6 ? "[" + address->first + "]" : address->first) + ":" + std::to_string(serving.port());
  print({admin::Exit::done, c.json ? "{\"url\":\"" + url + "\"}\n" : "listening on " + url + "\n", ""});
  int signal = 0;
  while (::sigwait(&signals, &signal) == 0 && signal == SIGHUP) {
    log(LogLevel::info, "reloading");
    serving.reload();
  }
  log(LogLevel::info, "stopping", {{"signal", signal}});
  serving.stop();
  return admin::Exit::done;
}

Output restore_here(const Command& c, const std::string& cwd, const admin::Tell& tell) {
  if (!admin::takes_restore(c.data)) return admin::failed(Error{"folder_not_empty", "", {c.data}, ""}, c.json);
  auto folder = DataFolder::lock(c.data);
  if (!folder) return admin::failed(folder.error(), c.json);
  const auto notes = admin::restore_backup(*folder, store_folders(), c, cwd, tell);
  // The single file of earlier versions has no keys. So a new machine gets its own, unless the old key file was put there first.
  load_keys(folder->keys(), system_clock(), system_random(), true);
  Platform open(*folder, false);
  open.settle_documents();
  Command stats = c;
  stats.verb = "stats";
  auto output = open.commands().run(stats, cwd);
  output.err = notes + output.err;
  return output;
}

/// The server reads its keys at its start, so it must not run now.
Output keys(const Command& c) {
  const auto folder = DataFolder::lock(c.data);
  if (!folder) return admin::failed(folder.error(), c.json);
  if (c.verb == "keys renew") {
    if (fs::exists(folder->keys())) return admin::failed(Error{"file_exists", "", {folder->keys()}, ""}, c.json);
    load_keys(folder->keys(), system_clock(), system_random(), true);
  } else {
    Keys all = load_keys(folder->keys(), system_clock(), system_random(), false);
    const auto now_ms = system_clock().unix_ms();
    if (c.name == "line" && !c.now)
      if (auto may = all.may_rotate_line(now_ms); !may) return admin::failed(may.error(), c.json);
    all.rotate(c.name, system_random(), now_ms);
    save_keys(folder->keys(), all);
  }
  return {admin::Exit::done, c.json ? "{\"done\":true}\n" : "done\n", ""};
}

Output run_here(const Command& c, const DataFolder& folder, const std::string& cwd, const admin::Tell& tell) {
  Platform open(folder, false);
  if (time_passes_before(c.verb)) open.pass_time();
  return open.commands().run(c, cwd, tell);
}

/// Where somebody waits, one line is written over again and again.
admin::Tell tell_terminal(const Command& c) {
  if (c.json || ::isatty(STDERR_FILENO) == 0) return {};
  return [](const std::string& line) { std::fprintf(stderr, "\r\033[K%s", line.c_str()); };
}

/// Asks the server of the folder. Without one, opens the folder. A server that is just starting holds the lock but does not listen yet.
Output run_command(const Command& c, std::vector<std::string> args, const admin::Tell& tell) {
  using namespace std::chrono_literals;
  const auto cwd = fs::current_path().string();
  if (c.verb == "backup-key make") return admin::make_backup_key(c, cwd);
  if (c.verb == "verify" && !c.file.empty()) return admin::verify_set(c, cwd, tell);
  if (tell && c.verb == "backup") args.insert(args.begin(), admin::progress_option);
  if (c.verb != "init" && c.verb != "restore" && !store_folders().holds_store(c.data))
    return admin::failed(Error{"no_platform", "", {c.data}, ""}, c.json);
  for (int attempt = 0;; ++attempt) {
    if (auto output = admin::ask_server(c.data, cwd, args, tell)) return *output;
    if (c.verb == "restore") return restore_here(c, cwd, tell);
    if (c.verb.starts_with("keys ")) return keys(c);
    const auto folder = DataFolder::lock(c.data);
    if (folder) return run_here(c, *folder, cwd, tell);
    if (folder.error().code != "in_use" || attempt == 50) return admin::failed(folder.error(), c.json);
    std::this_thread::sleep_for(100ms);
  }
}

int run(const std::vector<std::string>& args) {
  const auto line = admin::parse_command_line(args);
  if (!line.command) return print(line.output);
  // People read what a command says. The log is for those who run the server.
  if (line.command->verb != "serve") set_log_level(LogLevel::error);
  try {
    if (line.command->verb == "serve") return serve(*line.command);
    const auto tell = tell_terminal(*line.command);
    const auto output = run_command(*line.command, args, tell);
    if (tell) std::fputs("\r\033[K", stderr);
    return print(output);
  } catch (const Failure& failure) {
    return print(admin::failed(failure.error(), line.command->json));
  } catch (const std::exception& e) {
    return print(admin::failed(Error{"internal", "", {}, e.what()}, line.command->json));
  }
}

}  // namespace
}  // namespace dialogue

int main(int argc, char** argv) { return dialogue::run({argv + 1, argv + argc}); }
