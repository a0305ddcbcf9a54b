// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/common/reasons.h"

#include <algorithm>

#include "shared/domain/common/vocabulary_tables.h"
#include "shared/model/declaration.h"

namespace dialogue {
namespace {

std::string shown(const std::string& arg, const Domain& domain, std::string_view lang) {
  const auto colon = arg.find(':');
  if (!arg.starts_with('@') || colon == std::string::npos) return arg;
  const auto* vocabulary = domain.vocabulary(arg.substr(1, colon - 1));
  std::string out;
  for (std::size_t at = colon + 1; at < arg.size();) {
    const auto end = std::min(arg.find(',', at), arg.size());
    const auto code = arg.substr(at, end - at);
    const auto* term = vocabulary ? vocabulary->term(code) : nullptr;
    out += (out.empty() ? "" : "; ") + (term ? term->label.in(lang) : code);
    at = end + 1;
  }
  return out.empty() ? "–" : out;
}

}  // namespace

std::string coded(std::string_view vocabulary, const std::vector<std::string>& codes) {
  std::string out = "@" + std::string(vocabulary) + ":";
  for (std::size_t i = 0; i < codes.size(); ++i) out += (i ? "," : "") + codes[i];
  return out;
}

std::string reason_text(const Reason& reason, const Domain& domain, std::string_view lang) {
  for (const auto& term : reason_terms()) {
    if (term.code != reason.key) continue;
    const std::string& pattern = term.label.in(lang);
    std::string out;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      const bool place =
          pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' && pattern[i + 1] >= '0' && pattern[i + 1] <= '9';
      if (!place) {
        out += pattern[i];
        continue;
      }
      const auto n = static_cast<std::size_t>(pattern[i + 1] - '0');
      if (n < reason.args.size()) out += shown(reason.args[n], domain, lang);
      i += 2;
    }
    return out;
  }
  return reason.key;
}

// Rows: key|EN|FR|ES.
const std::vector<Term>& reason_terms() {
  static const std::vector<Term> terms = parse_terms(
      R"(themes|Themes: {0} of {1} points of need covered ({2})|Thèmes : {0} points de besoin couverts sur {1} ({2})|Temas: {0} de {1} puntos de necesidad cubiertos ({2})
modalities|Modalities: {0} of {1} covered ({2})|Modalités : {0} couvertes sur {1} ({2})|Modalidades: {0} de {1} cubiertas ({2})
types|Kinds of contribution: {0} of {1} covered ({2})|Types de contribution : {0} couverts sur {1} ({2})|Tipos de contribución: {0} de {1} cubiertos ({2})
language_common|A working language in common: {0}|Une langue de travail commune : {0}|Un idioma de trabajo en común: {0}
language_interpreted|No working language in common; interpretation between languages of the platform is possible|Aucune langue de travail commune ; interprétation possible entre langues de la plateforme|Ningún idioma de trabajo en común; es posible la interpretación entre idiomas de la plataforma
language_none|No language in common|Aucune langue commune|Ningún idioma en común
time|Time: {0} of the {1} days asked for|Période : {0} des {1} jours demandés|Período: {0} de los {1} días solicitados
geography_country|The offer names this country|L'offre vise ce pays|La oferta menciona este país
geography_region|The offer names this region|L'offre vise cette région|La oferta menciona esta región
geography_global|The offer is for all countries|L'offre s'adresse à tous les pays|La oferta es para todos los países
geography_elsewhere|The offer names other countries or regions|L'offre vise d'autres pays ou régions|La oferta menciona otros países o regiones
relation_active|They work together already|Ils travaillent déjà ensemble|Ya trabajan juntos
relation_past|They have worked together before|Ils ont déjà travaillé ensemble|Ya han trabajado juntos antes
relation_body|Both are members of one regional body|Tous deux sont membres d'un même organisme régional|Ambos son miembros de un mismo organismo regional
relation_none|No earlier relationship is known|Aucune relation antérieure connue|No se conoce ninguna relación anterior
capacity|Places for partners: {0} of {1} free|Places pour des partenaires : {0} libres sur {1}|Plazas para socios: {0} de {1} libres
readiness|Ready: {0} of 4 (focal point, starting point, self-assessment, country office consulted)|État de préparation : {0} sur 4 (point focal, situation de départ, auto-évaluation, bureau de pays consulté)|Preparación: {0} de 4 (punto focal, situación de partida, autoevaluación, oficina en el país consultada)
gate_published|Only published requests and offers are matched|Seules les demandes et offres publiées sont rapprochées|Solo se vinculan solicitudes y ofertas publicadas
gate_same_organisation|Both are of the same organisation|Toutes deux viennent de la même organisation|Ambas son de la misma organización
gate_themes|No theme in common|Aucun thème commun|Ningún tema en común
gate_types|No kind of contribution in common|Aucun type de contribution commun|Ningún tipo de contribución en común
gate_period|The periods have less than 14 days in common|Les périodes ont moins de 14 jours en commun|Los períodos tienen menos de 14 días en común
gate_excluded|The provider excludes this country|Le fournisseur exclut ce pays|El proveedor excluye este país
gate_committed|The offer has no free place|L'offre n'a plus de place|La oferta no tiene plazas libres
gate_confidential|The request is confidential and the provider was not selected|La demande est confidentielle et le fournisseur n'a pas été choisi|La solicitud es confidencial y el proveedor no fue elegido
raise|Would raise it most: {0} points more from “{1}”|Ce qui l'augmenterait le plus : {0} points de plus pour « {1} »|Lo que más la aumentaría: {0} puntos más por «{1}»
f1|themes|thèmes|temas
f2|modalities|modalités|modalidades
f3|kinds of contribution|types de contribution|tipos de contribución
f4|language|langue|idioma
f5|time|période|período
f6|geography|géographie|geografía
f7|earlier relationship|relation antérieure|relación anterior
f8|free places|places libres|plazas libres
f9|readiness of the request|état de préparation de la demande|preparación de la solicitud
lacking_relationships|Not known here: relationships between organisations|Inconnu ici : les relations entre organisations|No se conoce aquí: las relaciones entre organizaciones
lacking_matches|Not known here: matches already agreed; all places count as free, all needs as open|Inconnu ici : les appariements déjà convenus ; toutes les places comptent comme libres, tous les besoins comme ouverts|No se conoce aquí: los vínculos ya acordados; todas las plazas cuentan como libres, todas las necesidades como abiertas
lacking_publication|Not known here: the day of publication; the day of submission counts instead|Inconnue ici : la date de publication ; la date de soumission compte à sa place|No se conoce aquí: la fecha de publicación; cuenta en su lugar la de envío
lacking_initiatives|Not known here: regional initiatives that cover the same themes|Inconnues ici : les initiatives régionales sur les mêmes thèmes|No se conocen aquí: las iniciativas regionales sobre los mismos temas
lacking_profiles|Not known here: profiles of expertise, hence no list of whom to approach|Inconnus ici : les profils d'expertise, donc pas de liste de contacts à approcher|No se conocen aquí: los perfiles de experiencia; por eso no hay lista de contactos
lacking_exclusions|Not known here: countries that providers exclude|Inconnus ici : les pays que les fournisseurs excluent|No se conocen aquí: los países que los proveedores excluyen
lacking_previous|Not known here: who had an inconvenient hour at the meeting before|Inconnu ici : qui avait un horaire défavorable à la réunion précédente|No se conoce aquí: quién tuvo un horario incómodo en la reunión anterior
lacking_zone|No time zone is known for: {0}|Aucun fuseau horaire connu pour : {0}|No se conoce el huso horario de: {0}
lacking_registrations|Nobody is registered: the invited organisations stand in|Personne n'est inscrit : les organisations invitées en tiennent lieu|Nadie está inscrito: se toman las organizaciones invitadas
gap_covered|covered|couvert|cubierta
gap_partial|partly covered|partiellement couvert|cubierta en parte
gap_in_talks|under discussion|en discussion|en conversación
gap_new|new|nouveau|nueva
gap_unmet|unmet|non satisfait|no atendida
gap_critical|critical|critique|crítica
no_supply|No open offer on this theme|Aucune offre ouverte sur ce thème|Ninguna oferta abierta sobre este tema
language_locked|There are offers, none in a language that both sides have|Il existe des offres, aucune dans une langue commune|Hay ofertas, ninguna en un idioma común
type_mismatch|There are offers, none of the kind of contribution sought|Il existe des offres, aucune du type de contribution recherché|Hay ofertas, ninguna del tipo de contribución buscado
period_mismatch|There are offers, none in the period asked for|Il existe des offres, aucune pour la période demandée|Hay ofertas, ninguna en el período solicitado
capacity_exhausted|There are offers, none with a free place|Il existe des offres, aucune n'a de place libre|Hay ofertas, ninguna con plazas libres
not_contacted|A good offer ({0} points) has not been spoken about yet|Une bonne offre ({0} points) n'a pas encore été évoquée|Una buena oferta ({0} puntos) aún no se ha tratado
no_cause|No cause found|Aucune cause trouvée|No se encontró ninguna causa
tier0|core hours, 09–17|heures centrales, 9 h–17 h|horario central, 09–17
tier1|standard hours, 08–18|heures normales, 8 h–18 h|horario normal, 08–18
tier2|extended hours, 07–19|heures élargies, 7 h–19 h|horario ampliado, 07–19
tier3|early or late, 06–21|tôt ou tard, 6 h–21 h|temprano o tarde, 06–21
tier4|outside, or no working day|en dehors, ou jour non ouvré|fuera de horario o día no laborable
likely_duplicate|likely a duplicate|probablement un doublon|probable duplicado
link_or_differentiate|link the two, or say what differs|lier les deux ou dire ce qui diffère|vincular ambos o decir qué los distingue
clear|no overlap to speak of|pas de recoupement notable|sin superposición notable
)");
  return terms;
}

}  // namespace dialogue
