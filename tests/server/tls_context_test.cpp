// SPDX-License-Identifier: Apache-2.0
// Certificates from files, and their change while the server runs.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "server/tls/engine.h"
#include "server/tls/identity.h"
#include "server/tls/tls_context.h"
#include "shared/base/log.h"
#include "tests/catch.h"
#include "tests/fakes/certificate_files.h"
#include "tests/fakes/clock.h"
#include "tests/fakes/memory_stream.h"
#include "tests/fakes/tls_asker.h"

using namespace dialogue;
using namespace dialogue::test;
using net::Io;

namespace {

namespace fs = std::filesystem;

struct CertificatePlace {
  CertificatePlace() {
    fs::remove_all(folder);
    fs::create_directory(folder);
    set_log_sink([this](std::string_view line) { lines.emplace_back(line); });
  }
  ~CertificatePlace() {
    set_log_sink({});
    fs::remove_all(folder);
  }
  CertificatePlace(const CertificatePlace&) = delete;
  CertificatePlace& operator=(const CertificatePlace&) = delete;
  bool logged(const std::string& words) const {
    return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) { return line.find(words) != std::string::npos; });
  }
  Result<std::unique_ptr<tls::TlsContext>> open() { return tls::TlsContext::of_files(files.certificate, files.key, system_clock()); }
  void put(const std::string& path, const std::string& bytes) { std::ofstream(path, std::ios::trunc) << bytes; }

  const fs::path folder = fs::temp_directory_path() / "dialogue_tls_context_test";
  CertificateFiles files{(folder / "cert.pem").string(), (folder / "key.pem").string()};
  std::vector<std::string> lines;
};

struct EncryptedEnds {
  std::unique_ptr<net::Stream> server;
  std::unique_ptr<TlsAsker> client;
  std::array<char, 100> piece{};
};

EncryptedEnds encrypted_ends(const tls::TlsContext& context, const TlsSession& session = {}) {
  auto carrier = MemoryStream::connected(40'960);
  EncryptedEnds out{context.accept(std::move(carrier.first)), nullptr};
  TlsAsker::How how;
  how.session = session;
  out.client = std::make_unique<TlsAsker>(std::move(carrier.second), std::move(how));
  for (int turn = 0; turn < 5; ++turn) {
    out.client->greet();
    out.server->read(out.piece);
  }
  out.client->read(out.piece);  // what lets it come back
  return out;
}

std::string shown_name(const TlsAsker& client) {
  const auto* certificate = SSL_get0_peer_certificate(client.ssl());
  if (certificate == nullptr) return {};
  char name[100]{};
  X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName, name, sizeof name);
  return name;
}

std::string refusal_of(const Result<std::unique_ptr<tls::TlsContext>>& made) { return made ? "" : made.error().code; }

}  // namespace

TEST_CASE("The server's own certificate is the same each time and under 200 bytes") {
  const std::string seed(32, 's');
  const auto one = tls::own_identity(seed), two = tls::own_identity(seed);
  CHECK(X509_cmp(one.certificate.get(), two.certificate.get()) == 0);
  CHECK(i2d_X509(one.certificate.get(), nullptr) < 200);
  CHECK(X509_verify(one.certificate.get(), one.key.get()) == 1);
}

TEST_CASE("Certificate files that cannot be used are refused with the one that is wrong") {
  CertificatePlace place;
  CHECK(refusal_of(place.open()) == "not_a_certificate");
  place.files.write("one");
  CHECK(refusal_of(place.open()).empty());
  CHECK_FALSE(place.logged("certificate_"));

  const auto key = place.files.key;
  place.files.key = place.files.certificate;
  CHECK(refusal_of(place.open()) == "not_a_certificate_key");
  place.files.key = (place.folder / "none.pem").string();
  const auto missing = place.open();
  CHECK(refusal_of(missing) == "not_a_certificate_key");
  CHECK(missing.error().args == std::vector<std::string>{place.files.key});
  place.files.key = key;

  place.files.write_certificate_only("another");
  const auto other = place.open();
  CHECK(refusal_of(other) == "other_certificate_key");
  CHECK(other.error().args == std::vector<std::string>{place.files.certificate, place.files.key});

  for (const std::string& bytes : {std::string(), std::string("no certificate"), std::string(3u << 20, 'x'),
                                   std::string("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")}) {
    place.put(place.files.certificate, bytes);
    CHECK(refusal_of(place.open()) == "not_a_certificate");
  }
  // A folder in the place of a file.
  fs::remove(place.files.certificate);
  fs::create_directory(place.files.certificate);
  CHECK(refusal_of(place.open()) == "not_a_certificate");
}

TEST_CASE("A key with a passphrase is refused, because nobody is there to give it") {
  CertificatePlace place;
  place.files.write("one");
  place.put(
      place.files.key,
      "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAgKYtVQb1V0tAICCAAw\n"
      "DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEGdjZ2NnY2djZ2NnY2djZ2MEQAAA\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"
      "AAAAAAAAAAAAAAA=\n-----END ENCRYPTED PRIVATE KEY-----\n");
  CHECK(refusal_of(place.open()) == "not_a_certificate_key");
}

TEST_CASE("A certificate that has run out, or a key that others may read, is taken with a warning") {
  CertificatePlace place;
  place.files.write("old", -1);
  CHECK(refusal_of(place.open()).empty());
  CHECK(place.logged("warning certificate_expired"));
  CHECK_FALSE(place.logged("certificate_key_is_open"));
  fs::permissions(place.files.key, fs::perms::others_read, fs::perm_options::add);
  CHECK(refusal_of(place.open()).empty());
  CHECK(place.logged("warning certificate_key_is_open"));
}

TEST_CASE("New certificate files are taken for new connections; those that are open go on with what they began with") {
  CertificatePlace place;
  place.files.write("first");
  const auto context = place.open().take();
  auto before = encrypted_ends(*context);
  CHECK(shown_name(*before.client) == "first");
  context->reload_if_changed();
  CHECK(place.lines.empty());

  place.files.write("second", 20);
  context->reload_if_changed();
  CHECK(place.logged("info certificate_loaded until="));
  CHECK(shown_name(*encrypted_ends(*context).client) == "second");
  CHECK(shown_name(*before.client) == "first");
  REQUIRE(before.client->write("still here").io == Io::done);
  const auto got = before.server->read(before.piece);
  CHECK(std::string(before.piece.data(), got.bytes) == "still here");
}

TEST_CASE("New certificate files that cannot be used are told once, and the ones before stay until they can") {
  CertificatePlace place;
  place.files.write("first");
  const auto context = place.open().take();
  place.files.write_certificate_only("without its key");
  context->reload_if_changed();
  CHECK(place.logged("error certificate_not_changed code=other_certificate_key"));
  CHECK(shown_name(*encrypted_ends(*context).client) == "first");
  place.lines.clear();
  context->reload_if_changed();
  CHECK(place.lines.empty());
  context->reload();
  CHECK(place.logged("certificate_not_changed"));
  place.files.write("second");
  context->reload_if_changed();
  CHECK(shown_name(*encrypted_ends(*context).client) == "second");
  fs::remove(place.files.key);
  context->reload_if_changed();
  CHECK(place.logged("code=not_a_certificate_key"));
  CHECK(shown_name(*encrypted_ends(*context).client) == "second");
}

TEST_CASE("Files that the server could not read are read once it may") {
  CertificatePlace place;
  place.files.write("first");
  const auto context = place.open().take();
  place.files.write("second", 20);
  // Root reads everything. So what keeps the server out is what the file is, and what lets it in leaves bytes and date alone.
  const auto aside = place.files.key + ".aside";
  fs::rename(place.files.key, aside);
  context->reload_if_changed();
  CHECK(place.logged("code=not_a_certificate_key"));
  fs::create_hard_link(aside, place.files.key);
  context->reload_if_changed();
  CHECK(shown_name(*encrypted_ends(*context).client) == "second");
  // Who owns it, or may read it, changes neither bytes nor date.
  place.lines.clear();
  fs::permissions(place.files.key, fs::perms::owner_read);
  context->reload_if_changed();
  CHECK(place.logged("certificate_loaded"));
}

TEST_CASE("A damaged certificate in the middle of the file is refused, because a chain that is cut short is trusted by nobody") {
  CertificatePlace place;
  place.files.write("one");
  std::ifstream in(place.files.certificate);
  const std::string good{std::istreambuf_iterator<char>(in), {}};
  place.put(place.files.certificate, good + good);
  CHECK(refusal_of(place.open()).empty());
  place.put(place.files.certificate, good + "\nwords between\n\n");
  CHECK(refusal_of(place.open()).empty());
  std::string damaged = good;
  damaged[damaged.find("-----\n") + 40] = '!';
  place.put(place.files.certificate, good + damaged + good);
  CHECK(refusal_of(place.open()) == "not_a_certificate");
}

TEST_CASE("With the server's own key there is nothing to load again") {
  CertificatePlace place;
  FakeClock clock;
  const auto context = tls::TlsContext::own(std::string(32, 's'), clock).take();
  context->reload();
  context->reload_if_changed();
  CHECK(place.lines.empty());
  CHECK(encrypted_ends(*context).client->established());
  CHECK(context->expires_ms() > 253'402'000'000'000);
}

TEST_CASE("Sessions end with the certificate that they began with, and go on when the same one is read again") {
  CertificatePlace place;
  place.files.write("first");
  const auto context = place.open().take();
  const auto began = encrypted_ends(*context);
  REQUIRE(began.client->session());
  CHECK(encrypted_ends(*context, began.client->session()).client->resumed());
  context->reload();
  CHECK(encrypted_ends(*context, began.client->session()).client->resumed());

  place.files.write("second");
  context->reload();
  const auto after = encrypted_ends(*context, began.client->session());
  CHECK(after.client->established());
  CHECK_FALSE(after.client->resumed());
  CHECK(shown_name(*after.client) == "second");
  // Nor when the first one comes back.
  place.files.write("first");
  context->reload();
  CHECK_FALSE(encrypted_ends(*context, began.client->session()).client->resumed());
}
