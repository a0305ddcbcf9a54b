// SPDX-License-Identifier: Apache-2.0
// Invented records; no State, organisation or person here exists.
#include "client/app/sample/sample_reader.h"

namespace dialogue {

std::string_view sample_records() {
  return R"(
organisation org.kessou active confirmed
  name=Direction de l'asile du Kessou
  kind=asylum_authority
organisation org.norland active confirmed
  name=Norland Asylum Office
  kind=asylum_authority
organisation org.valdoria active confirmed
  name=Comisión de Asilo de Valdoria
  kind=asylum_authority
organisation org.tamara active confirmed
  name=Tamara Refugee Status Board
  kind=asylum_authority
organisation org.secretariat active confirmed
  name=Secretariat of the group
  kind=unhcr
organisation org.judges active confirmed
  name=Network of asylum judges
  kind=professional
person person.me - confirmed
  display_name=Aline Moreau
  title=Cheffe de service
person person.diallo - confirmed
  display_name=Ibrahima Diallo
  title=Chargé de programme
person person.ruiz - confirmed
  display_name=Marta Ruiz
  title=Coordinadora
person person.berg - confirmed
  display_name=Sanne Berg
  title=Training adviser

workstream ws.support active confirmed
  code=ws_support
  number=1
  title=Matching needs with offers of support
  objective=Bring requests and offers together, build on existing relationships, and make visible what was achieved.
  valid_from=2023-01-01
  lead_org=@org.secretariat
workstream ws.pledges active confirmed
  code=ws_pledges
  number=2
  title=Mobilising pledges and following them up
  objective=Help to formulate pledges, encourage joint ones, prepare the forum and report on progress.
  valid_from=2023-01-01
  lead_org=@org.secretariat
workstream ws.expertise active confirmed
  code=ws_expertise
  number=3
  title=Sharing technical expertise
  objective=Thematic events and roundtables on subjects that challenge several regions, without duplicating regional networks.
  valid_from=2023-01-01
  lead_org=@org.secretariat
workstream ws.strategy active confirmed
  code=ws_strategy
  number=4
  title=Strategy and guidance
  objective=Contribute to the strategy, to guidance and tools, and to putting them into practice.
  valid_from=2023-01-01
  lead_org=@org.secretariat
workstream_interest interest.kessou indicated confirmed
  org=@org.kessou
  owner_org=@org.kessou
  workstream=@ws.support
  level=contribute

support_request request.draft draft local
  title=Renforcer les entretiens avec des demandeurs mineurs
  summary=Huit agents doivent apprendre à conduire des entretiens adaptés aux enfants. Nous cherchons un jumelage avec une autorité qui a mis en place des procédures spécifiques.
  requesting_state=@org.kessou
  owner_org=@org.kessou
  authority=@org.kessou
  urgency=3
  period_start=2027-03-01
  period_end=2027-12-31
  working_langs+=fr en
  characteristics+=fairness
  delivery_mode=hybrid
  focal_point=@person.me
  lang_original=fr
  need_line#f
  need_line#f.theme=proc.interview
  need_line#f.importance=must
  need_line#f.modalities+=twinning training
  need_line#f.contribution_types+=technical
  need_line#f.quantity=8
  need_line#f.unit=experts
  need_line#p
  need_line#p.theme=supp.agd
  need_line#p.importance=nice
  need_line#p.modalities+=tool_sharing
  need_line#p.contribution_types+=technical
support_request request.coi published local
  title=Mise en place d'une unité d'information sur les pays d'origine
  summary=Une équipe de quatre personnes est recrutée. Elle a besoin d'un accompagnement pendant sa première année et d'un accès à des produits existants.
  background=Les agents cherchent aujourd'hui chacun de leur côté.
  requesting_state=@org.kessou
  owner_org=@org.kessou
  authority=@org.kessou
  urgency=2
  period_start=2027-01-15
  period_end=2027-11-30
  working_langs+=fr
  characteristics+=efficiency fairness
  delivery_mode=remote
  budget_est=4500000 EUR
  show_unmet_publicly=true
  ref_no=REQ-2026-0042
  lang_original=fr
  need_line#f
  need_line#f.theme=proc.coi
  need_line#f.importance=must
  need_line#f.modalities+=mentoring coi_sharing
  need_line#f.contribution_types+=technical
support_request request.registration published confirmed
  title=Registro y documentación en zonas fronterizas
  summary=Apoyo para un registro móvil en tres puestos fronterizos, con equipos que funcionen sin conexión.
  requesting_state=@org.valdoria
  owner_org=@org.valdoria
  urgency=4
  period_start=2027-02-01
  period_end=2027-08-31
  working_langs+=es
  delivery_mode=on_site
  ref_no=REQ-2026-0038
  lang_original=es
  need_line#f
  need_line#f.theme=proc.registration
  need_line#f.importance=must
  need_line#f.modalities+=equipment expert_mission
  need_line#f.contribution_types+=material technical
  need_line#f.material_kinds+=it_hardware connectivity
support_request request.backlog partly_matched confirmed
  title=Reducing a backlog of 12,000 first-instance cases
  summary=Triage method, templates for decisions, and two visiting team leaders for six months.
  requesting_state=@org.tamara
  owner_org=@org.tamara
  urgency=3
  period_start=2026-11-01
  period_end=2027-06-30
  working_langs+=en
  delivery_mode=hybrid
  ref_no=REQ-2026-0031
  lang_original=en
support_request request.quality matched confirmed
  title=Quality assurance for a new decision-making unit
  summary=A system of sampling, feedback and training from the first decision on.
  requesting_state=@org.tamara
  owner_org=@org.tamara
  urgency=2
  period_start=2026-06-01
  period_end=2027-05-31
  ref_no=REQ-2026-0019
  lang_original=en
support_request request.appeals in_progress confirmed
  title=Formación de jueces de segunda instancia
  requesting_state=@org.valdoria
  owner_org=@org.valdoria
  urgency=1
  period_start=2026-04-01
  period_end=2027-03-31
  ref_no=REQ-2026-0011
  lang_original=es

support_offer offer.training published attention
  title=Formation de formateurs à l'enregistrement
  summary=Un module de cinq jours, avec mallette pédagogique en français et en anglais.
  provider=@org.kessou
  owner_org=@org.kessou
  basis=no_pledge
  max_partners=2
  available_from=2027-01-01
  available_until=2027-12-31
  langs+=fr en
  delivery_mode=on_site
  cost_coverage=shared
  ref_no=OFF-2026-0021
  lang_original=fr
  capacity_line#n
  capacity_line#n.theme=proc.registration
  capacity_line#n.modalities+=tot tool_sharing
  capacity_line#n.contribution_type=technical
  capacity_line#n.quantity=5
  capacity_line#n.unit=days
support_offer offer.interview published confirmed
  title=Coaching for interviewers, in person or remote
  summary=Four experienced interviewers, up to twenty days each.
  provider=@org.norland
  owner_org=@org.norland
  basis=pledge
  pledge=@pledge.joint
  available_from=2026-09-01
  available_until=2027-09-30
  langs+=en fr
  delivery_mode=hybrid
  ref_no=OFF-2026-0017
  lang_original=en
support_offer offer.judges published confirmed
  title=Two judges for one week: appeals procedure
  provider=@org.judges
  owner_org=@org.judges
  basis=no_pledge
  available_from=2027-02-01
  ref_no=OFF-2026-0015
  lang_original=en
support_offer offer.casemgmt fully_committed confirmed
  title=Sistema de gestión de casos de código abierto
  provider=@org.valdoria
  owner_org=@org.valdoria
  basis=relationship
  available_from=2026-05-01
  ref_no=OFF-2026-0009
  lang_original=es

pledge pledge.joint shared_draft attention
  title=Joint training of interviewers in three authorities
  description=Three authorities train interviewers together, once a year.\n\nA shared pool of trainers works in French and Spanish.
  cycle=grf_2027
  pledge_kind=both
  form=joint
  stage=not_reported
  owner_org=@org.kessou
  period_start=2026-01-01
  period_end=2027-12-31
  focal_point=@person.me
  pledge_areas+=institutional procedures
  gcr_objectives+=g1
  contribution_types+=technical financial
  lang_original=en
  component#f
  component#f.text=Two joint courses of two weeks each year, for 24 interviewers in all.
  component#f.theme=proc.interview
  component#f.indicator=Interviewers with a certificate
  component#f.target=48
  component#f.due=2027-12-15
  component#f.amount=12000000 EUR
  component#p
  component#p.text=A common handbook, in English, French and Spanish.
  component#p.theme=inst.staff
  component#p.due=2027-06-30
  party#f
  party#f.org=@org.kessou
  party#f.role=lead
  party#f.consent=accepted
  party#p
  party#p.org=@org.norland
  party#p.role=partner
  party#p.consent=accepted
  party#u
  party#u.org=@org.valdoria
  party#u.role=partner
  party#u.consent=invited
pledge pledge.reception draft sent
  title=Accueil et information dans quatre langues locales
  description=Des supports audio et visuels pour l'information des personnes à leur arrivée.
  cycle=grf_2027
  pledge_kind=commitment
  form=single
  owner_org=@org.kessou
  lang_original=fr
pledge pledge.digital active confirmed
  title=Un dossier numérique unique pour chaque demande
  description=Remplacer les dossiers papier dans les six bureaux d'ici à la fin de 2027.
  cycle=grf_2023
  pledge_kind=commitment
  form=single
  stage=in_progress
  owner_org=@org.kessou
  period_start=2024-01-01
  period_end=2027-12-31
  ref_no=PLG-2024-0031
  external_id=GRF-09412
  lang_original=fr
pledge pledge.legalaid active confirmed
  title=Asistencia jurídica gratuita en todas las provincias
  description=Ampliar la asistencia jurídica a las doce provincias, con 60 abogados formados.
  cycle=grf_2023
  pledge_kind=commitment
  form=single
  stage=in_progress
  owner_org=@org.valdoria
  ref_no=PLG-2024-0027
  lang_original=es
pledge pledge.law completed confirmed
  title=A new asylum law with an independent appeals body
  description=Adopted and in force.
  cycle=grf_2019
  pledge_kind=commitment
  form=single
  stage=fulfilled
  owner_org=@org.tamara
  ref_no=PLG-2020-0004
  lang_original=en
pledge_update update.digital accepted confirmed
  pledge=@pledge.digital
  as_of=2026-09-30
  stage=in_progress
  narrative=Quatre bureaux sur six travaillent avec le dossier numérique.
  owner_org=@org.kessou
pledge_update update.legalaid submitted confirmed
  pledge=@pledge.legalaid
  as_of=2026-10-15
  stage=in_progress
  narrative=Siete provincias tienen ya asistencia jurídica gratuita.
  owner_org=@org.valdoria

meeting meeting.global2 open confirmed
  kind=global
  sequence_no=2
  title=Second global meeting
  objective=Updates from the four workstreams, contributions of States and partners, key actions until the next meeting.
  planned_on=2027-03-17
  mode=virtual
  workstreams+=@ws.support @ws.pledges @ws.expertise @ws.strategy
  convenors+=@org.secretariat
  registration_open=2026-12-01T00:00:00Z
  registration_close=2027-03-10T22:00:00Z
  interpretation+=en-fr fr-en en-es es-en
  ref_no=MTG-2027-0001
  lang_original=en
  agenda_item#f
  agenda_item#f.title=Opening and updates
  agenda_item#f.type=update
  agenda_item#f.minutes=30
  agenda_item#p
  agenda_item#p.title=Requests, offers and what was achieved
  agenda_item#p.type=contribution
  agenda_item#p.minutes=50
  agenda_item#p.workstream=@ws.support
  agenda_item#u
  agenda_item#u.title=Key actions
  agenda_item#u.type=key_action
  agenda_item#u.minutes=30
session session.one confirmed confirmed
  meeting=@meeting.global2
  slot_no=1
  starts_utc=2027-03-17T07:00:00Z
  duration=120
session session.two confirmed confirmed
  meeting=@meeting.global2
  slot_no=2
  starts_utc=2027-03-17T16:00:00Z
  duration=120
material material.agenda - confirmed
  parent=@meeting.global2
  name=Agenda and annotated programme.pdf
  lang=en
  size=184320
  pages=4
material material.agenda.fr - confirmed
  parent=@meeting.global2
  name=Ordre du jour et programme annoté.pdf
  lang=fr
  size=190464
  pages=4
material material.note - confirmed
  parent=@meeting.global2
  name=Nota conceptual.pdf
  lang=es
  size=96256
  pages=3
meeting meeting.interview announced confirmed
  kind=roundtable
  title=Table ronde : entretiens à distance
  objective=Ce qui marche, ce qui ne marche pas, avec quels moyens.
  planned_on=2027-01-21
  mode=virtual
  workstreams+=@ws.expertise
  ref_no=MTG-2027-0002
  lang_original=fr
session session.interview confirmed confirmed
  meeting=@meeting.interview
  slot_no=1
  starts_utc=2027-01-21T13:00:00Z
  duration=90
meeting meeting.clinic planned confirmed
  kind=pledge_clinic
  title=Taller de apoyo a compromisos
  planned_on=2027-02-09
  mode=hybrid
  lang_original=es
meeting meeting.global1 closed confirmed
  kind=global
  sequence_no=1
  title=First global meeting
  objective=Presentation of the platform; States indicate their interest in the workstreams.
  planned_on=2026-09-29
  mode=virtual
  ref_no=MTG-2026-0001
  lang_original=en
translation tr.coi.title.en reviewed confirmed
  parent=@request.coi
  field=title
  lang=en
  text=Setting up a country-of-origin information unit
  method=human
  owner_org=@org.kessou
translation tr.coi.summary.en stale_minor confirmed
  parent=@request.coi
  field=summary
  lang=en
  text=A team of three is being recruited. It needs support during its first year and access to existing products.
  method=human
  owner_org=@org.kessou
translation tr.global2.title.fr current confirmed
  parent=@meeting.global2
  field=title
  lang=fr
  text=Deuxième réunion mondiale
  method=human
  owner_org=@org.secretariat
translation tr.global2.title.es draft confirmed
  parent=@meeting.global2
  field=title
  lang=es
  text=Segunda reunión mundial
  method=machine
  owner_org=@org.secretariat
translation tr.global2.objective.fr current confirmed
  parent=@meeting.global2
  field=objective
  lang=fr
  text=Nouvelles des quatre axes de travail, contributions des États et des partenaires, actions clés jusqu'à la prochaine réunion.
  method=human
  owner_org=@org.secretariat

device device enrolled confirmed
  name=Portable d'Aline
  person=@person.me
  public_key=b3duIGxhcHRvcCBvZiB0aGUgc2FtcGxlIGRhdGEuLi4
device device.phone trusted confirmed
  name=Téléphone
  person=@person.me
  public_key=b3duIHRlbGVwaG9uZSBvZiB0aGUgc2FtcGxlIGRhdGE
)";
}

}  // namespace dialogue
