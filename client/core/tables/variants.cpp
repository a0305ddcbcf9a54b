// SPDX-License-Identifier: Apache-2.0
#include "client/core/tables/variants.h"

#include "client/core/tables/export_table.h"
#include "client/core/values.h"
#include "shared/domain/common/terms.h"
#include "shared/domain/system/vocabularies.h"
#include "shared/model/declaration.h"
#include "shared/wire/json_string.h"
#include "sync/natural_id.h"

namespace dialogue {
namespace {

std::vector<std::pair<Path, Raw>> key_cells(const Uuid& record, const std::string& field, const std::string& lang) {
  return {{"parent", json::quote(record.text())}, {"field", json::quote(field)}, {"lang", json::quote(lang)}};
}

}  // namespace

std::vector<Variant> variants_of(Replica& replica, const Uuid& record) {
  std::vector<Variant> out;
  for (Record& each : translations_of(replica, record)) {
    if (each.cells.contains(deleted_cell)) continue;
    const Cells& cells = each.cells;
    out.push_back({each.id, plain_cell(cells, "field"), plain_cell(cells, "lang"), plain_cell(cells, "text"), plain_cell(cells, state_cell),
                   plain_cell(cells, "method"), each.shown, std::move(each)});
  }
  return out;
}

std::string variant_text(Replica& replica, const Uuid& record, const std::string& field, const std::string& lang) {
  const Kind* kind = replica.domain().serving(Purpose::translation);
  if (!kind) return {};
  const auto found = replica.get(natural_id(*kind, key_cells(record, field, lang)));
  return !found || found->cells.contains(deleted_cell) ? std::string() : plain_cell(found->cells, "text");
}

std::string title_in(Replica& replica, const Uuid& id, const std::string& lang) {
  const auto record = replica.get(id);
  const Field* field = record ? record->kind->field(record->kind->title_field) : nullptr;
  const auto variant = field && field->translatable ? variant_text(replica, id, field->name, lang) : std::string();
  return variant.empty() ? replica.title_of(id) : variant;
}

std::vector<std::pair<Path, Raw>> variant_cells(const Uuid& record, const Cells& cells, const std::string& field, const std::string& lang) {
  auto out = key_cells(record, field, lang);
  if (const auto owner = cells.find("owner_org"); owner != cells.end()) out.emplace_back("owner_org", owner->second);
  return out;
}

Status write_variant(Replica& replica, const Uuid& record, const Cells& cells, const VariantEdit& edit, const Shown* shown) {
  const Kind& kind = *replica.domain().serving(Purpose::translation);
  const auto id = natural_id(kind, key_cells(record, edit.field, edit.lang));
  if (replica.get(id)) return replica.edit(id, {{"text", edit.text}}, shown);
  if (edit.text.empty()) return {};
  auto made = variant_cells(record, cells, edit.field, edit.lang);
  made.emplace_back("text", edit.text);
  made.emplace_back("method", TermName(system_vocabularies, "V-METHOD", "human").raw());
  const auto created = replica.create(kind.name, made);
  return created ? Status{} : Status(created.error());
}

}  // namespace dialogue
