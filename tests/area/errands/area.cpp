// SPDX-License-Identifier: Apache-2.0
#include "tests/area/errands/area.h"

#include "shared/base/days.h"
#include "shared/domain/common/checking.h"
#include "shared/domain/common/declare.h"

namespace dialogue {
namespace {

using namespace checking;

Kind errand() {
  using namespace declare;
  Kind k = kind(90, "errand", {"Errand", "Course", "Recado"}, {"Errands", "Courses", "Recados"}, "ERR");
  k.states = states("draft active done expired");
  k.fields = {
      title(),
      date("due", {"Due", "Échéance", "Plazo"}).indexed(),
      number("price", {"Price", "Prix", "Precio"}).whole(0, 1000),
      ref("after", {"After", "Après", "Después de"}, "errand").indexed(),
      flag("ready", {"Can begin", "Peut commencer", "Puede empezar"}).by_act(),
  };
  k.create = {own("FP OL")};
  k.edits = {edit("draft active", {own("FP OL")})};
  k.acts = {act("activate", "draft", "active", {own("FP OL")}).binds("*").checks("errand_has_price"),
            act("complete", "active", "done", {own("FP OL")}), act("expire", "draft active", "expired", {server()})};
  k.visible = {seen("", "participants"), seen("draft", "organisation")};
  return k;
}

Status has_price(const Case& c) { return hold(!c.record.get("price").empty(), "errand_price", "price"); }

/// The errand that follows a finished one can begin.
std::vector<Elsewhere> next_can_begin(const Changed& changed, RecordReader& reader) {
  std::vector<Elsewhere> out;
  if (!changed.touched(state_cell) || !terms::state("done").in(changed.record.get(state_cell))) return out;
  reader.referring(*changed.record.kind, "after", '"' + changed.record.id.text() + '"', [&](const ReadRecord& next) {
    if (next.view.get("ready").empty()) out.push_back({next.view.kind, next.view.id, {{"ready", "true"}}});
  });
  return out;
}

/// The whole day, anywhere.
std::optional<Hours> on_its_day(const RecordView& record, const std::vector<const Cells*>&) {
  constexpr std::int64_t hour_ms = 3'600'000, day_ms = 24 * hour_ms;
  const auto day = parse_day(inside_quotes(record.get("due")));
  return day ? std::optional(Hours{*day * day_ms - 14 * hour_ms, (*day + 1) * day_ms + 12 * hour_ms}) : std::nullopt;
}

}  // namespace

Area errands_area() {
  Area area;
  area.name = "errands";
  area.kinds = {errand()};
  area.places = {{.name = "errands", .no = 5, .label = {"Errands", "Courses", "Recados"}, .title = {"Errands", "Courses", "Recados"}}};
  area.looks = {{.kind = "errand",
                 .facts = "due price",
                 .sort = "due",
                 .place = "errands",
                 .tab = {"Errands", "Courses", "Recados"},
                 .leads_on = "activate complete",
                 .unfinished = "draft",
                 .drafts = "draft",
                 .takes_place = {.day = "due", .hours = on_its_day},
                 .next = {.title = {"Next errands", "Prochaines courses", "Próximos recados"},
                          .none = {"No errand is due.", "Aucune course n'est à faire.", "No hay ningún recado pendiente."},
                          .all = {"All errands", "Toutes les courses", "Todos los recados"}}}};
  area.checks = {{"errand_has_price", Check::Binds::record, has_price, always}};
  area.sentences = {{"errand_price",
                     {"An errand needs a price. What you wrote is kept. Fill in “{field}” and try again.",
                      "Une course a besoin d'un prix. Ce que vous avez écrit est conservé. Remplissez « {field} » et réessayez.",
                      "Un recado necesita un precio. Lo que escribió se conserva. Rellene «{field}» e inténtelo de nuevo."},
                     ""}};
  area.due = {{"errand", "expire", "due"}};
  area.consequences = {{"errand", next_can_begin}};
  area.awaited = {{"errand", "complete", "active"}};
  return area;
}

}  // namespace dialogue
