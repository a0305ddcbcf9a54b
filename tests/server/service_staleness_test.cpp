// SPDX-License-Identifier: Apache-2.0
// A translation is marked when its source changes, on the platform's own declaration.
#include "shared/domain/platform.h"
#include "shared/domain/system/staleness.h"
#include "shared/model/declaration.h"
#include "shared/model/quoted.h"
#include "sync/natural_id.h"
#include "tests/catch.h"
#include "tests/server/service_fixture.h"

using namespace dialogue;
using namespace dialogue::test;

namespace {

/// An authority with a draft request, its focal point who writes, and its lead who reviews.
struct TranslationDesk : World {
  TranslationDesk() : World(platform()) {
    authority = org("Authority", "asylum_authority", "TD");
    lea = person("Lea", authority, "OL");
    finn = person("Finn", authority, "FP");
    f = device(finn), l = device(lea);
    f->sync();
    request = f->create("support_request",
                        {{"title", text("Registration with 2 teams in Tahoua")}, {"summary", text(words)}, {"lang_original", text("en")}});
    f->sync();
    REQUIRE(f->only().verdict == Verdict::applied);
  }

  static Uuid id_of(const Uuid& of, const char* field, const char* lang) {
    const std::vector<std::pair<Path, Raw>> key{{"parent", quoted(of)}, {"field", text(field)}, {"lang", text(lang)}};
    return natural_id(*platform().kind("translation"), key);
  }
  /// Finn's translation of a field, made before the text `source`; "" = a program that does not say it.
  Uuid translate(const char* field, const char* lang, const std::string& source) {
    const Uuid id = id_of(request, field, lang);
    Change change;
    change.kind = "translation";
    change.record = id;
    change.create = true;
    change.cells = {{"parent", quoted(request), 0},
                    {"field", text(field), 0},
                    {"lang", text(lang), 0},
                    {"text", text("Texte"), 0},
                    {"method", text("human"), 0}};
    if (!source.empty()) change.args = {{std::string(said_source), dialogue::quoted(source_hash(source))}};
    f->seal(std::move(change));
    f->sync();
    REQUIRE(f->only().verdict == Verdict::applied);
    return id;
  }
  void set(const char* field, const std::string& value) {
    f->edit_seen("support_request", request, {{field, text(value)}});
    f->sync();
    REQUIRE(f->only().verdict == Verdict::applied);
  }
  void approve(const Uuid& translation) {
    l->sync();
    l->act("translation", translation, "approve");
    l->sync();
    REQUIRE(l->only().verdict == Verdict::applied);
    f->sync();
  }
  std::string state(const Uuid& translation) {
    f->sync();
    return f->state(translation);
  }

  static constexpr const char* words =
      "The office receives every applicant within the week and records the claim in the register of the region before an officer reads it.";
  Uuid authority, lea, finn, request;
  std::unique_ptr<TestDevice> f, l;
};

}  // namespace

TEST_CASE("A reviewed translation is out of date once its source's number changes, and current again when that is taken back") {
  TranslationDesk t;
  const Uuid title = t.translate("title", "fr", "Registration with 2 teams in Tahoua");
  CHECK(t.f->cell(title, "source_hash") == dialogue::quoted(source_hash("Registration with 2 teams in Tahoua")));
  CHECK_FALSE(t.f->cell(title, "source_rev").empty());
  CHECK(t.f->cell(title, "source_lang") == text("en"));
  t.approve(title);
  CHECK(t.state(title) == "reviewed");
  t.set("title", "Registration with 3 teams in Tahoua");
  CHECK(t.state(title) == "stale_major");
  t.set("title", "Registration with 2 teams in Tahoua");
  CHECK(t.state(title) == "reviewed");
  CHECK(t.f->differences().empty());
  CHECK(t.f->sums_agree);
}

TEST_CASE("A small change makes a translation slightly out of date; approving it as it stands, or writing it anew, ends that") {
  TranslationDesk t;
  const Uuid summary = t.translate("summary", "fr", TranslationDesk::words), spanish = t.translate("summary", "es", TranslationDesk::words);
  t.approve(summary);
  std::string other = TranslationDesk::words;
  other.replace(other.find("receives"), 8, "welcomes");
  t.set("summary", other);
  CHECK(t.state(summary) == "stale_minor");
  CHECK(t.state(spanish) == "stale_minor");
  t.approve(summary);
  CHECK(t.state(summary) == "reviewed");
  CHECK(t.f->cell(summary, "source_hash") == dialogue::quoted(source_hash(other)));
  Change change;
  change.kind = "translation";
  change.record = spanish;
  change.cells = {{"text", text("Texto"), static_cast<Saw>(t.f->seq(spanish))}};
  change.args = {{std::string(said_source), dialogue::quoted(source_hash(other))}};
  t.f->seal(std::move(change));
  CHECK(t.state(spanish) == "draft");
  t.set("summary", std::string(other) + " Not in May.");
  CHECK(t.state(summary) == "stale_major");
  CHECK(t.state(spanish) == "stale_major");
}

TEST_CASE("Who translated an older source offline delivers a translation that is out of date, never a current one") {
  TranslationDesk t;
  t.set("title", "Registration with 3 teams in Tahoua");
  CHECK(t.state(t.translate("title", "fr", "Registration with 2 teams in Tahoua")) == "stale_major");
  // Of a text that never stood here it is only known that it is another one.
  CHECK(t.state(t.translate("title", "es", "Something else")) == "stale_major");
  // The text of a program that does not say its source counts as made from today's.
  CHECK(t.state(t.translate("title", "ar", "")) == "draft");
}

TEST_CASE("A text that is edited after its review is a draft that nobody has reviewed") {
  TranslationDesk t;
  const Uuid title = t.translate("title", "fr", "Registration with 2 teams in Tahoua");
  t.approve(title);
  CHECK(t.f->cell(title, "reviewer") == quoted(t.lea));
  t.f->edit_seen("translation", title, {{"text", text("Autre texte")}});
  CHECK(t.state(title) == "draft");
  CHECK(t.f->cell(title, "reviewer").empty());
  t.set("title", "Registration with 4 teams in Tahoua");
  t.set("title", "Registration with 2 teams in Tahoua");
  CHECK(t.state(title) == "draft");
}

TEST_CASE("What is asked for and not written yet keeps its state, and a source that is taken away leaves its translations behind") {
  TranslationDesk t;
  const Uuid summary = t.translate("summary", "fr", TranslationDesk::words),
             title = t.translate("title", "fr", "Registration with 2 teams in Tahoua");
  t.f->act("translation", title, "request");
  CHECK(t.state(title) == "requested");
  t.set("title", "Registration with 5 teams in Tahoua");
  CHECK(t.state(title) == "requested");
  t.f->edit_seen("support_request", t.request, {{"summary", ""}});
  CHECK(t.state(summary) == "stale_major");
}

TEST_CASE("Translations that are older than their notes are held against the source of when they were written") {
  TranslationDesk t;
  const Uuid title = t.translate("title", "fr", "");
  // A program from before the notes left it so.
  REQUIRE(t.service->admin().edit_as_server("translation", title, {{"source_hash", ""}, {"source_rev", ""}}).ok());
  t.set("title", "Registration with 2 teams in Agadez");
  CHECK(t.state(title) == "stale_major");
  t.set("title", "Registration with 2 teams in Tahoua");
  CHECK(t.state(title) == "draft");
}

TEST_CASE("Translations of a part's texts are marked, too, and one field's change leaves the others alone") {
  TranslationDesk t;
  t.f->edit_seen("support_request", t.request,
                 {{"need_line[a]", text("m")}, {"need_line[a].theme", text("proc.backlog")}, {"need_line[a].target", text("10 officers")}});
  t.f->sync();
  const Uuid target = t.translate("need_line[a].target", "fr", "10 officers"),
             title = t.translate("title", "fr", "Registration with 2 teams in Tahoua");
  t.f->edit_seen("support_request", t.request, {{"need_line[a].target", text("12 officers")}});
  CHECK(t.state(target) == "stale_major");
  CHECK(t.state(title) == "draft");
}
