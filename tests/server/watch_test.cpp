// SPDX-License-Identifier: Apache-2.0
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include "server/net/metrics.h"
#include "server/watch/health.h"
#include "server/watch/pulse.h"
#include "server/watch/service_manager.h"
#include "server/watch/token.h"
#include "tests/catch.h"
#include "tests/fakes/clock.h"

using namespace dialogue;
using namespace dialogue::watch;

namespace {

/// Hears what a service manager would hear.
struct Manager {
  explicit Manager(const std::string& name) : fd(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, name.data(), name.size());
    if (name.front() == '@') address.sun_path[0] = '\0';
    const auto size = socklen_t(offsetof(sockaddr_un, sun_path) + name.size() + (name.front() == '@' ? 0 : 1));
    REQUIRE(::bind(fd, reinterpret_cast<const sockaddr*>(&address), size) == 0);
  }
  ~Manager() { ::close(fd); }
  std::string heard() const {
    std::array<char, 512> bytes{};
    const auto size = ::recv(fd, bytes.data(), bytes.size(), 0);
    return size < 0 ? "" : std::string(bytes.data(), std::size_t(size));
  }
  int fd;
};

struct Folder {
  Folder() : path((std::filesystem::temp_directory_path() / "dialogue-watch-XXXXXX").string()) { REQUIRE(::mkdtemp(path.data())); }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string path;
};

std::string state_of(const std::vector<Check>& checks, const std::string& name) {
  const auto found = std::find_if(checks.begin(), checks.end(), [&](const Check& check) { return check.name == name; });
  return found == checks.end() ? "missing" : name_of(found->state);
}

std::string read(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

}  // namespace

TEST_CASE("the service manager hears when the server is ready, reloads, lives and stops, at a path or an abstract name") {
  const Folder folder;
  for (const auto& name : {folder.path + "/notify", "@dialogue-watch-test-" + std::to_string(::getpid())}) {
    INFO(name);
    const Manager manager(name);
    const ServiceManager told(name, "30000000");
    told.ready("listening on http://127.0.0.1:1");
    CHECK(manager.heard() == "READY=1\nSTATUS=listening on http://127.0.0.1:1");
    told.reloading();
    CHECK(std::regex_match(manager.heard(), std::regex("RELOADING=1\nMONOTONIC_USEC=[1-9][0-9]*")));
    told.alive();
    CHECK(manager.heard() == "WATCHDOG=1");
    told.stopping();
    CHECK(manager.heard() == "STOPPING=1\nSTATUS=stopping");
    CHECK(told.watchdog() == std::chrono::seconds(30));
    CHECK(pulse_interval(told.watchdog()) == std::chrono::seconds(10));
  }
  const ServiceManager nobody("", "");
  nobody.ready("x");
  CHECK_FALSE(nobody.watchdog());
  CHECK_FALSE(ServiceManager("", "-1").watchdog());
  CHECK_FALSE(ServiceManager("", "soon").watchdog());
}

TEST_CASE("the server counts as alive only after it has written; a full disk is no reason to start it anew") {
  test::FakeClock clock;
  Status written;
  int alive = 0;
  Pulse pulse([&] { return written; }, [&] { ++alive; }, clock, std::chrono::seconds(10));
  pulse.beat();
  CHECK(alive == 1);
  CHECK(pulse.trouble().empty());
  written = Error{"not_durable", "", {}, ""};
  pulse.beat();
  CHECK(alive == 1);
  CHECK(pulse.trouble() == "not_durable");
  written = Error{"disk_full", "", {}, ""};
  pulse.beat();
  CHECK(alive == 2);
  CHECK(pulse.trouble() == "disk_full");
  written = {};
  pulse.beat();
  CHECK(pulse.trouble().empty());
  // A try that does not come back.
  clock.now += 40'000;
  CHECK(pulse.trouble() == "no_answer");
}

TEST_CASE("each check says what is wrong; only a database that cannot be written makes the server not ready") {
  constexpr std::int64_t hour = 3'600'000, now = 1'800'000'000'000;
  HealthFacts facts;
  facts.now_ms = now;
  facts.disk = DiskRoom{std::uint64_t{50} << 30, std::uint64_t{100} << 30};
  facts.disk_free_mb = 1024;
  facts.backup_age_h = 48;
  facts.stats.newest_ms = now - hour;
  facts.stats.backup_ms = now - hour;
  for (const auto& check : assess(facts)) CHECK(check.state == Check::State::ok);
  CHECK(is_ready(assess(facts)));

  facts.stats.backup_ms = now - 49 * hour;
  CHECK(state_of(assess(facts), "backup") == "todo");
  facts.stats.backup_ms = 0;
  CHECK(state_of(assess(facts), "backup") == "todo");
  facts.disk->free = 1;
  CHECK(state_of(assess(facts), "disk") == "todo");
  facts.clock_kept = false;
  CHECK(state_of(assess(facts), "clock") == "ok");
  facts.stats.newest_ms = now + hour;
  CHECK(state_of(assess(facts), "clock") == "wrong");
  facts.write_trouble = "disk_full";
  CHECK(is_ready(assess(facts)));
  facts.write_trouble = "no_answer";
  CHECK(state_of(assess(facts), "database") == "wrong");
  CHECK_FALSE(is_ready(assess(facts)));
  for (const auto& check : assess(facts)) CHECK_FALSE(check.advice.empty());
}

TEST_CASE("a token is read from a file that nobody else can read, and nothing but itself is it") {
  const Folder folder;
  const auto file = folder.path + "/token";
  const auto written = [&](const std::string& text, mode_t mode) {
    std::ofstream(file) << text;
    ::chmod(file.c_str(), mode);
    return Token::read(file);
  };
  const std::string right = "abcdefghijklmnopqrstuvwx";
  const auto token = written(right + "\n", 0600).take();
  CHECK(token.is(right));
  for (const std::string& wrong : {std::string(), right + "y", right.substr(1), "Abcdefghijklmnopqrstuvwx" + std::string()})
    CHECK_FALSE(token.is(wrong));
  CHECK(written(right, 0644).error().code == "token_file");
  CHECK(written("short", 0600).error().code == "token_file");
  CHECK(written(std::string(201, 'x'), 0600).error().code == "token_file");
  CHECK(written(right + " " + right, 0600).error().code == "token_file");
  CHECK(Token::read(folder.path).error().code == "token_file");
  CHECK(Token::read(folder.path + "/missing").error().code == "no_file");
}

TEST_CASE("metrics are text as Prometheus reads it, and a counter is there before it has counted") {
  net::Metrics metrics;
  CHECK(metrics.text({}).find("dialogue_verdicts_total 0\n") != std::string::npos);
  metrics.count("dialogue_verdicts_total", net::label("verdict", "applied"), 3);
  metrics.observe("dialogue_request_seconds", net::label("page", "sync"), 0.02);
  metrics.observe("dialogue_request_seconds", net::label("page", "sync"), 60);
  const auto text = metrics.text({{"dialogue_log_seq", "", 7}});
  for (const std::string line :
       {"# TYPE dialogue_verdicts_total counter", "dialogue_verdicts_total{verdict=\"applied\"} 3",
        "dialogue_request_seconds_bucket{page=\"sync\",le=\"0.025\"} 1", "dialogue_request_seconds_bucket{page=\"sync\",le=\"30\"} 1",
        "dialogue_request_seconds_bucket{page=\"sync\",le=\"+Inf\"} 2", "dialogue_request_seconds_count{page=\"sync\"} 2",
        "# TYPE dialogue_log_seq gauge", "dialogue_log_seq 7"}) {
    INFO(line);
    CHECK(text.find(line + "\n") != std::string::npos);
  }
}

TEST_CASE("alert rules and the dashboard name nothing that the server does not tell") {
  const std::regex name("dialogue_[a-z_]+");
  const auto specs = net::metric_specs();
  int named = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(DIALOGUE_SOURCE) + "/packaging/monitoring")) {
    const auto text = read(entry.path());
    for (std::sregex_iterator at(text.begin(), text.end(), name), end; at != end; ++at) {
      std::string metric = at->str();
      for (const std::string ending : {"_bucket", "_sum", "_count"})
        if (metric.ends_with(ending)) metric.resize(metric.size() - ending.size());
      INFO(entry.path().filename().string() << ": " << metric);
      CHECK(std::any_of(specs.begin(), specs.end(), [&](const net::MetricSpec& spec) { return spec.name == metric; }));
      ++named;
    }
  }
  CHECK(named > 20);
}
