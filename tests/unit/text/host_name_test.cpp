// SPDX-License-Identifier: Apache-2.0
#include "shared/text/host_name.h"

#include <string>

#include "tests/catch.h"

using namespace dialogue;

TEST_CASE("a host's name is the same however it is typed, in any script") {
  CHECK(ascii_host_name("Dialogue.Example") == "dialogue.example");
  CHECK(ascii_host_name("dialogue.example.") == "dialogue.example");
  CHECK(ascii_host_name("Bücher.example") == "xn--bcher-kva.example");
  CHECK(ascii_host_name("bu\u0308cher.example") == "xn--bcher-kva.example");
  CHECK(ascii_host_name("straße.example") == "xn--strae-oqa.example");
  CHECK(ascii_host_name("例え。テスト") == "xn--r8jz45g.xn--zckzah");
  CHECK(ascii_host_name("مثال.example") == "xn--mgbh0fb.example");
  CHECK(ascii_host_name("r3---sn.example") == "r3---sn.example");
  CHECK(ascii_host_name("my_server") == "my_server");
}

TEST_CASE("what is no host's name is none") {
  for (const char* bad : {"", ".", "..", "a..b", ".a", "a b", "a/b", "a@b", "a:b", "a\nb", "\xff", "xn--", "a\u202eb", "☃\u0301\u200d."})
    CHECK_FALSE(ascii_host_name(bad).has_value());
  CHECK_FALSE(ascii_host_name(std::string(64, 'a')).has_value());
  CHECK_FALSE(ascii_host_name(std::string(5000, 'a')).has_value());
}
