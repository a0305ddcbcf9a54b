// SPDX-License-Identifier: Apache-2.0
#include "shared/joining/qr_code.h"

#include <algorithm>

#include "shared/joining/invitation.h"
#include "tests/catch.h"

using namespace dialogue;

namespace {

const std::string code = "0123456789ABCDEFGHJKMNPQRS";

Result<JoiningLine> invited(const std::string& address, bool own_key = true) {
  return invitation({address, own_key, std::string(32, 'k')}, code);
}

}  // namespace

TEST_CASE("A QR code of a line fits a terminal of 80 by 24, with its quiet zone") {
  const auto qr = QrCode::of(encode(invited("https://dialogue.example.org:8443").take(), true).take()).take();
  CHECK(qr.width() <= 47);
  for (int i = 0; i < qr.width(); ++i)
    for (const int edge : {0, 3, qr.width() - 4, qr.width() - 1}) {
      CHECK_FALSE(qr.dark(i, edge));
      CHECK_FALSE(qr.dark(edge, i));
    }
  CHECK(qr.dark(4, 4));
  const auto text = qr.for_terminal();
  CHECK(std::count(text.begin(), text.end(), '\n') == (qr.width() + 1) / 2);
  CHECK(qr.svg("dialogue:x").starts_with("<svg "));
}

TEST_CASE("What does not fit a QR code is refused") { CHECK_FALSE(QrCode::of(std::string(5000, 'A'))); }

TEST_CASE("The line says how the server is known, as its address and options have it") {
  CHECK(invited("https://dialogue.example.org").take().secured == Secured::own);
  CHECK(invited("HTTPS://dialogue.example.org/").take().place == "dialogue.example.org");
  CHECK(invited("https://dialogue.example.org", false).take().secured == Secured::by_name);
  CHECK(invited("http://127.0.0.1:8480").take().secured == Secured::none);
  CHECK(invited("http://[::1]:8480").take().url() == "http://[::1]:8480");
  CHECK(invited("https://B\u00fccher.example:8443").take().place == "xn--bcher-kva.example:8443");
  CHECK(invited("https://dialogue.example.org").take().fingerprint.size() == 16);
}

TEST_CASE("No line leads over a network in the clear, or nowhere") {
  for (const std::string address :
       {"http://dialogue.example.org", "http://127.0.0.1.example.org", "http://localhost.example.org", "http://localhosts",
        "dialogue.example.org", "ftp://a", "https://", "https://a b", "https://a/b", "https://a:b", ""}) {
    INFO(address);
    CHECK_FALSE(invited(address));
  }
}
