// SPDX-License-Identifier: Apache-2.0
#include "client/app/sample/sample_replica.h"

#include <algorithm>
#include <array>
#include <set>

#include "client/app/sample/sample_reader.h"
#include "client/app/sample/sample_session.h"
#include "client/core/joining/new_code.h"
#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "shared/model/record.h"
#include "shared/text/fold.h"
#include "shared/text/sort_key.h"
#include "shared/text/words.h"
#include "shared/wire/json_string.h"

namespace dialogue {
namespace {

constexpr RowKey many_from = 1'000'000;
constexpr const char* many_kind = "pledge";

/// The text of a value, or the number or word as it stands.
std::string text_of(std::string_view raw) {
  if (raw.empty() || raw.front() != '"') return std::string(raw);
  return json::unquote(raw).value_or("");
}

const std::string& cell_or_empty(const Cells& cells, std::string_view path) {
  static const std::string none;
  const auto it = cells.find(path);
  return it == cells.end() ? none : it->second;
}

Uuid many_id(std::size_t number) {
  Uuid id{};
  id.bytes[0] = 0x5a;
  for (int i = 0; i < 8; ++i) id.bytes[static_cast<std::size_t>(15 - i)] = static_cast<std::uint8_t>(number >> (8 * i));
  return id;
}

std::optional<std::size_t> many_number(const Uuid& id) {
  std::size_t number = 0;
  for (int i = 8; i < 16; ++i) number = number << 8 | id.bytes[static_cast<std::size_t>(i)];
  if (id != many_id(number)) return std::nullopt;
  return number;
}

}  // namespace

SampleReplica::SampleReplica(Clock& clock, Random& random, std::size_t many)
    : domain_(platform()), clock_(clock), random_(random), many_(many) {
  SampleReader(*this).read(sample_records());
  for (auto& entry : entries_) entry->before = entry->record.cells;
  last_sync_ms_ = clock_.unix_ms() - 4 * 60'000;

  ActiveGrant grant;
  grant.org = id_of("org.kessou");
  grant.org_kind = "asylum_authority";
  actor_.person = id_of("person.me");
  actor_.device = id_of("device");
  for (const char* role : {"FP", "OL"}) {
    grant.role = role;
    actor_.grants.push_back(grant);
  }
  actor_.member_of = {{"workstream", id_of("ws.support")}, {"meeting", id_of("meeting.global2")}};

  const auto saved = [&](const char* key, const Path& path, bool sent) {
    note(id_of(key), {}, {{path, find(id_of(key))->record.cells[path]}});
    if (sent) pending_.back().counter = next_counter_++;
  };
  saved("request.draft", "summary", false);
  saved("request.coi", "background", false);
  saved("pledge.reception", "title", true);
  Refusal refusal{next_id_++,   id_of("offer.training"), "support_offer", "", "", {}, {"wrong_state", "max_partners", {}, {}}, false,
                  last_sync_ms_};
  refusal.title = title_of(refusal.record);
  refusal.cells = {{"max_partners", "6"}};
  refusals_.push_back(refusal);
  const auto propose = [&](const char* key, const Path& path, const char* base, const char* proposed, const char* by, bool mine) {
    const auto& record = find(id_of(key))->record;
    Proposal p{id_of(std::string(key) + path), record.id, record.kind->name,   title_of(record.id),       path, json::quote(base), {},
               json::quote(proposed),          id_of(by), title_of(id_of(by)), last_sync_ms_ - 3'600'000, mine};
    proposals_.push_back(p);
  };
  propose("pledge.joint", "period_end", "2027-03-31", "2027-06-30", "person.diallo", false);
  propose("pledge.joint", "description",
          "Three authorities train interviewers together.\n\nA shared pool of trainers works in French and Spanish.",
          "Three authorities train interviewers together, twice a year.\n\nA shared pool of trainers works in French, Spanish and English.",
          "person.me", true);
}

SampleReplica::~SampleReplica() = default;

Uuid SampleReplica::id_of(const std::string& key) { return Uuid::derived("sample", key); }

SampleReplica::Entry* SampleReplica::find(const Uuid& id) {
  const auto it = by_id_.find(id);
  return it == by_id_.end() ? nullptr : entries_[it->second].get();
}

RecordView SampleReplica::parent_of(const Record& record) {
  const auto id = record.kind->parent_field.empty() ? std::nullopt : ref_value(cell_or_empty(record.cells, record.kind->parent_field));
  const Entry* parent = id ? find(*id) : nullptr;
  return parent ? RecordView{parent->record.kind, *id, &parent->record.cells, nullptr} : RecordView{};
}

Session& SampleReplica::session() {
  if (!session_) session_ = std::make_unique<SampleSession>(*this);
  return *session_;
}

ReplicaStatus SampleReplica::status() {
  ReplicaStatus s;
  s.person = actor_.person;
  s.organisation = actor_.grants.front().org;
  s.device = actor_.device;
  s.person_name = title_of(s.person);
  s.organisation_name = title_of(s.organisation);
  s.server = server_;
  if (const auto* own = find(actor_.device)) s.words = words_of_device(session(), text_of(cell_or_empty(own->record.cells, "public_key")));
  s.pending = pending_.size();
  for (const auto& change : pending_) s.sent += change.sent() ? 1 : 0;
  s.rejected = refusals_.size();
  s.proposals = proposals_.size();
  s.last_sync_ms = last_sync_ms_;
  s.schema = domain_.schema();
  s.enrolled = enrolled_;
  return s;
}

std::vector<KindWaiting> SampleReplica::waiting_by_kind() {
  std::map<std::string, std::set<Uuid>> waiting, attention;
  for (const auto& each : pending_) waiting[each.kind].insert(each.record);
  for (const auto& each : refusals_) attention[each.kind].insert(each.record);
  for (const auto& each : proposals_) attention[each.kind].insert(each.record);
  std::vector<KindWaiting> out;
  for (const Kind& kind : domain_.kinds())
    if (waiting.contains(kind.name) || attention.contains(kind.name))
      out.push_back({kind.name, waiting[kind.name].size(), attention[kind.name].size()});
  return out;
}

/// Pledge number n: always the same, made from n alone.
Cells SampleReplica::many_cells(std::size_t n) const {
  static constexpr std::array<const char*, 6> themes{"Reception places",    "Audience à distance", "Formación de entrevistadores",
                                                     "Country information", "Aide juridique",      "Registro de menores"};
  static constexpr std::array<const char*, 4> orgs{"org.norland", "org.valdoria", "org.kessou", "org.tamara"};
  static constexpr std::array<const char*, 4> states{"registered", "active", "completed", "active"};
  static constexpr std::array<const char*, 4> stages{"planning", "in_progress", "fulfilled", "not_reported"};
  Cells cells;
  cells["title"] = json::quote(std::string(themes[n % themes.size()]) + " " + std::to_string(n));
  cells["state"] = json::quote(states[n % states.size()]);
  cells["stage"] = json::quote(stages[n % stages.size()]);
  cells["cycle"] = json::quote(n % 3 ? "grf_2023" : "grf_2027");
  cells["owner_org"] = json::quote(id_of(orgs[n % orgs.size()]).text());
  cells["ref_no"] = json::quote("PLG-2025-" + std::to_string(10000 + n));
  return cells;
}

Result<Record> SampleReplica::get(const Uuid& id) {
  if (const Entry* entry = find(id)) return entry->record;
  const auto number = many_number(id);
  if (!number || *number >= many_) return Error{"not_found", {}, {}, {}};
  Record record;
  record.id = id;
  record.kind = domain_.kind(many_kind);
  record.cells = many_cells(*number);
  record.seq = 1;
  record.shown.seq.assign(record.kind->facets.size(), 1);
  return record;
}

std::string SampleReplica::plain(const Kind& kind, const Cells& cells, SyncState sync, const std::string& field) const {
  if (field == "sync")
    return sync == SyncState::local ? "local" : sync == SyncState::sent ? "sent" : sync == SyncState::attention ? "attention" : "confirmed";
  if (field == "state") {
    const RecordView view{&kind, {}, &cells, nullptr};
    return std::string(state_of(view));
  }
  return text_of(cell_or_empty(cells, field));
}

bool SampleReplica::matches(const Kind& kind, const Uuid& id, const Cells& cells, SyncState sync, const ListQuery& query) const {
  if (cells.contains(deleted_cell) != query.deleted) return false;
  for (const Condition& c : query.where) {
    const std::string value = c.field == "id" ? id.text() : plain(kind, cells, sync, c.field);
    const bool in_set = cells.contains(c.field + "[" + c.value + "]");
    const bool holds = c.op == Condition::Op::eq   ? value == c.value || in_set
                       : c.op == Condition::Op::ne ? value != c.value && !in_set
                       : c.op == Condition::Op::lt ? value < c.value
                       : c.op == Condition::Op::gt ? value > c.value
                                                   : dialogue::holds(value, c.value);
    if (!holds) return false;
  }
  if (query.search.empty()) return true;
  std::string words;
  for (const Field& field : kind.fields)
    if (field.searched || field.name == kind.title_field) words += " " + text_of(cell_or_empty(cells, field.name));
  return has_words(indexed_words(words), sought_words(query.search));
}

Result<std::vector<RowKey>> SampleReplica::keys(const std::string& kind_name, const ListQuery& query) {
  const Kind* kind = domain_.kind(kind_name);
  if (!kind) return Error{"unknown_kind", {}, {}, {}};
  const bool down = query.sort.starts_with('-');
  std::string by = down ? query.sort.substr(1) : query.sort;
  if (by.empty()) by = kind->title_field;
  std::vector<std::pair<std::string, RowKey>> found;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const Record& record = entries_[i]->record;
    if (record.kind == kind && matches(*kind, record.id, record.cells, record.sync, query))
      found.emplace_back(sort_key(plain(*kind, record.cells, record.sync, by)), static_cast<RowKey>(i));
  }
  std::sort(found.begin(), found.end());
  if (down) std::reverse(found.begin(), found.end());
  std::vector<RowKey> keys;
  for (const auto& each : found) keys.push_back(each.second);
  const bool plain_query = query.where.empty() && query.search.empty() && !query.deleted;
  for (std::size_t n = 0; kind_name == many_kind && n < many_; ++n)
    if (plain_query || matches(*kind, many_id(n), many_cells(n), SyncState::confirmed, query))
      keys.push_back(many_from + static_cast<RowKey>(n));
  if (query.limit > 0 && keys.size() > query.limit) keys.resize(query.limit);
  return keys;
}

Result<std::vector<Listed>> SampleReplica::rows(const std::string& kind_name, const std::vector<RowKey>& keys,
                                                const std::vector<std::string>& fields) {
  const Kind* kind = domain_.kind(kind_name);
  if (!kind) return Error{"unknown_kind", {}, {}, {}};
  std::vector<Listed> out;
  for (const RowKey key : keys) {
    Listed listed;
    listed.key = key;
    Cells made;
    const Cells* cells = nullptr;
    if (key >= many_from) {
      made = many_cells(static_cast<std::size_t>(key - many_from));
      cells = &made;
      listed.id = many_id(static_cast<std::size_t>(key - many_from));
      listed.sync = SyncState::confirmed;
    } else {
      const Record& record = entries_[static_cast<std::size_t>(key)]->record;
      cells = &record.cells;
      listed.id = record.id;
      listed.sync = record.sync;
    }
    for (const auto& field : fields) listed.values.push_back(plain(*kind, *cells, listed.sync, field));
    out.push_back(std::move(listed));
  }
  return out;
}

Result<std::uint64_t> SampleReplica::count(const std::string& kind, const ListQuery& query) {
  auto found = keys(kind, query);
  if (!found) return found.error();
  return static_cast<std::uint64_t>(found->size());
}

Result<std::vector<std::pair<std::string, Listed>>> SampleReplica::search(const std::string& text, const std::string& kind_name,
                                                                          std::size_t limit) {
  std::vector<std::pair<std::string, Listed>> hits;
  ListQuery query;
  query.search = text;
  query.limit = limit;
  for (const Kind& kind : domain_.kinds()) {
    if (!kind_name.empty() && kind.name != kind_name) continue;
    auto found = keys(kind.name, query);
    auto listed = found ? rows(kind.name, *found, {kind.title_field}) : Result<std::vector<Listed>>(found.error());
    for (std::size_t i = 0; listed && i < listed->size() && hits.size() < limit; ++i) hits.emplace_back(kind.name, (*listed)[i]);
  }
  return hits;
}

std::string SampleReplica::title_of(const Uuid& id) {
  const auto record = get(id);
  if (!record) return {};
  return plain(*record->kind, record->cells, record->sync, record->kind->title_field);
}

}  // namespace dialogue
