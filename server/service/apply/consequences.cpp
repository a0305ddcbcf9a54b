// SPDX-License-Identifier: Apache-2.0
#include "server/service/apply/consequences.h"

#include <algorithm>
#include <utility>

#include "server/service/apply/translations.h"
#include "shared/base/days.h"
#include "shared/domain/common/terms.h"
#include "shared/model/consequence.h"
#include "shared/model/declaration.h"
#include "shared/model/quoted.h"
#include "shared/model/record.h"

namespace dialogue {
namespace {

class ConsequenceReader final : public RecordReader {
 public:
  explicit ConsequenceReader(WorkReader& work) : work_(work) {}
  void referring(const Kind& kind, std::string_view field, std::string_view value,
                 const std::function<void(const ReadRecord&)>& visit) override {
    for (const Rid rid : work_.referring(kind, field, value)) {
      const Held* held = work_.get(rid);
      if (!held || held->record.deleted()) continue;
      const StoredRecord& record = held->record;
      visit({{record.kind, record.id, &record.cells, nullptr}, [&record](std::string_view path) { return record.seq_of(path); }});
    }
  }

 private:
  WorkReader& work_;
};

}  // namespace

void Consequences::follow(Held& held, const std::vector<Assigned>& cells, std::string_view said_source) {
  Translations translations(work_, rows_);
  const Purpose purpose = held.record.kind->purpose;
  if (purpose == Purpose::translation) translations.written(held, cells, said_source);
  // A new record has no translations yet.
  if (!held.fresh) translations.source_changed(held, cells);
  std::vector<Path> changed;
  changed.reserve(cells.size());
  for (const Assigned& cell : cells) changed.push_back(cell.path);
  const bool moved_on = std::find(changed.begin(), changed.end(), state_cell) != changed.end();
  if ((purpose == Purpose::grant || purpose == Purpose::registration) && moved_on) show_to_guests(held.record);
  declared(held, changed);
}

/// Writes what follows elsewhere by the declaration.
void Consequences::declared(Held& held, const std::vector<Path>& changed) {
  const Kind& kind = *held.record.kind;
  for (const Consequence& consequence : work_.catalogue().domain().consequences()) {
    if (consequence.kind != kind.name) continue;
    Views views;
    work_.views(held.record, views);
    ConsequenceReader reader(work_);
    const std::string today = date_text(work_.now_ms());
    for (const Elsewhere& elsewhere : consequence.of({views.record(), changed, today}, reader)) {
      std::vector<Assigned> values;
      for (const CellChange& change : elsewhere.cells) values.push_back({change.path, change.value});
      if (!elsewhere.record)
        rows_.server_create(*elsewhere.kind, work_.new_id(), std::move(values));
      else if (Held* other = work_.find(*elsewhere.kind, *elsewhere.record))
        rows_.server_edit(*other, values);
    }
  }
}

std::vector<Uuid> Consequences::guests_of(const StoredRecord& record) {
  std::vector<Uuid> out;
  const auto add = [&](std::string_view field) {
    if (const auto id = ref_value(record.get(field)); id && work_.open_to_guests(*id)) out.push_back(*id);
  };
  if (record.kind->purpose == Purpose::grant && terms::state("active").in(record.get(state_cell)) &&
      !terms::scope("all").in(record.get("scope")))
    add("scope_id"), add("org");
  if (record.kind->purpose == Purpose::registration && !terms::state("cancelled").in(record.get(state_cell)) &&
      record.get("created_by") != record.get("person"))
    for (const Field& field : record.kind->fields)
      if (field.places) add(field.name);
  return out;
}

/// What was there before its first guest came is news to the guest: the record, what hangs on it, and what belongs to it.
void Consequences::show_to_guests(const StoredRecord& record) {
  const std::vector<Uuid> opened = guests_of(record);
  if (opened.empty()) return;
  const std::uint64_t seq = work_.view().head().seq;
  for (const Uuid& id : opened) {
    for (const Kind& kind : work_.catalogue().domain().kinds())
      if (Held* held = work_.find(kind, id)) work_.place_again(*held, seq);
    work_.flush();
    for (const Kind& kind : work_.catalogue().domain().kinds())
      for (const Field& field : kind.fields)
        if (field.places && field.cls == FieldClass::set) show_listed(kind, field, id, seq);
  }
}

/// The kind's records whose set has the id.
void Consequences::show_listed(const Kind& kind, const Field& set, const Uuid& id, std::uint64_t seq) {
  const Path listed = set.name + "[" + id.text() + "]";
  for (const Rid rid : work_.view().all(kind))
    if (Held* held = work_.get(rid); held && !held->record.get(listed).empty()) work_.place_again(*held, seq);
}

}  // namespace dialogue
