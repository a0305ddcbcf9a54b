// SPDX-License-Identifier: Apache-2.0
#include "server/service/exchange/file_access.h"

#include "server/service/apply/documents_noted.h"
#include "server/service/decide/access.h"
#include "server/service/engine/engine.h"
#include "server/service/exchange/seen_since.h"
#include "shared/model/declaration.h"
#include "shared/model/record.h"

namespace dialogue {

Result<FileInfo> file_of(Engine& engine, const Uuid& device, const Uuid& material, bool write) {
  try {
    const auto view = engine.snapshot();
    const auto actor = actor_of(engine, *view, device);
    if (!actor) return Error{"revoked", "", {}, ""};
    const Kind* kind = engine.catalogue.domain().serving(Purpose::document);
    StoredRecord record;
    if (!kind || !view->load(view->find(*kind, material), record) || record.deleted()) return Error{"not_available", "", {}, ""};
    if (!any_seen(seen_since(*view, record, scope_ids(*view, *actor)))) return Error{"not_available", "", {}, ""};
    const bool author = ref_value(record.get("created_by")) == actor->person;
    if (write && !author && record.get("stored") != bytes_lost) return Error{"not_allowed", "", {}, ""};
    FileInfo out;
    if (!author) out.by = device;
    out.stored = record.get("stored") == bytes_stored;
    out.material = material;
    out.device = device;
    const RecordView cells{kind, material, &record.cells, nullptr};
    for (const char c : record.get("size")) {
      if (c < '0' || c > '9' || out.size > UINT64_MAX / 16) return Error{"not_available", "", {}, ""};
      out.size = out.size * 10 + static_cast<std::uint64_t>(c - '0');
    }
    out.sha256 = cells.text("sha256");
    out.media_type = cells.text("media_type");
    out.name = cells.text("name");
    return out;
  } catch (const Failure& failure) {
    return failure.error();
  }
}

}  // namespace dialogue
