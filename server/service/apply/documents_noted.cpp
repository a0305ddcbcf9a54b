// SPDX-License-Identifier: Apache-2.0
#include "server/service/apply/documents_noted.h"

#include <charconv>
#include <string>

#include "server/service/apply/apply.h"
#include "shared/model/cell.h"
#include "shared/model/declaration.h"
#include "shared/model/record.h"

namespace dialogue {
namespace {

void note(UnitOfWork& work, Held& held, std::string_view says) {
  if (held.record.kind->field("stored") && held.record.get("stored") != says) Applier(work).server_edit(held, {{"stored", Raw(says)}});
}

}  // namespace

void note_documents(UnitOfWork& work, const std::vector<std::pair<Uuid, bool>>& found) {
  const Kind* kind = work.catalogue().domain().serving(Purpose::document);
  bool any = false;
  for (const auto& [id, stored] : found) {
    Held* held = kind ? work.find(*kind, id) : nullptr;
    if (!held) continue;
    any = true;
    if (held->record.deleted()) continue;
    // Bytes that were never here are not asked for: the author sends them unasked.
    if (stored || held->record.get("stored") == bytes_stored) note(work, *held, stored ? bytes_stored : bytes_lost);
  }
  if (!any && !found.empty()) throw Failure(Error{"not_available", "", {}, ""});
}

void ask_for_bytes(UnitOfWork& work, Rid rid) {
  Held* held = rid != 0 ? work.get(rid) : nullptr;
  if (held && held->record.kind == work.catalogue().domain().serving(Purpose::document) && held->record.get("stored").empty())
    note(work, *held, bytes_lost);
}

std::vector<DocumentRecord> documents_in(StoreView& view, const Catalogue& catalogue) {
  std::vector<DocumentRecord> out;
  const Kind* kind = catalogue.domain().serving(Purpose::document);
  if (!kind) return out;
  StoredRecord record;
  for (const Rid rid : view.all(*kind)) {
    if (!view.load(rid, record)) continue;
    DocumentRecord document;
    document.name.material = record.id;
    document.name.sha256 = inside_quotes(record.get("sha256"));
    const auto size = record.get("size");
    std::from_chars(size.data(), size.data() + size.size(), document.name.size);
    document.stored = record.get("stored") == bytes_stored;
    document.lost = record.get("stored") == bytes_lost;
    document.deleted = record.deleted();
    out.push_back(std::move(document));
  }
  return out;
}

}  // namespace dialogue
