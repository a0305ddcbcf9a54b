// SPDX-License-Identifier: Apache-2.0
#include "server/service/apply/translations.h"

#include <algorithm>

#include "server/service/decide/past_values.h"
#include "shared/base/bytes.h"
#include "shared/domain/common/terms.h"
#include "shared/domain/system/staleness.h"
#include "shared/model/declaration.h"
#include "shared/model/quoted.h"
#include "shared/model/record.h"
#include "shared/wire/json.h"

namespace dialogue {
namespace {

/// How many rows of a record's log are looked through for an older source. Somebody who translated a source before these is told that much
/// has changed.
constexpr int most_rows = 2000;

std::string plain(std::string_view raw) { return raw.empty() ? std::string() : json::unquote(raw).value_or(""); }

bool touches(const std::vector<Assigned>& cells, std::string_view path) {
  return std::any_of(cells.begin(), cells.end(), [&](const Assigned& cell) { return cell.path == path; });
}

std::string translated_field(const Held& translation) {
  const StoredRecord& record = translation.record;
  return RecordView{record.kind, record.id, &record.cells, nullptr}.text("field");
}

}  // namespace

void Translations::written(Held& translation, const std::vector<Assigned>& cells, std::string_view said) {
  const Held* source = work_.parent_of(translation.record);
  if (!source) return;
  const std::string field = translated_field(translation);
  const bool text = touches(cells, "text");
  // Whoever approves has today's source beside it. A state other than the one seen refuses the act.
  const bool approved = touches(cells, state_cell) && terms::state("reviewed").in(translation.record.get(state_cell)) &&
                        translation.record.get("source_hash") != quoted(source_hash(now(*source, field).text));
  if (!text && !approved) return;
  if (text && !said.empty()) {
    // When a source is not found again, only its hash is known.
    note(translation, *source, with_hash(*source, field, said).value_or(Source{}), said);
  } else if (approved || translation.record.get("source_hash").empty()) {
    note(translation, *source, now(*source, field), "");
  }
  mark(translation, *source);
}

void Translations::source_changed(const Held& source, const std::vector<Assigned>& cells) {
  const Kind* kind = work_.catalogue().domain().serving(Purpose::translation);
  if (!kind) return;
  const auto of_text = [&](const Assigned& cell) {
    const Field* field = describe_cell(*source.record.kind, cell.path).field;
    return field && field->translatable;
  };
  if (std::none_of(cells.begin(), cells.end(), of_text)) return;
  for (const Rid rid : work_.referring(*kind, "parent", quoted(source.record.id))) {
    Held* translation = work_.get(rid);
    if (translation && !translation->record.deleted() && touches(cells, translated_field(*translation))) mark(*translation, source);
  }
}

Translations::Source Translations::now(const Held& source, const std::string& field) const {
  return {source.record.seq_of(field), plain(source.record.get(field))};
}

std::optional<Translations::Source> Translations::with_hash(const Held& source, const std::string& field, std::string_view hash) {
  if (Source of_now = now(source, field); source_hash(of_now.text) == hash) return of_now;
  std::optional<Source> out;
  int left = most_rows;
  work_.view().log_of(source.record.rid, work_.view().head().seq, [&](const LogRow& row) {
    if (const auto value = value_given(row, field); value && source_hash(plain(*value)) == hash) out = Source{row.seq, plain(*value)};
    return !out && --left > 0;
  });
  return out;
}

void Translations::note(Held& translation, const Held& source, const Source& of, std::string_view hash) {
  std::vector<Assigned> out;
  const auto add = [&](const char* path, Raw value) {
    if (translation.record.get(path) != value) out.push_back({path, std::move(value)});
  };
  add("source_hash", quoted(hash.empty() ? source_hash(of.text) : std::string(hash)));
  add("source_rev", of.seq == 0 ? Raw() : std::to_string(of.seq));
  add("source_lang", Raw(source.record.get("lang_original")));
  if (!out.empty()) rows_.server_edit(translation, out);
}

/// The source that the translation was made from. For a translation that is older than these notes, it is the source of when it was
/// written.
Translations::Source Translations::noted(const Held& translation, const Held& source, const std::string& field) {
  const auto hash = inside_quotes(translation.record.get("source_hash"));
  const auto rev = translation.record.get("source_rev");
  const std::uint64_t seq = hash.empty() ? translation.record.seq_of("text") : rev.empty() ? 0 : stored_number(rev);
  Source out{seq, seq == 0 ? std::string() : plain(value_at(work_, source.record.rid, field, seq))};
  if (!hash.empty() && source_hash(out.text) != hash) out = {};
  return out;
}

void Translations::mark(Held& translation, const Held& source) {
  const std::string field = translated_field(translation);
  const std::string text = now(source, field).text;
  const Source then = noted(translation, source, field);
  const bool same = inside_quotes(translation.record.get("source_hash")) == source_hash(text);
  const Staleness found = same ? Staleness::none : then.text.empty() ? Staleness::major : staleness(then.text, text);
  const StoredRecord& record = translation.record;
  const RecordView view{record.kind, record.id, &record.cells, nullptr};
  const std::string state(state_after(view, found));
  if (state != state_of(view)) rows_.server_edit(translation, {{Path(state_cell), quoted(state)}});
}

}  // namespace dialogue
