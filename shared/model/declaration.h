// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "shared/model/area.h"

namespace dialogue {

/// What every record has beside `state`: owner_org, owner_country, created_by, created_at, ref_no, lang_original, source, source_url.
std::vector<Field> base_fields();

/// The whole declaration. Immutable after construction; any thread. The platform's own is `platform()`. Tests and benches make others. The
/// constructor gives every kind those base fields that it does not declare itself.
class Domain {
 public:
  Domain(int schema, std::vector<Area> areas);
  /// Kinds with no rules of their own.
  Domain(int schema, std::vector<Kind> kinds, std::vector<Vocabulary> vocabularies);
  /// The same domain with other kinds.
  Domain(int schema, std::vector<Kind> kinds, const Domain& other);
  Domain(const Domain&) = delete;
  Domain& operator=(const Domain&) = delete;
  int schema() const { return schema_; }
  const std::vector<Kind>& kinds() const { return kinds_; }
  const std::vector<Vocabulary>& vocabularies() const { return vocabularies_; }
  const std::vector<Check>& checks() const { return rules_.checks; }
  const std::vector<Effect>& effects() const { return rules_.effects; }
  const std::vector<Warning>& warnings() const { return rules_.warnings; }
  const std::vector<EditEffect>& edit_effects() const { return rules_.edit_effects; }
  const std::vector<DueDate>& due_dates() const { return rules_.due; }
  const std::vector<Consequence>& consequences() const { return rules_.consequences; }
  const std::vector<AwaitedStep>& awaited() const { return rules_.awaited; }
  const std::vector<AppPlace>& places() const { return rules_.places; }
  const std::vector<Look>& looks() const { return rules_.looks; }
  const std::vector<Term>& sentences() const { return rules_.sentences; }
  const SourceMark& source_mark() const { return rules_.source_mark; }
  const Check* check(std::string_view name) const;
  const Effect* effect(std::string_view name) const;
  /// The vocabulary of roles, V-ROLE; null where there is none.
  const Vocabulary* roles() const { return roles_; }
  const Kind* kind(std::string_view name) const;
  const Kind* kind(int no) const;
  const Vocabulary* vocabulary(std::string_view name) const;
  /// Kinds whose records are parts of this kind's (Kind::within_parent).
  std::vector<const Kind*> parts_of(const Kind& whole) const;
  /// The kind that serves the purpose; null where a declaration (of a test) has none.
  const Kind* serving(Purpose purpose) const { return serving_[static_cast<std::size_t>(purpose)]; }

 private:
  void know_kinds();

  int schema_;
  std::vector<Kind> kinds_;
  std::vector<Vocabulary> vocabularies_;
  Area rules_;  ///< of all areas, without kinds and vocabularies
  const Vocabulary* roles_ = nullptr;
  std::array<const Kind*, purposes> serving_{};
};

/// How the kind's records are shown. Where nothing is declared, the usual way.
const Look& look_of(const Kind& kind);

}  // namespace dialogue
