// SPDX-License-Identifier: Apache-2.0
#include "client/app/cell_words.h"

#include "client/app/raw_text.h"
#include "client/core/variants.h"
#include "shared/domain/record.h"

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
    return id ? QString::fromStdString(replica_.title_of(*id)) : format_.plain_value(*info.field, text);
  };
  if (info.field->cls != FieldClass::set) return name(text_of(raw));
  const auto cell = parse_cell(path);
  const QString element = name(QString::fromStdString(std::string(info.part ? cell->element : cell->key)));
  return raw.empty() ? Format::tr("%1 (taken away)").arg(element) : Format::tr("%1 (added)").arg(element);
}

QString CellWords::lines(const std::string& kind, const std::vector<std::pair<Path, Raw>>& cells) const {
  QStringList out;
  for (const auto& [path, raw] : cells) {
    const QString text = value(kind, path, raw);
    out << Format::labelled(label(kind, path), text.isEmpty() ? Format::tr("empty") : text);
  }
  return out.join('\n');
}

ListedWords CellWords::row(const Kind& kind, const std::vector<std::string>& columns, const Listed& listed) const {
  ListedWords out;
  QStringList facts;
  for (std::size_t i = 0; i < columns.size() && i < listed.values.size(); ++i) {
    QString text = QString::fromStdString(listed.values[i]);
    if (columns[i] == state_cell) {
      out.state = text;
      out.state_label = format_.state(kind, text);
      continue;
    }
    const Field* field = kind.field(columns[i]);
    const bool ref = field && (field->type == Type::ref || field->type == Type::person_ref);
    if (const auto id = ref ? Uuid::parse(listed.values[i]) : std::nullopt)
      text = QString::fromStdString(replica_.title_of(*id));
    else if (kind.name == "moderation_item" && columns[i] == "kind")
      text = this->kind(listed.values[i]);
    else if (field)
      text = format_.plain_value(*field, text);
    if (i == 0 && field && field->translatable)
      if (const auto variant = variant_text(replica_, listed.id, field->name, format_.lang()); !variant.empty())
        text = QString::fromStdString(variant);
    if (i == 0)
      out.title = text.section('\n', 0, 0);
    else if (!text.isEmpty())
      facts << text;
  }
  out.facts = facts.join(" · ");
  return out;
}

QString CellWords::title(const std::string& kind_name, const std::string& title) const {
  const Kind* kind = format_.domain().kind(kind_name);
  const Field* field = kind ? kind->field(kind->title_field) : nullptr;
  if (title.empty()) return this->kind(kind_name);
  const QString text = QString::fromStdString(title);
  return (field ? format_.plain_value(*field, text) : text).section('\n', 0, 0);
}

}  // namespace dialogue
