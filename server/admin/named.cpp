// SPDX-License-Identifier: Apache-2.0
#include "server/admin/named.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "server/admin/printing.h"
#include "shared/base/result.h"
#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "shared/text/same_name.h"

namespace dialogue::admin {
namespace {

/// `list`: the command that shows all of the kind.
Uuid named(Administration& admin, Purpose purpose, std::initializer_list<std::string_view> fields, const std::string& said,
           const std::string& list) {
  if (const auto id = Uuid::parse(said)) return *id;
  const std::string& kind = platform().serving(purpose)->name;
  std::optional<Uuid> found;
  for (const auto& id : admin.records_of(kind).take()) {
    const auto cells = admin.cells_of(kind, id).take();
    if (cells.contains(deleted_cell)) continue;
    if (std::none_of(fields.begin(), fields.end(), [&](std::string_view field) { return same_name(text_of(cells, field), said); }))
      continue;
    if (found) throw Failure(Error{"several_named", "", {said, list}, ""});
    found = id;
  }
  if (!found || said.empty()) throw Failure(Error{"nobody_named", "", {said, list}, ""});
  return *found;
}

}  // namespace

Uuid person_named(Administration& admin, const std::string& said) {
  return named(admin, Purpose::person, {"email", "display_name", "full_name"}, said, "person list");
}

Uuid organisation_named(Administration& admin, const std::string& said) {
  return named(admin, Purpose::organisation, {"name"}, said, "org list");
}

Uuid device_named(Administration& admin, const std::string& said) {
  if (const auto id = Uuid::parse(said)) return *id;
  std::optional<Uuid> found;
  for (const auto& device : admin.devices().take()) {
    if (device.revoked || !same_name(device.name, said)) continue;
    if (found) throw Failure(Error{"several_named", "", {said, "device list"}, ""});
    found = device.id;
  }
  if (!found) throw Failure(Error{"nobody_named", "", {said, "device list"}, ""});
  return *found;
}

Uuid grant_named(const std::string& said) {
  const auto id = Uuid::parse(said);
  if (!id) throw Failure(Error{"nobody_named", "", {said, "grant list"}, ""});
  return *id;
}

}  // namespace dialogue::admin
