// SPDX-License-Identifier: Apache-2.0
#include "server/service/apply/moderation.h"

#include "server/service/decide/parked_changes.h"
#include "shared/base/days.h"
#include "shared/base/utf8.h"
#include "shared/domain/common/terms.h"
#include "shared/domain/system/vocabularies.h"
#include "shared/model/declaration.h"
#include "shared/model/quoted.h"
#include "shared/model/record.h"
#include "shared/wire/json.h"
#include "sync/late_verdict.h"

namespace dialogue {
namespace {

using Words = std::vector<std::pair<Path, Raw>>;

Words words_of(const Change& change) {
  if (change.is_act()) return {change.args.begin(), change.args.end()};
  Words out;
  for (const CellEdit& cell : change.cells) out.emplace_back(cell.path, cell.value);
  return out;
}

Raw as_object(const Words& words) {
  json::Writer out;
  out.begin_object();
  for (const auto& [path, value] : words) {
    out.key(path);
    if (value.empty())
      out.null();
    else
      out.raw(value);
  }
  return out.end_object().take();
}

/// Enough of a text to tell it from others.
std::string beginning(std::string_view text) {
  constexpr int most = 80;
  std::string out;
  for (int n = 0; n < most; ++n) {
    const CodePoint next = next_code_point(text);
    if (next.size == 0 || next.value == '\n') break;
    out += text.substr(0, next.size);
    text.remove_prefix(next.size);
  }
  return out;
}

/// How to call it: by the record's number, which tells nobody what stands in the record, or by the author's own words.
std::string about(const Held* held, const Kind* kind, const Words& words) {
  const auto number = held ? inside_quotes(held->record.get("ref_no")) : std::string_view{};
  if (!number.empty()) return std::string(number);
  std::string out;
  for (const auto& [path, value] : words) {
    const auto text = json::unquote(value);
    if (!text || text->empty() || ref_value(value)) continue;
    if (out.empty() || (kind && path == kind->title_field)) out = beginning(*text);
  }
  return out;
}

}  // namespace

/// The id is the same for the same change. When a restored server gets the change again, what was decided on the item finds it.
Uuid Moderation::item_id(const Arriving& arriving) {
  const ChangeSource& source = work_.source(arriving.source);
  return Uuid::derived(work_.catalogue().domain().serving(Purpose::moderation)->name,
                       source.device.text() + '|' + change_name(source.incarnation, arriving.counter));
}

void Moderation::open(const Arriving& arriving, std::uint64_t entry, const Error& why) {
  const Kind* items = work_.catalogue().domain().serving(Purpose::moderation);
  if (!items) return;
  const Change& change = arriving.change;
  const Kind* kind = work_.catalogue().domain().kind(change.kind);
  const Uuid id = item_id(arriving);
  if (work_.find(*items, id)) return;
  const Words words = words_of(change);
  std::vector<Assigned> cells{{"person", quoted(arriving.person)},
                              {"record", quoted(change.record)},
                              {"kind", json::quote(change.kind)},
                              {"words", as_object(words)},
                              {"reason", (why.code == "quarantine" ? TermName(system_vocabularies, "V-MODERATION", "quarantine")
                                                                   : TermName(system_vocabularies, "V-MODERATION", "access_ended"))
                                             .raw()},
                              {"claimed_at", quoted(instant_text(change.device_time_ms))},
                              {"at", quoted(instant_text(work_.now_ms()))},
                              {"entry", std::to_string(entry)}};
  if (change.is_act()) cells.push_back({"act", json::quote(change.act)});
  if (const auto name = about(kind ? work_.find(*kind, change.record) : nullptr, kind, words); !name.empty())
    cells.push_back({"about", json::quote(name)});
  rows_.server_create(*items, id, std::move(cells));
}

void Moderation::close(const Change& change, std::uint64_t entry, Verdict verdict) {
  const Kind* items = work_.catalogue().domain().serving(Purpose::moderation);
  if (!items) return;
  const Raw state = quoted(verdict == Verdict::rejected ? "rejected" : "adopted");
  for (const Rid rid : work_.referring(*items, "record", quoted(change.record))) {
    Held* item = work_.get(rid);
    if (item && entry_of(*item) == entry && item->record.get(state_cell) != state) rows_.server_edit(*item, {{Path(state_cell), state}});
  }
}

}  // namespace dialogue
