// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "server/service/exchange/history.h"

#include "server/service/decide/access.h"
#include "server/service/exchange/seen_since.h"
#include "shared/base/days.h"
#include "shared/domain/people/roles.h"
#include "shared/model/declaration.h"
#include "shared/model/record.h"
#include "shared/wire/json.h"
#include "sync/codec.h"

namespace dialogue {
namespace {

struct Step {
  std::uint64_t seq;
  Path path;
  Raw from, to;
};

/// From the log, oldest first: what each accepted change made of each cell that the reader may see.
class History {
 public:
  History(Engine& engine, StoreView& view, const StoredRecord& record, std::vector<std::uint64_t> since)
      : engine_(engine), view_(view), record_(record), since_(std::move(since)) {}

  std::string json() {
    std::vector<LogRow> rows;
    view_.log_of(record_.rid, UINT64_MAX >> 1, [&](const LogRow& row) { return rows.push_back(row), true; });
    std::reverse(rows.begin(), rows.end());
    out_.begin_object();
    out_.key("record"), out_.string(record_.id.text());
    out_.key("kind"), out_.string(record_.kind->name);
    out_.key("entries"), out_.begin_array();
    for (const LogRow& row : rows) add(row);
    out_.end_array();
    out_.end_object();
    return out_.take();
  }

 private:
  void add(const LogRow& row) {
    if (row.verdict != Verdict::applied && row.verdict != Verdict::proposed) return;
    const auto change = decode_change(row.content);
    std::map<Path, Raw> given;
    if (change)
      for (const CellEdit& cell : change->cells)
        if (std::find(row.kept.begin(), row.kept.end(), cell.path) == row.kept.end()) given[cell.path] = cell.value;
    if (const auto result = json::Document::parse(row.result); !row.result.empty() && result)
      for (const auto& [path, value] : result->root().members()) given[Path(path)] = value.is_null() ? Raw{} : json::canonical(value);
    for (const auto& [path, value] : given) {
      Raw& current = cells_[path];
      if (current == value) continue;
      entry(row, change ? &*change : nullptr, path, current, value, "applied");
      current = value;
    }
    if (!change) return;
    for (const CellEdit& cell : change->cells)
      if (std::find(row.kept.begin(), row.kept.end(), cell.path) != row.kept.end())
        entry(row, &*change, cell.path, cells_[cell.path], cell.value, "proposed");
  }

  void entry(const LogRow& row, const Change* change, const Path& path, const Raw& from, const Raw& to, const char* verdict) {
    const int facet = describe_cell(*record_.kind, path).facet;
    const std::uint64_t since = since_[static_cast<std::size_t>(facet)];
    if (since == 0 || row.seq < since) return;
    const auto source = view_.source(row.source);
    out_.begin_object();
    out_.key("seq"), out_.number(row.seq);
    out_.key("at"), out_.string(instant_text(row.received_ms));
    out_.key("by"), out_.string(source && !source->person.is_nil() ? source->person.text() : "");
    out_.key("by_name"), out_.string(source ? name_of(source->person) : "");
    out_.key("device"), out_.string(source && !source->device.is_nil() ? source->device.text() : "");
    if (change && change->is_act()) out_.key("act"), out_.string(change->act);
    out_.key("field"), out_.string(path);
    // What stood before the moment of entering is not for the reader.
    out_.key("from"), value(row.seq == since ? Raw{} : from);
    out_.key("to"), value(to);
    out_.key("verdict"), out_.string(verdict);
    out_.end_object();
  }

  void value(const Raw& raw) {
    if (raw.empty())
      out_.null();
    else
      out_.raw(raw);
  }

  const std::string& name_of(const Uuid& person) {
    const auto [it, fresh] = names_.try_emplace(person);
    const Kind* kind = engine_.catalogue.domain().serving(Purpose::person);
    StoredRecord record;
    if (fresh && kind && !person.is_nil() && view_.load(view_.find(*kind, person), record))
      it->second = json::unquote(record.get(kind->title_field)).value_or("");
    return it->second;
  }

  Engine& engine_;
  StoreView& view_;
  const StoredRecord& record_;
  const std::vector<std::uint64_t> since_;  ///< by facet: from when on its words are the reader's; 0 = never
  std::map<Path, Raw> cells_;
  std::map<Uuid, std::string> names_;
  json::Writer out_;
};

}  // namespace

Result<std::string> history_of(Engine& engine, const Uuid& device, const Uuid& id) {
  try {
    const auto view = engine.snapshot();
    const auto actor = actor_of(engine, *view, device);
    if (!actor) return Error{"revoked", "", {}, ""};
    const auto scopes = scope_ids(*view, *actor);
    for (const Kind& kind : engine.catalogue.domain().kinds()) {
      StoredRecord record;
      if (!view->load(view->find(kind, id), record)) continue;
      auto since = seen_since(*view, record, scopes);
      if (any_seen(since)) return History(engine, *view, record, std::move(since)).json();
    }
    return Error{"not_available", "", {}, ""};
  } catch (const Failure& failure) {
    return failure.error();
  }
}

}  // namespace dialogue
