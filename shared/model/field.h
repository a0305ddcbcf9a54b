// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/model/text3.h"

namespace dialogue {

struct Vocabulary;

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

/// How two edits of one field meet (docs/PROTOCOL.md, "Deciding an edit").
enum class FieldClass {
  value,   ///< an author who had seen the current value replaces it; else a proposal
  text,    ///< merged by paragraph against the text the author saw; else a proposal
  set,     ///< add; remove only what was seen
  fixed,   ///< given when the record is created, then only by acts
  act,     ///< changed by acts only
  server,  ///< written by the server only
};

/// What a text or a code must be beside its type (shared/model/forms.h).
enum class ValueForm {
  any,
  email,          ///< "name@example.org"
  link,           ///< "https://example.org/page"
  zone,           ///< a zone of the time-zone database, "Africa/Niamey"
  time_of_day,    ///< "08:30"
  country,        ///< ISO 3166 alpha-2, one of its vocabulary
  language,       ///< a language tag: "fr", "pt-BR"
  listed,         ///< a term of the field's vocabulary: rights depend on it, and a term that no program here knows would mean nothing
  sha256,         ///< 64 digits, 0 to 9 and a to f
  said_by_clock,  ///< a date or an instant that a device's clock said, whatever that is
};

/// What a number may be. Both ends are included.
struct Bounds {
  std::int64_t low = 0, high = 0;
  bool whole = true;
};

/// What a number counts, for its readers.
enum class Measure {
  none,
  ordinal,  ///< nothing: it is a name, such as that of a year
  bytes,
  minutes,
  percent,
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
  bool places = false;    ///< the record belongs to the scope that this ref or set names
  int max = 0;            ///< characters; 0 = the type's own bound
  ValueForm form = ValueForm::any;
  std::optional<Bounds> bounds = {};  ///< of a number; every number that people write has them
  Measure measure = Measure::none;    ///< of a number
  int since = 1;                      ///< the schema that has it first
  const Vocabulary* terms = nullptr;  ///< the vocabulary `vocab`, once the kind is in a declaration that has it
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

}  // namespace dialogue
