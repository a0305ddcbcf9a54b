// SPDX-License-Identifier: Apache-2.0
#include "shared/base/log.h"
#include "shared/base/utf8.h"
#include "tests/catch.h"

using namespace dialogue;

TEST_CASE("valid UTF-8 is told from overlong, surrogate, cut and stray bytes") {
  for (const char* text :
       {"", "plain", "Protégés – réinstallation", "\xf0\x9f\x99\x82", "\xef\xbf\xbf", "\xf4\x8f\xbf\xbf", "0123456789é0123456789"})
    CHECK(valid_utf8(text));
  for (const char* text : {"\x80", "\xc0\xaf", "\xc1\xbf", "\xe0\x80\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80",
                           "abc\xc3", "\xe2\x82", "\xf0\x9f\x99", "\xff", "0123456789\xc3(0123456789"})
    CHECK_FALSE(valid_utf8(text));
}

TEST_CASE("characters are counted as code points") {
  CHECK(count_characters("") == 0);
  CHECK(count_characters("réfugié") == 7);
  CHECK(count_characters("a\xf0\x9f\x99\x82z") == 3);
  CHECK(count_characters("a\xff\xffz") == 4);
}

TEST_CASE("code points are written as they were read") {
  for (const char* text : {"A", "é", "€", "\xf0\x9f\x99\x82"}) {
    std::string out;
    append_utf8(out, next_code_point(text).value);
    CHECK(out == text);
  }
}

TEST_CASE("a log line cannot be broken or forged by a value") {
  std::string line;
  set_log_sink([&line](std::string_view text) { line = text; });
  log(LogLevel::warning, "sync_failed", {{"code", "a b\r\nerror x"}, {"bytes", 12}, {"again", true}, {"none", ""}});
  CHECK(line == "warning sync_failed code=\"a b\\x0d\\x0aerror x\" bytes=12 again=true none=\"\"");
  log(LogLevel::error, "refused", Error{"bad_body", "title", {"user words"}, "offset 3"});
  CHECK(line == "error refused code=bad_body field=title detail=\"offset 3\"");
  log(LogLevel::debug, "hidden");
  CHECK(line.find("hidden") == std::string::npos);
  set_log_sink({});
}
