// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/describe.h"
#include "shared/domain/describe_words.h"
#include "shared/model/declaration.h"

namespace dialogue {
namespace {

using namespace describe;

bool is_base(const Field& field) {
  static const std::vector<Field> base = base_fields();
  for (const Field& b : base)
    if (b.name == field.name) return true;
  return false;
}

void row(std::string& out, std::initializer_list<std::string> columns) {
  for (const std::string& c : columns) out += "| " + c + " ";
  out += "|\n";
}

void fields_table(std::string& out, const std::vector<Field>& fields, bool skip_base) {
  row(out, {"field", "class", "form", "marks", "EN / FR / ES"});
  out += "| --- | --- | --- | --- | --- |\n";
  for (const Field& f : fields)
    if (!skip_base || !is_base(f))
      row(out, {"`" + f.name + "`", std::string(name_of(f.cls)), form_text(f), marks_text(f),
                f.label.en + " / " + f.label.fr + " / " + f.label.es});
  out += "\n";
}

std::string or_any(const std::vector<std::string>& words, const char* none) { return words.empty() ? none : joined(words, ", "); }

void acts_table(std::string& out, const Kind& kind) {
  if (kind.acts.empty()) return;
  row(out, {"act", "from", "to", "arguments", "who", "binds", "checks"});
  out += "| --- | --- | --- | --- | --- | --- | --- |\n";
  for (const Act& a : kind.acts)
    row(out, {"`" + a.name + "`", or_any(a.from, "any"), a.to.empty() ? "unchanged" : a.to, args_text(a), who_text(a.who),
              joined(a.binds, " "), joined(a.checks, ", ")});
  out += "\n";
}

void rights(std::string& out, const Kind& kind) {
  out += "Created by: " + who_text(kind.create) + ".\n\n";
  for (const EditRight& e : kind.edits)
    out += "- " + (e.cells.empty() ? "All other cells" : "`" + joined(e.cells, "`, `") + "`") + " edited in " +
           or_any(e.states, "every state") + " by " + who_text(e.who) + ".\n";
  if (!kind.edits.empty()) out += "\n";
  for (const Visibility& v : kind.visible)
    out += "- Facet " + v.facet + ", " + or_any(v.states, "otherwise") + ": seen by " + audience_text(v) + ".\n";
  out += "\n";
}

void one_kind(std::string& out, const Kind& kind) {
  out +=
      "### `" + kind.name + "` (" + std::to_string(kind.no) + ")\n\n" + kind.label.en + " / " + kind.label.fr + " / " + kind.label.es + ".";
  if (!kind.natural_key.empty()) out += " Natural key: " + joined(kind.natural_key, " + ") + ".";
  if (!kind.parent_field.empty()) out += " Parent: `" + kind.parent_field + "`.";
  if (!kind.ref_prefix.empty()) out += " Numbered " + kind.ref_prefix + "-YYYY-NNNN.";
  out += "\n\n";
  fields_table(out, kind.fields, true);
  for (const Part& p : kind.parts) {
    out += "Part `" + p.name + "`" + (p.log ? " (append only)" : "") + ":\n\n";
    fields_table(out, p.fields, false);
  }
  if (!kind.states.empty()) {
    out += "States:";
    for (const State& s : kind.states) out += " `" + s.name + "`";
    out += ".\n\n";
  }
  acts_table(out, kind);
  rights(out, kind);
}

}  // namespace

std::string schema_markdown(const Domain& domain) {
  std::string out = "## Records (schema " + std::to_string(domain.schema()) + ")\n\nEvery record also has:\n\n";
  fields_table(out, base_fields(), false);
  for (const Kind& kind : domain.kinds()) one_kind(out, kind);
  return out;
}

}  // namespace dialogue
