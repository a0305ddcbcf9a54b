// SPDX-License-Identifier: Apache-2.0
#include "server/service/apply/apply.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

#include "server/service/apply/consequences.h"
#include "server/service/apply/moderation.h"
#include "server/service/apply/proposals.h"
#include "shared/base/bytes.h"
#include "shared/base/days.h"
#include "shared/domain/common/terms.h"
#include "shared/domain/system/staleness.h"
#include "shared/model/declaration.h"
#include "shared/model/effect.h"
#include "shared/model/quoted.h"
#include "shared/model/record.h"
#include "shared/wire/json.h"
#include "sync/codec.h"

namespace dialogue {
namespace {

std::string as_object(const std::vector<Assigned>& cells) {
  if (cells.empty()) return {};
  json::Writer out;
  out.begin_object();
  for (const Assigned& cell : cells) {
    out.key(cell.path);
    if (cell.value.empty())
      out.null();
    else
      out.raw(cell.value);
  }
  out.end_object();
  return out.take();
}

/// What the change says of its source, if the words that are about it stand as they were written.
std::string_view said_source_of(const Change& change, const Decision& decision) {
  const CellEdit* text = change.is_act() ? nullptr : change.cell("text");
  const auto stands = [&](const Assigned& cell) { return cell.path == text->path && cell.value == text->value; };
  if (!text || std::none_of(decision.apply.begin(), decision.apply.end(), stands)) return {};
  const auto said = inside_quotes(argument(change, said_source));
  return said.size() == 64 && said.find_first_not_of("0123456789abcdef") == std::string_view::npos ? said : std::string_view{};
}

}  // namespace

Outcome Applier::carry_out(const Arriving& arriving, Decision& decision) {
  const Kind* kind = work_.catalogue().domain().kind(arriving.change.kind);
  if (decision.create) number(*kind, decision);
  Held* held = !kind ? nullptr : decision.create ? &work_.make(*kind, arriving.change.record) : work_.find(*kind, arriving.change.record);
  const Act* act = held && arriving.change.is_act() ? kind->act(arriving.change.act) : nullptr;
  if (act && !act->numbers.empty() && decision.whole()) number_in_series(*held, *act, decision);

  LogRow row;
  row.source = arriving.source;
  row.counter = arriving.counter;
  row.rid = held ? held->record.rid : 0;
  row.verdict = decision.verdict;
  row.error = decision.error;
  for (const KeptCell& cell : decision.kept)
    if (std::find(row.kept.begin(), row.kept.end(), cell.path) == row.kept.end()) row.kept.push_back(cell.path);
  if (!decision.kept.empty()) row.proposal = work_.new_id();
  row.content = arriving.bytes;
  row.result = as_object(decision.otherwise);
  const std::uint64_t seq = work_.append(row);
  if (decision.verdict == Verdict::parked) work_.store().park(seq, arriving.device);
  if (decision.verdict == Verdict::parked && decision.error.code == "precondition") work_.store().set_meta("preconditions", "1");
  if (decision.moderate) Moderation(work_, *this).open(arriving, seq, decision.error);
  if (!held || decision.verdict == Verdict::rejected || decision.verdict == Verdict::parked) return outcome_of(row);

  assign(*held, decision.apply, seq);
  follow(*held, decision.apply);
  Proposals proposals(work_, *this);
  proposals.withdraw(decision.replaced);
  proposals.agree(arriving, *held, decision.agreed);
  if (!decision.kept.empty()) {
    Held* target = decision.kept_on != 0 ? work_.get(decision.kept_on) : held;
    proposals.keep(arriving, *target, decision.kept, row.proposal);
  }
  if (decision.elsewhere != 0) settle_elsewhere(arriving, decision);
  Consequences(work_, *this).follow(*held, decision.apply, said_source_of(arriving.change, decision));
  return outcome_of(row);
}

/// Human numbers: "REQ-2027-0042", counted by kind and year of arrival.
void Applier::number(const Kind& kind, Decision& decision) {
  if (kind.ref_prefix.empty()) return;
  const std::string series = kind.ref_prefix + "-" + instant_text(work_.now_ms()).substr(0, 4);
  const std::string key = "number:" + series;
  const std::string last = work_.view().meta(key);
  const std::uint64_t next = last.empty() ? 1 : stored_number(last) + 1;
  work_.store().set_meta(key, std::to_string(next));
  char digits[24];
  std::snprintf(digits, sizeof digits, "%04llu", static_cast<unsigned long long>(next));
  const Raw value = quoted(series + "-" + digits);
  decision.apply.push_back({"ref_no", value});
  decision.otherwise.push_back({"ref_no", value});
}

/// Records of a series are numbered in the order of that act. A record for which it is done again keeps its number.
void Applier::number_in_series(const Held& held, const Act& act, Decision& decision) {
  const auto equals = act.numbers_of.find('=');
  const std::string field = act.numbers_of.substr(0, equals);
  const Raw term = quoted(act.numbers_of.substr(equals + 1));
  if (held.record.get(field) != term || !held.record.get(act.numbers).empty()) return;
  int last = 0;
  for (const Rid rid : work_.referring(*held.record.kind, field, term)) {
    const std::string_view no = work_.get(rid)->record.get(act.numbers);
    int n = 0;
    std::from_chars(no.data(), no.data() + no.size(), n);
    last = std::max(last, n);
  }
  const Assigned number{act.numbers, std::to_string(last + 1)};
  decision.apply.push_back(number);
  decision.otherwise.push_back(number);
}

void Applier::assign(Held& held, const std::vector<Assigned>& cells, std::uint64_t seq) {
  if (!held.record.versions.proposals) return work_.assign(held, cells, seq);
  std::vector<Assigned> before;
  for (const Assigned& cell : cells)
    if (held.record.get(cell.path) != cell.value) before.push_back({cell.path, Raw(held.record.get(cell.path))});
  work_.assign(held, cells, seq);
  Proposals(work_, *this).follow(held, before);
}

/// Writes what follows from an edit by the declaration.
void Applier::follow(Held& held, const std::vector<Assigned>& cells) {
  std::vector<Path> changed;
  changed.reserve(cells.size());
  for (const Assigned& cell : cells) changed.push_back(cell.path);
  Views views;
  if (!held.fresh) {
    work_.views(held.record, views);
    std::vector<Assigned> effects;
    for (CellChange& change : effects_of_edit(views.record(), changed))
      effects.push_back({std::move(change.path), std::move(change.value)});
    if (!effects.empty()) server_edit(held, effects);
  }
  if (held.record.kind == work_.catalogue().domain().serving(Purpose::device)) lock_device(held);
}

/// Suspending a device's record closes the door to the device itself, and the other way round.
void Applier::lock_device(const Held& held) {
  auto stored = work_.view().device(held.record.id);
  if (!stored) return;
  const auto state = inside_quotes(held.record.get(state_cell));
  const bool revoked = terms::one_of(state, terms::state("suspended"), terms::state("wiped"));
  if (stored->revoked == revoked) return;
  stored->revoked = revoked;
  work_.store().put_device(*stored);
}

void Applier::settle_elsewhere(const Arriving& arriving, const Decision& decision) {
  Held* target = work_.get(decision.elsewhere);
  if (!target || decision.there.empty()) return;
  server_edit(*target, decision.there, arriving.source);
}

std::uint64_t Applier::server_edit(Held& held, const std::vector<Assigned>& cells, std::int64_t source) {
  Change change;
  change.kind = held.record.kind->name;
  change.record = held.record.id;
  change.create = held.record.versions.created == 0;
  change.schema = work_.catalogue().domain().schema();
  change.device_time_ms = work_.now_ms();
  for (const Assigned& cell : cells) change.cells.push_back({cell.path, cell.value, 0});
  LogRow row;
  row.source = source != 0 ? source : server_source();
  row.rid = held.record.rid;
  row.content = encode_change(change);
  const std::uint64_t seq = work_.append(row);
  assign(held, cells, seq);
  if (!change.create && source != 0) follow(held, cells);
  Consequences(work_, *this).follow(held, cells);
  return seq;
}

Held& Applier::server_create(const Kind& kind, const Uuid& id, std::vector<Assigned> cells) {
  Held& held = work_.make(kind, id);
  if (!kind.states.empty()) {
    const bool given = std::any_of(cells.begin(), cells.end(), [](const Assigned& c) { return c.path == state_cell; });
    if (!given) cells.push_back({Path(state_cell), quoted(kind.states.front().name)});
  }
  cells.push_back({"created_at", quoted(instant_text(work_.now_ms()))});
  server_edit(held, cells);
  return held;
}

std::uint64_t Applier::note(const std::string& what, const std::vector<std::pair<std::string, Raw>>& args) {
  Change change;
  change.kind = "";
  change.act = what;
  change.args = args;
  change.device_time_ms = work_.now_ms();
  LogRow row;
  row.source = server_source();
  row.content = encode_change(change);
  return work_.append(row);
}

std::int64_t Applier::server_source() { return work_.source(Uuid{}, "", Uuid{}).no; }

}  // namespace dialogue
