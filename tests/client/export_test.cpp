// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <ctime>

#include "client/core/export/export_formats.h"
#include "client/core/export/workbook_text.h"
#include "client/core/export/xml_writer.h"
#include "client/core/shown_title.h"
#include "client/core/tables/export_table.h"
#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "tests/catch.h"
#include "tests/client/office.h"

namespace dialogue::test {

namespace {

using Export = std::function<Status(const ExportSink&)>;

std::string exported(const Export& write) {
  std::string out;
  REQUIRE(write([&](std::string_view piece) { out += piece; }).ok());
  return out;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

TEST_CASE("a workbook says what was typed, also where it looks like an escape or XML cannot hold it") {
  CHECK(workbook_text("_x0041_ a_xFFFE b_x00e9_") == "_x005F_x0041_ a_xFFFE b_x005F_x00e9_");
  CHECK(workbook_text("_x0041 _X0041_ __x0041_") == "_x0041 _X0041_ __x005F_x0041_");
  CHECK(workbook_text("\x01 \ufffe \uffff \xff\n\t") == "_x0001_ _xFFFE_ _xFFFF_ \ufffd\n\t");
  CHECK(workbook_text("=1+1 é 🎓") == "=1+1 é 🎓");
}

TEST_CASE("a text longer than a cell is kept whole in pieces that fit, counted in characters, a set's between its elements") {
  std::string arabic, emoji, ids;
  for (int i = 0; i < 20'000; ++i) arabic += "ش", emoji += "🎓";
  CHECK(fits_cell(arabic));
  CHECK_FALSE(fits_cell(emoji));
  CHECK(fits_cell(std::string(32'767, 'x')));
  CHECK_FALSE(fits_cell(std::string(32'768, 'x')));
  for (int i = 0; i < 1000; ++i) ids += "0190a4c6-7b1e-7c3d-9f00-000000000000;";
  for (const std::string& text : {emoji, ids, std::string(100'000, 'x'), std::string(9000, '\1')}) {
    std::string whole;
    for (const auto& piece : cell_pieces(text, &text == &ids || text == ids ? ";" : "")) {
      CHECK(fits_cell(piece));
      whole += piece;
    }
    CHECK(whole == text);
  }
  for (const auto& piece : cell_pieces(ids, ";")) CHECK(piece.ends_with(';'));
  CHECK(fits_cell(beginning_for_cell(emoji, "", " … [long texts!D2]")));
  CHECK(beginning_for_cell(ids, ";", " …").ends_with("; …"));
}

TEST_CASE("XML holds every text, and tells of characters that it cannot") {
  XmlWriter xml;
  xml.declaration();
  xml.start("a", {{"b", "\"<&\x01"}, {"left", ""}});
  CHECK(xml.text("<&>\" é 🎓 \u0085"));
  CHECK_FALSE(xml.text("\ufffe"));
  CHECK_FALSE(xml.text("\xff\x02"));
  xml.element("c", "");
  xml.end();
  CHECK(xml.take() ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b=\"&quot;&lt;&amp;\ufffd\">&lt;&amp;&gt;&quot; é 🎓 "
        "\u0085\ufffd\ufffd\ufffd<c></c></a>");
}

TEST_CASE("one record whose text XML cannot hold leaves the others readable, and is named") {
  const auto replica = replica_in_memory();
  const Uuid odd = replica->create("support_request", {{"title", text("before \ufffe after")}}).take();
  REQUIRE(replica->create("support_request", {{"title", text("before \uffff after")}}).ok());
  REQUIRE(replica->create("support_request", {{"title", text("Plain")}}).ok());
  const Kind& kind = *platform().kind("support_request");
  ExportReport report;
  const auto xliff = exported([&](const ExportSink& sink) { return export_xliff(*replica, kind, sink, report); });
  CHECK(has(xliff, "<source>before \ufffd after</source>"));
  CHECK(has(xliff, "<source>Plain</source>"));
  REQUIRE(report.replaced.size() == 2);
  CHECK((report.replaced[0].record == odd || report.replaced[1].record == odd));
  CHECK(report.replaced[0].record != report.replaced[1].record);
  CHECK(report.replaced[0].field == "title");
  report = {};
  const auto html = exported([&](const ExportSink& sink) { return export_html(*replica, kind, "fr", sink, report); });
  CHECK(has(html, "before \ufffd after</h2>"));
  CHECK(report.replaced.size() == 2);
}

TEST_CASE("on a page each text of people has its own direction, and its language when the record says it") {
  const auto replica = replica_in_memory();
  REQUIRE(replica
              ->create("support_request", {{"title", text("عنوان (2027)")},
                                           {"lang_original", "\"ar\""},
                                           {"background", text("سطر أول\n\nThird <line>")},
                                           {"working_langs[fr]", "true"},
                                           {"working_langs[en]", "true"}})
              .ok());
  ExportReport report;
  const auto html =
      exported([&](const ExportSink& sink) { return export_html(*replica, *platform().kind("support_request"), "en", sink, report); });
  CHECK(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\"><head><meta charset=\"utf-8\"/>"));
  CHECK(has(html, "<h2 dir=\"auto\" lang=\"ar\">عنوان (2027)</h2>"));
  CHECK(has(html, "<dd lang=\"ar\"><p dir=\"auto\">سطر أول</p><p dir=\"auto\"></p><p dir=\"auto\">Third &lt;line&gt;</p></dd>"));
  CHECK(has(html, "<bdi>English</bdi>; <bdi>French</bdi>"));
}

TEST_CASE("people read times by the clocks of their computer with the zone, programs in UTC") {
  const char* before = std::getenv("TZ");
  const std::string zone = before ? before : "UTC";
  ::setenv("TZ", "Asia/Kolkata", 1);
  ::tzset();
  {
    Server server;
    const Uuid secretariat = server.organisation("Secretariat"), person = server.person("Sofia", secretariat, "SC");
    Device device{server, person};
    device.sync();
    Replica& replica = *device.replica;
    const Uuid meeting = replica.create("meeting", {{"title", text("Cal")}, {"kind", "\"technical_dialogue\""}}).take();
    const Uuid session =
        replica.create("session", {{"meeting", text(meeting.text())}, {"slot_no", "1"}, {"starts_utc", "\"2027-05-05T23:30:00Z\""}}).take();
    const Record record = replica.get(session).take();
    CHECK(shown_title(replica, record, "en") == "2027-05-06 05:00 (UTC+5:30)");
    CHECK(shown_title(replica, replica.get(meeting).take(), "en") == "Cal");
    ExportReport report;
    const auto page = exported([&](const ExportSink& sink) { return export_html(replica, *record.kind, "en", sink, report); });
    CHECK(has(page, "2027-05-06 05:00 (UTC+5:30)"));
    CHECK_FALSE(has(page, "T23:30"));
    CHECK(has(record_json(record, nullptr), "2027-05-05T23:30:00Z"));
  }
  ::setenv("TZ", zone.c_str(), 1);
  ::tzset();
}

TEST_CASE("a table is written for the program that opens it, and comes back") {
  const auto replica = replica_in_memory();
  REQUIRE(replica->create("support_request", {{"title", text("a;b|c")}, {"urgency", "3"}}).ok());
  const Kind& kind = *platform().kind("support_request");
  const auto csv = [&](const CsvForm& form) {
    return exported([&](const ExportSink& sink) { return export_csv(*replica, kind, form, sink); });
  };
  CHECK(csv({}).starts_with("id,state,"));
  CHECK(csv({';', true, true}).starts_with("\xEF\xBB\xBFid;state;"));
  CHECK(has(csv({'|', false, false}), "|\"a;b|c\"|"));
}

}  // namespace dialogue::test
