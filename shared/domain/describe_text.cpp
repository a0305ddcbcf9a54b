// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/describe.h"
#include "shared/domain/describe_words.h"

namespace dialogue {
namespace {

using namespace describe;

std::string padded(std::string_view text, std::size_t width) {
  std::string out(text);
  // Only names in ASCII are padded. Labels come last on their line.
  if (out.size() < width) out.append(width - out.size(), ' ');
  return out + " ";
}

void add_fields(std::string& out, const std::vector<Field>& fields, std::string_view lang, const char* indent) {
  for (const Field& f : fields) {
    out += indent + padded(f.name, 24) + padded(name_of(f.cls), 6) + padded(form_text(f), 24) + f.label.in(lang);
    const std::string marks = marks_text(f);
    out += marks.empty() ? "\n" : " (" + marks + ")\n";
  }
}

void add_acts(std::string& out, const Kind& kind, std::string_view lang) {
  if (!kind.acts.empty()) out += "\nacts\n";
  for (const Act& a : kind.acts) {
    out += "  " + padded(a.name, 16) + (a.from.empty() ? "any" : joined(a.from, "|")) + " -> " + (a.to.empty() ? "unchanged" : a.to);
    if (!a.args.empty()) out += "  args: " + args_text(a);
    out += "  who: " + who_text(a.who);
    if (!a.binds.empty()) out += "  binds: " + joined(a.binds, " ");
    if (!a.checks.empty()) out += "  checks: " + joined(a.checks, " ");
    out += "  " + a.label.in(lang) + "\n";
  }
}

std::string states_or(const std::vector<std::string>& states, const char* none) { return states.empty() ? none : joined(states, "|"); }

void add_rights(std::string& out, const Kind& kind) {
  out += "\nrights\n  create: " + who_text(kind.create) + "\n";
  for (const EditRight& e : kind.edits)
    out += "  edit " + (e.cells.empty() ? "all else" : joined(e.cells, " ")) + " in " + states_or(e.states, "any state") + ": " +
           who_text(e.who) + "\n";
  out += "\nseen by\n";
  for (const Visibility& v : kind.visible)
    out += "  " + padded(v.facet, 10) + states_or(v.states, "otherwise") + ": " + audience_text(v) + "\n";
}

}  // namespace

std::string describe_text(const Kind& kind, std::string_view lang) {
  std::string out = kind.name + ": " + kind.label.in(lang) + "\n";
  if (!kind.natural_key.empty()) out += "natural key: " + joined(kind.natural_key, " + ") + "\n";
  if (!kind.parent_field.empty()) out += "parent: " + kind.parent_field + "\n";
  out += "\nfields\n";
  add_fields(out, kind.fields, lang, "  ");
  for (const Part& p : kind.parts) {
    out += "\npart " + p.name + ": " + p.label.in(lang) + (p.log ? " (append only)" : "") + "\n";
    add_fields(out, p.fields, lang, "  ");
  }
  if (!kind.states.empty()) out += "\nstates\n";
  for (const State& s : kind.states) out += "  " + padded(s.name, 20) + s.label.in(lang) + "\n";
  add_acts(out, kind, lang);
  add_rights(out, kind);
  return out;
}

}  // namespace dialogue
