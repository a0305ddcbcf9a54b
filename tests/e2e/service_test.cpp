// SPDX-License-Identifier: Apache-2.0
// The server as those run it who look after machines: options, reload, what it tells, how it ends.
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <future>

#include "tests/catch.h"
#include "tests/e2e/stage.h"
#include "tests/server/http_client.h"

using namespace dialogue::e2e;
using dialogue::test::RawClient;

namespace {

const std::string service_program = std::string(DIALOGUE_BIN) + "/server/dialogued";

/// Of the environment, for the programs that are started meanwhile.
struct Variable {
  Variable(const char* n, const std::string& value) : name(n) { ::setenv(n, value.c_str(), 1); }
  ~Variable() { ::unsetenv(name); }
  const char* name;
};

/// Where systemd would listen.
struct Manager {
  explicit Manager(const std::string& path) : fd(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.data(), path.size());
    REQUIRE(::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    const timeval wait{60, 0};
    ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
  }
  ~Manager() { ::close(fd); }
  /// The next message that begins so; what comes before it is passed over.
  std::string hear(const std::string& sign) const {
    std::array<char, 512> bytes{};
    for (;;) {
      const auto size = ::recv(fd, bytes.data(), bytes.size(), 0);
      if (size < 0) return "nothing";
      const std::string said(bytes.data(), std::size_t(size));
      if (said.starts_with(sign)) return said;
    }
  }
  /// Passes over what has come. Returns how many messages.
  int forget() const {
    std::array<char, 512> bytes{};
    int out = 0;
    while (::recv(fd, bytes.data(), bytes.size(), MSG_DONTWAIT) >= 0) ++out;
    return out;
  }
  int fd;
};

int port_in(const std::string& url) { return std::stoi(url.substr(url.rfind(':') + 1)); }

/// A platform that runs with a file of options.
struct ServedOffice {
  ServedOffice() {
    REQUIRE(run({service_program, "--data", data, "init"}).status == 0);
    write_file(token, "a-token-of-thirty-characters-x\n");
    ::chmod(token.c_str(), 0600);
    options("");
  }
  void options(const std::string& more) { write_file(file, "data = \"" + data + "\"\nlisten = \"127.0.0.1:0\"\n" + more); }
  void start() { url = background.start({service_program, "--config", file, "serve"}, "listening on "); }
  /// The same, with its messages going to the file that is open.
  void start_telling(int fd) {
    const int before = ::dup(STDERR_FILENO);
    ::dup2(fd, STDERR_FILENO);
    start();
    ::dup2(before, STDERR_FILENO);
    ::close(before);
    ::close(fd);
  }
  Outcome ask(std::vector<std::string> args) const {
    args.insert(args.begin(), {service_program, "--data", data, "--json"});
    return run(args);
  }
  std::string page(const std::string& path, const std::string& authorization = {}) const {
    RawClient client{std::uint16_t(port_in(url))};
    client.send("GET " + path + " HTTP/1.1\r\nHost: h\r\n" + (authorization.empty() ? "" : "Authorization: " + authorization + "\r\n") +
                "\r\n");
    return client.answer();
  }

  Folder folder;
  const std::string data = folder / "data", file = folder / "server.toml", token = folder / "token";
  Background background;
  std::string url;
};

}  // namespace

TEST_CASE("systemd is told when the server is ready, that it lives, that it reads its options again, and that it stops") {
  ServedOffice office;
  const Manager manager(office.folder / "notify");
  const Variable socket("NOTIFY_SOCKET", office.folder / "notify"), watchdog("WATCHDOG_USEC", "600000");
  office.start();
  CHECK(manager.hear("READY=1") == "READY=1\nSTATUS=listening on " + office.url);
  CHECK(manager.hear("WATCHDOG=1") == "WATCHDOG=1");
  ::kill(office.background.pid(), SIGHUP);
  CHECK(manager.hear("RELOADING=1").find("\nMONOTONIC_USEC=") != std::string::npos);
  CHECK(manager.hear("READY=1") == "READY=1\nSTATUS=listening on " + office.url);
  CHECK(office.background.stop() == 0);
  CHECK(manager.hear("STOPPING=1") == "STOPPING=1\nSTATUS=stopping");
}

TEST_CASE("a server whose writer is stuck is not called alive, and proxies are told that it is not ready, until it writes again") {
  ServedOffice office;
  const Manager manager(office.folder / "notify");
  const Variable socket("NOTIFY_SOCKET", office.folder / "notify"), watchdog("WATCHDOG_USEC", "300000");
  office.start();
  CHECK(manager.hear("WATCHDOG=1") == "WATCHDOG=1");
  // The byte by which SQLite knows who writes to the WAL.
  const int shared = ::open((office.data + "/server.db-shm").c_str(), O_RDWR | O_CLOEXEC);
  struct flock writer {};
  writer.l_type = F_WRLCK;
  writer.l_whence = SEEK_SET;
  writer.l_start = 120;
  writer.l_len = 1;
  REQUIRE(::fcntl(shared, F_SETLKW, &writer) == 0);
  while (dialogue::test::status_of(office.page("/readyz")) == 200) ::sched_yield();
  manager.forget();
  CHECK(dialogue::test::status_of(office.page("/readyz")) == 503);
  CHECK(dialogue::test::status_of(office.page("/healthz")) == 200);
  CHECK(has(office.ask({"doctor"}).out, "\"check\":\"database\",\"state\":\"wrong\""));
  CHECK(manager.forget() == 0);
  ::close(shared);
  CHECK(manager.hear("WATCHDOG=1") == "WATCHDOG=1");
  while (dialogue::test::status_of(office.page("/readyz")) != 200) ::sched_yield();
  CHECK(office.background.stop() == 0);
}

TEST_CASE("options that are read again count at once where they can; a file with a mistake changes nothing") {
  ServedOffice office;
  const Manager manager(office.folder / "notify");
  const Variable socket("NOTIFY_SOCKET", office.folder / "notify");
  office.start();
  manager.hear("READY=1");
  const auto reload = [&](const std::string& more) {
    office.options(more);
    ::kill(office.background.pid(), SIGHUP);
    manager.hear("READY=1");
  };
  const auto bearer = "Bearer a-token-of-thirty-characters-x";
  CHECK(dialogue::test::status_of(office.page("/metrics", bearer)) == 403);
  reload("[monitoring]\ntoken_file = \"" + office.token + "\"\n");
  CHECK(office.page("/metrics", bearer).find("\ndialogue_log_seq ") != std::string::npos);
  // What was never checked has an age, too: else no alert would be raised.
  CHECK(office.page("/metrics", bearer).find("\ndialogue_verify_age_seconds 0\n") != std::string::npos);
  CHECK(office.page("/readyz", bearer).find("\"check\":\"backup\",\"state\":\"todo\"") != std::string::npos);
  CHECK(office.page("/readyz").find("backup") == std::string::npos);
  reload("[monitoring]\ntokenfile = \"x\"\n");
  CHECK(dialogue::test::status_of(office.page("/metrics", bearer)) == 200);
  const auto shown = Json::parse(office.ask({"config", "show", "--origin"}).out);
  CHECK(shown.at("monitoring.token_file").at("origin") == "file");
  CHECK(shown.at("monitoring.token_file").at("where") == office.file + ":4");
  CHECK(shown.at("listen").at("value") == "127.0.0.1:0");
  CHECK(shown.at("log.level").at("origin") == "default");
  CHECK(office.background.stop() == 0);
}

TEST_CASE("how much a device may store is an option; who is near it is named, and more counts without a restart") {
  ServedOffice office;
  office.options("[limits]\nfiles_a_day = 1\n");
  office.start();
  const auto code = Json::parse(office.ask({"enrol-code", "Coordinator"}).out).at("code").get<std::string>();
  const auto secretariat = Json::parse(office.ask({"org", "list"}).out).at(0).at("id").get<std::string>();
  write_file(office.folder / "code", code);
  write_file(office.folder / "plan.bin", std::string(2'000'000, 'x'));
  const Person ana(office.folder / "ana", "Ana");
  ana.json({"enrol", "--server", office.url, "--code", "@" + (office.folder / "code")});
  ana.json({"attach", secretariat, office.folder / "plan.bin"});
  CHECK(ana.json({"sync"}).at("files_waiting") == 1);
  CHECK(has(office.ask({"doctor"}).out, "\"check\":\"devices\",\"state\":\"todo\""));

  office.options("[limits]\nfiles_a_day = -1\n");
  ::kill(office.background.pid(), SIGHUP);
  CHECK(ana.json({"sync"}).at("files_waiting") == 1);
  office.options("[limits]\nfiles_a_day = 10\n");
  ::kill(office.background.pid(), SIGHUP);
  while (ana.json({"sync"}).at("files_waiting") != 0) ::sched_yield();
  CHECK(has(office.ask({"doctor"}).out, "\"check\":\"devices\",\"state\":\"ok\""));
  const auto shown = Json::parse(office.ask({"config", "show", "--origin"}).out);
  CHECK(shown.at("limits.files_a_day").at("value") == 10);
  CHECK(shown.at("limits.files_in_all").at("origin") == "default");
}

TEST_CASE("who may not read the server's folder is told to be root, whatever the command") {
  const Folder folder;
  const auto closed = folder / "closed", place = closed + "/server";
  std::filesystem::create_directory(closed);
  ::chmod(closed.c_str(), 0);
  const bool root = ::geteuid() == 0;
  for (const std::string command : {"init", "person list", "doctor", "serve", "backup x"}) {
    // Root may read everything, so somebody else gives the command.
    const auto whole = "cd / && '" + service_program + "' --data '" + place + "' " + command;
    const auto refused =
        root ? run({"/usr/bin/setpriv", "--reuid", "65534", "--clear-groups", "/bin/sh", "-c", whole}) : run({"/bin/sh", "-c", whole});
    INFO(command << refused.err);
    // Nobody else reaches the program in a folder that is its owner's alone.
    if (has(refused.err, "sh: ")) continue;
    CHECK(refused.status == 1);
    CHECK(has(refused.err, "[folder_closed]"));
  }
  ::chmod(closed.c_str(), 0700);
}

TEST_CASE("a misspelt option keeps the server from starting, with its line and what was meant") {
  ServedOffice office;
  office.options("[log]\nlevl = \"info\"\n");
  const auto refused = run({service_program, "--config", office.file, "serve"});
  CHECK(refused.status == 2);
  CHECK(has(refused.err, office.file + ":4"));
  CHECK(has(refused.err, "“log.level”"));
  CHECK(run({service_program, "--config", office.folder / "missing.toml", "stats"}).status == 1);
  office.options("");
  CHECK(run({service_program, "--config", office.file, "stats"}).status == 0);
}

TEST_CASE("where lines go to the journal it has the time itself, and takes the level from the beginning of the line") {
  ServedOffice office;
  const auto log = office.folder / "log";
  const int fd = ::open(log.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
  struct stat there {};
  REQUIRE(::fstat(fd, &there) == 0);
  const Variable journal("JOURNAL_STREAM", std::to_string(there.st_dev) + ":" + std::to_string(there.st_ino));
  office.start_telling(fd);
  CHECK(office.background.stop() == 0);
  CHECK(has("\n" + read_file(log), "\n<6>info stopping signal=15\n"));
}

TEST_CASE("a refusal names its request, and the log tells of it by that name without a word that a client wrote") {
  ServedOffice office;
  office.options("[log]\nrequests = \"info\"\n");
  const auto log = office.folder / "log";
  const int fd = ::open(log.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
  office.start_telling(fd);
  const auto answer = office.page("/secret-words?of=mine");
  const auto at = answer.find("Request-Id: ");
  REQUIRE(at != std::string::npos);
  const auto id = answer.substr(at + 12, answer.find('\r', at) - at - 12);
  CHECK(Json::parse(dialogue::test::body_of(answer)).at("id") == id);
  CHECK(office.page("/healthz").find("Request-Id") == std::string::npos);
  CHECK(office.background.stop() == 0);
  const auto lines = read_file(log);
  CHECK(has(lines, "Z info request id=" + id + " method=GET page=other status=404 code=not_found "));
  CHECK(has(lines, " page=healthz status=200 "));
  CHECK_FALSE(has(lines, "secret"));
}

TEST_CASE("the doctor says what is to be done, also of a server that does not run, and is content when it is done") {
  ServedOffice office;
  const auto state = [](const Outcome& told, const std::string& check) {
    const auto all = Json::parse(told.out);
    for (const auto& one : all.at("checks"))
      if (one.at("check") == check) return one.at("state").get<std::string>();
    return std::string("missing");
  };
  const auto stopped = office.ask({"doctor"});
  CHECK(stopped.status == 1);
  CHECK(state(stopped, "backup") == "todo");
  CHECK(state(stopped, "verify") == "ok");
  CHECK(state(stopped, "database") == "ok");
  office.start();
  CHECK(office.ask({"backup", office.folder / "set"}).status == 0);
  CHECK(office.ask({"verify"}).status == 0);
  ::chmod(office.data.c_str(), 0755);
  const auto open = office.ask({"doctor"});
  CHECK(state(open, "backup") == "ok");
  CHECK(state(open, "verify") == "ok");
  CHECK(state(open, "folder") == "todo");
  ::chmod(office.data.c_str(), 0700);
  CHECK(state(office.ask({"doctor"}), "folder") == "ok");
  const auto all = Json::parse(open.out);
  for (const auto& one : all.at("checks")) CHECK((one.at("state") == "ok") == one.at("advice").get<std::string>().empty());
  CHECK(office.background.stop() == 0);
  write_file(office.data + "/server.db", "not a database");
  const auto damaged = office.ask({"doctor"});
  CHECK(damaged.status == 1);
  CHECK(state(damaged, "database") == "wrong");
}

TEST_CASE("roles and codes are listed and withdrawn by their ids, those that wait, too") {
  Stage stage;
  const auto coordinator = stage.enrolled("coordinator", {"SC"});
  const auto person =
      stage.admin({"person", "add", "Idriss", "--org", stage.organisation(), "--email", "i@valdoria.example"}).at("id").get<std::string>();
  const auto waiting = stage.admin({"grant", person, "OL"});
  CHECK(waiting.at("state") == "pending");
  const auto listed = [&](const std::string& id) {
    for (const auto& one : stage.admin({"grant", "list"}))
      if (one.at("id") == id) return one.at("state").get<std::string>() + " " + one.at("person_name").get<std::string>();
    return std::string("none");
  };
  const auto id = waiting.at("id").get<std::string>();
  CHECK(listed(id) == "pending Idriss");
  stage.admin({"revoke", id});
  CHECK(listed(id) == "none");
  const auto code = stage.admin({"enrol-code", person});
  const auto open = stage.admin({"code", "list"});
  const auto known = [&](const Json& codes) {
    for (const auto& one : codes)
      if (one.at("id") == code.at("id")) return one.at("expires") == code.at("expires");
    return false;
  };
  CHECK(known(open));
  CHECK_FALSE(has(open.dump(), code.at("code").get<std::string>()));
  stage.admin({"code", "withdraw", code.at("id").get<std::string>()});
  CHECK_FALSE(known(stage.admin({"code", "list"})));
  const auto late = run({std::string(DIALOGUE_BIN) + "/client/dialogue-cli", "--json", "--replica", stage.path("late"), "enrol", "--server",
                         stage.url(), "--code", code.at("code").get<std::string>()});
  CHECK(late.status == 1);
  CHECK(has(late.out, "\"expired_code\""));
}

TEST_CASE("a server that is stopped in the midst of a backup, with half requests open, ends by itself and is whole") {
  ServedOffice office;
  office.start();
  RawClient half{std::uint16_t(port_in(office.url))};
  half.send("POST /v1/sync HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n\r\nhalf");
  auto backup = std::async(std::launch::async, [&] { return office.ask({"backup", office.folder / "set"}); });
  CHECK(office.background.stop() == 0);
  backup.get();
  CHECK(office.ask({"verify"}).status == 0);
}
