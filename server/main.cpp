// SPDX-License-Identifier: Apache-2.0
// Arguments, wiring, signals: the only place that knows all parts of the server.
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "server/admin/backups.h"
#include "server/admin/command_line.h"
#include "server/admin/commands.h"
#include "server/admin/config_commands.h"
#include "server/admin/control.h"
#include "server/admin/data_folder.h"
#include "server/admin/doctor.h"
#include "server/admin/inviting.h"
#include "server/admin/mail_commands.h"
#include "server/admin/options_said.h"
#include "server/admin/storage_bounds.h"
#include "server/api/context.h"
#include "server/http/backend.h"
#include "server/http/front.h"
#include "server/http/listener.h"
#include "server/mailing.h"
#include "server/on_the_line.h"
#include "server/open_platform.h"
#include "server/service/clock/ticker.h"
#include "server/store/sqlite/sqlite_folders.h"
#include "server/store/sqlite/sqlite_store.h"
#include "server/tls/tls_context.h"
#include "server/watch/stop_deadline.h"
#include "server/watch/watching.h"
#include "server/while_stopped.h"
#include "shared/base/log.h"
#include "shared/base/privacy.h"
#include "shared/domain/messages.h"

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

/// Checks and copies take the data as they are.
bool time_passes_before(const std::string& verb) {
  constexpr std::array as_they_are{"init", "verify", "backup", "compact", "doctor", "metrics"};
  return std::find(as_they_are.begin(), as_they_are.end(), verb) == as_they_are.end();
}

/// Everything that runs while serving, in the order in which it is started. It is stopped in reverse.
class Serving {
 public:
  Serving(Platform& open, const DataFolder& folder, http::FrontOptions options, admin::OptionsSaid& said,
          const watch::ServiceManager& manager, tls::TlsContext* tls)
      : platform_(open),
        tls_(tls),
        memory_(std::make_shared<net::Budget>(options.limits.held_bytes)),
        folder_(folder),
        said_(said),
        manager_(manager),
        watching_(*open.service, folder.path(), manager, system_clock()),
        context_{*open.service,
                 system_clock(),
                 ed25519_verifier(),
                 {*open.service, open.files},
                 api::AnswerKeys(std::make_unique<Ed25519Signer>(open.keys.line_seed))},
        backend_(options.limits, [this](const net::Request& request) { return answer(request); }),
        commands_(open.commands_while_serving([this] { return stopping_.load(); })),
        control_(folder.path(), [this](const std::string& cwd, const std::vector<std::string>& args,
                                       const admin::Tell& tell) { return command(cwd, args, tell); }),
        options_(sharing(std::move(options), memory_)),
        mailer_(mailer_of(
            open, folder.path(), [this] { return stopping_.load(); }, &watching_.counts())),
        mail_ticker_(std::chrono::minutes(5), [this] { mailer_->turn(); }),
        ticker_(std::chrono::minutes(10), [this] { look_after(); }) {
    options_.answered = [this](const http::Answered& request) { watching_.answered(request); };
    context_.ready = [this] { return !stopping_.load() && watching_.ready(); };
    context_.memory = memory_.get();
    context_.metrics = [this] { return metrics(); };
    context_.health = [this] { return watching_.health_json(); };
    context_.may_watch = [this](std::string_view token) { return watching_.may_watch(token); };
    context_.counts = &watching_.counts();
    context_.reached = [this] { return admin::reached_at(settings(), url_); };
  }

  Status start() {
    if (auto ok = watching_.apply(said_.now()); !ok) return ok;
    platform_.service->set_quotas(admin::quotas_of(said_.now()));
    if (auto ok = apply_mail(*mailer_, said_.now()); !ok) return ok;
    if (auto ok = backend_.start(); !ok) return ok;
    front_ =
        std::make_unique<http::Front>(options_, http::unix_links(backend_.socket_path(), options_.limits), system_clock(), system_random());
    platform_.settle_documents();
    platform_.pass_time();
    seen_ = platform_.service->head();
    if (auto ok = front_->start(); !ok) return ok;
    url_ = url_of(options_.listen, front_->port(), tls_ != nullptr);
    ticker_.start();
    mail_ticker_.start();
    watching_.start();
    return control_.start();
  }
  /// SIGHUP: what can change at once does. Options that are not right change nothing.
  void reload() {
    manager_.reloading();
    for (const auto& read_again : reload_) read_again();
    if (const auto done = take_options(); !done)
      log(LogLevel::error, "options_not_taken", {{"code", done.error().code}, {"why", sentence(done.error(), "en")}});
    else
      log(LogLevel::info, "options_read");
    manager_.ready(status_);
  }
  void tell_ready() {
    status_ = "listening on " + url_;
    manager_.ready(status_);
  }
  void stop() {
    stopping_ = true;
    front_->stop();
    control_.stop();
    watching_.stop();
    mail_ticker_.stop();
    ticker_.stop();
    backend_.stop();
  }
  /// Where it listens.
  const std::string& url() const { return url_; }
  /// What is read again when an administrator asks for it.
  void on_reload(std::function<void()> read_again) { reload_.push_back(std::move(read_again)); }

 private:
  static http::FrontOptions sharing(http::FrontOptions options, std::shared_ptr<net::Budget> memory) {
    options.memory = std::move(memory);
    return options;
  }
  net::Response answer(const net::Request& request) {
    auto response = api::dispatch(context_, request);
    tell_news();
    return response;
  }
  Output command(const std::string& cwd, const std::vector<std::string>& args, const admin::Tell& tell) {
    const auto line = admin::parse_command_line(args);
    if (!line.command) return line.output;
    try {
      return obey(line, cwd, tell);
    } catch (const Failure& failure) {
      return admin::failed(failure.error(), line.command->json);
    } catch (const std::exception& e) {
      return admin::failed(Error{"internal", "", {}, e.what()}, line.command->json);
    }
  }
  Output obey(const admin::ParsedLine& line, const std::string& cwd, const admin::Tell& tell) {
    if (line.command->verb == "restore" || line.command->verb == "serve" || line.command->verb.starts_with("keys "))
      return admin::failed(Error{"server_running", "", {}, ""}, line.command->json);
    if (time_passes_before(line.command->verb)) platform_.pass_time();
    Command asked = *line.command;
    admin::say_reached(asked, settings(), url_);
    auto output = run_here(asked, cwd, tell);
    tell_news();
    return output;
  }
  Output run_here(const Command& c, const std::string& cwd, const admin::Tell& tell) {
    if (c.verb == "metrics") return {admin::Exit::done, metrics(), ""};
    if (c.verb == "config show") return admin::show_options(settings(), c.json, c.origin);
    if (c.verb == "doctor") return doctor(c.json);
    if (c.verb.starts_with("mail ")) return admin::run_mail(c, *mailer_);
    return commands_.run(c, cwd, tell);
  }
  config::Settings settings() {
    const std::lock_guard lock(said_mutex_);
    return said_.now();
  }
  Status take_options() {
    auto read = said_.read_again();
    if (!read) return read.error();
    auto in_force = settings().taking(*read);
    // Looked at first, so that a mistake there leaves everything as it was.
    if (auto fits = mail::mail_options(in_force); !fits) return fits.error();
    if (auto taken = watching_.apply(in_force); !taken) return taken;
    platform_.service->set_quotas(admin::quotas_of(in_force));
    if (auto taken = apply_mail(*mailer_, in_force); !taken) return taken;
    const std::lock_guard lock(said_mutex_);
    for (const auto* spec : said_.now().changed(*read))
      if (spec->counts == config::Counts::at_once)
        log(LogLevel::info, "option_changed", {{"option", spec->key}});
      else
        log(LogLevel::warning, "option_waits_for_restart", {{"option", spec->key}});
    said_.replace(std::move(in_force));
    return {};
  }
  Output doctor(bool json) {
    const auto now_ms = system_clock().unix_ms();
    auto health = watching_.checks();
    if (tls_) health.push_back(admin::examine_certificate(tls_->expires_ms(), now_ms));
    health.push_back(admin::examine_devices(platform_.service->admin().devices().take(), settings()));
    health.push_back(admin::examine_mail({}, mailer_->report()));
    return admin::doctor(folder_.path(), settings(), health, platform_.service->admin().stats().take(), now_ms, json);
  }
  std::string metrics() const {
    auto readings = line_readings(front_->stats(), tls_);
    const bool fine = admin::examine_mail({}, mailer_->report()).state == watch::Check::State::ok;
    readings.push_back({"dialogue_check_ok", net::label("check", "mail"), fine ? 1.0 : 0.0});
    return watching_.metrics(std::move(readings));
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
  const std::shared_ptr<net::Budget> memory_;
  const DataFolder& folder_;
  admin::OptionsSaid& said_;
  std::mutex said_mutex_;  ///< of said_
  const watch::ServiceManager& manager_;
  std::string status_, url_;
  watch::Watching watching_;
  api::Context context_;
  http::Backend backend_;
  Commands commands_;
  admin::ControlServer control_;
  http::FrontOptions options_;
  std::unique_ptr<http::Front> front_;
  std::atomic<std::uint64_t> seen_{0};
  std::atomic<bool> stopping_{false};
  std::unique_ptr<mail::Mailer> mailer_;
  Ticker mail_ticker_, ticker_;
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

Status need_platform(const std::string& data) { return admin::need_platform(data, store_folders().holds_store(data)); }

/// A command that works on the folder itself, because the server was down, gets time to end. Another server does not.
Result<DataFolder> lock_to_serve(const std::string& data) {
  using namespace std::chrono_literals;
  for (int attempt = 0;; ++attempt) {
    auto folder = DataFolder::lock(data);
    if (folder || folder.error().code != "in_use" || attempt == 50 || admin::server_listens(data)) return folder;
    std::this_thread::sleep_for(100ms);
  }
}

int serve(const Command& c, admin::OptionsSaid& said) {
  const auto signals = block_signals();
  raise_descriptor_limit();
  give_memory_back();
  set_log_form(log_form_of_service());
  const auto& settings = said.now();
  set_log_level(log_level(settings.text("log.level")));
  const auto address = http::parse_address(settings.text("listen"));
  if (!address) return print(admin::failed(address.error(), c.json));
  if (auto may = admin::may_use(c.data); !may) return print(admin::failed(may.error(), c.json));
  // An empty folder is a slip of the hand, not a new platform.
  if (auto there = need_platform(c.data); !there) return print(admin::failed(there.error(), c.json));
  const auto folder = lock_to_serve(c.data);
  if (!folder) return print(admin::failed(folder.error(), c.json));
  const auto manager = watch::ServiceManager::of_environment();
  Platform open(*folder, true, said.file());
  const auto encrypted = encryption(settings, open.keys);
  if (!encrypted) return print(admin::failed(encrypted.error(), c.json));
  tls::TlsContext* const tls = encrypted->get();
  Serving serving(open, *folder, front_options(settings, *address, tls), said, manager, tls);
  Ticker certificates(std::chrono::seconds(5), [tls] { tls->reload_if_changed(); });
  if (!settings.text("tls.certificate").empty()) {
    serving.on_reload([tls] { tls->reload(); });
    certificates.start();
  }
  if (auto started = serving.start(); !started) return print(admin::failed(started.error(), c.json));
  print({admin::Exit::done, c.json ? "{\"url\":\"" + serving.url() + "\"}\n" : "listening on " + serving.url() + "\n", ""});
  serving.tell_ready();
  for (int signal = 0;;) {
    ::sigwait(&signals, &signal);
    if (signal == SIGHUP) {
      serving.reload();
      continue;
    }
    log(LogLevel::info, "stopping", {{"signal", signal}});
    break;
  }
  manager.stopping();
  const watch::StopDeadline deadline;
  serving.stop();
  return admin::Exit::done;
}

Output run_here(const Command& c, const config::Settings& settings, const DataFolder& folder, const std::string& cwd,
                const admin::Tell& tell) {
  Platform open(folder, false);
  if (time_passes_before(c.verb)) open.pass_time();
  if (c.verb.starts_with("mail ")) {
    const auto mailer = mailer_of(
        open, folder.path(), [] { return false; }, nullptr);
    if (auto applied = apply_mail(*mailer, settings); !applied) return admin::failed(applied.error(), c.json);
    return admin::run_mail(c, *mailer);
  }
  return open.commands().run(c, cwd, tell);
}

/// What can be told of a server that does not run.
Output doctor_here(const Command& c, const config::Settings& settings) {
  if (auto there = need_platform(c.data); !there) return admin::failed(there.error(), c.json);
  const auto folder = DataFolder::lock(c.data);
  if (!folder) return admin::failed(folder.error(), c.json);
  try {
    Platform open(*folder, false);
    watch::HealthFacts facts{"", watch::room_at(c.data), system_clock().unix_ms(), watch::clock_is_kept(), {}, 0, 0};
    facts.stats = open.service->admin().stats().take();
    facts.disk_free_mb = settings.number("health.disk_free");
    facts.backup_age_h = settings.number("health.backup_age");
    if (const auto written = open.service->try_writing(); !written) facts.write_trouble = written.error().code;
    auto health = watch::assess(facts);
    health.push_back(admin::examine_devices(open.service->admin().devices().take(), settings));
    const auto mailer = mailer_of(
        open, c.data, [] { return false; }, nullptr);
    health.push_back(admin::examine_mail(apply_mail(*mailer, settings), mailer->report()));
    return admin::doctor(c.data, settings, health, facts.stats, facts.now_ms, c.json);
  } catch (const Failure& failure) {
    auto checks = admin::examine_place(c.data, settings);
    checks.push_back(admin::not_opened(failure.error()));
    return admin::print_checks(checks, c.json);
  }
}

/// Where somebody waits, one line is written over again and again.
admin::Tell tell_terminal(const Command& c) {
  if (c.json || ::isatty(STDERR_FILENO) == 0) return {};
  return [](const std::string& line) { std::fprintf(stderr, "\r\033[K%s", line.c_str()); };
}

/// Asks the server of the folder. Without one, opens the folder. A server that is just starting holds the lock but does not listen yet.
Output run_command(const Command& c, std::vector<std::string> args, const admin::Tell& tell, const admin::OptionsSaid& said) {
  using namespace std::chrono_literals;
  if (c.verb == "config sample") return {admin::Exit::done, config::sample_file(), ""};
  const auto cwd = fs::current_path().string();
  if (c.verb == "backup-key make") return admin::make_backup_key(c, cwd);
  if (c.verb == "verify" && !c.file.empty()) return admin::verify_set(c, cwd, tell);
  if (tell && c.verb == "backup") args.insert(args.begin(), admin::progress_option);
  // Somebody who names a file wants to know what it says, whatever the server was started with.
  if (c.verb == "config show" && (said.names_file() || !admin::server_listens(c.data)))
    return admin::show_options(said.now(), c.json, c.origin);
  if (auto may = admin::may_use(c.data); !may) return admin::failed(may.error(), c.json);
  const auto there = need_platform(c.data);
  const bool may_lack = c.verb == "restore" || (c.verb == "init" && !there && there.error().code == "no_platform");
  if (!there && !may_lack) return admin::failed(there.error(), c.json);
  Command asked = c;
  admin::say_reached(asked, said.now(), "");
  if (c.verb == "init") admin::check_first(asked);
  for (int attempt = 0;; ++attempt) {
    if (auto output = admin::ask_server(c.data, cwd, args, tell)) return *output;
    if (c.verb == "metrics") return admin::failed(Error{"server_stopped", "", {}, ""}, c.json);
    if (c.verb == "doctor") return doctor_here(c, said.now());
    if (c.verb == "restore") return restore_here(c, cwd, tell);
    if (c.verb.starts_with("keys ")) return change_keys(c);
    const auto folder = DataFolder::lock(c.data);
    if (folder) return run_here(asked, said.now(), *folder, cwd, tell);
    if (folder.error().code != "in_use" || attempt == 50) return admin::failed(folder.error(), c.json);
    std::this_thread::sleep_for(100ms);
  }
}

int run(const std::vector<std::string>& args) {
  auto line = admin::parse_command_line(args);
  if (!line.command) return print(line.output);
  Command& c = *line.command;
  // People read what a command says. The log is for those who run the server.
  if (c.verb != "serve") set_log_level(LogLevel::error);
  try {
    admin::OptionsSaid said(c);
    c.data = said.now().text("data");
    c.config = said.file();
    if (c.verb == "serve") return serve(c, said);
    const auto tell = tell_terminal(c);
    const auto output = run_command(c, args, tell, said);
    if (tell) std::fputs("\r\033[K", stderr);
    return print(output);
  } catch (const Failure& failure) {
    return print(admin::failed(failure.error(), c.json));
  } catch (const std::exception& e) {
    return print(admin::failed(Error{"internal", "", {}, e.what()}, c.json));
  }
}

}  // namespace
}  // namespace dialogue

int main(int argc, char** argv) {
  dialogue::keep_memory_private();
  // Whatever the one who starts it has: what is written here is nobody else's.
  ::umask(S_IRWXG | S_IRWXO);
  return dialogue::run({argv + 1, argv + argc});
}
