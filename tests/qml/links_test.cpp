// SPDX-License-Identifier: Apache-2.0
#include "client/app/words/links.h"

#include "client/app/record/record_model.h"
#include "shared/wire/json_string.h"
#include "tests/catch.h"
#include "tests/qml/desk.h"
#include "tests/qml/shown_line.h"

using namespace dialogue;

namespace {

/// "place -> url", one for each link.
QStringList found(const char* text) {
  QStringList out;
  for (const QVariant& each : links_in(QString::fromUtf8(text)))
    out << each.toMap()["place"].toString() + " -> " + each.toMap()["url"].toString();
  return out;
}

QStringList of(ValueForm form, const char* text) {
  Field field;
  field.form = form;
  field.type = Type::text;
  QStringList out;
  for (const QVariant& each : links_of(field, QString::fromUtf8(text))) out << each.toMap()["url"].toString();
  return out;
}

}  // namespace

TEST_CASE("Links in a text are found without what the sentence puts behind them, and say where they lead") {
  CHECK(found("Join at https://meet.example.org/room/7?x=1.") == QStringList{"meet.example.org -> https://meet.example.org/room/7?x=1"});
  CHECK(found("(see http://example.org/a_(b))") == QStringList{"example.org -> http://example.org/a_(b)"});
  CHECK(found("https://example.org:8443/x, https://example.org:8443/x") == QStringList{"example.org:8443 -> https://example.org:8443/x"});
  CHECK(found("mailto:desk@example.org or tel:+41 22 or tel:+41227398111") ==
        QStringList{"desk@example.org -> mailto:desk@example.org", "+41227398111 -> tel:+41227398111"});
  CHECK(found("nothing here") == QStringList{});
}

TEST_CASE("What Arabic and Chinese sentences put behind an address is not of it either") {
  for (const char* end : {"،", "؛", "؟", "۔", "।", "。", "，", "；", "）", "！", "？", "、", "」", "…", "»", "”"}) {
    INFO(end);
    CHECK(found((std::string("هنا https://example.org/doc") + end + " ثم").c_str()) ==
          QStringList{"example.org -> https://example.org/doc"});
  }
  CHECK(found("文件 https://example.org/zh。下一句") == QStringList{"example.org -> https://example.org/zh"});
  CHECK(found("（见https://example.org/a?b=1）。") == QStringList{"example.org -> https://example.org/a?b=1"});
  // Letters of any script belong to it, and so do signs of theirs in the middle.
  CHECK(found("https://example.org/لجوء/1") == QStringList{"example.org -> https://example.org/%D9%84%D8%AC%D9%88%D8%A1/1"});
  CHECK(found("https://example.org/1914–1918,") == QStringList{"example.org -> https://example.org/1914%E2%80%931918"});
}

TEST_CASE("Links of one text to one host say where on it they lead") {
  CHECK(found("https://example.org/doc https://example.org/zh https://other.org/") ==
        QStringList{"example.org/doc -> https://example.org/doc", "example.org/zh -> https://example.org/zh",
                    "other.org -> https://other.org/"});
  const std::string begin = "https://example.org/" + std::string(60, 'a'), end = std::string(60, 'b');
  const auto long_ones = found((begin + "1" + end + " " + begin + "2" + end).c_str());
  REQUIRE(long_ones.size() == 2);
  CHECK(long_ones[0].section(" -> ", 0, 0) != long_ones[1].section(" -> ", 0, 0));
  CHECK(long_ones[0].section(" -> ", 0, 0).size() < 80);
}

TEST_CASE("What could do more than open a page, or shows another place than it opens, is no link") {
  for (const char* text : {"javascript:alert(1)", "file:///etc/passwd", "ftp://example.org/x", "data:text/html,x", "smb://host/share",
                           "https://bank.example@evil.example/", "https://user:word@example.org/", "https:///x", "mailto:?bcc=x@y.org",
                           "vbscript:x", "dialogue://open"}) {
    INFO(text);
    CHECK(found(text) == QStringList{});
  }
  // Letters that look alike stand in the form in which they are sent.
  CHECK(found("https://аpple.com/")[0].startsWith("xn--"));
  // A mark that turns the direction of writing ends the address.
  CHECK(found("https://example.org/\xE2\x80\xAEgpj.exe") == QStringList{"example.org -> https://example.org/"});
}

TEST_CASE("A site or an address alone can be opened where the field is one") {
  CHECK(of(ValueForm::link, "www.example.org/asylum") == QStringList{"https://www.example.org/asylum"});
  CHECK(of(ValueForm::email, "a.moreau@example.org") == QStringList{"mailto:a.moreau@example.org"});
  CHECK(of(ValueForm::any, "www.example.org") == QStringList{});
  CHECK(of(ValueForm::email, "not an address") == QStringList{});
  CHECK(of(ValueForm::link, "https://meet.example.org/1") == QStringList{"https://meet.example.org/1"});
}

TEST_CASE("A record's page leads to what it refers to, and out to its links") {
  Desk desk;
  const Uuid session = SampleReplica::id_of("session.one");
  desk.replica().arrive(session, "join_link", "\"https://meet.example.org/global2\"");
  RecordModel record;
  record.set_services(&desk.services());
  record.open(QString::fromStdString(session.text()));
  desk.settle();
  const QVariantList links = shown_line(record, "join_link")["links"].toList();
  REQUIRE(links.size() == 1);
  CHECK(links[0].toMap()["place"] == "meet.example.org");
  const QVariantList meetings = shown_line(record, "meeting")["references"].toList();
  REQUIRE(meetings.size() == 1);
  CHECK(meetings[0].toMap()["id"] == QString::fromStdString(SampleReplica::id_of("meeting.global2").text()));
}
