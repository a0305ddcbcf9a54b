// SPDX-License-Identifier: Apache-2.0
// Pledges: one on its way through the whole cycle, one that waits for a party, one draft.
#include "server/admin/demo_stage.h"

namespace dialogue::admin {
namespace {

struct Component {
  const char *text, *theme, *indicator, *baseline, *target, *unit, *due, *amount, *subject_to, *linked;
};

struct Pledge {
  const char *name, *by, *org, *lang, *title, *description;
  const char *kind, *form, *areas, *objectives, *types, *countries, *from, *until;
  const char *consultation, *agd, *additionality;
  Component components[3];
  struct {
    const char *key, *org, *role;
  } parties[4];
};

constexpr Pledge pledges[] = {
    {"p_kenya",
     "wanjiru",
     "o_kenya",
     "en",
     "Fair and timely decisions: a joint pledge of Kenya and Canada",
     "Kenya will bring the time for a first decision on an individual asylum claim under nine months by the end of 2028, without loss of "
     "quality. "
     "The Department will put its case management system to use in three offices, introduce a review of one decision in twenty, and "
     "prepare "
     "the appeals body.\n\nCanada's Immigration and Refugee Board will share its methods for quality review and remote hearings and make "
     "advisers "
     "available for peer exchange in each of the two years. Both will report on progress twice a year.",
     "both",
     "joint",
     "procedures institutional",
     "g1",
     "technical policy",
     "KE",
     "2027-01-01",
     "2028-12-31",
     "Refugee-led organisations in Nairobi and Kakuma discussed the draft in two meetings; their remarks on interpreters were taken up.",
     "Child claims and claims by survivors of violence are dealt with first; data are kept by age and sex.",
     "Goes beyond the 2023 pledge, which covered registration only.",
     {{"Case management system in use in three offices", "digi.casemgmt", "Offices that use the system for every new claim", "0", "3",
       "offices", "2027-12-31", "35000000 USD", "Yearly budget of the Department", ""},
      {"Review of one decision in twenty, with Canadian advisers", "proc.quality", "Share of decisions reviewed", "0 %", "5 %", "per cent",
       "2028-06-30", "", "", "f_irb"},
      {}},
     {{"kenya-lead", "o_kenya", "lead"}, {"kenya-canada", "o_irb", "partner"}, {}, {}}},
    {"p_sahel",
     "zara",
     "o_chad",
     "fr",
     "Documents et décisions de qualité au Tchad et au Niger",
     "Le Tchad et le Niger s'engagent à délivrer un document individuel à chaque réfugié adulte enregistré et à relire une décision sur "
     "dix dans "
     "chaque commission d'éligibilité d'ici à la fin de 2028. La France apporte des formateurs et des visites d'étude. Les trois autorités "
     "tiennent "
     "deux réunions techniques par an, dont une avec les organisations de réfugiés.",
     "both",
     "joint",
     "procedures institutional",
     "g1 g2",
     "technical material",
     "TD NE",
     "2027-01-01",
     "2028-12-31",
     "Deux réunions avec Voix des réfugiés du Sahel.",
     "",
     "",
     {{"Document individuel pour chaque adulte enregistré", "proc.registration", "Part des adultes documentés", "18 %", "70 %", "pour cent",
       "2028-06-30", "45000000 XAF", "Financement du matériel", "r_chad"},
      {"Relecture d'une décision sur dix", "proc.quality", "Part des décisions relues", "0 %", "10 %", "pour cent", "2028-12-31", "", "",
       "r_niger"},
      {}},
     {{"sahel-lead", "o_chad", "lead"}, {"sahel-niger", "o_niger", "partner"}, {"sahel-france", "o_ofpra", "supporter"}, {}}},
    {"p_cr",
     "lucia",
     "o_cr",
     "es",
     "Reducir los casos acumulados con procedimientos diferenciados",
     "Costa Rica se propone reducir en una cuarta parte las solicitudes pendientes mediante procedimientos diferenciados, con garantías, y "
     "compartir los "
     "resultados con los Estados del MIRPS.",
     "commitment",
     "single",
     "procedures",
     "g1",
     "technical",
     "CR",
     "2027-07-01",
     "2028-12-31",
     "",
     "",
     "",
     {{"Protocolo de tramitación diferenciada", "proc.differentiated", "", "", "", "", "2027-12-31", "", "", "r_cr"}, {}, {}},
     {{"cr-lead", "o_cr", "lead"}, {}, {}, {}}},
};

void add_components(Draft& draft, const Pledge& p) {
  int number = 0;
  for (const auto& c : p.components) {
    if (!c.text) break;
    draft.part("component", std::string(p.name) + std::to_string(++number))
        .text("text", c.text)
        .text("theme", c.theme)
        .text("indicator", c.indicator);
    draft.text("baseline", c.baseline).text("target", c.target).text("unit", c.unit).text("due", c.due).text("amount", c.amount);
    draft.text("subject_to", c.subject_to).ref("linked_record", c.linked);
  }
}

void add_pledge(Stage& stage, const Pledge& p) {
  auto draft = stage.draft();
  draft.text("title", p.title)
      .text("description", p.description)
      .text("cycle", "grf_2027")
      .text("pledge_kind", p.kind)
      .text("form", p.form);
  draft.codes("pledge_areas", p.areas)
      .codes("gcr_objectives", p.objectives)
      .codes("contribution_types", p.types)
      .codes("countries", p.countries);
  draft.text("period_start", p.from).text("period_end", p.until).ref("focal_point", p.by).text("refugee_consultation", p.consultation);
  draft.text("agd_statement", p.agd).text("additionality", p.additionality).raw("no_personal_data", "true").text("lang_original", p.lang);
  add_components(draft, p);
  for (const auto& party : p.parties) {
    if (!party.key) break;
    draft.part("party", party.key).ref("org", party.org).text("role", party.role);
  }
  stage.create(p.by, "pledge", p.name, draft.whole());
}

void report_progress(Stage& stage) {
  stage.create(
      "wanjiru", "pledge_update", "u_kenya",
      stage.draft()
          .ref("pledge", "p_kenya")
          .text("as_of", "2026-11-01")
          .text("stage", "in_progress")
          .text("narrative",
                "The system was installed in Nairobi and thirty officers were trained. The office in Kakuma follows in the new year.")
          .text("outputs", "One office equipped; thirty officers trained.")
          .codes("challenges", "funding staff")
          .ref("reporting_org", "o_kenya")
          .text("lang_original", "en"));
  stage.acts("wanjiru", "pledge_update", "u_kenya", "submit");
  stage.acts("jonas", "pledge_update", "u_kenya", "accept");
}

}  // namespace

void stage_pledges(Stage& stage) {
  for (const auto& p : pledges) add_pledge(stage, p);
  const auto party = [&](std::string_view key) { return stage.draft().text("party", Stage::part(key)); };
  stage.acts("wanjiru", "pledge", "p_kenya", "share");
  stage.comment("david", "p_kenya", "en", "review", "We agree with the text. Advisers can be named once the calendar is known.");
  stage.act("david", "pledge", "p_kenya", "accept", party("kenya-canada"));
  stage.acts("wanjiru", "pledge", "p_kenya", "ready");
  stage.acts("peter", "pledge", "p_kenya", "submit");
  stage.act("joseph", "pledge", "p_kenya", "transmit", stage.draft().text("note_verbale_ref", "KEN/GVA/2026/118"));
  stage.act("jonas", "pledge", "p_kenya", "register", stage.draft().text("external_id", "GRF-2027-0031"));
  stage.acts("jonas", "pledge", "p_kenya", "activate");
  report_progress(stage);
  stage.translate("ines", "p_kenya", "title", "fr", "Des décisions équitables et rapides : un engagement conjoint du Kenya et du Canada");
  stage.translate("ines", "p_kenya", "title", "es", "Decisiones justas y oportunas: un compromiso conjunto de Kenia y Canadá");

  stage.acts("zara", "pledge", "p_sahel", "share");
  stage.act("ibrahim", "pledge", "p_sahel", "accept", party("sahel-niger"));
  stage.comment("marc", "p_sahel", "fr", "review",
                "Pouvez-vous préciser le nombre de sessions de formation par an avant que nous donnions notre accord ?");
}

}  // namespace dialogue::admin
