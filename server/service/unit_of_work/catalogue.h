// SPDX-License-Identifier: Apache-2.0
// What the service works out once from the declaration.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "shared/model/kind.h"

namespace dialogue {

class Catalogue {
 public:
  explicit Catalogue(const Domain& domain);
  const Domain& domain() const { return domain_; }
  const Kind* kind(int no) const { return no > 0 && no < 128 ? shapes_[static_cast<std::size_t>(no)].kind : nullptr; }

  /// Whether a change of this cell may change who sees the record.
  bool moves_audience(const Kind& kind, std::string_view path) const;
  /// Kinds whose parent may be a record of this kind.
  const std::vector<const Kind*>& children_of(const Kind& kind) const { return shape(kind).children; }
  /// Whether its records say who somebody is: grants, memberships, registrations, organisations.
  bool about_access(const Kind& kind) const { return shape(kind).access; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  struct Shape {
    const Kind* kind = nullptr;
    std::unordered_set<std::string, Hash, std::equal_to<>> audience;
    std::vector<const Kind*> children;
    bool access = false;
  };
  const Shape& shape(const Kind& kind) const { return shapes_[static_cast<std::size_t>(kind.no)]; }

  const Domain& domain_;
  std::array<Shape, 128> shapes_;
};

}  // namespace dialogue
