// SPDX-License-Identifier: Apache-2.0
// Lines through TLS: what is trusted, what is refused and in which words, and what a line costs.
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>
#include <utility>

#include "tests/catch.h"
#include "tests/fakes/clock.h"
#include "tests/transport/rigs.h"

using namespace dialogue;
using namespace dialogue::test;

namespace {

constexpr std::int64_t now_s = FakeClock::start / 1000, day_s = 86'400;

struct TlsRig {
  explicit TlsRig(const Identity& identity, int newest = TLS1_3_VERSION) : server(identity, newest) {}
  static Said yes(const std::string&) { return {ok("yes")}; }
  TlsServer server;
  Place place{server.serve(yes)};
  std::string url() const { return place.url("https"); }
  std::unique_ptr<HttpTransport> to(const LineOptions& options) const { return HttpTransport::to(url(), options).take(); }
};

/// An authority that this process's system trusts for as long as it stands.
struct TrustedAuthority {
  TrustedAuthority() : identity(certified(ecdsa_key(), {"authority", "", 0, 4102444800, true})) {
    file = std::filesystem::temp_directory_path() / ("authority-" + std::to_string(::getpid()) + ".pem");
    std::ofstream(file) << pem(identity);
    ::setenv("SSL_CERT_FILE", file.c_str(), 1);
  }
  ~TrustedAuthority() {
    ::unsetenv("SSL_CERT_FILE");
    std::filesystem::remove(file);
  }
  Identity sign(const CertificateWishes& wishes) const { return certified(ecdsa_key(), wishes, &identity); }
  Identity identity;
  std::filesystem::path file;
};

LineOptions public_line(FakeClock* clock = nullptr) {
  LineOptions out = straight();
  out.trust.mode = Trust::Mode::system;
  if (clock) out.clock = clock;
  return out;
}

struct Folder {
  Folder() : path(std::filesystem::temp_directory_path() / ("line-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(path);
    std::ofstream(path / "replica.db") << "x";
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::filesystem::path path;
};

}  // namespace

TEST_CASE("the server's own key is all that is looked at: not names, dates, chains") {
  const Identity identity = certified(ed25519_key(), {"somebody", "DNS:elsewhere.example", 0, 1});
  TlsRig rig(identity);
  CHECK(code_of(rig.to(trusting(identity))->call(get())) == "200");
}

TEST_CASE("the next key is taken as well as the one in use, and so is a key with the fingerprint of a joining line") {
  const Identity in_use = certified(ed25519_key(), {}), next = certified(ed25519_key(), {}), other = certified(ed25519_key(), {});
  TlsRig rig(next);
  LineOptions both = trusting(in_use);
  both.trust.keys.push_back(public_key(next));
  CHECK(code_of(rig.to(both)->call(get())) == "200");

  LineOptions joining = straight();
  joining.trust.mode = Trust::Mode::own;
  joining.trust.fingerprint = fingerprint_of(public_key(next));
  CHECK(code_of(rig.to(joining)->call(get())) == "200");
  joining.trust.fingerprint = fingerprint_of(public_key(other));
  CHECK(code_of(rig.to(joining)->call(get())) == "wrong_key");
}

TEST_CASE("another key is refused before anything is sent, whoever shows it") {
  const Identity ours = certified(ed25519_key(), {});
  const Identity others[] = {certified(ed25519_key(), {}), certified(ecdsa_key(), {"nobody", "IP:127.0.0.1"})};
  for (const auto& other : others)
    for (const int newest : {TLS1_3_VERSION, TLS1_2_VERSION}) {
      Bell asked;
      TlsServer server(other, newest);
      Place place(server.serve([&](const std::string&) { return asked.ring(), Said{ok("yes")}; }));
      const auto transport = HttpTransport::to(place.url("https"), trusting(ours)).take();
      CHECK(code_of(transport->connect()) == "wrong_key");
      CHECK(code_of(transport->call(get())) == "wrong_key");
      CHECK(asked.rung() == 0);
      CHECK(server.handshakes == 0);
    }
}

TEST_CASE("no key at all is nobody's server") {
  const Identity ours = certified(ed25519_key(), {});
  TlsRig rig(ours);
  LineOptions nothing = straight();
  nothing.trust.mode = Trust::Mode::own;
  CHECK(code_of(rig.to(nothing)->connect()) == "wrong_key");
}

TEST_CASE("a public certificate counts for the server's name, by an authority that this computer trusts, at its time") {
  const TrustedAuthority authority;
  FakeClock clock(FakeClock::start);
  const CertificateWishes right{"server", "IP:127.0.0.1", now_s - day_s, now_s + day_s};
  const auto said = [&](const CertificateWishes& wishes, bool trusted = true) {
    const Identity stranger = certified(ecdsa_key(), {"stranger", "", 0, 4102444800, true});
    TlsRig rig(trusted ? authority.sign(wishes) : certified(ecdsa_key(), wishes, &stranger));
    return rig.to(public_line(&clock))->connect();
  };
  CHECK(code_of(said(right)) == "ok");
  CHECK(code_of(said({"server", "DNS:dialogue.example", now_s - day_s, now_s + day_s})) == "not_trusted");
  CHECK(code_of(said(right, false)) == "not_trusted");

  const auto early = said({"server", "IP:127.0.0.1", now_s + day_s, now_s + 2 * day_s});
  CHECK(code_of(early) == "clock_wrong");
  CHECK(early.error().args == std::vector<std::string>{"2027-01-16 08:00 UTC", "2027-01-15 08:00 UTC"});
  const auto late = said({"server", "IP:127.0.0.1", now_s - 2 * day_s, now_s - day_s});
  CHECK(code_of(late) == "certificate_expired");
  CHECK(late.error().args == std::vector<std::string>{"2027-01-14 08:00 UTC", "2027-01-15 08:00 UTC"});
  // A portal's certificate says more about who answers than about the time.
  CHECK(code_of(said({"portal", "DNS:portal.example", now_s - 2 * day_s, now_s - day_s})) == "not_trusted");
}

TEST_CASE("a server with its own key alone is not trusted as a public one") {
  const Identity identity = certified(ed25519_key(), {"server", "IP:127.0.0.1"});
  TlsRig rig(identity);
  CHECK(code_of(rig.to(public_line())->connect()) == "not_trusted");
}

TEST_CASE("what does not speak TLS is said to protect nothing") {
  for (const char* answer : {"HTTP/1.1 400 Bad Request\r\n\r\n", "<html>Sign in</html>"}) {
    Place place([&](Peer& peer) {
      peer.some();
      peer.say(answer);
    });
    const Identity identity = certified(ed25519_key(), {});
    CHECK(code_of(HttpTransport::to(place.url("https"), trusting(identity)).take()->connect()) == "no_tls");
  }
}

TEST_CASE("a port for TLS that is asked in the clear is said to want https") {
  const std::string words = "This port is encrypted.", length = "Content-Length: " + std::to_string(words.size()) + "\r\n\r\n";
  for (const auto& [answer, code] :
       {std::pair(std::string("\x15\x03\x03\x00\x02\x02\x46", 7), "wants_tls"),
        std::pair("HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\nConnection: close\r\n" + length + words, "wants_tls"),
        std::pair("HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n" + std::string(), "wants_tls"),
        std::pair("HTTP/1.1 400 Bad Request\r\nContent-Type: application/problem+json\r\n" + length + words, "400"),
        std::pair("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + length + words, "captive_portal")}) {
    INFO(answer);
    Place place([said = answer](Peer& peer) {
      peer.some();
      peer.say(said);
    });
    CHECK(code_of(HttpTransport::to(place.url("http"), straight()).take()->call(get())) == code);
  }
}

TEST_CASE("a handshake that does not end is given up, or ended from another thread; one that ends at once is no line") {
  const Identity identity = certified(ed25519_key(), {});
  Bell greeted;
  Place silent([&](Peer& peer) {
    peer.some();
    greeted.ring();
    peer.some();
  });
  SECTION("in time") {
    LineOptions options = trusting(identity);
    options.connect_ms = 30;
    const auto up = HttpTransport::to(silent.url("https"), options).take()->connect();
    REQUIRE(code_of(up) == "offline");
    CHECK(up.error().detail == "no answer in time");
  }
  SECTION("from another thread") {
    const auto transport = HttpTransport::to(silent.url("https"), trusting(identity)).take();
    std::string code;
    std::thread call([&] { code = code_of(transport->connect()); });
    greeted.wait();
    transport->interrupt();
    call.join();
    CHECK(code == "offline");
  }
  SECTION("closed") {
    Place gone([](Peer& peer) { peer.some(); });
    CHECK(code_of(HttpTransport::to(gone.url("https"), trusting(identity)).take()->connect()) == "offline");
    TlsRig rig(identity);
    rig.server.closes_after_handshake = true;
    CHECK(code_of(rig.to(trusting(identity))->call(get())) == "offline");
  }
}

TEST_CASE("tickets that come after the handshake are nobody's answer; bytes that nobody asked for end the line") {
  const Identity identity = certified(ed25519_key(), {});
  Bell up;
  TlsServer server(identity);
  bool talks = false;
  const auto answers = [&](const std::string&) { return Said{ok("yes") + (talks ? ok("more") : "")}; };
  Place place(server.serve(answers));
  const auto transport = HttpTransport::to(place.url("https"), trusting(identity)).take();
  for (int i = 0; i < 3; ++i) REQUIRE(code_of(transport->connect()) == "ok");
  CHECK(code_of(transport->call(get())) == "200");
  REQUIRE(code_of(transport->connect()) == "ok");
  CHECK(place.accepted() == 1);
  talks = true;
  CHECK(code_of(transport->call(get())) == "200");
  REQUIRE(code_of(transport->connect()) == "ok");
  CHECK(place.accepted() == 2);
}

TEST_CASE("a new line takes up the session of the one before: one turn more than in the clear, and under 1,000 bytes") {
  const Identity identity = certified(ed25519_key(), {});
  TlsRig rig(identity);
  Place clear(plain(TlsRig::yes));
  CountingRelay relay(rig.place.port()), clear_relay(clear.port());
  const Folder folder;

  const auto ask_anew = [&](CountingRelay& way, const char* scheme, const LineOptions& options) {
    auto transport = HttpTransport::to(way.url(scheme), options).take();
    REQUIRE(code_of(transport->connect()) == "ok");
    REQUIRE(code_of(transport->call(get())) == "200");
    const auto cost = way.counts();
    const int before = way.ended.rung();
    transport.reset();
    way.ended.wait(before + 1);
    const auto goodbye = way.counts();
    CHECK(goodbye.both() < 50);
    return cost;
  };
  const auto in_the_clear = ask_anew(clear_relay, "http", straight());
  const auto as_a_new_process = [&] {
    LineOptions options = trusting(identity);
    options.sessions = std::make_shared<FileSessionKeep>(folder.path);
    return ask_anew(relay, "https", options);
  };
  const auto whole = as_a_new_process();
  CHECK(rig.server.resumed == 0);
  for (int i = 1; i <= 3; ++i) {
    const auto resumed = as_a_new_process();
    CHECK(rig.server.resumed == i);
    INFO("in the clear " << in_the_clear.both() << ", resumed " << resumed.both() << " (" << resumed.up << " up), whole " << whole.both());
    CHECK(resumed.turns == in_the_clear.turns + 1);
    CHECK(resumed.both() < in_the_clear.both() + 1000);
  }
  CHECK(whole.turns == in_the_clear.turns + 1);
  CHECK(rig.server.early == 0);
}

TEST_CASE("on a kept line a request through TLS costs under 100 bytes more, and no turn") {
  const Identity identity = certified(ed25519_key(), {});
  TlsRig rig(identity);
  Place clear(plain(TlsRig::yes));
  CountingRelay relay(rig.place.port()), clear_relay(clear.port());
  const auto cost = [](CountingRelay& way, const char* scheme, const LineOptions& options) {
    const auto transport = HttpTransport::to(way.url(scheme), options).take();
    const WireRequest sync{"POST", "/v1/sync", "application/json", "D1 x", "{\"none\":true}"};
    REQUIRE(code_of(transport->call(sync)) == "200");
    way.counts();
    REQUIRE(code_of(transport->call(sync)) == "200");
    return way.counts();
  };
  const auto in_the_clear = cost(clear_relay, "http", straight()), through_tls = cost(relay, "https", trusting(identity));
  CHECK(in_the_clear.turns == 1);
  CHECK(through_tls.turns == 1);
  CHECK(through_tls.both() <= in_the_clear.both() + 100);
}

TEST_CASE("a session that is kept is one server's and one trust's, 0600, and worth nothing elsewhere") {
  const Identity identity = certified(ed25519_key(), {}), next = certified(ed25519_key(), {});
  TlsRig rig(identity);
  const Folder folder;
  LineOptions options = trusting(identity);
  options.sessions = std::make_shared<FileSessionKeep>(folder.path);
  const auto kept = folder.path / "line_session";
  const auto ask = [&](const LineOptions& with) { return code_of(rig.to(with)->call(get())); };
  REQUIRE(ask(options) == "200");
  struct stat facts {};
  REQUIRE(::stat(kept.c_str(), &facts) == 0);
  CHECK((facts.st_mode & 0777) == 0600);

  SECTION("with other keys it is not offered") {
    LineOptions others = options;
    others.trust.keys.push_back(public_key(next));
    CHECK(ask(others) == "200");
    CHECK(rig.server.resumed == 0);
    CHECK(ask(others) == "200");
    CHECK(rig.server.resumed == 1);
  }
  SECTION("with keys that are not the server's the line is refused") {
    LineOptions others = options;
    others.trust.keys = {public_key(next)};
    CHECK(ask(others) == "wrong_key");
  }
  SECTION("to a server that was started anew a whole handshake is made") {
    rig.server.restart_as(identity);
    CHECK(ask(options) == "200");
    CHECK(rig.server.resumed == 0);
    CHECK(ask(options) == "200");
    CHECK(rig.server.resumed == 1);
  }
  SECTION("somebody else gets nothing out of it") {
    rig.server.restart_as(next);
    CHECK(ask(options) == "wrong_key");
  }
  SECTION("another server is not offered it") {
    TlsRig other(identity);
    CHECK(code_of(other.to(options)->call(get())) == "200");
    CHECK(other.server.resumed == 0);
  }
  SECTION("a damaged file, a huge one and one of another form are no session") {
    for (const std::string& bytes : {std::string("x"), std::string(100'000, 'x'), std::string(300, '\0'), std::string()}) {
      std::ofstream(kept, std::ios::trunc) << bytes;
      const int before = rig.server.resumed;
      CHECK(ask(options) == "200");
      CHECK(rig.server.resumed == before);
    }
    CHECK(ask(options) == "200");
    CHECK(rig.server.resumed == 1);
  }
  SECTION("where the replica was erased no file comes back") {
    std::filesystem::remove(folder.path / "replica.db");
    std::filesystem::remove(kept);
    CHECK(ask(options) == "200");
    CHECK_FALSE(std::filesystem::exists(kept));
  }
}

TEST_CASE("a day after the certificate was looked at it is looked at again, however often its session was taken up and renewed") {
  constexpr std::int64_t hour_ms = 3'600'000;
  for (const int newest : {TLS1_3_VERSION, TLS1_2_VERSION}) {
    const TrustedAuthority authority;
    FakeClock clock(FakeClock::start);
    TlsRig rig(authority.sign({"server", "IP:127.0.0.1", now_s - day_s, now_s + 90 * day_s}), newest);
    LineOptions options = public_line(&clock);
    options.sessions = std::make_shared<MemorySessionKeep>();
    const auto ask = [&] { return code_of(rig.to(options)->call(get())); };
    REQUIRE(ask() == "200");
    for (int i = 1; i <= 3; ++i) {
      clock.now += 7 * hour_ms;
      CHECK(ask() == "200");
      CHECK(rig.server.resumed == i);
    }
    clock.now += 4 * hour_ms;
    CHECK(ask() == "200");
    CHECK(rig.server.resumed == 3);
    // The next day begins with that look.
    clock.now += 23 * hour_ms;
    CHECK(ask() == "200");
    CHECK(rig.server.resumed == 4);
    // A computer that trusts the authority no more finds out within a day.
    const TrustedAuthority another;
    clock.now += 2 * hour_ms;
    CHECK(ask() == "not_trusted");
  }
}

TEST_CASE("a session whose certificate ran out is not taken up, nor one that a clock put back says is of tomorrow") {
  const TrustedAuthority authority;
  FakeClock clock(FakeClock::start);
  TlsRig rig(authority.sign({"server", "IP:127.0.0.1", now_s - 10 * day_s, now_s + 3600}));
  LineOptions options = public_line(&clock);
  options.sessions = std::make_shared<MemorySessionKeep>();
  const auto ask = [&] { return code_of(rig.to(options)->call(get())); };
  REQUIRE(ask() == "200");
  clock.now -= 60'000;
  CHECK(ask() == "200");
  CHECK(rig.server.resumed == 0);
  clock.now += 2 * 3'600'000;
  CHECK(ask() == "certificate_expired");
  CHECK(rig.server.resumed == 0);
}

TEST_CASE("TLS 1.2 is taken where 1.3 is not had, and its sessions are taken up, too") {
  const Identity identity = certified(ed25519_key(), {});
  TlsRig rig(identity, TLS1_2_VERSION);
  LineOptions options = trusting(identity);
  options.sessions = std::make_shared<MemorySessionKeep>();
  for (int i = 0; i < 2; ++i) CHECK(code_of(rig.to(options)->call(get())) == "200");
  CHECK(rig.server.resumed == 1);
}
