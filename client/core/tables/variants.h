// SPDX-License-Identifier: Apache-2.0
// The language variants of a record's texts: records of kind translation, one for each text and language. On the replica's thread.
#pragma once

#include <string>
#include <vector>

#include "client/core/verbs/replica.h"

namespace dialogue {

struct Variant {
  Uuid id;
  std::string field;  ///< the path of the text that it is of
  std::string lang;
  std::string text;    ///< empty = none (yet)
  std::string state;   ///< of the translation: draft, reviewed, stale_minor …
  std::string method;  ///< human, machine, imported; empty = not said
  Shown shown;
  Record record;
};

/// All variants of a record that are here.
std::vector<Variant> variants_of(Replica& replica, const Uuid& record);
/// The text of one variant, found by its natural id without any query; empty = not here.
std::string variant_text(Replica& replica, const Uuid& record, const std::string& field, const std::string& lang);

/// A record's title for references, in the language where there is a variant; empty when it is not here.
std::string title_in(Replica& replica, const Uuid& id, const std::string& lang);

/// The cells that make a variant of the record's text, without its words. Its owner is the record's.
std::vector<std::pair<Path, Raw>> variant_cells(const Uuid& record, const Cells& cells, const std::string& field, const std::string& lang);

struct VariantEdit {
  std::string field, lang;
  Raw text;  ///< empty = taken away
};
/// Writes the variant, making it if need be; `shown` as in Replica::edit. Codes: those of create and edit.
Status write_variant(Replica& replica, const Uuid& record, const Cells& cells, const VariantEdit& edit, const Shown* shown);

}  // namespace dialogue
