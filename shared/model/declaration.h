// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "shared/model/kind.h"
#include "shared/model/vocabulary.h"

namespace dialogue {

struct AppPlace;
struct Area;
struct AwaitedStep;
struct Check;
struct Consequence;
struct DueDate;
struct EditEffect;
struct Effect;
struct Look;
struct SourceMark;
struct Warning;

/// What every record has beside `state`: owner_org, owner_country, created_by, created_at, ref_no, lang_original, source, source_url.
std::vector<Field> base_fields();

/// The whole declaration, as its areas give it (shared/model/area.h). Immutable after construction; any thread. The platform's own is
/// `platform()`. Tests and benches make others. The constructor gives every kind those base fields that it does not declare itself.
class Domain {
 public:
  Domain(int schema, std::vector<Area> areas);
  /// Kinds with no rules of their own.
  Domain(int schema, std::vector<Kind> kinds, std::vector<Vocabulary> vocabularies);
  /// The same domain with other kinds.
  Domain(int schema, std::vector<Kind> kinds, const Domain& other);
  ~Domain();
  Domain(const Domain&) = delete;
  Domain& operator=(const Domain&) = delete;
  int schema() const { return schema_; }
  const std::vector<Kind>& kinds() const { return kinds_; }
  const std::vector<Vocabulary>& vocabularies() const { return vocabularies_; }
  const std::vector<Check>& checks() const;
  const std::vector<Effect>& effects() const;
  const std::vector<Warning>& warnings() const;
  const std::vector<EditEffect>& edit_effects() const;
  const std::vector<DueDate>& due_dates() const;
  const std::vector<Consequence>& consequences() const;
  const std::vector<AwaitedStep>& awaited() const;
  const std::vector<AppPlace>& places() const;
  const std::vector<Look>& looks() const;
  const std::vector<Term>& sentences() const;
  const SourceMark& source_mark() const;
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
  std::unique_ptr<Area> rules_;  ///< of all areas, without kinds and vocabularies; never null
  const Vocabulary* roles_ = nullptr;
  std::array<const Kind*, purposes> serving_{};
};

/// How the kind's records are shown. Where nothing is declared, the usual way.
const Look& look_of(const Kind& kind);

}  // namespace dialogue
