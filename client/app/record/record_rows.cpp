// SPDX-License-Identifier: Apache-2.0
#include "client/app/record/record_rows.h"

#include <algorithm>
#include <set>
#include <utility>

#include "client/app/words/links.h"
#include "client/app/words/machine_fields.h"
#include "client/app/words/raw_text.h"
#include "shared/domain/describe.h"
#include "shared/domain/source.h"
#include "shared/model/declaration.h"
#include "shared/model/look.h"
#include "shared/model/record.h"
#include "shared/model/rights.h"
#include "shared/model/words.h"

namespace dialogue {
namespace {

bool is_ref(const Field& field) { return field.type == Type::ref || field.type == Type::person_ref; }

QString editor_of(const Field& field) {
  if (field.cls == FieldClass::set) return is_ref(field) ? "refs" : field.type == Type::code ? "codes" : "items";
  const std::string_view type = name_of(is_ref(field) ? Type::ref : field.type);
  return QString::fromUtf8(type.data(), static_cast<qsizetype>(type.size()));
}

class Builder {
 public:
  Builder(const RecordPage& page, const Cells& cells, const VariantTexts& texts, bool editing, const Format& format)
      : page_(page), kind_(*page.record.kind), cells_(cells), texts_(texts), editing_(editing), format_(format) {}

  std::vector<FieldRow> build() {
    const auto base = base_fields();
    const auto is_base = [&](const Field& f) {
      return std::any_of(base.begin(), base.end(), [&](const Field& b) { return b.name == f.name; });
    };
    for (const Field& field : kind_.fields)
      if (!is_base(field)) add_field(field, field.name, nullptr);
    for (const Part& part : kind_.parts) add_part_kind(part);
    if (!editing_)
      for (const Field& field : kind_.fields)
        if (is_base(field)) add_field(field, field.name, nullptr);
    return std::move(rows_);
  }

  FieldRow make(const Field& field, const Path& path) const {
    FieldRow row;
    row.path = QString::fromStdString(path);
    row.label = format_.in(field.label);
    row.editor = editor_of(field);
    row.vocab = QString::fromStdString(field.vocab);
    row.ref_kind = QString::fromStdString(field.ref_kind);
    row.needed = field.needed;
    row.to_submit = field.needed_to_submit;
    row.field = &field;
    if (field.cls == FieldClass::set)
      fill_set(row, field, path);
    else
      fill_value(row, field, path);
    if (const PartName* name = part_named(kind_, field)) offer_parts(row, *name, path);
    return row;
  }

 private:
  Raw raw(const Path& path) const {
    const auto it = cells_.find(path);
    return it == cells_.end() ? Raw() : it->second;
  }

  QString title(const QString& id) const {
    const auto uuid = Uuid::parse(id.toStdString());
    const auto it = uuid ? page_.titles.find(*uuid) : page_.titles.end();
    if (it != page_.titles.end() && !it->second.isEmpty()) return it->second;
    return Format::tr("Not on this device");
  }

  QString element_label(const Field& field, const QString& element) const {
    if (is_ref(field)) return title(element);
    return format_.plain_value(field, element);
  }

  void fill_value(FieldRow& row, const Field& field, const Path& path) const {
    const Raw value = raw(path);
    row.input = show_input(field, value, format_.locale());
    if (value.empty() && path == "source" && field.vocab == "V-SOURCE")
      row.text = format_.code(field.vocab, QString::fromUtf8(source_of({&kind_, page_.record.id, &cells_, nullptr})));
    if (value.empty()) return;
    if (const auto told = page_.told.find(path); told != page_.told.end())
      row.text = told->second;
    else
      row.text = is_ref(field) ? title(text_of(value)) : format_.value(field, value);
    if (is_ref(field)) refer(row, text_of(value));
    if (field.type == Type::text || field.type == Type::long_text) row.links = links_of(field, row.text);
  }

  void refer(FieldRow& row, const QString& id) const {
    const auto uuid = Uuid::parse(id.toStdString());
    const auto it = uuid ? page_.titles.find(*uuid) : page_.titles.end();
    if (it != page_.titles.end() && !it->second.isEmpty()) row.references << QVariantMap{{"id", id}, {"label", it->second}};
  }

  void fill_set(FieldRow& row, const Field& field, const Path& path) const {
    const Path from = path + "[";
    for (auto it = cells_.lower_bound(from); it != cells_.end() && it->first.compare(0, from.size(), from) == 0; ++it) {
      if (it->first.back() != ']' || it->second.empty()) continue;
      const auto element = QString::fromStdString(it->first.substr(from.size(), it->first.size() - from.size() - 1));
      row.chosen << element;
      row.chosen_labels << element_label(field, element);
      if (is_ref(field)) refer(row, element);
    }
    row.text = row.chosen_labels.join(", ");
  }

  /// Nobody types the id of a part. It is chosen from those of the record that is referred to.
  void offer_parts(FieldRow& row, const PartName& name, const Path& path) const {
    row.editor = "code";
    const auto id = ref_value(raw(ref_beside(name, kind_, path)));
    const auto found = id ? page_.parts.find(*id) : page_.parts.end();
    if (found == page_.parts.end()) return;
    bool known = row.input.isEmpty();
    const auto offer = [&](const QString& part, const QString& title) {
      row.options << QVariantMap{{"code", part}, {"label", title}, {"group", ""}};
      if (part != row.input) return;
      row.text = title;
      known = true;
    };
    for (const NamedPart& each : found->second)
      if (name.part.empty() || each.kind == name.part) offer(each.id, each.title);
    if (!known) offer(row.input, Format::tr("Not on this device"));
  }

  bool editable(const FieldRow& row, const Field& field, const Path& path, const Part* part) const {
    if (field.type == Type::json || field.cls == FieldClass::act || field.cls == FieldClass::server) return false;
    if (names_a_place(kind_, field) && row.options.empty()) return false;
    if (page_.creating || page_.record.unborn) return true;
    const Path probe = field.cls == FieldClass::set ? path + "[x]" : path;
    if (field.cls == FieldClass::fixed && !part) return false;
    return may_edit(page_.actor, page_.view(), {probe}).ok();
  }

  void add_field(const Field& field, const Path& path, const Part* part) {
    if ((field.type == Type::json && !page_.told.contains(path)) || for_programs(kind_, field)) return;
    if (!editing_ && !part && field.name == kind_.title_field && field.type == Type::text) return;
    FieldRow row = make(field, path);
    row.in_part = part != nullptr;
    row.editable = editing_ && editable(row, field, path, part);
    if (field.translatable && !page_.creating) editing_ ? offer_variants(row, path) : read_variant(row, path);
    if (row.text.isEmpty() && !row.editable) return;
    if (editing_ && !row.editable && part == nullptr && field.cls != FieldClass::value && field.cls != FieldClass::text &&
        field.cls != FieldClass::set)
      return;
    rows_.push_back(std::move(row));
  }

  QString text_in(const Path& path, const std::string& lang) const {
    const auto it = texts_.find({path, lang});
    return it == texts_.end() ? QString() : QString::fromStdString(it->second);
  }

  /// The reader's language where there is a variant; else the words as they stand, marked.
  void read_variant(FieldRow& row, const Path& path) const {
    const std::string from = page_.original();
    if (row.text.isEmpty() || from == format_.lang()) return;
    const QString text = text_in(path, format_.lang());
    if (text.isEmpty()) {
      if (from.empty()) return;
      row.mark = QString::fromStdString(from).toUpper();
      row.mark_words = format_.no_variant(from);
      return;
    }
    const Variant* variant = page_.variant(path, format_.lang());
    row.original = std::exchange(row.text, text);
    row.mark_words = format_.about_variant(from, variant ? variant->state : "", variant ? variant->method : "");
  }

  /// Beside the words as they were written stand those of the three languages that this actor may write.
  void offer_variants(FieldRow& row, const Path& path) const {
    if (row.text.isEmpty() && !row.editable) return;
    const std::string from = page_.original();
    for (const char* lang : {"en", "fr", "es"}) {
      if (lang == from || !page_.may_write(path, lang)) continue;
      row.variants << QVariantMap{{"lang", lang}, {"label", format_.code("V-LANG", lang)}, {"text", text_in(path, lang)}};
    }
    if (!row.variants.isEmpty() && !from.empty()) row.written_in = format_.code("V-LANG", QString::fromStdString(from));
  }

  void add_part_kind(const Part& part) {
    const auto ids = part_ids(cells_, part.name);
    const bool may_add =
        editing_ && (page_.creating || page_.record.unborn || may_edit(page_.actor, page_.view(), {part.name + "[x]"}).ok());
    if (ids.empty() && !may_add) return;
    FieldRow head;
    head.what = FieldRow::What::part_kind;
    head.path = QString::fromStdString(part.name);
    head.label = format_.in(part.label);
    head.editable = may_add;
    head.text = format_.locale().toString(static_cast<qlonglong>(ids.size()));
    rows_.push_back(head);
    for (std::size_t i = 0; i < ids.size(); ++i) {
      FieldRow row;
      row.what = FieldRow::What::part;
      row.path = QString::fromStdString(part.name + "[" + ids[i] + "]");
      row.label = QString("%1 %2").arg(head.label).arg(i + 1);
      row.editable = may_add && !part.log;
      row.first = i == 0;
      row.last = i + 1 == ids.size();
      rows_.push_back(row);
      for (const Field& field : part.fields) add_field(field, part.name + "[" + ids[i] + "]." + field.name, &part);
    }
  }

  const RecordPage& page_;
  const Kind& kind_;
  const Cells& cells_;
  const VariantTexts& texts_;
  bool editing_;
  const Format& format_;
  std::vector<FieldRow> rows_;
};

}  // namespace

RecordView RecordPage::view() const {
  if (parent) above_ = {parent->kind, parent->id, &parent->cells, nullptr};
  return {record.kind, record.id, &record.cells, parent ? &above_ : nullptr};
}

const Variant* RecordPage::variant(const Path& path, const std::string& lang) const {
  const auto it = std::find_if(variants.begin(), variants.end(), [&](const Variant& v) { return v.field == path && v.lang == lang; });
  return it == variants.end() ? nullptr : &*it;
}

VariantTexts RecordPage::variant_texts() const {
  VariantTexts out;
  for (const Variant& each : variants)
    if (!each.text.empty()) out[{each.field, each.lang}] = each.text;
  return out;
}

std::string RecordPage::original() const {
  const auto it = record.cells.find("lang_original");
  return it == record.cells.end() ? std::string() : text_of(it->second).toStdString();
}

bool RecordPage::may_write(const Path& path, const std::string& lang) const {
  if (creating || !translation) return false;
  const RecordView of = view();
  if (const Variant* known = variant(path, lang))
    return may_edit(actor, {translation, known->id, &known->record.cells, &of}, {"text"}).ok();
  const auto list = variant_cells(record.id, record.cells, path, lang);
  const Cells cells(list.begin(), list.end());
  const auto may = may_create(actor, {translation, {}, &cells, &of});
  return may || may.error().code == "incomplete";
}

std::vector<std::string> part_ids(const Cells& cells, const std::string& part) {
  std::vector<std::pair<std::string, std::string>> order;
  any_cell(cells, part, [&](std::string_view id, std::string_view rest, std::string_view value) {
    if (rest.empty()) order.emplace_back(inside_quotes(value), id);
    return false;
  });
  std::sort(order.begin(), order.end());
  std::vector<std::string> ids;
  for (auto& each : order) ids.push_back(std::move(each.second));
  return ids;
}

std::vector<FieldRow> record_rows(const RecordPage& page, const Cells& cells, const VariantTexts& texts, bool editing,
                                  const Format& format) {
  return Builder(page, cells, texts, editing, format).build();
}

ReadRows apart(std::vector<FieldRow> rows, const Kind& kind) {
  ReadRows out;
  const std::string_view facts = look_of(kind).key_facts;
  for (const std::string& name : words(facts)) {
    const auto fact = std::find_if(rows.begin(), rows.end(), [&](const FieldRow& row) { return row.path.toStdString() == name; });
    if (fact != rows.end()) out.facts.push_back(*fact);
  }
  const auto base = base_fields();
  for (FieldRow& row : rows) {
    const std::string path = row.path.toStdString();
    if (has_word(facts, path)) continue;
    const bool about = std::any_of(base.begin(), base.end(), [&](const Field& field) { return field.name == path; });
    (about ? out.provenance : out.lines).push_back(std::move(row));
  }
  return out;
}

std::vector<FieldRow> argument_rows(const Act& act, const Kind& kind, std::vector<Field>& fields, const Format& format) {
  fields.clear();
  for (const Argument& argument : act.args) {
    Field field;
    const Field* target = kind.field(argument.field);
    if (target) field = *target;
    field.name = argument.name;
    field.type = argument.type;
    field.cls = FieldClass::value;
    field.vocab = argument.vocab.empty() && target ? target->vocab : argument.vocab;
    if (!target) field.label = act.label;
    field.needed = argument.needed;
    fields.push_back(field);
  }
  RecordPage page;
  page.record.kind = &kind;
  const Cells none;
  const VariantTexts no_texts;
  std::vector<FieldRow> rows;
  for (const Field& field : fields) {
    rows.push_back(Builder(page, none, no_texts, true, format).make(field, field.name));
    rows.back().editable = true;
  }
  return rows;
}

std::optional<Record> parent_of(Replica& replica, const Record& record) {
  const auto it = record.cells.find(record.kind->parent_field);
  const auto parent = it == record.cells.end() ? std::nullopt : ref_value(it->second);
  auto found = parent ? replica.get(*parent) : Result<Record>(Error{"not_found", {}, {}, {}});
  return found ? std::optional<Record>(std::move(*found)) : std::nullopt;
}

QStringList kinds_above(Replica& replica, const Uuid& id) {
  constexpr int deepest = 8;
  QStringList out;
  auto found = replica.get(id);
  std::optional<Record> record = found ? std::optional<Record>(std::move(*found)) : std::nullopt;
  for (; record && out.size() < deepest; record = parent_of(replica, *record)) out << QString::fromStdString(record->kind->name);
  return out;
}

std::vector<Uuid> referred(const Kind& kind, const Cells& cells) {
  std::set<Uuid> ids;
  for (const auto& [path, value] : cells) {
    const CellInfo info = describe_cell(kind, path);
    if (!info.field || !is_ref(*info.field)) continue;
    const auto cell = parse_cell(path);
    const auto element = info.part ? cell->element : cell->key;
    const auto id = info.field->cls == FieldClass::set ? Uuid::parse(element) : ref_value(value);
    if (id) ids.insert(*id);
  }
  return {ids.begin(), ids.end()};
}

}  // namespace dialogue
