// SPDX-License-Identifier: Apache-2.0
#include "sync/outbox.h"

#include <algorithm>
#include <array>

#include "shared/base/days.h"
#include "shared/base/planted.h"
#include "shared/model/area.h"
#include "shared/model/check.h"
#include "shared/model/declaration.h"
#include "shared/model/labels.h"
#include "shared/model/record.h"
#include "shared/model/references.h"
#include "shared/model/rights.h"
#include "shared/model/values.h"
#include "shared/wire/json.h"
#include "sync/checksum.h"
#include "sync/lease.h"
#include "sync/meta.h"
#include "sync/natural_id.h"
#include "sync/places.h"
#include "sync/saw.h"

namespace dialogue {

namespace {

[[noreturn]] void refuse(std::string code, std::string field = {}, std::vector<std::string> args = {}) {
  throw Failure(Error{std::move(code), std::move(field), std::move(args), {}});
}

bool has(const NewCells& cells, std::string_view path) {
  return std::any_of(cells.begin(), cells.end(), [&](const auto& cell) { return cell.first == path; });
}

// What lies directly under this change's value of the cell: an older waiting change, or the server.
Raw beneath(const WorkingCopy& record, std::int64_t change, std::string_view path) {
  Raw value = record.base(path);
  for (const auto& other : record.waiting()) {
    if (other.id == change) break;
    for (const auto& cell : other.change.cells)
      if (cell.path == path) value = cell.value;
  }
  return value;
}

const FacetHead& facet_of(const WorkingCopy& record, std::string_view path) {
  return record.head().facets.at(static_cast<std::size_t>(place_of(*record.head().kind, path).facet));
}

bool shown_all(const WorkingCopy& record, const Shown& shown) {
  const auto& facets = record.head().facets;
  for (std::size_t i = 0; i < facets.size(); ++i)
    if (facets[i].seq > (i < shown.seq.size() ? shown.seq[i] : 0)) return false;
  return true;
}

}  // namespace

/// Whether the page was opened before the server was put back. Then its numbers say nothing beside those of now.
bool Outbox::of_another_life(const WorkingCopy& record, const Shown* shown) const {
  return shown && !shown->epoch.empty() && shown->epoch != life_of(ports_.store, record.head());
}

StoredChange Outbox::fresh(const WorkingCopy& record, const Shown* shown) const {
  StoredChange out;
  out.made_ms = ports_.clock.unix_ms();
  auto& change = out.change;
  change.author = get_uuid(ports_.store, meta::person);
  change.schema = ports_.domain.schema();
  change.epoch = of_another_life(record, shown) ? shown->epoch : life_of(ports_.store, record.head());
  change.kind = record.head().kind->name;
  change.record = record.head().id;
  change.device_time_ms = out.made_ms;
  change.group = group_;
  return out;
}

// The device itself says these, so that what an act binds is the same here and on the server.
void Outbox::add_base_cells(const Kind& kind, NewCells& cells) const {
  const auto add = [&](const char* field, const std::string& value) {
    if (kind.field(field) && !has(cells, field)) cells.emplace_back(field, '"' + value + '"');
  };
  const Uuid organisation = get_uuid(ports_.store, meta::organisation);
  if (!organisation.is_nil()) add("owner_org", organisation.text());
  add("created_at", instant_text(ports_.clock.unix_ms() + clock_offset(ports_.store)));
}

// Brings a deleted record back that is made again under the same id: it comes back as it was, with what is said now. False when it is not
// deleted.
bool Outbox::bring_back(const Uuid& id, const NewCells& given) {
  WorkingCopy* record = records_.find(id);
  if (!record || record->shown(deleted_cell).empty()) return false;
  NewCells cells{{Path(deleted_cell), Raw()}};
  for (const auto& cell : given) {
    if (record->shown(cell.first) == cell.second || is_label(cell.first)) continue;
    const CellInfo info = describe_cell(*record->head().kind, cell.first);
    // A field that cannot be changed any more is not made anew by deleting the record. Whoever wants it otherwise is told of the record
    // that there is.
    if (info.field && info.field->cls == FieldClass::fixed) refuse("was_deleted", cell.first, {id.text()});
    cells.push_back(cell);
  }
  edit(id, cells, nullptr);
  return true;
}

// A record that is not here may well be on the server.
void Outbox::check_named(const Kind& kind, std::string_view path, const Raw& value) const {
  const auto named = named_record(kind, path, value);
  if (const WorkingCopy* record = named ? records_.find(named->id) : nullptr; record && record->head().kind->name != named->kind)
    refuse("wrong_kind", std::string(path));
}

Uuid Outbox::create(const Kind& kind, const NewCells& given, std::optional<Uuid> wanted) {
  NewCells cells;
  for (const auto& cell : given) {
    if (has(cells, cell.first)) refuse("unknown_field", cell.first);
    check_value(kind, cell.first, cell.second, true).take();
    check_named(kind, cell.first, cell.second);
    if (!cell.second.empty()) cells.push_back(cell);
  }
  add_base_cells(kind, cells);
  const Cells born(cells.begin(), cells.end());
  const RecordView newborn{&kind, {}, &born, nullptr};
  incomplete(missing_at_birth(newborn)).take();
  const auto limit = ref_value(newborn.get("scope_id"));
  const WorkingCopy* limited_to = limit ? records_.find(*limit) : nullptr;
  check_limit(newborn, limited_to ? limited_to->head().kind : nullptr).take();
  Uuid id = natural_id(kind, cells);
  if (id.is_nil() && wanted) id = *wanted;
  if (id.is_nil()) {
    std::array<std::uint8_t, 10> bytes;
    ports_.random.fill(bytes);
    id = Uuid::v7(ports_.clock.unix_ms(), bytes);
  } else if (ports_.store.head(id)) {
    if (bring_back(id, given)) return id;
    refuse("exists", {}, {id.text()});
  }
  WorkingCopy& record = records_.open(kind, id);
  if (record.stored() || !record.waiting().empty()) refuse("exists", {}, {id.text()});
  record.make_own();
  StoredChange change = fresh(record);
  change.change.create = true;
  for (auto& [path, value] : cells) change.change.cells.push_back({path, value, 0});
  say_source(record, change.change);
  keep(change);
  record.add_waiting(change);
  if (!kind.states.empty()) record.assume(std::string(state_cell), '"' + kind.states.front().name + '"');
  if (const Uuid person = get_uuid(ports_.store, meta::person); !person.is_nil() && kind.field("created_by"))
    record.assume("created_by", '"' + person.text() + '"');
  return id;
}

// Checks the cells and leaves out those that change nothing.
NewCells Outbox::real_edits(const WorkingCopy& record, const NewCells& cells, bool creating) const {
  NewCells out;
  for (const auto& cell : cells) {
    const Kind& kind = *record.head().kind;
    check_value(kind, cell.first, cell.second, creating).take();
    if (record.shown(cell.first) == cell.second) continue;
    if (creating && empties_needed(kind, cell.first, cell.second)) refuse("needed", cell.first);
    check_named(kind, cell.first, cell.second);
    if (is_locked(record, cell.first)) refuse("locked", cell.first);
    // Nobody can have seen what is not shown. So an edit of it would replace words unread.
    if (record.head().lock == Lock::some && !Lease(ports_).is_open(facet_of(record, cell.first))) refuse("scope_locked", cell.first);
    std::erase_if(out, [&](const auto& earlier) { return earlier.first == cell.first; });
    out.push_back(cell);
  }
  return out;
}

StoredChange* Outbox::fold_target(const WorkingCopy& record, bool deletes, const Epoch& epoch, StoredChange& copy) {
  if (record.waiting().empty() || deletes || group_) return nullptr;
  copy = record.waiting().back();
  const bool takes = !copy.sealed() && !copy.change.is_act() && !copy.change.group && !copy.change.cell(deleted_cell) &&
                     copy.id > ports_.store.newest_barrier() && copy.change.epoch == epoch &&
                     copy.change.author == get_uuid(ports_.store, meta::person);
  return takes ? &copy : nullptr;
}

// Whether the record is deleted, and its editor has seen that or deleted it here.
bool Outbox::is_gone(const WorkingCopy& record, const Shown* shown) const {
  if (record.shown(deleted_cell).empty()) return false;
  const bool here = std::any_of(record.waiting().begin(), record.waiting().end(),
                                [](const StoredChange& change) { return change.change.cell(deleted_cell) != nullptr; });
  return here || !shown || (!of_another_life(record, shown) && shown_all(record, *shown));
}

void Outbox::edit(const Uuid& id, const NewCells& given, const Shown* shown) {
  WorkingCopy* record = records_.find(id);
  if (!record) refuse("not_found");
  if (record->head().lock == Lock::whole) refuse("scope_locked");
  const bool unborn = record->head().own;
  const bool refused = unborn && record->waiting().empty();
  StoredChange target;
  StoredChange begun = fresh(*record, shown);
  StoredChange* fold_into = fold_target(*record, has(given, deleted_cell), begun.change.epoch, target);
  const NewCells cells = real_edits(*record, given, refused || (fold_into && target.change.create));
  // A record that the server never had is deleted on this device alone.
  if (refused && cells.size() == 1 && cells.front().first == deleted_cell) return record->assume(cells.front().first, cells.front().second);
  if (refused) return create_again(*record, cells);
  if (cells.empty()) return;
  if (!has(cells, deleted_cell) && is_gone(*record, shown)) refuse("was_deleted", {}, {id.text()});
  fold(*record, fold_into ? std::move(target) : std::move(begun), cells, shown);
}

// Says of a translation's text which source it is of, as the source stands here. Nobody else can know that later.
void Outbox::say_source(const WorkingCopy& record, Change& change) {
  change.args.clear();
  if (record.head().kind->purpose != Purpose::translation || !change.cell("text")) return;
  const auto value = [&](const char* path) {
    const CellEdit* cell = change.cell(path);
    return cell ? cell->value : record.shown(path);
  };
  const auto parent = ref_value(value("parent"));
  const auto field = json::unquote(value("field"));
  const WorkingCopy* source = parent && field ? records_.find(*parent) : nullptr;
  if (!source || source->shown(*field).empty()) return;
  const SourceMark& mark = ports_.domain.source_mark();
  if (mark.of) change.args.emplace_back(mark.argument, json::quote(mark.of(json::unquote(source->shown(*field)).value_or(""))));
}

Saw Outbox::newest_child(const WorkingCopy& record) const {
  Saw newest = 0;
  for (const auto& kind : ports_.domain.kinds()) {
    if (kind.parent_field.empty() || kind.purpose == Purpose::proposal) continue;
    for (const Uuid& id : ports_.store.referring(kind, kind.parent_field, record.head().id))
      // A record that the restored server does not have, or has not shown yet, has numbers of another life.
      if (const auto head = ports_.store.head(id); head && head->ghost == Ghost::no)
        for (const auto& facet : head->facets) newest = std::max(newest, static_cast<Saw>(facet.seq));
  }
  return newest;
}

void Outbox::fold(WorkingCopy& record, StoredChange target, const NewCells& cells, const Shown* shown) {
  const std::string incarnation = ports_.store.meta(meta::incarnation);
  std::uint64_t oldest = INT64_MAX - 1;
  for (const auto& cell : cells) oldest = std::min(oldest, shown_seq(record, cell.first, shown));
  // With an applied change came its record's row, so no applied change is newer than the record.
  std::uint64_t newest = 0;
  for (const auto& facet : record.head().facets) newest = std::max(newest, facet.seq);
  const auto settled = ports_.store.settled_of(record.head().id, oldest + 1, newest);
  const auto without_effect = [this](const StoredChange& own, std::string_view path) {
    if (own.verdict == Verdict::rejected) return true;
    const auto receipt = own.verdict == Verdict::proposed ? ports_.store.receipt(own.receipt) : std::nullopt;
    return receipt && std::find(receipt->proposed.begin(), receipt->proposed.end(), path) != receipt->proposed.end();
  };
  Change& change = target.change;
  for (const auto& [path, value] : cells) {
    const Raw under = beneath(record, target.id == 0 ? INT64_MAX : target.id, path);
    if (CellEdit* cell = change.cell(path)) {
      // The value is back to what lies under it, so no edit is left.
      if (value == under)
        std::erase_if(change.cells, [&, &p = path](const auto& c) { return c.path == p; });
      else
        cell->value = value;
    } else if (value != under || target.id == 0) {
      Saw saw = change.create ? 0 : saw_of(record, path, shown, settled, incarnation, without_effect);
      if (planted(Plant::saw_is_now)) saw = 1'000'000;
      // Whoever deletes a record has seen what hangs on it here, unless the record itself has changed beyond what was shown, or may have.
      const bool up_to_date = !shown || (!of_another_life(record, shown) && shown_all(record, *shown));
      if (path == deleted_cell && saw >= 0 && up_to_date && !get_flag(ports_.store, meta::behind))
        saw = std::max(saw, newest_child(record));
      change.cells.push_back({path, value, saw});
    }
  }
  if (change.cells.empty() && !change.create) {
    if (target.id != 0) drop(record, target);
    return;
  }
  const bool stored = target.id != 0;
  record.note_under(target);
  if (has(cells, "text")) say_source(record, target.change);
  keep(target);
  if (stored)
    record.replace_waiting(target);
  else
    record.add_waiting(target);
}

// The record's creation was refused, so the next edit offers the whole record again. While it lacks something that no record is made
// without, its author's words stand here alone, beside the refusal.
void Outbox::create_again(WorkingCopy& record, const NewCells& cells) {
  const Kind& kind = *record.head().kind;
  Cells whole = record.view();
  for (const auto& [path, value] : cells) whole[path] = value;
  // Whoever goes on with the record wants it back.
  whole.erase(Path(deleted_cell));
  record.assume(Path(deleted_cell), {});
  if (!missing_at_birth({&kind, record.head().id, &whole, nullptr}).empty()) {
    for (const auto& [path, value] : cells) record.assume(path, value);
    return;
  }
  for (auto& old : ports_.store.settled_of(record.head().id, 0, 0)) {
    if (!old.open) continue;
    old.open = false;
    ports_.store.save(old);
  }
  StoredChange change = fresh(record);
  change.change.create = true;
  for (const auto& [path, value] : record.view())
    if (!has(cells, path) && check_value(kind, path, value, true).ok()) change.change.cells.push_back({path, value, 0});
  for (const auto& [path, value] : cells)
    if (!value.empty()) change.change.cells.push_back({path, value, 0});
  for (const auto& [path, value] : cells)
    if (value.empty()) record.assume(path, {});
  say_source(record, change.change);
  keep(change);
  record.add_waiting(change);
}

void Outbox::act(const Uuid& id, const std::string& name, const NewCells& args, const Shown* shown) {
  WorkingCopy* record = records_.find(id);
  if (!record) refuse("not_found");
  if (record->head().lock == Lock::whole) refuse("scope_locked");
  if (is_gone(*record, shown)) refuse("was_deleted", name, {id.text()});
  const Kind& kind = *record->head().kind;
  const Act* act = kind.act(name);
  if (!act) refuse("unknown_act", name);
  for (const auto& waiting : record->waiting())
    if (waiting.change.is_act()) refuse("locked", name);
  const RecordView view{&kind, id, &record->view(), nullptr};
  const std::string state(state_of(view));
  if (!act->from.empty() && std::find(act->from.begin(), act->from.end(), state) == act->from.end()) refuse("wrong_state", name, {state});
  Arguments arguments;
  for (const auto& [key, value] : args)
    if (!value.empty()) arguments[key] = value;
  Arguments declared = arguments;
  if (kind.purpose == Purpose::proposal) declared.erase("shown");
  check_args(kind, *act, declared).take();
  const auto bound = bound_cells(view, *act);
  // The digest is of the text here. A page that shows an older text must show this one first.
  if (!act->binds.empty() && of_another_life(*record, shown)) refuse("text_changed", name);
  if (shown && !act->binds.empty())
    for (std::size_t i = 0; i < record->head().facets.size() && i < shown->seq.size(); ++i)
      if (shown->seq[i] < record->head().facets[i].seq) refuse("text_changed", name);
  StoredChange change = fresh(*record);
  // The sequence that a settlement gives for the value shown is of the life that its record shows.
  const auto about = kind.purpose == Purpose::proposal ? ref_value(view.get("record")) : std::nullopt;
  if (const WorkingCopy* target = about ? records_.find(*about) : nullptr) {
    change.change.epoch = life_of(ports_.store, target->head());
    if (const auto words = arguments.find("value"); words != arguments.end()) {
      const std::string cell = json::unquote(view.get("cell")).value_or("");
      check_value(*target->head().kind, cell, words->second, false).take();
      check_named(*target->head().kind, cell, words->second);
    }
  }
  change.change.act = name;
  change.change.args.assign(arguments.begin(), arguments.end());
  change.change.from_state = state;
  change.change.digest = digest_of(id, record->view(), bound);
  keep(change);
  record->add_waiting(change);
}

void Outbox::drop(WorkingCopy& record, const StoredChange& change) {
  for (auto later : ports_.store.waiting_of(change.change.record)) {
    bool renamed = false;
    for (auto& cell : later.change.cells)
      if (const CellEdit* own = local_id(cell.saw) == change.id ? change.change.cell(cell.path) : nullptr) {
        cell.saw = own->saw;
        renamed = true;
      }
    if (!renamed) continue;
    ports_.store.save(later);
    record.replace_waiting(later);
  }
  ports_.store.drop_change(change.id);
  members_.erase(change.id);
  StoredChange emptied = change;
  emptied.change.cells.clear();
  record.replace_waiting(emptied);
  record.remove_waiting(change.id);
}

void Outbox::dismiss(std::int64_t id) {
  auto found = ports_.store.change(id);
  if (!found) refuse("not_found");
  if (!found->open) return;
  found->open = false;
  ports_.store.save(*found);
  records_.reconsider(found->change.record);
  records_.drop_unborn(found->change.record);
}

}  // namespace dialogue
