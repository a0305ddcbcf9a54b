// SPDX-License-Identifier: Apache-2.0
#include "tests/catch.h"
#include "tests/e2e/stage.h"

using namespace dialogue::e2e;

namespace {

std::string exported(const Person& person, const std::string& kind, const std::string& format) {
  const auto outcome = person.run({"export", kind, "--format", format});
  INFO(outcome.err);
  REQUIRE(outcome.status == 0);
  return outcome.out;
}

}  // namespace

TEST_CASE("what people typed leaves as text in every format: no formula, no markup, no broken line") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP"});
  const auto request =
      made(amina, {"support_request", "title==1+2<b>&\"'", "title:fr=Entretien <i>", "background=One\r\nTwo", "period_start=2027-03-17",
                   "urgency=3", "show_unmet_publicly=yes", "need_line+={\"theme\":\"proc.quality\",\"quantity\":12}"});
  const auto html = exported(amina, "support_request", "html");
  CHECK(has(html, "=1+2&lt;b&gt;&amp;&quot;'"));
  CHECK_FALSE(has(html, "<b>"));
  CHECK(has(html, "Quality assurance"));
  CHECK(has(html, "@media print"));
  const auto xliff = exported(amina, "support_request", "xliff");
  CHECK(has(xliff, "<source>=1+2&lt;b&gt;&amp;&quot;'</source><target state=\"translated\">Entretien &lt;i&gt;</target>"));
  CHECK(has(xliff, "target-language=\"es\""));
  CHECK(has(exported(amina, "support_request", "csv"), "\"'=1+2<b>&\"\"'\""));
  CHECK(Json::parse(exported(amina, "support_request", "json"))[0].at("fields").at("title") == "=1+2<b>&\"'");

  amina.json({"list", "support_request"});
  const auto place = stage.path("requests.xlsx");
  REQUIRE(amina.status({"export", "support_request", "--format", "xlsx", "-o", place}) == 0);
  const auto script =
      "import sys,zipfile,re\n"
      "z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None\n"
      "sheets=[z.read(n).decode() for n in z.namelist() if n.startswith('xl/worksheets/sheet')]\n"
      "assert len(sheets)==2, z.namelist()\n"
      "assert not any('<f>' in s for s in sheets)\n"
      "assert '=1+2&lt;b&gt;&amp;' in z.read('xl/sharedStrings.xml').decode()\n"
      "assert re.search(r'<v>46463</v>',sheets[0]) and 't=\"b\"' in sheets[0], sheets[0]\n"
      "print('sound')\n";
  const auto looked = run({"python3", "-c", script, place});
  INFO(looked.err);
  CHECK(looked.out == "sound\n");
  CHECK(amina.status({"export", "support_request", "--format", "ics"}) == 1);
  CHECK(amina.status({"export", "support_request", "--format", "pdf"}) == 2);
  // A workbook goes out but does not come in.
  const auto refused = amina.run({"import", "support_request", place});
  CHECK(refused.status == 1);
  CHECK(has(refused.err, "CSV"));
}

TEST_CASE("a calendar keeps its ids, counts up when something changes, and says what is certain") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP", "SO"});
  const auto meeting = made(amina, {"meeting", "title=Dialogue; quality, decisions", "kind=technical_dialogue", "planned_on=2027-03-17"});
  const auto whole_day = exported(amina, "meeting", "ics");
  CHECK(has(whole_day, "DTSTART;VALUE=DATE:20270317\r\n"));
  CHECK(has(whole_day, "SUMMARY:Dialogue\\; quality\\, decisions\r\n"));
  const auto session = made(amina, {"session", "meeting=" + meeting, "slot_no=1", "starts_utc=2027-03-17T13:00:00Z", "duration=120",
                                    "join_link=https://example.org/x"});
  amina.json({"sync"});
  const auto first = exported(amina, "meeting", "ics");
  CHECK(has(first, "UID:" + session + "@dialogue\r\n"));
  // Its day was published before, so a calendar that took it is told.
  CHECK(first.find("STATUS:CANCELLED", first.find("UID:" + meeting)) != std::string::npos);
  CHECK(has(first, "DTSTART:20270317T130000Z\r\n"));
  CHECK(has(first, "DURATION:PT2H\r\n"));
  CHECK(has(first, "STATUS:TENTATIVE\r\n"));
  CHECK_FALSE(has(first, "example.org"));
  const auto sequence = [&](const std::string& text) {
    return std::stoi(text.substr(text.find("SEQUENCE:", text.find("UID:" + session)) + 9));
  };
  amina.json({"act", session, "confirm"});
  amina.json({"sync"});
  const auto second = exported(amina, "session", "ics");
  CHECK(has(second, "UID:" + session + "@dialogue\r\n"));
  CHECK(has(second, "STATUS:CONFIRMED\r\n"));
  CHECK(sequence(second) > sequence(first));
}
