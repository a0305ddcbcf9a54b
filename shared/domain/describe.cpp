// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/describe.h"

#include "shared/domain/describe_words.h"

namespace dialogue {

std::string_view name_of(Type type) {
  switch (type) {
    case Type::text:
      return "text";
    case Type::long_text:
      return "long_text";
    case Type::code:
      return "code";
    case Type::date:
      return "date";
    case Type::instant:
      return "instant";
    case Type::number:
      return "number";
    case Type::money:
      return "money";
    case Type::boolean:
      return "boolean";
    case Type::ref:
      return "ref";
    case Type::person_ref:
      return "person";
    case Type::json:
      return "json";
  }
  return "";
}

std::string_view name_of(FieldClass cls) {
  switch (cls) {
    case FieldClass::value:
      return "value";
    case FieldClass::text:
      return "text";
    case FieldClass::set:
      return "set";
    case FieldClass::fixed:
      return "fixed";
    case FieldClass::act:
      return "act";
    case FieldClass::server:
      return "server";
  }
  return "";
}

std::string_view name_of(Relation relation) {
  switch (relation) {
    case Relation::any:
      return "any";
    case Relation::own:
      return "own organisation";
    case Relation::party:
      return "party";
    case Relation::self:
      return "the person";
    case Relation::author:
      return "author";
    case Relation::scoped:
      return "within scope";
    case Relation::country:
      return "own country";
    case Relation::state_own:
      return "own State body";
    case Relation::parent_own:
      return "owner of the parent";
  }
  return "";
}

std::string_view name_of(Audience audience) {
  switch (audience) {
    case Audience::author:
      return "author";
    case Audience::organisation:
      return "organisation";
    case Audience::parties:
      return "parties";
    case Audience::helpers:
      return "helpers";
    case Audience::person:
      return "person";
    case Audience::meeting:
      return "meeting";
    case Audience::workstream:
      return "workstream";
    case Audience::participants:
      return "participants";
    case Audience::secretariat:
      return "secretariat";
    case Audience::country:
      return "country";
    case Audience::administrators:
      return "administrators";
    case Audience::parent:
      return "parent";
    case Audience::guests:
      return "guests";
    case Audience::leads:
      return "co-leads";
    case Audience::org_leads:
      return "organisation leads";
    case Audience::coordinators:
      return "coordinators";
    case Audience::working_author:
      return "author with a role";
  }
  return "";
}

std::string_view name_of(ValueForm form) {
  switch (form) {
    case ValueForm::any:
      return "";
    case ValueForm::email:
      return "email";
    case ValueForm::link:
      return "link";
    case ValueForm::zone:
      return "time_zone";
    case ValueForm::time_of_day:
      return "time_of_day";
    case ValueForm::country:
      return "country";
    case ValueForm::language:
      return "language";
    case ValueForm::listed:
      return "listed";
    case ValueForm::sha256:
      return "sha256";
    case ValueForm::said_by_clock:
      return "said_by_clock";
  }
  return "";
}

}  // namespace dialogue

namespace dialogue::describe {

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string out;
  for (const std::string& w : words) {
    if (!out.empty()) out += between;
    out += w;
  }
  return out;
}

std::string audience_text(const Visibility& v) {
  std::string out;
  for (const Audience a : v.audience) {
    if (!out.empty()) out += ", ";
    out += name_of(a);
  }
  return v.when.empty() ? out : out + " (when " + v.when + ")";
}

std::string form_text(const Field& f) {
  std::string out(name_of(f.type));
  if (!f.vocab.empty()) out += " " + f.vocab;
  if (!f.ref_kind.empty() && f.type == Type::ref) out += " " + f.ref_kind;
  if (f.max) out += " max " + std::to_string(f.max);
  if (f.form != ValueForm::any) out += " " + std::string(name_of(f.form));
  if (f.bounds) out += (f.bounds->whole ? " whole " : " ") + std::to_string(f.bounds->low) + " to " + std::to_string(f.bounds->high);
  return out;
}

std::string marks_text(const Field& f) {
  std::vector<std::string> marks;
  if (f.needed) marks.emplace_back("needed");
  if (f.needed_to_submit && !f.needed) marks.emplace_back("to submit");
  if (f.translatable) marks.emplace_back("translated");
  if (f.searched) marks.emplace_back("searched");
  if (f.indexed) marks.emplace_back("indexed");
  if (f.facet != "main") marks.push_back("facet " + f.facet);
  return joined(marks, ", ");
}

std::string args_text(const Act& act) {
  std::vector<std::string> args;
  for (const Argument& a : act.args) args.push_back(a.needed ? a.name : "[" + a.name + "]");
  return joined(args, " ");
}

}  // namespace dialogue::describe

namespace dialogue {

std::string who_text(const std::vector<Rule>& rules) {
  std::string out;
  for (const Rule& rule : rules) {
    if (!out.empty()) out += "; ";
    out += describe::joined(rule.roles, " ");
    if (rule.relation != Relation::any) out += " (" + std::string(name_of(rule.relation)) + ")";
    if (!rule.when.empty()) out += " (when " + rule.when + ")";
  }
  return out;
}

}  // namespace dialogue
