// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/reference.h"

#include <algorithm>

#include "shared/wire/json.h"
#include "sync/merge.h"

namespace dialogue::sim {

namespace {

std::string say(const Decision& d, const std::string& what) {
  return "log row " + std::to_string(d.seq) + " (" + d.change.kind + " " + d.change.record.text() + "): " + what;
}

std::string list(const std::set<Path>& paths) {
  std::string out;
  for (const auto& path : paths) out += (out.empty() ? "" : ", ") + path;
  return "{" + out + "}";
}

// "part[ID]" of "part[ID].field"; empty when the path is not inside a part.
std::string part_of(const Path& path) {
  const auto dot = path.find("].");
  return dot == std::string::npos ? std::string() : path.substr(0, dot + 1);
}

bool inside(const Path& path, const std::string& prefix) {
  return path.size() > prefix.size() && path.compare(0, prefix.size(), prefix) == 0 && path[prefix.size()] == '.';
}

std::string plain(const Raw& raw) { return raw.empty() ? std::string() : json::unquote(raw).value_or(""); }
Raw raw_text(std::string_view text) { return text.empty() ? Raw() : json::quote(text); }

std::optional<Passage> place_in(const Raw& said) {
  const std::string text = plain(said);
  const auto plus = text.find('+');
  if (plus == std::string::npos) return {};
  return Passage{std::stoul(text.substr(0, plus)), std::stoul(text.substr(plus + 1))};
}

// A cell that comes out as it stands changes nothing, nor when it was last changed.
bool stands(const Reference::Record& record, const Path& path, const Raw& value) {
  const auto cell = record.cells.find(path);
  return value == (cell == record.cells.end() ? Raw() : cell->second.value);
}

}  // namespace

void Reference::store(Record& record, const Path& path, const Raw& value, std::uint64_t seq) { record.cells[path] = {value, seq}; }

Raw Reference::value_at(const Uuid& record, const Path& path, std::uint64_t seq) const {
  auto it = history_.find({record, path});
  if (it == history_.end()) return {};
  Raw out;
  for (const auto& [at, value] : it->second)
    if (at <= seq) out = value;
  return out;
}

bool Reference::news(const Decision& d, const Record& record, const std::string& prefix, std::uint64_t saw) const {
  for (const auto& [path, cell] : record.cells) {
    if (cell.seq <= saw || !(prefix.empty() || path == prefix || inside(path, prefix))) continue;
    const auto maker = made_by_.find(cell.seq);
    if (maker == made_by_.end() || maker->second != std::pair{d.device, d.incarnation}) return true;
  }
  return false;
}

Reference::Cell Reference::current_of(const Uuid& id, const Path& path) const {
  const auto record = records_.find(id);
  if (record == records_.end()) return {};
  const auto cell = record->second.cells.find(path);
  return cell == record->second.cells.end() ? Cell{} : cell->second;
}

std::uint64_t Reference::seen(const Decision& d, const Path& path, Saw saw, std::optional<Raw>& typed, int depth) {
  if (saw >= 0) return static_cast<std::uint64_t>(saw);
  const auto it = outcomes_.find({d.device, d.incarnation, static_cast<std::uint64_t>(-saw)});
  if (it == outcomes_.end() || depth > 1000) return 0;
  const Outcome& own = it->second;
  const auto cell = own.cells.find(path);
  if (cell == own.cells.end()) return own.seq;
  const Cell current = current_of(d.change.record, path);
  if (!typed) typed = cell->second.value;
  const auto came_of_it = own.result.find(path);
  const bool otherwise = came_of_it != own.result.end() && came_of_it->second != cell->second.value;
  if (own.verdict == Verdict::applied || (own.verdict == Verdict::proposed && (own.kept.count(path) == 0 || otherwise))) {
    // The own words stand, whoever put them back; or what a merge made of them stands, which nobody has shown the author.
    if (current.value == cell->second.value) return std::max(current.seq, own.seq);
    return otherwise ? std::min(own.seq, std::max<std::uint64_t>(current.seq, 1) - 1) : own.seq;
  }
  if (current.value == cell->second.value) return current.seq;
  // It was kept beside the value, or refused. The author still stands where that change stood.
  typed.reset();
  Decision before = d;
  return seen(before, path, cell->second.saw, typed, depth + 1);
}

Reference::Fate Reference::fate(const Kind& kind, const Record& record, const Decision& d, const CellEdit& edit, Raw& value) {
  const auto found = record.cells.find(edit.path);
  const Raw current = found == record.cells.end() ? Raw() : found->second.value;
  const std::uint64_t at = found == record.cells.end() ? 0 : found->second.seq;
  std::optional<Raw> typed;
  const std::uint64_t saw = seen(d, edit.path, edit.saw, typed);
  value = edit.value;
  const auto deleted = record.cells.find(Path(deleted_cell));
  const bool is_deleted = deleted != record.cells.end() && !deleted->second.value.empty();
  if (edit.path == deleted_cell) {
    if (edit.value == current) return Fate::nothing;
    if (edit.value.empty()) return at > saw ? Fate::keep : Fate::set;
    if (news(d, record, "", saw)) return Fate::keep;
    for (const auto& [id, other] : records_) {
      const Kind* child = domain_.kind(other.kind);
      if (child == nullptr || child->parent_field.empty() || other.kind == "proposal") continue;
      const auto parent = other.cells.find(child->parent_field);
      const auto gone = other.cells.find(Path(deleted_cell));
      if (parent == other.cells.end() || parent->second.value != json::quote(d.change.record.text())) continue;
      if ((gone == other.cells.end() || gone->second.value.empty()) && news(d, other, "", saw)) return Fate::keep;
    }
    return Fate::set;
  }
  if (is_deleted && deleted->second.seq > saw) return edit.value == current ? Fate::nothing : Fate::keep;
  if (const auto part = part_of(edit.path); !part.empty()) {
    const auto presence = record.cells.find(part);
    if (presence != record.cells.end() && presence->second.value.empty() && presence->second.seq > saw)
      return edit.value == current ? Fate::nothing : Fate::keep;
  }
  if (edit.value == current) return Fate::nothing;
  const auto info = describe_cell(kind, edit.path);
  if (info.part != nullptr && info.field == nullptr) {
    if (!edit.value.empty()) return current.empty() && at > saw ? Fate::keep : Fate::set;
    return news(d, record, edit.path, saw) ? Fate::keep : Fate::set;
  }
  if (info.field != nullptr && info.field->cls == FieldClass::set) {
    if (!edit.value.empty()) return Fate::set;
    return at > saw ? Fate::nothing : Fate::set;
  }
  if (at <= saw) return Fate::set;
  if (info.field != nullptr && info.field->cls == FieldClass::text) {
    const Raw base = typed ? *typed : value_at(d.change.record, edit.path, saw);
    return fate_of_text(d, edit, base, current, value);
  }
  return Fate::keep;
}

std::optional<Raw> Reference::begun_from(const Decision& d, const Path& path, const Raw& words, const std::string& current,
                                         const std::string& merged, const Passage& at) const {
  for (const auto& [id, other] : records_) {
    if (other.kind != "proposal") continue;
    const auto said = [&](const Path& field) {
      const auto cell = other.cells.find(field);
      return cell == other.cells.end() ? Raw() : cell->second.value;
    };
    const bool own = said(Path(state_cell)) == "\"open\"" && said("record") == json::quote(d.change.record.text()) &&
                     said("cell") == json::quote(path) && said("device") == json::quote(d.device.text());
    if (!own || said("proposed") != words) continue;
    const auto place = place_in(said("place"));
    if (place && follow(current, merged, *place).meets(at)) return said("base");
  }
  return {};
}

Reference::Fate Reference::fate_of_text(const Decision& d, const CellEdit& edit, const Raw& base, const Raw& current, Raw& value) const {
  if (edit.value.empty() || current.empty()) return Fate::keep;
  const auto merged = merge_paragraphs(plain(base), plain(edit.value), plain(current));
  value = json::quote(merged.text);
  const bool asks = std::any_of(merged.odds.begin(), merged.odds.end(), [&](const Odds& odds) {
    // The words are back to where the waiting words began, so nothing is proposed any more.
    const auto begun = begun_from(d, edit.path, raw_text(odds.base), plain(current), merged.text, odds.at);
    return raw_text(odds.mine) != begun.value_or(raw_text(odds.base));
  });
  if (asks) return Fate::in_part;
  return value == current ? Fate::nothing : Fate::set;
}

bool Reference::replaces_unseen(const Kind& kind, const Record& record, const Decision& d, const Path& path, const Raw& value) const {
  const auto found = record.cells.find(path);
  const auto info = describe_cell(kind, path);
  if (d.device.is_nil() || found == record.cells.end() || found->second.value.empty() || found->second.value == value) return false;
  if (info.field == nullptr || info.field->cls != FieldClass::value) return false;
  const auto maker = made_by_.find(found->second.seq);
  if (maker != made_by_.end() && maker->second.first == d.device) return false;
  return !pages_.have_shown(d.device, d.change.record, path, found->second.value);
}

std::string Reference::half_applied(const Decision& d) {
  if (!d.change.group || d.device.is_nil()) return {};
  auto& group = groups_[{d.device, d.incarnation, *d.change.group, d.late}];
  // A new record overwrites nothing and is made also where the others became proposals. A record that stands already changes nothing.
  const bool moves = d.change.is_act() || std::any_of(d.change.cells.begin(), d.change.cells.end(), [&](const CellEdit& cell) {
                       return current_of(d.change.record, cell.path).value != cell.value;
                     });
  group.applied = group.applied || (d.verdict == Verdict::applied && !d.change.create && moves);
  group.proposed = group.proposed || d.verdict == Verdict::proposed;
  group.rejected = group.rejected || d.verdict == Verdict::rejected;
  group.parked = group.parked || d.verdict == Verdict::parked;
  if (group.applied && (group.proposed || group.rejected || group.parked)) return say(d, "a group stands by half");
  if (group.rejected && (group.proposed || group.parked)) return say(d, "a group is refused by half");
  return group.parked && group.proposed ? say(d, "a group waits by half") : std::string();
}

std::string Reference::feed_edit(const Decision& d) {
  const Kind* kind = domain_.kind(d.change.kind);
  if (kind == nullptr) return {};
  const bool again = d.change.create && records_.count(d.change.record) > 0;
  auto& record = records_[d.change.record];
  record.kind = d.change.kind;
  std::set<Path> kept;
  std::map<Path, Raw> now;
  for (const auto& edit : d.change.cells) {
    Raw value;
    // The labels of a second create are those of the first.
    if (again && labels.contains(edit.path)) continue;
    const Fate f = d.device.is_nil() ? (value = edit.value, Fate::set) : fate(*kind, record, d, edit, value);
    if (f == Fate::keep || f == Fate::in_part) kept.insert(edit.path);
    if (f == Fate::set || f == Fate::in_part) now[edit.path] = value;
  }
  const bool made_anew =
      again && !d.late && !d.device.is_nil() && std::all_of(d.change.cells.begin(), d.change.cells.end(), [&](const CellEdit& edit) {
        return labels.contains(edit.path) || current_of(d.change.record, edit.path).value == edit.value;
      });
  // It is made anew, word for word, by somebody who had not heard that it was deleted.
  if (made_anew && !current_of(d.change.record, Path(deleted_cell)).value.empty()) kept.insert(Path(deleted_cell));
  const bool grouped = d.change.group.has_value();
  if (grouped && d.verdict == Verdict::proposed) now.clear(), kept = d.kept;
  std::string wrong;
  if (!grouped && (d.verdict == Verdict::proposed) != !kept.empty())
    wrong = say(d, std::string("verdict ") + (d.verdict == Verdict::proposed ? "proposed" : "applied") + ", expected kept " + list(kept));
  else if (!grouped && d.kept != kept)
    wrong = say(d, "kept " + list(d.kept) + ", expected " + list(kept));
  for (const auto& [path, value] : now) {
    const auto info = describe_cell(*kind, path);
    const CellEdit* typed = d.change.cell(path);
    if (!wrong.empty() || !typed || d.device.is_nil() || !info.field || info.field->cls != FieldClass::text) continue;
    const auto came = d.result.find(path);
    if (value != (came == d.result.end() ? d.kept.contains(path) ? Raw() : typed->value : came->second))
      wrong = say(d, path + " came out otherwise than " + value);
  }
  for (const auto& [path, value] : d.result) now[path] = value;
  for (const auto& [path, value] : now) {
    if (stands(record, path, value)) continue;
    if (wrong.empty() && replaces_unseen(*kind, record, d, path, value))
      wrong = say(d, "an update is lost: " + path + " was " + record.cells[path].value + ", which no page of its author had shown");
    store(record, path, value, d.seq);
    history_[{d.change.record, path}].emplace_back(d.seq, value);
  }
  return wrong;
}

std::string Reference::feed_act(const Decision& d) {
  const Kind* kind = domain_.kind(d.change.kind);
  const Act* act = kind == nullptr ? nullptr : kind->act(d.change.act);
  if (act == nullptr) return {};
  // A proposal is settled too late with words of one's own. The words become a proposal themselves, and nothing is settled.
  if (d.verdict == Verdict::proposed) return d.change.act == "settle" ? std::string() : say(d, "a proposed act");
  auto& record = records_[d.change.record];
  const auto state = record.cells.find(Path(state_cell));
  std::string wrong;
  const std::string before = state == record.cells.end() ? "" : json::unquote(state->second.value).value_or("");
  if (!act->from.empty() && std::find(act->from.begin(), act->from.end(), before) == act->from.end())
    wrong = say(d, "act " + d.change.act + " applied in state " + before);
  if (!d.device.is_nil() && before != d.change.from_state) wrong = say(d, "act applied though its actor saw state " + d.change.from_state);
  if (wrong.empty() && d.change.act == "settle" && !d.device.is_nil()) wrong = feed_settlement(d, record);
  if (!act->to.empty()) store(record, Path(state_cell), json::quote(act->to), d.seq);
  for (const auto& argument : act->args)
    for (const auto& [name, value] : d.change.args)
      if (name == argument.name && !argument.field.empty()) store(record, argument.field, value, d.seq);
  for (const auto& [path, value] : d.result) {
    if (stands(record, path, value)) continue;
    store(record, path, value, d.seq);
    history_[{d.change.record, path}].emplace_back(d.seq, value);
  }
  return wrong;
}

std::string Reference::feed_settlement(const Decision& d, const Record& proposal) {
  const auto said = [&](const Path& field) {
    const auto cell = proposal.cells.find(field);
    return cell == proposal.cells.end() ? Raw() : cell->second.value;
  };
  const auto argument = [&](const std::string& name) {
    const auto it = std::find_if(d.change.args.begin(), d.change.args.end(), [&](const auto& one) { return one.first == name; });
    return it == d.change.args.end() ? Raw() : it->second;
  };
  const auto target = Uuid::parse(plain(said("record")));
  const Path path = plain(said("cell"));
  if (!target || argument("take") == "\"current\"") return {};
  const Kind* kind = domain_.kind(plain(said("kind")));
  const auto info = kind == nullptr ? CellInfo{} : describe_cell(*kind, path);
  const Raw current = current_of(*target, path).value;
  const bool own_words = argument("take") == "\"value\"";
  Raw value = own_words ? argument("value") : said("proposed");
  if (const auto place = place_in(said("place"))) {
    if (raw_text(words_at(plain(current), *place)) != said("current")) return say(d, "the proposal is not where its paragraph is");
    value = raw_text(with_words(plain(current), *place, plain(value)));
  } else if (!own_words && info.field && info.field->cls == FieldClass::text && !value.empty() && !current.empty()) {
    const auto merged = merge_paragraphs(plain(said("base")), plain(value), plain(current));
    value = raw_text(taking(merged.text, merged.odds));
  }
  if (value != current) owed_ = {*target, path, value};
  return {};
}

std::string Reference::settled_as_it_had_to(const Decision& d) {
  if (!owed_) return {};
  const Owed owed = *std::exchange(owed_, std::nullopt);
  const CellEdit* cell = d.change.record == owed.record ? d.change.cell(owed.path) : nullptr;
  return cell && cell->value == owed.value ? std::string() : say(d, "the settlement had to write " + owed.path + " " + owed.value);
}

std::string Reference::feed(const Decision& d) {
  ++decided_;
  if (auto other = settled_as_it_had_to(d); !other.empty()) return other;
  Outcome outcome{d.seq, d.verdict, {}, d.kept, d.result};
  for (const auto& cell : d.change.cells) outcome.cells[cell.path] = cell;
  std::string wrong;
  if (auto half = half_applied(d); !half.empty()) return half;
  const bool taken = d.verdict == Verdict::applied || d.verdict == Verdict::proposed;
  // A settlement that came too late settles nothing.
  if (taken && !d.device.is_nil() && !(d.change.is_act() && d.verdict == Verdict::proposed))
    if (auto why = not_allowed(d); !why.empty()) return say(d, why);
  if (taken) wrong = d.change.is_act() ? feed_act(d) : feed_edit(d);
  // The next row has what a settlement writes elsewhere. The one who settled took it.
  const bool settled = d.device.is_nil() && d.seq == settled_.seq + 1;
  made_by_[d.seq] = settled ? settled_.by : std::pair{d.device, d.incarnation};
  if (d.change.act == "settle" && d.verdict == Verdict::applied) settled_ = {d.seq, {d.device, d.incarnation}};
  if (!d.device.is_nil()) {
    const ChangeKey key{d.device, d.incarnation, d.change.counter};
    const auto before = outcomes_.find(key);
    // Its words stand where the parked change stood, also for what its author wrote after it.
    if (d.late)
      return before == outcomes_.end() || before->second.verdict != Verdict::parked ? say(d, "late, and was never parked") : wrong;
    if (before != outcomes_.end()) return say(d, "a second row for one change id");
    outcomes_[key] = std::move(outcome);
  }
  return wrong;
}

}  // namespace dialogue::sim
