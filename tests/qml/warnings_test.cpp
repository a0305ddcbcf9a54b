// SPDX-License-Identifier: Apache-2.0
// What a page says of a record as it stands.
#include "client/app/record/record_warnings.h"
#include "shared/wire/json_string.h"
#include "tests/catch.h"
#include "tests/qml/page_checks.h"
#include "tests/qml/window.h"

using namespace dialogue;

namespace {

const Uuid request = SampleReplica::id_of("request.coi");

void arrive(Desk& desk, const Path& path, const Raw& value) {
  desk.settle();
  desk.replica().arrive(request, path, value);
  desk.services().store()->announce();
  desk.settle();
}

}  // namespace

TEST_CASE("A record that does not add up says so, in the reader's language, until it is mended") {
  Desk desk;
  RecordWarnings warned;
  warned.set_services(&desk.services());
  warned.set_record_id(QString::fromStdString(request.text()));
  desk.settle();
  CHECK(warned.text() == "");
  arrive(desk, "period_end", "\"1999-01-31\"");
  CHECK(warned.text().contains("is before the beginning"));
  CHECK(warned.text().count('\n') == 0);
  arrive(desk, "urgency", "9");
  CHECK(warned.text().count('\n') == 1);
  desk.services().settings()->set_language("fr");
  CHECK(warned.text().contains(QString::fromUtf8("est antérieur au début")));
  desk.services().settings()->set_language("en");
  arrive(desk, "urgency", "2");
  arrive(desk, "period_end", "\"2099-01-31\"");
  CHECK(warned.text() == "");
}

TEST_CASE("What does not add up in a record is said to nobody who may not mend it") {
  Desk desk;
  RecordWarnings warned;
  warned.set_services(&desk.services());
  warned.set_record_id(QString::fromStdString(request.text()));
  arrive(desk, "period_end", "\"1999-01-31\"");
  REQUIRE(warned.text() != "");
  arrive(desk, "owner_org", json::quote(SampleReplica::id_of("org.norland").text()));
  CHECK(warned.text() == "");
}

TEST_CASE("What a page says of a record as it stands fits a phone, and is read aloud") {
  Desk desk;
  arrive(desk, "period_end", "\"1999-01-31\"");
  arrive(desk, "urgency", "9");
  Window window(desk);
  window.resize(360, 640);
  for (const char* lang : {"en", "fr", "es"}) {
    desk.services().settings()->set_language(lang);
    window.go({"request", "support", "", "request.coi"});
    INFO(lang);
    CHECK(window.messages() == "");
    window.picture(QString("warnings-%1-360").arg(lang));
    auto* warned = window.made<RecordWarnings>();
    REQUIRE(warned);
    REQUIRE(warned->text() != "");
    bool said = false;
    window.walk([&](QQuickItem& item) {
      check_place(item, 360);
      check_text(item);
      said = said || accessible_name(item) == warned->text().replace(QChar::Nbsp, ' ');  // as an editor of text gives it
    });
    CHECK(said);
  }
  desk.services().settings()->set_language("en");
}
