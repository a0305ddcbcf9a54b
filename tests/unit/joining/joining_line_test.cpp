// SPDX-License-Identifier: Apache-2.0
#include "shared/joining/joining_line.h"

#include <algorithm>

#include "shared/base/utf8.h"
#include "shared/joining/base32.h"
#include "tests/catch.h"

using namespace dialogue;

namespace {

JoiningLine example() { return {"dialogue.example.org:8443", Secured::own, "0123456789abcdef", "0123456789ABCDEFGHJKMNPQRS"}; }

std::string line() { return encode(example()).take(); }

std::string code_of(const std::string& text) {
  const auto found = find_joining_line(text);
  return found ? "" : found.error().code;
}

std::string wrapped(const std::string& text, std::size_t width, const std::string& between) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); at += width) out += (at ? between : "") + text.substr(at, width);
  return out;
}

}  // namespace

TEST_CASE("A joining line says where the server is, how the line is secured, by what it is known, and the code") {
  for (const auto secured : {Secured::none, Secured::own, Secured::by_name})
    for (const std::string place : {"localhost:8480", "[2001:db8::1]:443", "xn--bcher-kva.example", "a"}) {
      auto said = example();
      said.place = place;
      said.secured = secured;
      const auto read = find_joining_line(encode(said).take());
      REQUIRE(read);
      CHECK(*read == said);
      CHECK(find_joining_line(encode(said, true).take()).take() == said);
    }
  CHECK(example().url() == "https://dialogue.example.org:8443");
}

TEST_CASE("The line is found in what people paste") {
  const auto all = line();
  std::string small = all;
  std::transform(small.begin(), small.end(), small.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
  const std::string rest = all.substr(9);
  for (const auto& text : {
           all,
           small,
           "  " + all + "\r\n",
           "Dear Ana,\nhere it is: <" + all + ">.\nBest regards, U. Dialogue",
           "“" + all + "”.",
           wrapped(all, 72, "\r\n"),
           wrapped(all, 60, "\n> "),
           wrapped(all, 40, "\n> > | "),
           wrapped(all, 75, "=\r\n"),
           wrapped(all, 20, "\u00a0\u200b"),
           "dialogue://" + rest,
           "Dialogue : " + rest,
           "DIALOGUE:" + rest,
           "Un dialogue: bonjour. " + all,
           rest,
           all + all,
       }) {
    INFO(text);
    const auto found = find_joining_line(text);
    REQUIRE(found);
    CHECK(*found == example());
  }
}

TEST_CASE("The line is found in what mail programs, web pages and text programs have made of it") {
  const auto all = line();
  const std::string digits = all.substr(9);
  std::string wide, utf16, utf16_other;
  for (const char c : digits) append_utf8(wide, std::uint32_t(static_cast<unsigned char>(c)) - '!' + 0xff01);
  for (const char c : all) utf16 += std::string(1, c) + '\0', utf16_other += '\0' + std::string(1, c);
  for (const auto& text : {
           "dialogue:" + wrapped(digits, 20, "<wbr>"),
           "<p>dialogue:" + wrapped(digits, 20, "<br />\r\n") + "</p>",
           "<a href='https://mail.example/?to=1'>dialogue:" + wrapped(digits, 9, "<span class=\"x\">") + "</a>",
           "dialogue:" + wrapped(digits, 7, "&shy;"),
           "dialogue:" + wrapped(digits, 7, "&#8203;"),
           "dialogue:" + wrapped(digits, 7, "&#xAD;"),
           "dialogue:" + wrapped(digits, 7, "&nbsp;"),
           "dialogue:" + wrapped(digits, 7, "=C2=AD"),
           "dialogue&#58;" + digits,
           "dialogue&nbsp;&colon;" + digits,
           "mailto:?body=dialogue%3A" + digits,
           "dialogue\u00a0:" + digits,
           "dialogue\u202f:" + digits,
           "Dialogue\u200b:" + digits,
           "dia\u00adlogue:" + digits,
           "dialogue\n:" + digits,
           "dialogue\uff1a" + digits,
           "dialogue:" + wide,
           "<dialogue\u00a0:" + digits + ">",
           "\xff\xfe" + utf16,
           "\xfe\xff" + utf16_other,
           utf16,
       }) {
    INFO(text);
    const auto found = find_joining_line(text);
    REQUIRE(found);
    CHECK(*found == example());
  }
}

TEST_CASE("A line that is cut within such a text is told as cut, and marks alone are no line") {
  const auto digits = line().substr(9);
  CHECK(code_of("dialogue\u00a0:" + digits.substr(0, 40)) == "joining_line_cut");
  CHECK(code_of("dialogue&#58;" + digits.substr(0, 40)) == "joining_line_cut");
  for (const std::string text :
       {"<", "<a", "&", "&;", "&#;", "&#x;", "&#99999999999;", "=", "=3", "%", "\xef\xbc", "<dialogue", "&shy", "=\r"})
    CHECK(code_of(text) == "no_joining_line");
}

TEST_CASE("Letters that are taken for others are read as what was meant") {
  auto text = line();
  std::replace(text.begin() + 9, text.end(), '0', 'O');
  std::replace(text.begin() + 9, text.end(), '1', 'l');
  CHECK(find_joining_line(text).take() == example());
}

TEST_CASE("A line that is cut, or has a wrong character, is told apart") {
  const auto all = line();
  for (std::size_t length = 9; length < all.size(); ++length) {
    INFO(length);
    CHECK(code_of(all.substr(0, length)) == "joining_line_cut");
  }
  for (std::size_t at = 9; at < all.size(); ++at)
    for (const char other : {'7', 'Q', 'U'}) {
      if (all[at] == other) continue;
      auto text = all;
      text[at] = other;
      INFO(text);
      const auto code = code_of(text);
      // A wrong length asks for more than there is.
      CHECK((code == "joining_line_wrong" || (at < 11 && code == "joining_line_cut")));
    }
  for (std::size_t at = 10; at + 1 < all.size(); ++at) {
    auto text = all;
    if (text[at] == text[at + 1]) continue;
    std::swap(text[at], text[at + 1]);
    INFO(text);
    CHECK_FALSE(find_joining_line(text));
  }
}

TEST_CASE("What is no line at all is said to be none") {
  for (const std::string text : {"", " ", "dialogue", "https://dialogue.example.org", "0123456789ABCDEFGHJKMNPQRS", "Un dialogue utile"})
    CHECK(code_of(text) == "no_joining_line");
  CHECK(code_of(std::string(longest_joining_text + 1, ' ')) == "too_large");
}

TEST_CASE("A place that is none makes no line") {
  for (const std::string place : {"", "a/b", "user@host", "b\u00fccher.example", "a b"}) {
    auto said = example();
    said.place = place;
    REQUIRE_FALSE(encode(said));
    CHECK(encode(said).error().code == "bad_address");
  }
}

TEST_CASE("Base 32 brings back what it was given") {
  for (const auto& bytes : {std::string(), std::string("a"), std::string("\xff\0\x80", 3), std::string("dialogue")}) {
    const auto digits = base32::encode(bytes);
    CHECK(digits.size() == base32::digits_of(bytes.size()));
    CHECK(base32::decode(digits) == bytes);
  }
  CHECK_FALSE(base32::decode("ZZ"));  // what fills up is not zero
  CHECK_FALSE(base32::decode("U0"));
}
