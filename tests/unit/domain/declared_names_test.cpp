// SPDX-License-Identifier: Apache-2.0
// Whatever a declaration names is declared, and what is declared is named: of the platform, and of areas in which one name is wrong.
#include <algorithm>
#include <functional>
#include <set>

#include "shared/base/result.h"
#include "shared/domain/platform.h"
#include "shared/model/area.h"
#include "tests/catch.h"
#include "tests/unit/domain/loose_names.h"

using namespace dialogue;
using namespace dialogue::test;

namespace {

std::vector<CellChange> no_change(const Doing&) { return {}; }
std::vector<Elsewhere> nothing_elsewhere(const Changed&, RecordReader&) { return {}; }
Status holds(const Case&) { return {}; }

Field field(const std::string& name, FieldClass cls = FieldClass::value) {
  Field out;
  out.name = name;
  out.cls = cls;
  out.label = {name, name, name};
  return out;
}

/// An area with one name of every class, all of them right.
Area sound() {
  Kind kind;
  kind.no = 100;
  kind.name = "lamp";
  kind.label = {"Lamp", "Lampe", "Lámpara"};
  kind.plural = {"Lamps", "Lampes", "Lámparas"};
  kind.states = {{"off", {"Off", "Éteinte", "Apagada"}}, {"on", {"On", "Allumée", "Encendida"}}};
  kind.fields = {field("title"), field("colour"), field("room"), field("until"), field("lit", FieldClass::act)};
  kind.fields[1].type = Type::code;
  kind.fields[1].vocab = "V-COLOUR";
  kind.fields[2].type = Type::ref;
  kind.fields[2].ref_kind = "lamp";
  kind.create = {{{"FP"}, Relation::own}};
  kind.visible = {{"main", {}, {Audience::participants}, ""}};
  Act light;
  light.name = "light";
  light.label = {"Light", "Allumer", "Encender"};
  light.from = {"off"};
  light.to = "on";
  light.checks = {"has_bulb"};
  light.effect = "note_light";
  light.args = {{"lit", Type::text, "", "lit", true}};
  kind.acts = {light};
  Area area;
  area.name = "lamps";
  area.kinds = {kind};
  area.vocabularies = {{"V-COLOUR", {{"red", {"Red", "Rouge", "Rojo"}, ""}}}};
  area.checks = {{"has_bulb", Check::Binds::record, holds}};
  area.effects = {{"note_light", no_change}};
  area.consequences = {{"lamp", nothing_elsewhere}};
  area.due = {{"lamp", "light", "until"}};
  area.awaited = {{"lamp", "light", "off"}};
  area.places = {{"lamps", 0, {"Lamps", "Lampes", "Lámparas"}, {"Lamps", "Lampes", "Lámparas"}}};
  area.looks = {{.kind = "lamp", .facts = "colour", .place = "lamps", .tab = {"Lamps", "Lampes", "Lámparas"}, .leads_on = "light"}};
  area.sentences = {{"no_bulb", {"It has no bulb.", "Elle n'a pas d'ampoule.", "No tiene bombilla."}, ""}};
  return area;
}

const std::vector<Source> sound_source{{"lamps/area.cpp", R"(return hold(false, "no_bulb", "colour");)"}};

std::vector<std::string> found_in(const Area& area, const std::vector<Source>& more = sound_source) {
  std::vector<Area> areas = platform_areas();
  areas.push_back(area);
  const Domain domain(1, std::move(areas));
  std::vector<std::string> out = loose_names(domain);
  std::vector<Source> sources = sources_below("shared/domain");
  sources.insert(sources.end(), more.begin(), more.end());
  for (std::string& each : loose_in_sources(domain, sources)) out.push_back(std::move(each));
  return out;
}

void tell(const std::vector<std::string>& all) {
  for (const std::string& each : all) UNSCOPED_INFO(each);
}

}  // namespace

TEST_CASE("whatever the platform's areas name is declared, and all that they declare is named") {
  auto found = loose_names(platform());
  for (std::string& each : loose_in_sources(platform(), sources_below("shared/domain"))) found.push_back(std::move(each));
  tell(found);
  CHECK(found.empty());
}

TEST_CASE("an area in which one name is wrong or too many is found") {
  {
    const auto none = found_in(sound());
    tell(none);
    REQUIRE(none.empty());
  }
  struct Planted {
    const char* what;
    const char* found;
    std::function<void(Area&)> plant;
  };
  const std::vector<Planted> all{
      {"a check that nothing provides", "check lamp.light: no 'has_bulbs' is declared",
       [](Area& a) { a.kinds[0].acts[0].checks.push_back("has_bulbs"); }},
      {"a check that nothing uses", "check has_bulb: nothing uses it", [](Area& a) { a.kinds[0].acts[0].checks.clear(); }},
      {"an effect that nothing provides", "effect lamp.light: no 'note_lights' is declared",
       [](Area& a) {
         a.kinds[0].acts.push_back(a.kinds[0].acts[0]);
         a.kinds[0].acts[0].effect = "note_lights";
       }},
      {"an effect that nothing uses", "effect note_light: nothing uses it", [](Area& a) { a.kinds[0].acts[0].effect.clear(); }},
      {"a consequence of a kind that nothing provides", "kind consequence: no 'lamps' is declared",
       [](Area& a) { a.consequences[0].kind = "lamps"; }},
      {"a consequence that does nothing", "consequence lamp: it does nothing", [](Area& a) { a.consequences[0].of = nullptr; }},
      {"a vocabulary that nothing provides", "vocabulary lamp.colour: no 'V-COLOR' is declared",
       [](Area& a) {
         a.kinds[0].fields[1].vocab = "V-COLOR";
         a.kinds[0].acts[0].args[0].vocab = "V-COLOUR";
       }},
      {"a vocabulary that nothing uses", "vocabulary V-COLOUR: nothing uses it", [](Area& a) { a.kinds[0].fields[1].vocab.clear(); }},
      {"a vocabulary that is not to come any more", "vocabulary V-LEVER: it belongs to the area that uses it",
       [](Area& a) { a.kinds[0].acts[0].args[0].vocab = "V-LEVER"; }},
      {"a kind that nothing provides", "kind lamp.room: no 'room' is declared", [](Area& a) { a.kinds[0].fields[2].ref_kind = "room"; }},
      {"a kind that nothing uses", "kind lamp: nothing uses it",
       [](Area& a) {
         a.kinds[0].create.clear();
         a.kinds[0].visible.clear();
       }},
      {"a field that nothing provides", "field lamp light: no 'lit_by' is declared",
       [](Area& a) {
         a.kinds[0].acts[0].numbers = "lit";
         a.kinds[0].acts[0].args[0].field = "lit_by";
       }},
      {"a field of a look that nothing provides", "field lamp look: no 'color' is declared", [](Area& a) { a.looks[0].facts = "color"; }},
      {"a field that nothing writes", "field lamp.lit: nothing writes it", [](Area& a) { a.kinds[0].acts[0].args.clear(); }},
      {"a date that nothing provides", "field lamp due: no 'since' is declared", [](Area& a) { a.due[0].date = "since"; }},
      {"an act that time cannot bring", "act lamp due: no 'dim' is declared", [](Area& a) { a.due[0].act = "dim"; }},
      {"a step that nothing provides", "act lamp awaited: no 'dim' is declared", [](Area& a) { a.awaited[0].act = "dim"; }},
      {"a key fact that nothing provides", "field lamp look: no 'color' is declared", [](Area& a) { a.looks[0].key_facts = "color"; }},
      {"an act of a look that nothing provides", "act lamp look: no 'dim' is declared", [](Area& a) { a.looks[0].gives_up = "dim"; }},
      {"a state that nothing provides", "state lamp light: no 'dimmed' is declared", [](Area& a) { a.kinds[0].acts[0].to = "dimmed"; }},
      {"a state without words", "words lamp.on: none in fr", [](Area& a) { a.kinds[0].states[1].label.fr.clear(); }},
      {"a place that nothing provides", "place lamp: no 'lights' is declared", [](Area& a) { a.looks[0].place = "lights"; }},
      {"a place in which nothing stands", "place lamps: nothing uses it", [](Area& a) { a.looks[0].tab = {}; }},
      {"a sentence that nothing provides", "sentence lamps/area.cpp: nothing says what 'no_bulb' is", [](Area& a) { a.sentences.clear(); }},
      {"a sentence that nothing uses", "sentence no_bulbs: nothing uses it",
       [](Area& a) {
         a.sentences.push_back({"no_bulbs", a.sentences[0].label, ""});
       }},
  };
  for (const Planted& one : all) {
    INFO(one.what);
    Area area = sound();
    one.plant(area);
    const auto found = found_in(area);
    tell(found);
    CHECK(std::find(found.begin(), found.end(), one.found) != found.end());
  }
}

TEST_CASE("every kind that machinery uses serves one purpose, and every purpose is served") {
  for (std::size_t i = 1; i < purposes; ++i) {
    INFO(i);
    CHECK(platform().serving(static_cast<Purpose>(i)));
  }
  std::set<Purpose> taken;
  for (const Kind& kind : platform().kinds()) {
    INFO(kind.name);
    if (kind.purpose != Purpose::none) CHECK(taken.insert(kind.purpose).second);
  }
}
