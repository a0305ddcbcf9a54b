// SPDX-License-Identifier: Apache-2.0
#include "shared/text/encodings.h"

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <string>

#include "shared/text/fold.h"
#include "tests/catch.h"

using namespace dialogue;

namespace {

/// "windows-1256" when that is the only reading; "?" in doubt.
std::string found(std::string_view bytes) {
  const auto readings = guess_encoding(telling_lines(bytes, 65536));
  return readings.size() == 1 ? readings.front().encoding : "?";
}

bool offered(std::string_view bytes, std::string_view text) {
  for (const auto& reading : guess_encoding(telling_lines(bytes, 65536)))
    if (reading.text.find(text) != std::string::npos) return true;
  return false;
}

}  // namespace

TEST_CASE("a table is read in the encoding in which alone it makes words") {
  CHECK(found("1;d\xe9j\xe0 vu\n") == "windows-1252");
  CHECK(found("1;R\xe9union \xe0 Gen\xe8ve\n") == "windows-1252");
  CHECK(found("1;the State\x92s plan \x96 50 \x80\n") == "windows-1252");
  CHECK(found("1;Decisi\xf3n sobre la protecci\xf3n en Espa\xf1"
              "a: \xbfQu\xe9 hacer?\n") == "windows-1252");
  CHECK(found("1;\xcf\xee\xe4\xe4\xe5\xf0\xe6\xea\xe0 \xe1\xe5\xe6\xe5\xed\xf6\xe5\xe2 \xe2 \xcc\xee\xeb\xe4\xee\xe2\xe5\n"
              "2;\xef\xf0\xee\xf6\xe5\xe4\xf3\xf0\xe0 \xef\xf0\xe5\xe4\xee\xf1\xf2\xe0\xe2\xeb\xe5\xed\xe8\xff\n") == "windows-1251");
  CHECK(found("1;\xf0\xcf\xc4\xc4\xc5\xd2\xd6\xcb\xc1 \xc2\xc5\xd6\xc5\xce\xc3\xc5\xd7\n"
              "2;\xd0\xd2\xcf\xc3\xc5\xc4\xd5\xd2\xc1 \xd0\xd2\xc5\xc4\xcf\xd3\xd4\xc1\xd7\xcc\xc5\xce\xc9\xd1\n") == "KOI8-R");
  CHECK(found("1;\xd8\xe1\xc8 \xc7\xe1\xcf\xda\xe3 \xdd\xed \xca\xd4\xc7\xcf\n2;\xc5\xcc\xd1\xc7\xc1\xc7\xca \xc7\xe1\xe1\xcc\xe6\xc1\n") ==
        "windows-1256");
  CHECK(found("1;\xddltica ba\xfevurusu\n2;s\xfd\xf0\xfdnmac\xfdlar i\xe7in destek\n") == "windows-1254");
  CHECK(found("1;\xa3\xf3"
              "d\x9f, Krak\xf3w i Pozna\xf1\n2;Ochrona uchod\x9f"
              "c\xf3w\n") == "windows-1250");
}

TEST_CASE("what can be read in two ways is no guess: the right one is offered") {
  CHECK(found("1;Gda\xf1sk\n") != "windows-1252");
  CHECK(found("1;v\xe8"
              "ela\n") == "?");
  CHECK(
      offered("1;v\xe8"
              "ela\n",
              "včela"));
  CHECK(found("1;\xe1\xe5\xe6\xe5\xed\xf6\xfb\n") == "windows-1251");
  CHECK(offered("1;\xe1\xe5\xe6\xe5\xed\xf6\xfb\n", "беженцы"));
  CHECK(found("1;\xb1\xb1\xbe\xa9\n") == "?");
  CHECK(offered("1;\xb1\xb1\xbe\xa9\n", "北京"));
  CHECK(offered("1;\x93\xfa\x96\x7b\n", "日本"));
}

TEST_CASE("names in the encodings that offices write are read right or asked about, never wrongly") {
  std::ifstream file(std::string(DIALOGUE_TEST_DATA) + "/encodings.txt");
  std::string line;
  std::size_t right = 0, asked = 0;
  while (std::getline(file, line)) {
    if (line.empty() || line.front() == '#') continue;
    const auto name = line.substr(0, line.find('\t'));
    const auto hex = line.substr(name.size() + 1, line.rfind('\t') - name.size() - 1);
    auto text = line.substr(line.rfind('\t') + 1);
    std::replace(text.begin(), text.end(), '|', '\n');
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    const auto readings = guess_encoding(bytes);
    INFO(line);
    const bool sure = readings.size() == 1;
    CHECK((!sure || composed(readings.front().text) == text));
    (sure ? right : asked) += 1;
  }
  CHECK(right >= 10 * asked);
  CHECK(right > 40);
}

TEST_CASE("short texts that another code page explains as well are asked about") {
  CHECK(found("1;\xa6"
              "eljko Peri\x86\n") != "windows-1252");
  CHECK(found("1;B\xa0"
              "lint Juh\xa0"
              "sz\n") != "windows-1252");
  CHECK(found("1;Artigo 26.\xba\n") != "windows-1250");
  CHECK(found("1;Zeynep \x80"
              "etin\n") != "windows-1252");
  CHECK(found("1;Basilea Citt\x85\n") != "windows-1252");
  CHECK(found("1;\x88\xc9\x93\xa1\x8c\x92\x88\xea\n") != "windows-949");
  CHECK(found("1;Gy\xf5z\xf5 Erd\xf5s\n") != "windows-1252");
}

TEST_CASE("every encoding that the library knows can be named, others are told by names like them") {
  CHECK(*decode("\xe9", "cp1252") == "é");
  CHECK(*decode("\xe9", "ISO_8859-1") == "é");
  CHECK(*decode("\x8e", "macintosh") == "é");
  CHECK(*decode("\x93\xfa\x96\x7b", "shift-jis") == "日本");
  CHECK(*decode("\xcf", "windows-1251") == "П");
  CHECK(*decode(std::string_view("a\0\xe9\0", 4), "utf-16") == "aé");
  CHECK(decode("a", "klingon").error().code == "unknown_encoding");
  const auto like = encodings_like("windos-1256");
  CHECK(std::find(like.begin(), like.end(), "windows-1256") != like.end());
}

TEST_CASE("what a text does not hold is marked, not made up") {
  CHECK(*decode("a\x81", "shift_jis") == "a\xff");
  CHECK(*decode("a\x85", "iso-8859-1") == "a\xff");
  CHECK(*decode(std::string_view("\0\xd8z\0", 4), "utf-16le") == "\xffz");
  CHECK(wide_without_mark(std::string_view("\x1f\x04\x40\x04\x38\x04\x0a\0", 8)) == "UTF-16LE");
  CHECK(wide_without_mark(std::string_view("\0\0\0a\0\0\0\n", 8)) == "UTF-32BE");
  CHECK(wide_without_mark("plain text").empty());
  CHECK(wide_without_mark(std::string_view("ab\0cd\0\0\x01", 8)).empty());
}
