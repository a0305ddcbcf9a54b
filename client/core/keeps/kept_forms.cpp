// SPDX-License-Identifier: Apache-2.0
#include "client/core/keeps/kept_forms.h"

#include <algorithm>
#include <cstdint>

#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "shared/wire/json.h"

namespace dialogue {
namespace {

constexpr const char* setting_name = "forms";
constexpr const char* settling_cell = "text";
/// Some forms are begun and never ended. Beyond this number the oldest goes.
constexpr std::size_t most = 50;

std::string text(json::Value form, std::string_view key) {
  const auto found = form.find(key);
  return found ? found->string().value_or("") : std::string();
}

std::string written(const std::vector<KeptForm>& forms) {
  json::Writer out;
  out.begin_array();
  for (const KeptForm& form : forms) {
    out.begin_object().key("kind").string(form.kind).key("field").string(form.parent_field).key("parent").string(form.parent_id);
    out.key("at").number(form.at_ms).key("cells").begin_object();
    for (const auto& [path, raw] : form.cells) raw.empty() ? out.key(path).null() : out.key(path).raw(raw);
    out.end_object().end_object();
  }
  return out.end_array().take();
}

std::string text_in(const KeptForm& form, const Path& path) {
  const auto cell = form.cells.find(path);
  return cell == form.cells.end() ? std::string() : json::unquote(cell->second).value_or("");
}

std::vector<KeptForm> all_forms(Replica& replica) {
  std::vector<KeptForm> out;
  const std::string stored = replica.setting(setting_name);
  if (stored.empty()) return out;
  json::Limits limits;
  limits.bytes = stored.size();
  const auto document = json::Document::parse(stored, limits);
  if (!document) return out;
  for (const json::Value each : document->root().elements()) {
    KeptForm form{text(each, "kind"), text(each, "field"), text(each, "parent"), {}, 0};
    if (const auto at = each.find("at")) form.at_ms = at->i53().value_or(0);
    if (const auto cells = each.find("cells"))
      for (const auto& [path, value] : cells->members()) form.cells[Path(path)] = value.is_null() ? Raw() : Raw(value.raw());
    out.push_back(std::move(form));
  }
  return out;
}

Status store(Replica& replica, const std::vector<KeptForm>& forms) {
  return replica.set_setting(setting_name, forms.empty() ? std::string() : written(forms));
}

/// It is locked, or closed with the device, so it may not be shown now.
bool is_closed(Replica& replica, const std::string& record) {
  const auto id = Uuid::parse(record);
  const auto shown = id ? replica.get(*id) : Result<Record>(Error{});
  return !shown && (shown.error().code == "scope_locked" || shown.error().code == "revoked");
}

}  // namespace

const std::string& settling_kind() { return platform().serving(Purpose::proposal)->name; }

KeptForm settling_form(const std::string& proposal, const std::string& text, std::int64_t at_ms) {
  return {settling_kind(), {}, proposal, {{settling_cell, json::quote(text)}}, at_ms};
}

std::string settling_text(const KeptForm& form) { return form.kind == settling_kind() ? text_in(form, settling_cell) : std::string(); }

std::string title_of(const KeptForm& form, const Domain& domain) {
  const Kind* kind = domain.kind(form.kind);
  return kind ? text_in(form, kind->title_field) : std::string();
}

std::vector<KeptForm> kept_forms(Replica& replica) {
  std::vector<KeptForm> out = all_forms(replica);
  std::erase_if(out, [&](const KeptForm& form) { return form.kind == settling_kind() && is_closed(replica, form.parent_id); });
  return out;
}

Status keep_form(Replica& replica, const KeptForm& form) {
  std::vector<KeptForm> forms = all_forms(replica);
  const std::size_t before = forms.size();
  std::erase_if(forms, [&](const KeptForm& each) { return each.same_form(form); });
  if (form.cells.empty() && forms.size() == before) return {};
  if (!form.cells.empty()) forms.push_back(form);
  if (forms.size() > most) forms.erase(forms.begin());
  return store(replica, forms);
}

std::size_t forget_settlings(Replica& replica, const std::function<bool(const Uuid&)>& is_here) {
  std::vector<KeptForm> forms = all_forms(replica);
  const std::size_t gone = std::erase_if(forms, [&](const KeptForm& form) {
    const auto proposal = Uuid::parse(form.parent_id);
    return form.kind == settling_kind() && !(proposal && is_here(*proposal));
  });
  if (gone > 0) store(replica, forms).take();
  return gone;
}

Status forget_form(Replica& replica, KeptForm form) {
  form.cells.clear();
  return keep_form(replica, form);
}

}  // namespace dialogue
