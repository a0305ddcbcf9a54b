// SPDX-License-Identifier: Apache-2.0
#include "client/cli/assignments.h"

#include <algorithm>

#include "client/cli/context.h"
#include "client/cli/nearest.h"
#include "client/core/files/files_store.h"
#include "client/core/tables/csv_text.h"
#include "client/core/values.h"
#include "shared/model/declaration.h"
#include "shared/model/values.h"
#include "shared/wire/json.h"

namespace dialogue::cli {

/// FIELD, FIELD:LANG, PART[ID], PART[ID].FIELD, SET[ELEMENT] with its sign and value.
struct AssignmentReader::Target {
  std::string name, key, part_field, lang, value;
  bool keyed = false;
  Verb verb = Verb::set;
  DecimalMark decimals = DecimalMark::unsaid;
};

Result<std::string> value_text(const std::string& value, const std::string& encoding) {
  if (!value.starts_with('@')) return value;
  if (value.starts_with("@@")) return value.substr(1);
  auto bytes = read_user_file(value.substr(1), 1u << 20);
  if (!bytes)
    return Error{bytes.error().code, "", bytes.error().args.empty() ? std::vector{value.substr(1)} : bytes.error().args,
                 bytes.error().detail};
  if (bytes->empty()) return std::string();
  auto decoded = decode_whole(*bytes, encoding);
  if (!decoded) return decoded.error();
  std::string& text = decoded->text;
  if (text.ends_with('\n')) text.pop_back();
  if (text.ends_with('\r')) text.pop_back();
  return std::move(text);
}

Result<AssignmentReader::Target> AssignmentReader::split(const std::string& text, Verb verb) const {
  Target target;
  const auto bad = [&] { return Error{"bad_assignment", "", {text}, ""}; };
  std::size_t at = text.find_first_of("[.:+=");
  if (at == std::string::npos || at == 0) return bad();
  target.name = text.substr(0, at);
  if (text[at] == '[') {
    const auto end = text.find(']', at);
    if (end == std::string::npos || end == at + 1) return bad();
    target.key = text.substr(at + 1, end - at - 1);
    target.keyed = true;
    at = end + 1;
    if (at < text.size() && text[at] == '.') {
      const auto stop = text.find_first_of("+=:", at);
      if (stop == std::string::npos || stop == at + 1) return bad();
      target.part_field = text.substr(at + 1, stop - at - 1);
      at = stop;
    }
  }
  if (at < text.size() && text[at] == ':') {
    const auto stop = text.find_first_of("+=", at);
    if (stop == std::string::npos) return bad();
    target.lang = text.substr(at + 1, stop - at - 1);
    at = stop;
  }
  target.verb = verb;
  if (at < text.size() && text[at] == '+') target.verb = Verb::add, ++at;
  if (at >= text.size() || text[at] != '=') return bad();
  auto value = value_text(text.substr(at + 1), encoding_);
  if (!value) return value.error();
  target.value = std::move(*value);
  return target;
}

Status AssignmentReader::take(const std::string& text, Verb verb, bool creating) {
  creating_ = creating;
  const auto target = split(text, verb);
  if (!target) return target.error();
  if (const auto* part = kind_.part(target->name)) return target->keyed ? take_part(*target, *part) : take_new_part(*target, *part);
  const auto* field = kind_.field(target->name);
  if (!field) return unknown_field(kind_, target->name);
  if (!target->part_field.empty() || (target->keyed && field->cls != FieldClass::set)) return Error{"bad_assignment", "", {text}, ""};
  return take_field(*target, *field);
}

Status AssignmentReader::take_field(const Target& target, const Field& field) {
  if (!target.lang.empty()) return take_translation(field.name, field, target);
  if (field.cls == FieldClass::set) return take_set(field.name, field, target);
  if (target.verb == Verb::add) return Error{"not_a_set", field.name, {}, ""};
  if (target.verb == Verb::remove) {
    const auto it = cells_.find(field.name);
    const auto raw = parse_value(field, target.value);
    if (!raw) return raw.error();
    if (it != cells_.end() && !raw->empty() && it->second != *raw) return Error{"not_there", field.name, {target.value}, ""};
    return put(field.name, {});
  }
  auto raw = parse_value(field, target.value);
  if (!raw) return raw.error();
  if (field.type == Type::code && !raw->empty()) note_term(field, target.value);
  return put(field.name, std::move(*raw));
}

Status AssignmentReader::take_set(const Path& path, const Field& field, const Target& target) {
  const std::string prefix = path + "[";
  if (target.keyed && path == target.name) {
    const auto element = parse_element(field, target.key);
    if (!element) return element.error();
    return put(prefix + *element + "]", target.value.empty() || target.value == "false" ? Raw() : Raw("true"));
  }
  const auto elements = parse_elements(field, target.value);
  if (!elements) return elements.error();
  if (target.verb == Verb::set) {
    for (auto it = cells_.lower_bound(prefix); it != cells_.end() && it->first.starts_with(prefix); ++it) {
      const auto element = it->first.substr(prefix.size(), it->first.size() - prefix.size() - 1);
      if (it->second.empty() || std::find(elements->begin(), elements->end(), element) != elements->end()) continue;
      if (const auto done = put(it->first, {}); !done) return done;
    }
  }
  for (const auto& element : *elements) {
    const bool remove = target.verb == Verb::remove;
    if (const auto it = cells_.find(prefix + element + "]"); remove && (it == cells_.end() || it->second.empty()))
      return Error{"not_there", path, {element}, ""};
    if (!remove && field.type == Type::code) note_term(field, element);
    if (const auto done = put(prefix + element + "]", remove ? Raw() : Raw("true")); !done) return done;
  }
  return {};
}

Status AssignmentReader::take_translation(const Path& path, const Field& field, const Target& target) {
  if (target.lang != "en" && target.lang != "fr" && target.lang != "es") return Error{"unknown_language", path, {target.lang}, ""};
  if (!field.translatable) return Error{"not_translatable", path, {}, ""};
  auto raw = parse_value(field, target.verb == Verb::remove ? "" : target.value);
  if (!raw) return raw.error();
  // No variant in the text's own language may stand beside the text itself.
  if (target.lang == original_) return put(path, std::move(*raw));
  edits_.translations.push_back({path, target.lang, std::move(*raw)});
  return {};
}

Status AssignmentReader::take_part(const Target& target, const Part& part) {
  const auto id = Uuid::parse(target.key);
  if (!id) return Error{"bad_id", "", {target.key}, ""};
  const Path presence = part.name + "[" + id->text() + "]";
  if (!creating_ && !cells_.contains(presence)) return Error{"not_found", presence, {}, ""};
  if (target.part_field.empty()) {
    if (!target.lang.empty()) return Error{"not_translatable", presence, {}, ""};
    return put(presence, target.value.empty() || target.verb == Verb::remove ? Raw() : json::quote(target.value));
  }
  const auto* field = part.field(target.part_field);
  if (!field) {
    std::vector<std::string> names;
    for (const auto& f : part.fields) names.push_back(f.name);
    return Error{"unknown_field", presence + "." + target.part_field, {nearest(target.part_field, names)}, ""};
  }
  const Path path = presence + "." + field->name;
  if (!target.lang.empty()) return take_translation(path, *field, target);
  if (field->cls == FieldClass::set) return take_set(path, *field, target);
  auto raw = parse_value(*field, target.verb == Verb::remove ? "" : target.value, target.decimals);
  if (!raw) return Error{raw.error().code, raw.error().field.empty() ? "" : path, raw.error().args, raw.error().detail};
  if (field->type == Type::code && !raw->empty()) note_term(*field, target.value);
  return put(path, std::move(*raw));
}

Status AssignmentReader::take_new_part(const Target& target, const Part& part) {
  if (!target.lang.empty()) return Error{"not_translatable", part.name, {}, ""};
  if (target.verb == Verb::remove) {
    Target removed = target;
    removed.key = target.value, removed.value.clear(), removed.keyed = true;
    return take_part(removed, part);
  }
  if (target.verb == Verb::set && !creating_) return Error{"part_needs_plus", part.name, {}, ""};
  const auto document = json::Document::parse(target.value);
  if (!document || !document->root().is_object()) return Error{"bad_part", part.name, {document ? "" : document.error().detail}, ""};
  auto id = new_id_();
  std::string order = order_key_after(last_order(part));
  for (const auto& [name, value] : document->root().members()) {
    if (name == "id") {
      const auto given = Uuid::parse(value.string().value_or(""));
      if (!given) return Error{"bad_id", "", {std::string(value.raw())}, ""};
      id = *given;
    } else if (name == "order") {
      order = value.string().value_or(order);
    }
  }
  const Path presence = part.name + "[" + id.text() + "]";
  if (const auto done = put(presence, json::quote(order)); !done) return done;
  const auto at_present = creating_;
  for (const auto& [name, value] : document->root().members()) {
    if (name == "id" || name == "order" || value.is_null()) continue;
    Target one;
    one.name = part.name, one.key = id.text(), one.keyed = true;
    const auto colon = name.find(':');
    one.part_field = name.substr(0, colon);
    if (colon != std::string_view::npos) one.lang = name.substr(colon + 1);
    one.value = value.string().value_or(std::string(value.raw()));
    // A number in JSON has one reading, whoever wrote it.
    if (!value.is_string()) one.decimals = DecimalMark::point;
    creating_ = true;
    const auto done = take_part(one, part);
    creating_ = at_present;
    if (!done) return done;
  }
  return {};
}

Status AssignmentReader::put(Path path, Raw raw) {
  // All fields of a new part are new, whatever the record is.
  if (const auto good = check_value(kind_, path, raw, creating_); !good) return good;
  edits_.cells.emplace_back(std::move(path), std::move(raw));
  return {};
}

void AssignmentReader::note_term(const Field& field, std::string_view code) {
  const auto* vocabulary = domain_.vocabulary(field.vocab);
  if (!vocabulary || vocabulary->term(code)) return;
  std::vector<std::string> codes;
  for (const auto& term : vocabulary->terms) codes.push_back(term.code);
  const auto meant = nearest(code, codes);
  edits_.new_terms.push_back(field.vocab + ": " + std::string(code) + (meant.empty() ? "" : " → " + meant + "?"));
}

std::string AssignmentReader::last_order(const Part& part) const {
  std::string last;
  const auto look = [&](std::string_view path, const Raw& raw) {
    const auto cell = parse_cell(path);
    if (cell && cell->name == part.name && cell->field.empty() && !cell->key.empty()) last = std::max(last, plain_value(raw));
  };
  for (const auto& [path, raw] : cells_) look(path, raw);
  for (const auto& [path, raw] : edits_.cells) look(path, raw);
  return last;
}

}  // namespace dialogue::cli
