// SPDX-License-Identifier: Apache-2.0
#include "server/service/admin/admin.h"

#include <algorithm>
#include <utility>

#include "server/service/apply/apply.h"
#include "server/service/apply/documents_noted.h"
#include "server/service/engine/codes.h"
#include "server/service/engine/usage.h"
#include "server/service/ports/store_upkeep.h"
#include "server/service/unit_of_work/log_chain.h"
#include "shared/base/bytes.h"
#include "shared/domain/common/terms.h"
#include "shared/model/declaration.h"
#include "shared/model/record.h"
#include "shared/wire/json.h"
#include "sync/checksum.h"
#include "sync/codec.h"

namespace dialogue {

template <class T>
Result<T> TheAdministration::read(const std::function<T(StoreView&)>& query) {
  try {
    const auto view = engine_.snapshot();
    return query(*view);
  } catch (const Failure& failure) {
    return failure.error();
  }
}

std::string TheAdministration::line_key() {
  const PublicKey key = engine_.ports.keys.line_key();
  return {key.begin(), key.end()};
}

Result<std::vector<DeviceInfo>> TheAdministration::devices() {
  return read<std::vector<DeviceInfo>>([&](StoreView& view) {
    std::vector<DeviceInfo> out;
    const Kind* persons = engine_.catalogue.domain().serving(Purpose::person);
    const Kind* devices = engine_.catalogue.domain().serving(Purpose::device);
    for (const StoredDevice& device : view.devices()) {
      DeviceInfo info{device.id, device.person, device.name, "", device.revoked};
      info.enrolled_ms = device.enrolled_ms;
      const auto written = usage_of(view, Stored::changes, device.id, engine_.now_ms());
      const auto files = usage_of(view, Stored::files, device.id, engine_.now_ms());
      info.changes_today = written.today, info.changes = written.total;
      info.files_today = files.today, info.files = files.total;
      info.key = device.key;
      StoredRecord record;
      if (persons && view.load(view.find(*persons, device.person), record))
        info.person_name = json::unquote(record.get(persons->title_field)).value_or("");
      if (devices && view.load(view.find(*devices, device.id), record)) {
        info.name = json::unquote(record.get("name")).value_or(info.name);
        info.state = inside_quotes(record.get(state_cell));
        info.wipe_ordered_at = inside_quotes(record.get("wipe_ordered_at"));
      }
      out.push_back(std::move(info));
    }
    return out;
  });
}

namespace {

std::uint64_t count_pending(StoreView& view, const Kind* grants) {
  std::uint64_t out = 0;
  StoredRecord grant;
  for (const Rid rid : grants ? view.all(*grants) : std::vector<Rid>())
    if (view.load(rid, grant) && !grant.deleted() && terms::state("pending").in(grant.get(state_cell))) ++out;
  return out;
}

}  // namespace

Result<std::vector<CodeInfo>> TheAdministration::codes() {
  return read<std::vector<CodeInfo>>([&](StoreView& view) {
    std::vector<CodeInfo> out;
    const Kind* persons = engine_.catalogue.domain().serving(Purpose::person);
    for (const StoredCode& code : view.codes()) {
      if (!is_open(code, engine_.now_ms())) continue;
      CodeInfo info{code_id(code), code.person, "", code.expires_ms};
      StoredRecord person;
      if (persons && view.load(view.find(*persons, code.person), person))
        info.person_name = json::unquote(person.get(persons->title_field)).value_or("");
      out.push_back(std::move(info));
    }
    std::sort(out.begin(), out.end(),
              [](const CodeInfo& a, const CodeInfo& b) { return std::pair(a.expires_ms, a.id) < std::pair(b.expires_ms, b.id); });
    return out;
  });
}

Result<Statistics> TheAdministration::stats() {
  return read<Statistics>([&](StoreView& view) {
    Statistics out;
    out.head = view.head().seq;
    out.epoch = view.epochs().back().epoch;
    out.schema = engine_.catalogue.domain().schema();
    if (const std::string covered = view.meta("backup_seq"); !covered.empty()) out.backup_seq = stored_number(covered);
    const std::int64_t now_ms = engine_.now_ms();
    for (const StoredDevice& device : view.devices()) ++(device.revoked ? out.revoked : out.devices);
    for (const StoredCode& code : view.codes()) out.open_codes += is_open(code, now_ms) ? 1 : 0;
    out.pending_grants = count_pending(view, engine_.catalogue.domain().serving(Purpose::grant));
    if (const auto first = view.log_row(1)) out.oldest_ms = first->received_ms;
    if (const auto last = view.log_row(out.head)) out.newest_ms = last->received_ms;
    const auto noted = [&](const char* key) {
      const std::string text = view.meta(key);
      return text.empty() ? 0 : std::int64_t(stored_number(text));
    };
    out.backup_ms = noted("backup_ms");
    out.verified_ms = noted("verified_ms");
    out.bytes = engine_.ports.store.upkeep().size();
    out.scopes = view.scopes().size();
    out.parked = view.parked().size();
    for (const Kind& kind : engine_.catalogue.domain().kinds())
      if (const auto n = view.count(kind)) out.records.emplace_back(kind.name, n);
    return out;
  });
}

namespace {

const char* verdict_name(Verdict verdict) {
  switch (verdict) {
    case Verdict::applied:
      return "applied";
    case Verdict::proposed:
      return "proposed";
    case Verdict::rejected:
      return "rejected";
    case Verdict::parked:
      return "parked";
  }
  return "";
}

bool number(std::string_view value) { return !value.empty() && value.find_first_not_of("0123456789") == value.npos; }

AuditEntry entry_of(StoreView& view, const LogRow& row) {
  AuditEntry out;
  out.seq = row.seq;
  out.at_ms = row.received_ms;
  out.verdict = verdict_name(row.verdict);
  out.code = row.error.code;
  if (const auto source = view.source(row.source)) out.device = source->device, out.author = source->person;
  const auto change = decode_change(row.content);
  if (!change) {
    out.what = row.content.empty() ? "erased" : "unreadable";
    return out;
  }
  out.record = change->record;
  out.kind = change->kind;
  out.what = change->is_act() ? change->act : change->create ? "create" : "edit";
  if (change->kind.empty())
    for (const auto& [name, value] : change->args) {
      if (name == "device") out.device = ref_value(value).value_or(out.device);
      if (number(value)) out.counts += (out.counts.empty() ? "" : ", ") + name + " " + value;
    }
  return out;
}

}  // namespace

Result<std::vector<AuditEntry>> TheAdministration::audit(std::uint64_t since, std::size_t limit) {
  return read<std::vector<AuditEntry>>([&](StoreView& view) {
    std::vector<LogRow> rows;
    view.log_from(since + 1, [&](const LogRow& row) {
      rows.push_back(row);
      return limit == 0 || rows.size() < limit;
    });
    std::vector<AuditEntry> out;
    for (const LogRow& row : rows) out.push_back(entry_of(view, row));
    return out;
  });
}

namespace {

Status note_time(Engine& engine, const char* key) {
  return engine.ports.writer.run([&] { engine.ports.store.set_meta(key, std::to_string(engine.now_ms())); });
}

/// Makes everything that is stored twice anew and compares.
class Auditor {
 public:
  Auditor(StoreView& view, const Catalogue& catalogue, StoreReport& report) : view_(view), catalogue_(catalogue), report_(report) {}

  void chain() {
    LogHead at;
    std::map<std::int64_t, ChangeSource> sources;
    view_.log_from(1, [&](const LogRow& row) {
      ++report_.log_rows;
      if (!sources.contains(row.source)) {
        const auto source = view_.source(row.source);
        if (!source) return finding("log row " + std::to_string(row.seq) + " has no line"), false;
        sources[row.source] = *source;
      }
      const bool whole = row.seq == at.seq + 1 && (row.salt.empty() || digest_of(row) == row.digest) &&
                         link(at.chain, row, sources[row.source]) == row.chain;
      if (!whole) return finding("the log's chain breaks at " + std::to_string(row.seq)), false;
      at = {row.seq, row.chain};
      return true;
    });
    report_.head = view_.head().seq;
    if (report_.ok && at != view_.head()) finding("the log's head is not its last row");
  }

  void records() {
    for (const Kind& kind : catalogue_.domain().kinds())
      for (const Rid rid : view_.all(kind)) record(rid);
    for (const Scope& scope : view_.scopes())
      if (scope.sum != sums_[scope.id]) finding("the sum of scope " + scope.name + " is not that of its records");
  }

  void mark(const std::optional<HighWater>& mark) {
    if (!mark || view_.epochs().back().epoch != mark->epoch) return;
    if (view_.chain_at(mark->head.seq) != mark->head.chain) finding("the log is not the one that the high-water mark names");
  }

 private:
  void record(Rid rid) {
    StoredRecord record;
    if (!view_.load(rid, record)) return finding("record " + std::to_string(rid) + " cannot be read");
    ++report_.records;
    std::vector<std::uint64_t> sums(record.versions.facets.size(), 0);
    for (const auto& [path, value] : record.cells)
      sums[static_cast<std::size_t>(describe_cell(*record.kind, path).facet)] += cell_sum(record.id, path, value);
    for (std::size_t f = 0; f < sums.size(); ++f) {
      const FacetVersion& facet = record.versions.facets[f];
      if (facet.seq != 0) sums[f] += facet_seq_sum(record.id, static_cast<int>(f), facet.seq);
      if (sums[f] != facet.sum) finding("the sum of " + record.kind->name + " " + record.id.text() + " is not that of its cells");
    }
    std::vector<FeedEntry> entries;
    view_.feed_of(rid, entries);
    for (const FeedEntry& entry : entries)
      if (!entry.gone()) sums_[entry.scope] += record.versions.facets[static_cast<std::size_t>(entry.facet)].sum;
  }

  void finding(std::string what) {
    constexpr std::size_t most = 100;
    report_.ok = false;
    if (report_.findings.size() < most) report_.findings.push_back(std::move(what));
  }

  StoreView& view_;
  const Catalogue& catalogue_;
  StoreReport& report_;
  std::map<ScopeId, std::uint64_t> sums_;
};

}  // namespace

Result<StoreReport> TheAdministration::verify() {
  auto checked = read<StoreReport>([&](StoreView& view) {
    StoreReport report;
    report.findings = engine_.ports.store.upkeep().check();
    report.ok = report.findings.empty();
    Auditor auditor(view, engine_.catalogue, report);
    auditor.chain();
    auditor.records();
    auditor.mark(engine_.ports.store.upkeep().high_water());
    return report;
  });
  // Where nothing can be written the check is worth as much.
  if (checked && checked->ok) note_time(engine_, "verified_ms").ignore();
  return checked;
}

Result<std::vector<DocumentRecord>> TheAdministration::documents() {
  return read<std::vector<DocumentRecord>>([&](StoreView& view) { return documents_in(view, engine_.catalogue); });
}

Status TheAdministration::note_documents(const std::vector<std::pair<Uuid, bool>>& found) {
  if (found.empty()) return {};
  return write([&](UnitOfWork& work) { dialogue::note_documents(work, found); });
}

Result<std::uint64_t> TheAdministration::copy_database(const std::string& path, const GiveUp& give_up) {
  try {
    return engine_.ports.store.upkeep().copy_to(path, give_up);
  } catch (const Failure& failure) {
    if (failure.error().code == "cancelled") return Error{"stopping", "", {}, ""};
    return failure.error();
  }
}

Status TheAdministration::note_backup(const LogHead& head, std::uint64_t number) {
  return write([&](UnitOfWork& work) {
    work.store().set_meta("backup_seq", std::to_string(head.seq));
    work.store().set_meta("backup_ms", std::to_string(work.now_ms()));
    work.store().set_meta("backup_chain", hex(raw(head.chain)));
    Applier(work).note("backup", {{"seq", std::to_string(head.seq)}, {"number", std::to_string(number)}});
  });
}

Result<CompactDone> TheAdministration::compact() {
  CompactDone out;
  const auto status = engine_.ports.writer.run_alone([&] {
    const auto done = engine_.ports.store.upkeep().compact();
    out = {done.before, done.after};
  });
  if (!status) return status.error();
  return out;
}

Result<CompactDone> TheAdministration::compact_in_steps(const GiveUp& give_up) {
  StoreUpkeep& upkeep = engine_.ports.store.upkeep();
  CompactDone out{upkeep.size(), 0};
  for (bool more = true; more;) {
    if (give_up && give_up()) return Error{"stopping", "", {}, ""};
    // Each step stands in line with the others' jobs.
    if (const auto status = engine_.ports.writer.run_alone([&] { more = upkeep.compact_some(); }); !status) return status.error();
  }
  out.bytes_after = upkeep.size();
  return out;
}

Result<Cells> TheAdministration::cells_of(const std::string& kind, const Uuid& record) {
  return read<Cells>([&](StoreView& view) {
    StoredRecord stored;
    if (!view.load(view.find(need_kind(kind), record), stored)) throw Failure(Error{"not_found", "", {}, ""});
    return stored.cells;
  });
}

Result<std::vector<Uuid>> TheAdministration::records_of(const std::string& kind) {
  return read<std::vector<Uuid>>([&](StoreView& view) {
    std::vector<Uuid> out;
    StoredRecord stored;
    for (const Rid rid : view.all(need_kind(kind)))
      if (view.load(rid, stored)) out.push_back(stored.id);
    return out;
  });
}

}  // namespace dialogue
