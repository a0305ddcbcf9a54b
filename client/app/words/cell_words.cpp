// SPDX-License-Identifier: Apache-2.0
#include "client/app/words/cell_words.h"

#include "client/app/words/machine_fields.h"
#include "client/app/words/raw_text.h"
#include "client/app/words/taking_place.h"
#include "client/core/answers/answer_facts.h"
#include "client/core/tables/variants.h"
#include "shared/domain/messages.h"
#include "shared/model/awaited.h"
#include "shared/model/declaration.h"
#include "shared/model/look.h"
#include "shared/model/record.h"

namespace dialogue {

QString CellWords::kind(const std::string& name) const {
  const Kind* kind = format_.domain().kind(name);
  return kind ? format_.in(kind->label) : QString::fromStdString(name);
}

QString CellWords::act(const std::string& kind_name, const std::string& name) const {
  const Kind* kind = format_.domain().kind(kind_name);
  const Act* act = kind ? kind->act(name) : nullptr;
  return act ? format_.in(act->label) : QString::fromStdString(name);
}

QString CellWords::label(const std::string& kind_name, const Path& path) const {
  const Kind* kind = format_.domain().kind(kind_name);
  if (path == deleted_cell) return Format::tr("Deleted");
  const CellInfo info = kind ? describe_cell(*kind, path) : CellInfo{};
  if (!info.known) return QString::fromStdString(path);
  if (info.part && info.field) return format_.in(info.part->label) + " › " + format_.in(info.field->label);
  if (info.part) return format_.in(info.part->label);
  return info.field ? format_.in(info.field->label) : QString::fromStdString(path);
}

QString CellWords::value(const std::string& kind_name, const Path& path, const Raw& raw) const {
  const Kind* kind = format_.domain().kind(kind_name);
  const CellInfo info = kind ? describe_cell(*kind, path) : CellInfo{};
  if (path == deleted_cell) return raw == "true" ? Format::tr("Yes") : Format::tr("No");
  if (info.part && !info.field) return raw.empty() ? Format::tr("taken away") : Format::tr("added");
  if (!info.field) return text_of(raw);
  const bool ref = info.field->type == Type::ref || info.field->type == Type::person_ref;
  const auto name = [&](const QString& text) {
    const auto id = ref ? Uuid::parse(text.toStdString()) : std::nullopt;
    if (!id) return format_.plain_value(*info.field, text);
    const QString title = reference(*id);
    return title.isEmpty() ? Format::tr("Not on this device") : title;
  };
  if (info.field->cls != FieldClass::set) return name(text_of(raw));
  const auto cell = parse_cell(path);
  const QString element = name(QString::fromStdString(std::string(info.part ? cell->element : cell->key)));
  return raw.empty() ? Format::tr("%1 (taken away)").arg(element) : Format::tr("%1 (added)").arg(element);
}

bool CellWords::silent(const std::string& kind_name, const Path& path) const {
  const Kind* kind = format_.domain().kind(kind_name);
  const CellInfo info = kind ? describe_cell(*kind, path) : CellInfo{};
  return info.field && (for_programs(*kind, *info.field) || names_a_place(*kind, *info.field));
}

QString CellWords::lines(const std::string& kind, const std::vector<std::pair<Path, Raw>>& cells) const {
  QStringList out;
  for (const auto& [path, raw] : cells) {
    if (silent(kind, path)) continue;
    const QString text = value(kind, path, raw);
    out << Format::labelled(label(kind, path), text.isEmpty() ? Format::tr("empty") : text);
  }
  return out.join('\n');
}

ListedWords CellWords::row(const Kind& kind, const std::vector<std::string>& columns, const Listed& listed) const {
  ListedWords out;
  QStringList facts;
  for (std::size_t i = 0; i < columns.size() && i < listed.values.size(); ++i) {
    const QString text = QString::fromStdString(listed.values[i]);
    const Field* field = kind.field(columns[i]);
    if (columns[i] == state_cell) {
      out.state = text;
      out.state_label = format_.state(kind, text);
    } else if (i == 0) {
      const auto variant = field && field->translatable ? variant_text(replica_, listed.id, field->name, format_.lang()) : std::string();
      out.title = plain_title(kind, variant.empty() ? text : QString::fromStdString(variant));
    } else if (const QString said = field ? fact(kind, *field, listed, text) : text; !said.isEmpty()) {
      facts << said;
    }
  }
  out.facts = facts.join(" · ");
  tell_of_parent(kind, listed.id, out);
  return out;
}

/// What hangs on something that takes place keeps its state when that is deleted or cancelled. So its row says so.
void CellWords::tell_of_parent(const Kind& kind, const Uuid& id, ListedWords& said) const {
  const Field* hangs_on = kind.states.empty() || !falls_with_parent(kind) ? nullptr : kind.field(kind.parent_field);
  const Kind* above = hangs_on ? format_.domain().kind(hangs_on->ref_kind) : nullptr;
  if (!above || !look_of(*above).takes_place) return;
  const auto record = replica_.get(id);
  const auto parent = record ? facts::off_parent(replica_, *record) : std::nullopt;
  if (!parent) return;
  said.state = "cancelled";
  said.state_label =
      Format::labelled(format_.in(parent->kind->label), facts::flag(*parent, deleted_cell)
                                                            ? Format::tr("no longer exists")
                                                            : format_.state(*parent->kind, QString::fromStdString(facts::state(*parent))));
}

QString CellWords::fact(const Kind& kind, const Field& field, const Listed& listed, const QString& text) const {
  if (kind.purpose == Purpose::moderation && field.name == "kind") return this->kind(text.toStdString());
  const Look& look = look_of(kind);
  // The day is the reader's day. On the other side of the world it may begin the day before.
  if (field.name == look.takes_place.day)
    if (const auto starts = sitting_starts(replica_, kind, listed.id); !starts.empty()) return format_.instants(starts);
  if (field.name == look.numbered && !text.isEmpty()) return format_.numbered(kind, text);
  const bool ref = field.type == Type::ref || field.type == Type::person_ref;
  const auto id = ref ? Uuid::parse(text.toStdString()) : std::nullopt;
  return id ? reference(*id) : format_.fact(field, text);
}

QString CellWords::plain_title(const Kind& kind, const QString& title) const {
  const Field* field = kind.field(kind.title_field);
  if (kind.purpose == Purpose::notice) return notice(title.toStdString());
  const bool ref = field && (field->type == Type::ref || field->type == Type::person_ref);
  if (const auto id = ref ? Uuid::parse(title.toStdString()) : std::nullopt) return reference(*id);
  return (field ? format_.plain_value(*field, title) : title).section('\n', 0, 0);
}

QString CellWords::title(const std::string& kind_name, const std::string& title) const {
  const Kind* kind = format_.domain().kind(kind_name);
  if (title.empty()) return this->kind(kind_name);
  return kind ? plain_title(*kind, QString::fromStdString(title)) : QString::fromStdString(title).section('\n', 0, 0);
}

QString CellWords::reference(const Uuid& id) const {
  const auto record = replica_.get(id);
  const QString title = QString::fromStdString(title_in(replica_, id, format_.lang()));
  if (!record || title.isEmpty()) return title;
  const QString said = plain_title(*record->kind, title);
  const auto number = record->cells.find(look_of(*record->kind).numbered);
  return number == record->cells.end() ? said : format_.numbered(*record->kind, text_of(number->second)) + " · " + said;
}

QString CellWords::notice(const std::string& code) const {
  if (code == "applied") return Format::tr("A change of yours that had waited was accepted.");
  if (code == "proposed") return Format::tr("A change of yours that had waited is kept beside the current value.");
  return code.empty() ? format_.in(format_.domain().serving(Purpose::notice)->label)
                      : QString::fromStdString(sentence({code, {}, {}, {}}, format_.lang()));
}

}  // namespace dialogue
