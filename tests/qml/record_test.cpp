// SPDX-License-Identifier: Apache-2.0
#include <QSignalSpy>
#include <algorithm>

#include "client/app/lists/record_list_model.h"
#include "client/app/record/record_model.h"
#include "client/app/words/cell_words.h"
#include "client/core/moderated_words.h"
#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "shared/wire/json.h"
#include "tests/catch.h"
#include "tests/qml/desk.h"
#include "tests/qml/shown_line.h"

using namespace dialogue;

namespace {

QString id(const char* key) { return QString::fromStdString(SampleReplica::id_of(key).text()); }

int row_of(RecordModel& record, const QString& path) {
  for (int row = 0; row < record.rowCount(); ++row)
    if (record.data(record.index(row), RecordModel::PathRole).toString() == path) return row;
  return -1;
}

QVariant look(RecordModel& record, const QString& path, int role) { return shown_line(record, path)[record.roleNames().value(role)]; }

QStringList paths(const QVariantList& lines) {
  QStringList out;
  for (const QVariant& line : lines) out << line.toMap()["path"].toString();
  return out;
}

struct Open : Desk {
  explicit Open(const char* key) {
    record.set_services(&services());
    record.open(id(key));
    settle();
  }
  RecordModel record;
};

QStringList act_names(RecordModel& record) {
  QStringList names;
  for (const QVariant& act : record.acts()) names << act.toMap()["name"].toString();
  return names;
}

}  // namespace

TEST_CASE("A record is shown in the declaration's order, in words") {
  Open desk("request.coi");
  RecordModel& record = desk.record;
  CHECK(record.reference() == "REQ-2026-0042");
  CHECK(record.state_label() == "Published");
  CHECK(record.sync() == "local");
  CHECK(look(record, "requesting_state", RecordModel::TextRole).toString() == "Direction de l'asile du Kessou");
  CHECK(look(record, "budget_est", RecordModel::TextRole).toString().startsWith("45,000"));
  CHECK(look(record, "working_langs", RecordModel::TextRole).toString() == "French");
  CHECK(paths(record.facts()) ==
        QStringList{"requesting_state", "urgency", "period_start", "period_end", "working_langs", "delivery_mode"});
  CHECK(paths(record.provenance()) == QStringList{"owner_org", "ref_no", "lang_original"});
  CHECK(row_of(record, "period_start") == -1);
  CHECK(row_of(record, "summary") < row_of(record, "budget_est"));
  CHECK(row_of(record, "co_requesters") == -1);
  record.form()->edit();
  CHECK(record.facts().isEmpty());
  CHECK(row_of(record, "summary") < row_of(record, "period_start"));
  record.form()->done();

  desk.services().settings()->set_language("es");
  CHECK(look(record, "working_langs", RecordModel::TextRole).toString() == QString::fromUtf8("Francés"));
  CHECK(look(record, "period_start", RecordModel::LabelRole).toString() == "Apoyo necesario desde");
  desk.services().settings()->set_language("en");
}

TEST_CASE("A record says where it comes from, in words") {
  Open desk("request.coi");
  RecordModel& record = desk.record;
  const auto source = [&] { return look(record, "source", RecordModel::TextRole).toString(); };
  // Nobody entered what the server itself made.
  CHECK_FALSE(look(record, "source", RecordModel::TextRole).isValid());
  CHECK_FALSE(look(record, "source_url", RecordModel::TextRole).isValid());
  desk.replica().arrive(SampleReplica::id_of("request.coi"), "created_by", json::quote(SampleReplica::id_of("person.me").text()));
  desk.services().store()->announce();
  desk.settle();
  CHECK(source() == "Entered on the platform");
  desk.replica().arrive(SampleReplica::id_of("request.coi"), "source", "\"imported\"");
  desk.replica().arrive(SampleReplica::id_of("request.coi"), "source_url", "\"https://example.org/coi\"");
  desk.services().store()->announce();
  desk.settle();
  CHECK(source() == "Imported from a table");
  CHECK(look(record, "source_url", RecordModel::TextRole).toString() == "https://example.org/coi");
  desk.services().settings()->set_language("fr");
  CHECK(source() == QString::fromUtf8("Importé d'un tableau"));
  CHECK(look(record, "source", RecordModel::LabelRole).toString() == "Provenance");
  desk.services().settings()->set_language("es");
  CHECK(source() == "Importado de una tabla");
  desk.services().settings()->set_language("en");
  record.form()->edit();
  CHECK(row_of(record, "source") == -1);
}

TEST_CASE("One's lost device is found in a list and suspended or ordered to erase itself on its page") {
  Open desk("device.phone");
  RecordListModel devices;
  devices.set_services(&desk.services());
  devices.set_kind("device");
  desk.settle();
  REQUIRE(devices.count() == 2);
  CHECK_FALSE(devices.can_create());
  // A row is read when a view first asks for it.
  CHECK(desk.until([&] { return devices.data(devices.index(0), RecordListModel::FactsRole).toString() == "Aline Moreau"; }));
  CHECK(act_names(desk.record) == QStringList{"suspend", "order_wipe"});
  CHECK(desk.record.about("order_wipe").contains("erases itself"));
  CHECK(desk.record.about("rename") == "");
  desk.services().settings()->set_language("fr");
  CHECK(desk.record.about("suspend").contains(QString::fromUtf8("Rien n'y est effacé")));
  desk.record.act("suspend", {});
  desk.settle();
  CHECK(desk.replica().pending().back().act == "suspend");
}

TEST_CASE("An edit goes with what the page had shown when it was opened") {
  Open desk("request.draft");
  RecordModel& record = desk.record;
  const auto opened = desk.replica().get(SampleReplica::id_of("request.draft"))->shown.seq;
  record.form()->edit();
  REQUIRE(record.form()->editing());

  desk.replica().arrive(SampleReplica::id_of("request.draft"), "summary", "\"From somebody else\"");
  desk.services().store()->announce();
  desk.settle();
  CHECK(record.news());
  CHECK(look(record, "summary", RecordModel::InputRole).toString().startsWith("Huit agents"));

  record.form()->setInput("title", "Un autre titre");
  record.form()->done();
  desk.settle();
  REQUIRE(desk.replica().last_shown());
  CHECK(desk.replica().last_shown()->seq == opened);
  CHECK_FALSE(record.news());
  CHECK(look(record, "summary", RecordModel::TextRole).toString() == "From somebody else");
}

TEST_CASE("News are shown when their reader asks, and the next edit has seen them") {
  Open desk("request.draft");
  RecordModel& record = desk.record;
  record.form()->edit();
  desk.replica().arrive(SampleReplica::id_of("request.draft"), "summary", "\"From somebody else\"");
  desk.services().store()->announce();
  desk.settle();
  record.showNews();
  desk.settle();
  CHECK(record.form()->editing());
  CHECK(look(record, "summary", RecordModel::InputRole).toString() == "From somebody else");
  record.form()->setInput("summary", "Both");
  record.form()->done();
  desk.settle();
  const auto now = desk.replica().get(SampleReplica::id_of("request.draft"));
  CHECK(desk.replica().last_shown()->seq == now->shown.seq);
  CHECK(now->cells.at("summary") == "\"Both\"");
}

TEST_CASE("What cannot be read is kept in the field and changes nothing") {
  Open desk("request.draft");
  RecordModel& record = desk.record;
  record.form()->edit();
  record.form()->setInput("period_start", "next spring");
  CHECK(look(record, "period_start", RecordModel::ProblemRole).toString() != "");
  CHECK(look(record, "period_start", RecordModel::InputRole).toString() == "next spring");
  CHECK_FALSE(record.form()->unsaved());
  record.form()->setInput("period_start", "2027-05-01");
  CHECK(look(record, "period_start", RecordModel::ProblemRole).toString() == "");
  record.form()->done();
  desk.settle();
  CHECK(desk.replica().get(SampleReplica::id_of("request.draft"))->cells.at("period_start") == "\"2027-05-01\"");
}

TEST_CASE("Sets and parts are changed piece by piece") {
  Open desk("request.draft");
  RecordModel& record = desk.record;
  const auto cells = [&] { return desk.replica().get(SampleReplica::id_of("request.draft"))->cells; };
  record.form()->edit();
  record.form()->choose("working_langs", "es", true);
  record.form()->choose("working_langs", "fr", false);
  CHECK(look(record, "working_langs", RecordModel::ChosenRole).toStringList() == QStringList{"en", "es"});
  record.form()->addPart("need_line");
  record.form()->movePart("need_line[p]", -1);
  record.form()->removePart("need_line[f]");
  record.form()->done();
  desk.settle();
  CHECK(cells().contains("working_langs[es]"));
  CHECK_FALSE(cells().contains("working_langs[fr]"));
  CHECK_FALSE(cells().contains("need_line[f]"));
  CHECK_FALSE(cells().contains("need_line[f].theme"));
  CHECK(part_ids(cells(), "need_line").size() == 2);
  CHECK(part_ids(cells(), "need_line").front() == "p");
}

TEST_CASE("Only the acts that this person may use are offered, and wait here for the server") {
  Open desk("request.draft");
  RecordModel& record = desk.record;
  CHECK(act_names(record) == QStringList{"review", "submit", "withdraw"});
  record.act("submit", {});
  desk.settle();
  CHECK(desk.services().undo()->sentence() != "");
  CHECK(record.state_code() == "draft");
  CHECK(record.sync() == "local");
  desk.services().sync()->syncNow();
  CHECK(desk.until([&] { return record.state_code() == "submitted"; }));
  CHECK(record.sync() == "confirmed");
}

TEST_CASE("A new record is a draft of the own organisation, kept when its writer says so") {
  Desk desk;
  RecordModel record;
  record.set_services(&desk.services());
  record.begin("support_request");
  desk.settle();
  CHECK(record.creating());
  CHECK(look(record, "requesting_state", RecordModel::TextRole).toString() == "Direction de l'asile du Kessou");
  record.form()->keep();
  desk.settle();
  CHECK(record.creating());
  CHECK_FALSE(record.form()->errors().isEmpty());
  record.form()->setInput("title", "Interprètes");
  QSignalSpy created(&record, &RecordModel::created);
  record.form()->keep();
  desk.settle();
  REQUIRE(created.count() == 1);
  CHECK_FALSE(record.creating());
  CHECK(record.title() == "Interprètes");
  CHECK(record.sync() == "local");
  CHECK(record.can_delete());
}

TEST_CASE("What a form changed is put back as it was with one touch") {
  Open desk("request.draft");
  RecordModel& record = desk.record;
  const auto cells = [&] { return desk.replica().get(SampleReplica::id_of("request.draft"))->cells; };
  const Cells before = cells();
  record.form()->edit();
  record.form()->setInput("title", "Un autre titre");
  record.form()->choose("working_langs", "es", true);
  record.form()->done();
  desk.settle();
  REQUIRE(cells().at("title") == "\"Un autre titre\"");
  REQUIRE(desk.services().undo()->sentence() != "");
  desk.services().undo()->take();
  desk.settle();
  CHECK(cells() == before);
  CHECK(desk.services().undo()->sentence() == "");
}

TEST_CASE("An act is taken back while it is not sent") {
  Open desk("request.draft");
  const auto waiting = [&] { return desk.replica().pending().size(); };
  const auto before = waiting();
  desk.record.act("submit", {});
  desk.settle();
  REQUIRE(waiting() == before + 1);
  desk.services().undo()->take();
  desk.settle();
  CHECK(waiting() == before);
}

TEST_CASE("What is missing for an act is listed in the form, and goes as it is filled in") {
  Desk desk;
  RecordModel record;
  record.set_services(&desk.services());
  record.begin("support_request");
  desk.settle();
  record.form()->setInput("title", "Interprètes");
  record.form()->keep();
  desk.settle();
  REQUIRE_FALSE(record.creating());
  REQUIRE_FALSE(record.form()->complete("submit"));
  CHECK(record.form()->editing());
  const auto names = [&] {
    QStringList paths;
    for (const QVariant& error : record.form()->errors()) paths << error.toMap()["path"].toString();
    return paths;
  };
  REQUIRE(names().contains("summary"));
  record.form()->setInput("summary", "Pour douze mois");
  CHECK_FALSE(names().contains("summary"));
  record.form()->setInput("period_start", "next spring");
  CHECK(names().contains("period_start"));
}

TEST_CASE("A text is read in the reader's language where there is a variant, else as it was written, marked") {
  Open desk("request.coi");
  RecordModel& record = desk.record;
  const auto text = [&](const char* path) { return look(record, path, RecordModel::TextRole).toString(); };
  const auto words = [&](const char* path) { return look(record, path, RecordModel::MarkWordsRole).toString(); };
  CHECK(record.title() == "Setting up a country-of-origin information unit");
  CHECK(text("summary").startsWith("A team of three"));
  CHECK(words("summary") == "Translation. The original in French has changed since");
  CHECK(look(record, "summary", RecordModel::OriginalRole).toString().startsWith(QString::fromUtf8("Une équipe de quatre")));
  CHECK(look(record, "summary", RecordModel::MarkRole).toString() == "");
  CHECK(text("background").startsWith("Les agents"));
  CHECK(look(record, "background", RecordModel::MarkRole).toString() == "FR");
  CHECK(words("background") == "In French: no English text yet");
  CHECK(record.marked() == words("background"));

  desk.services().settings()->set_language("fr");
  CHECK(record.title() == QString::fromUtf8("Mise en place d'une unité d'information sur les pays d'origine"));
  CHECK(words("summary") == "");
  CHECK(record.marked() == "");
  desk.services().settings()->set_language("es");
  CHECK(text("summary").startsWith(QString::fromUtf8("Une équipe de quatre")));
  CHECK(words("summary") == QString::fromUtf8("En francés: todavía no hay texto en español"));
  desk.services().settings()->set_language("en");
}

TEST_CASE("A reference reads in the reader's language too") {
  Open desk("session.one");
  const auto meeting = [&] { return look(desk.record, "meeting", RecordModel::TextRole).toString(); };
  CHECK(meeting() == "Second global meeting");
  desk.services().settings()->set_language("fr");
  desk.settle();
  CHECK(meeting() == QString::fromUtf8("Deuxième réunion mondiale"));
  desk.services().settings()->set_language("en");
}

TEST_CASE("A variant is written beside the words as they are, kept as it is typed, and put back with one touch") {
  Open desk("request.coi");
  RecordModel& record = desk.record;
  const auto variants = [&](const char* path) { return look(record, path, RecordModel::VariantsRole).toList(); };
  const auto kept = [&](const char* field, const char* lang) {
    return variant_text(desk.replica(), SampleReplica::id_of("request.coi"), field, lang);
  };
  REQUIRE(record.form()->can_edit());
  record.form()->edit();
  desk.settle();
  CHECK(look(record, "summary", RecordModel::WrittenInRole).toString() == "French");
  CHECK(look(record, "summary", RecordModel::TextRole).toString().startsWith(QString::fromUtf8("Une équipe")));
  REQUIRE(variants("background").size() == 2);
  CHECK(variants("background")[0].toMap()["lang"] == "en");
  CHECK(variants("budget_est").isEmpty());

  const std::string before = kept("summary", "en");
  record.form()->setVariant("summary", "en", "A team of four is being recruited.");
  record.form()->setVariant("background", "es", "Cada uno busca por su lado.");
  record.form()->setVariant("background", "fr", "not a variant: the record is in French");
  CHECK(record.form()->unsaved());
  record.form()->done();
  desk.settle();
  CHECK(kept("summary", "en") == "A team of four is being recruited.");
  CHECK(kept("background", "es") == "Cada uno busca por su lado.");
  CHECK(kept("background", "fr") == "");
  CHECK(look(record, "summary", RecordModel::TextRole).toString() == "A team of four is being recruited.");

  desk.services().undo()->take();
  desk.settle();
  CHECK(kept("summary", "en") == before);
  CHECK(kept("background", "es") == "");
}

TEST_CASE("A variant that somebody else changes under the open form is kept from view until its reader asks") {
  Open desk("request.coi");
  RecordModel& record = desk.record;
  record.form()->edit();
  const auto variants = variants_of(desk.replica(), SampleReplica::id_of("request.coi"));
  const auto summary = std::find_if(variants.begin(), variants.end(), [](const Variant& v) { return v.field == "summary"; });
  REQUIRE(summary != variants.end());
  desk.replica().arrive(summary->id, "text", "\"From somebody else\"");
  desk.services().store()->announce();
  desk.settle();
  const auto shown = [&] { return look(record, "summary", RecordModel::VariantsRole).toList()[0].toMap()["text"].toString(); };
  CHECK(shown().startsWith("A team of three"));
  record.form()->setVariant("summary", "en", "Mine");
  record.form()->done();
  desk.settle();
  REQUIRE(desk.replica().last_shown());
  CHECK(desk.replica().last_shown()->seq == summary->shown.seq);
}

TEST_CASE("A record that is locked for want of contact says so, and opens with the next contact") {
  Open desk("meeting.global2");
  REQUIRE_FALSE(desk.record.missing());
  desk.replica().set_lease(true, 0);
  desk.services().store()->announce();
  desk.settle();
  CHECK(desk.record.missing());
  CHECK(desk.record.closed_by() == "scope_locked");
  desk.replica().set_lease(false, 1);
  desk.services().store()->announce();
  desk.settle();
  CHECK_FALSE(desk.record.missing());
}

TEST_CASE("No form asks people for what a device or a server fills in, or for the id of a part") {
  Desk desk;
  RecordModel record;
  record.set_services(&desk.services());
  int forms = 0;
  for (const Kind& kind : desk.services().store()->domain().kinds()) {
    record.begin(QString::fromStdString(kind.name));
    desk.settle();
    INFO(kind.name);
    ++forms;
    for (int row = 0; row < record.rowCount(); ++row) {
      const QString path = record.data(record.index(row), RecordModel::PathRole).toString();
      INFO(path.toStdString());
      for (const char* never : {"sha256", "size", "media_type", "clock_drift", "source_hash", "source_rev", "public_key", "created_at",
                                "agenda_item", "on_field", "linked_line"})
        CHECK((path != never || !record.data(record.index(row), RecordModel::EditableRole).toBool() || kind.part(never)));
    }
  }
  CHECK(forms > 15);
}

TEST_CASE("A record that is not here is said to be missing") {
  Open desk("nowhere");
  CHECK(desk.record.missing());
  CHECK_FALSE(desk.record.form()->can_edit());
}

TEST_CASE("Words to moderate are told by the labels of the record that they are about") {
  Desk desk;
  const Kind& kind = *platform().kind("moderation_item");
  RecordPage page;
  page.record.kind = &kind;
  page.record.cells = {{"kind", "\"support_request\""}, {"words", "{\"title\":\"North\",\"urgency\":3}"}, {"entry", "12"}};
  const Format format(platform(), "fr");
  const auto words = moderated_words({&kind, {}, &page.record.cells, nullptr});
  REQUIRE(words);
  page.told["kind"] = CellWords(desk.replica(), format).kind(words->kind);
  page.told["words"] = CellWords(desk.replica(), format).lines(words->kind, words->cells);
  QStringList lines;
  for (const FieldRow& row : record_rows(page, page.record.cells, {}, false, format)) lines << row.text;
  REQUIRE(lines.size() == 2);
  CHECK(lines[0] == QString::fromUtf8("Demande d'appui"));
  CHECK(lines[1] == "Titre: North\n" + CellWords(desk.replica(), format).label("support_request", "urgency") + ": 3");
}

TEST_CASE("An item of before, for one field, is told like any") {
  const Kind& kind = *platform().kind("moderation_item");
  const Cells cells{{"kind", "\"support_request\""}, {"cell", "\"title\""}, {"proposed", "\"North\""}};
  const auto words = moderated_words({&kind, {}, &cells, nullptr});
  REQUIRE(words);
  CHECK(words->cells == std::vector<std::pair<Path, Raw>>{{"title", "\"North\""}});
}
