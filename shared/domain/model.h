// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dialogue {

/// A text in the three languages of the platform.
struct Text3 {
  std::string en, fr, es;
  const std::string& in(std::string_view lang) const { return lang == "fr" ? fr : lang == "es" ? es : en; }
};

enum class Type {
  text,        ///< one line, at most 160 characters unless `max` says otherwise; JSON string
  long_text,   ///< prose, at most 20,000 characters; JSON string
  code,        ///< a term of `vocab` (unknown codes are kept and shown as new); JSON string
  date,        ///< "2027-03-17"
  instant,     ///< "2027-03-17T13:00:00Z", UTC
  number,      ///< JSON number, kept as written
  money,       ///< "120000 EUR": minor units, ISO 4217; JSON string
  boolean,     ///< true; false is written as false
  ref,         ///< a record's UUID of kind `ref_kind` ("" = any); JSON string
  person_ref,  ///< a person (ref to kind person)
  json,        ///< server-made structure, kept as raw bytes
};

/// How two edits of one field meet (docs/PROTOCOL.md, "Cells").
enum class FieldClass {
  value,   ///< replaced by who had seen the current value; else a proposal
  text,    ///< merged by paragraph against the text the author saw; else a proposal
  set,     ///< add; remove only what was seen
  fixed,   ///< given when the record is created, then only by acts
  act,     ///< changed by acts only
  server,  ///< written by the server only
};

/// What a text or a code must be beside its type (shared/domain/forms.h).
enum class ValueForm {
  any,
  email,          ///< "name@example.org"
  link,           ///< "https://example.org/page"
  zone,           ///< a zone of the time-zone database, "Africa/Niamey"
  time_of_day,    ///< "08:30"
  country,        ///< ISO 3166 alpha-2, one of V-COUNTRY
  language,       ///< a language tag: "fr", "pt-BR"
  listed,         ///< a term of the field's vocabulary: rights hang on it, and a term that no program here knows would mean nothing
  sha256,         ///< 64 digits, 0 to 9 and a to f
  said_by_clock,  ///< a date or an instant that a device's clock said, whatever that is
};

/// What a number may be. Both ends are included.
struct Bounds {
  std::int64_t low = 0, high = 0;
  bool whole = true;
};

struct Field {
  std::string name;
  Type type = Type::text;
  FieldClass cls = FieldClass::value;
  Text3 label;
  std::string vocab;           ///< for Type::code
  std::string ref_kind;        ///< for Type::ref
  std::string facet = "main";  ///< the facet whose audience sees it
  bool needed = false;         ///< without it a draft cannot be created; a needed boolean must be true
  bool needed_to_submit = false;
  bool translatable = false;
  bool searched = false;  ///< its words go into the offline search
  bool indexed = false;   ///< lists sort and filter by it
  int max = 0;            ///< characters; 0 = the type's own bound
  ValueForm form = ValueForm::any;
  std::optional<Bounds> bounds = {};  ///< of a number; every number that people write has them
  int since = 1;                      ///< the schema that has it first
};

/// Small records inside a record: need line, component, party, agenda item. A log part is append only.
struct Part {
  std::string name;
  Text3 label;
  std::vector<Field> fields;
  bool log = false;
  std::string facet = "main";
  int min_to_submit = 0;  ///< how many of them the check "complete" asks for
  int since = 1;          ///< the schema that has it first
  const Field* field(std::string_view name) const;
};

/// How the person acting relates to the record.
enum class Relation {
  any,          ///< the role is enough
  own,          ///< the grant's organisation is the record's owner_org
  party,        ///< the grant's organisation is listed in the record's party / parties
  self,         ///< the record's `person` is the actor
  author,       ///< the record's `created_by` is the actor
  scoped,       ///< the grant's scope (workstream, meeting, record) contains the record
  country,      ///< the grant's organisation has the record's country
  own_country,  ///< alias used for bureaux: same as country
  state_own,    ///< own, and the organisation is a State body (asylum_authority, state_other)
  parent_own,   ///< the grant's organisation is the parent record's owner_org
};

/// Any of these roles with this relation. Role codes as in the vocabulary V-ROLE; "*" = any active grant but SA, which has
/// no rights over content; "server" = the server itself.
struct Rule {
  std::vector<std::string> roles;
  Relation relation = Relation::any;
  std::string when = {};  ///< and only of such records; as Visibility::when
};

/// Who may change which cells in which states. `cells` holds field or part names; empty = all that no other entry names.
/// What no entry covers, nobody may change.
struct EditRight {
  std::vector<std::string> states;  ///< empty = every state
  std::vector<std::string> cells;
  std::vector<Rule> who;
};

/// An argument of an act: becomes the value of field `field` (class act or fixed), or, when `field` is empty, is only recorded.
struct Argument {
  std::string name;
  Type type = Type::text;
  std::string vocab;
  std::string field;
  bool needed = false;
};

/// A transition. Compared on the server with the state and the digest of the bound cells that the actor saw.
struct Act {
  std::string name;
  Text3 label;
  std::vector<std::string> from;  ///< states it starts from; empty = any
  std::string to;                 ///< state after it; empty = unchanged
  std::vector<Rule> who;
  std::vector<Argument> args;
  std::vector<std::string>
      binds;  ///< field and part names it binds; "*" = every cell of the main facet but act and server ones; "-name" takes one out
  std::vector<std::string> checks;  ///< names of rules (shared/domain/rules.h) that must hold
  std::string effect;               ///< name of a side effect (shared/domain/effects.h); empty = none
};

/// The classes of `domain/2-records.md`; each gives scope names, see audience.h.
enum class Audience {
  author,
  organisation,
  parties,
  helpers,
  person,
  meeting,
  workstream,
  participants,
  secretariat,
  country,
  administrators,
  parent,
  guests,          ///< who was invited to this record alone, or to its meeting or workstream; of all participants' records they are part
  leads,           ///< co-leads of the meeting's workstreams, co-convenors of the meeting itself; of a child, those of its parent
  org_leads,       ///< leads of the organisation whose record it is
  coordinators,    ///< the Secretariat's coordinators
  working_author,  ///< the author, as long as a role of theirs stands: of what others go on writing
};

struct Visibility {
  std::string facet = "main";
  std::vector<std::string> states;  ///< empty = every state not named by another entry of this facet
  std::vector<Audience> audience;
  /// "" always; else conditions joined by '&': "name" = the cell is set and not false, "name=value" = its string is that value,
  /// and '!' before either = the opposite.
  std::string when;
};

struct State {
  std::string name;
  Text3 label;
};

struct Kind {
  int no = 0;  ///< stable for ever, 1..126 (127: kinds that a device does not know yet); part of row ids
  std::string name;
  Text3 label, plural;
  std::string title_field = "title";
  std::vector<std::string> facets{"main"};  ///< "main" first; at most 8
  std::vector<State> states;                ///< the first is the initial one; empty = no life cycle
  std::vector<Field> fields;                ///< without `state`, which every kind with states has
  std::vector<Part> parts;
  std::vector<Act> acts;
  std::vector<EditRight> edits;
  std::vector<Rule> create;
  std::vector<Visibility> visible;
  std::vector<std::string> natural_key;  ///< fields whose values give the id; empty = UUIDv7
  std::string parent_field;              ///< the ref whose record is the parent (audience, moderation); empty = none
  std::string parent_cell;               ///< the field that names the parent's cell it is about: only who sees that sees it; empty = none
  std::string ref_prefix;                ///< "REQ" in REQ-2027-0042; empty = no number
  bool deletable = true;                 ///< only in the initial state, never once published
  bool owner_keeps = true;               ///< the owner organisation sees the main facet whatever `visible` says, unless only persons do
  std::vector<std::uint16_t> by_name;    ///< positions in `fields`, sorted by name; made by Domain

  const Field* field(std::string_view name) const;
  const Part* part(std::string_view name) const;
  const Act* act(std::string_view name) const;
  int facet_index(std::string_view facet) const;  ///< -1 when unknown
};

struct Term {
  std::string code;
  Text3 label;
  std::string group;  ///< V-THEME: the part before the dot
};

struct Vocabulary {
  std::string name;  ///< "V-THEME"
  std::vector<Term> terms;
  const Term* term(std::string_view code) const;
};

/// What every record has beside `state`: owner_org, owner_country, created_by, created_at, ref_no, lang_original, source, source_url.
std::vector<Field> base_fields();

/// The whole declaration. Immutable after construction; any thread. The platform's own is `platform()`; tests and benches make
/// others. The constructor gives every kind those base fields that it does not declare itself.
class Domain {
 public:
  Domain(int schema, std::vector<Kind> kinds, std::vector<Vocabulary> vocabularies);
  int schema() const { return schema_; }
  const std::vector<Kind>& kinds() const { return kinds_; }
  const std::vector<Vocabulary>& vocabularies() const { return vocabularies_; }
  const Kind* kind(std::string_view name) const;
  const Kind* kind(int no) const;
  const Vocabulary* vocabulary(std::string_view name) const;

 private:
  int schema_;
  std::vector<Kind> kinds_;
  std::vector<Vocabulary> vocabularies_;
};

/// The declaration of the Dialogue Platform.
const Domain& platform();

}  // namespace dialogue
