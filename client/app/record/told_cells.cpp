// SPDX-License-Identifier: Apache-2.0
#include "client/app/record/told_cells.h"

#include "client/app/words/cell_words.h"
#include "client/app/words/machine_fields.h"
#include "client/app/words/raw_text.h"
#include "client/app/words/taking_place.h"
#include "client/core/moderated_words.h"
#include "shared/model/declaration.h"
#include "shared/model/look.h"
#include "shared/model/record.h"

namespace dialogue {
namespace {

/// How the part with that id is called: by its own words when it cannot be without them, else by the first value that is no reference.
QString part_title(const Record& target, const std::string& id, const Format& format) {
  for (const Part& part : target.kind->parts) {
    if (!target.cells.contains(part.name + "[" + id + "]")) continue;
    QString title;
    for (const Field& field : part.fields) {
      const auto it = target.cells.find(part.name + "[" + id + "]." + field.name);
      if (it == target.cells.end() || field.cls == FieldClass::set || field.type == Type::ref || field.type == Type::person_ref) continue;
      const bool words = field.needed_to_submit && (field.type == Type::text || field.type == Type::long_text);
      if (title.isEmpty() || words) title = format.value(field, it->second).section('\n', 0, 0);
      if (words) break;
    }
    const QString kind = format.in(part.label);
    return title.isEmpty() ? kind : kind + " › " + title;
  }
  return Format::tr("Not on this device");
}

class Teller {
 public:
  Teller(Replica& replica, const Format& format, const Record& record)
      : replica_(replica), format_(format), say_(replica, format), record_(record) {}

  std::map<Path, QString> tell() {
    moderated();
    notice();
    cell_of_another();
    parts();
    beginning();
    return std::move(told_);
  }

 private:
  RecordView view() const { return {record_.kind, record_.id, &record_.cells, nullptr}; }
  bool has(const Path& path) const { return record_.cells.contains(path); }

  std::optional<Record> referred_by(const Path& path) {
    const auto id = ref_value(view().get(path));
    auto found = id ? replica_.get(*id) : Result<Record>(Error{"not_found", {}, {}, {}});
    return found ? std::optional<Record>(std::move(*found)) : std::nullopt;
  }

  void moderated() {
    const auto words = moderated_words(view());
    if (!words) return;
    told_["kind"] = say_.kind(words->kind);
    told_[has("words") ? "words" : "proposed"] = say_.lines(words->kind, words->cells);
    if (!words->act.empty()) told_["act"] = say_.act(words->kind, words->act);
  }

  void notice() {
    if (record_.kind->purpose != Purpose::notice) return;
    told_["code"] = say_.notice(view().text("code"));
    if (const auto about = has("field") ? referred_by("record") : std::nullopt)
      told_["field"] = say_.label(about->kind->name, view().text("field"));
  }

  /// Comments, translations and proposals name the cell that they are about.
  void cell_of_another() {
    const std::string& field = record_.kind->parent_cell;
    if (field.empty() || !has(field)) return;
    const auto parent = referred_by(record_.kind->parent_field);
    told_[field] = parent ? say_.label(parent->kind->name, view().text(field)) : Format::tr("Not on this device");
    if (record_.kind->purpose != Purpose::proposal || !parent) return;
    for (const char* words : {"base", "proposed", "outcome"})
      if (has(words)) told_[words] = say_.value(parent->kind->name, view().text(field), Raw(view().get(words)));
  }

  void parts() {
    for (const auto& [path, value] : record_.cells) {
      const CellInfo info = describe_cell(*record_.kind, path);
      const PartName* name = info.field ? part_named(*record_.kind, *info.field) : nullptr;
      if (!name) continue;
      const auto target = referred_by(ref_beside(*name, *record_.kind, path));
      told_[path] = target ? part_title(*target, std::string(inside_quotes(value)), format_) : Format::tr("Not on this device");
    }
  }

  /// When it takes place, for the reader and for those who hold it.
  void beginning() {
    const TakesPlace& when = look_of(*record_.kind).takes_place;
    const std::string_view field = when.starts.empty() ? when.day : when.starts;
    if (field.empty() || !has(Path(field))) return;
    const auto starts = beginnings(replica_, record_);
    const auto held = starts.empty() ? std::nullopt : holding_of(replica_, record_);
    if (held) told_[Path(field)] = format_.instants_for(held->words, held->zone, starts);
  }

  Replica& replica_;
  const Format& format_;
  const CellWords say_;
  const Record& record_;
  std::map<Path, QString> told_;
};

}  // namespace

std::map<Uuid, std::vector<NamedPart>> parts_to_name(Replica& replica, const Format& format, const Kind& kind, const Cells& cells) {
  std::map<Uuid, std::vector<NamedPart>> out;
  for (const auto& [path, value] : cells) {
    const CellInfo info = describe_cell(kind, path);
    const auto id = info.field && parts_are_named(kind, *info.field) ? ref_value(value) : std::nullopt;
    if (!id || out.contains(*id)) continue;
    const auto target = replica.get(*id);
    if (!target) continue;
    for (const Part& part : target->kind->parts)
      for (const std::string& each : part_ids(target->cells, part.name))
        out[*id].push_back({part.name, QString::fromStdString(each), part_title(*target, each, format)});
  }
  return out;
}

std::map<Path, QString> told_cells(Replica& replica, const Format& format, const Record& record) {
  return Teller(replica, format, record).tell();
}

}  // namespace dialogue
