// SPDX-License-Identifier: Apache-2.0
#include "shared/manual/man_page.h"

#include <algorithm>
#include <string_view>

namespace dialogue::manual {
namespace {

/// Text as roff reads it: nothing in it is a request, and a hyphen stays one that can be copied.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool begins_line = out.empty() || out.back() == '\n';
    if (begins_line && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else if (!(begins_line && (c == '\n' || c == ' '))) {
      out += c;
    }
  }
  while (!out.empty() && out.back() == '\n') out.pop_back();
  return out;
}

std::string roff_quoted(std::string_view text) {
  std::string out;
  for (const char c : plain(text)) out += c == '"' ? std::string("\\(dq") : std::string(1, c == '\n' ? ' ' : c);
  return "\"" + out + "\"";
}

std::string bold(std::string_view text) { return "\\fB" + plain(text) + "\\fR"; }
std::string slanted(std::string_view text) { return "\\fI" + plain(text) + "\\fR"; }

std::string joined(const std::vector<std::string>& parts, const std::string& between) {
  std::string out;
  for (const auto& part : parts) out += (out.empty() ? "" : between) + part;
  return out;
}

/// How a sentence of help reads on its own: the programs' help has some that begin small and end without a full stop.
std::string sentence(const std::string& help, const std::vector<std::string>& choices) {
  std::string out = help;
  if (!out.empty() && out.back() != '.') out += '.';
  const bool said = std::all_of(choices.begin(), choices.end(), [&](const auto& choice) { return help.find(choice) != std::string::npos; });
  if (!choices.empty() && !said) out += (out.empty() ? "" : " ") + std::string("One of ") + joined(choices, ", ") + ".";
  return out;
}

std::string item(const std::string& head, const std::string& text) { return ".TP\n" + head + "\n" + (text.empty() ? "\\&" : text) + "\n"; }

std::string head_of(const Option& option) {
  std::vector<std::string> names;
  for (const auto& name : option.names) names.push_back(bold(name));
  return joined(names, ", ") + (option.value.empty() ? "" : " " + slanted(option.value));
}

bool is_help(const Option& option) { return std::find(option.names.begin(), option.names.end(), "--help") != option.names.end(); }

std::string option_items(const Command& command, bool with_help) {
  std::string out;
  for (const auto& option : command.options)
    if (with_help || !is_help(option))
      out += item(head_of(option), plain(sentence(option.help, option.choices) + (option.required ? " Always needed." : "") +
                                         (option.fallback.empty() ? "" : " Without it: " + option.fallback + ".")));
  return out;
}

std::string usage_of(const Command& command, const std::string& words) {
  std::string out = bold(words);
  for (const auto& option : command.options)
    if (option.required) out += " " + bold(option.names.back()) + " " + slanted(option.value);
  const bool others = std::any_of(command.options.begin(), command.options.end(), [](const auto& o) { return !o.required && !is_help(o); });
  if (others) out += " [" + slanted("OPTION") + "...]";
  for (const auto& argument : command.arguments) {
    const auto name = slanted(argument.name) + (argument.many ? "..." : "");
    out += argument.required ? " " + name : " [" + name + "]";
  }
  return out;
}

/// A group that does nothing by itself.
bool only_groups(const Command& command) {
  const bool takes = std::any_of(command.options.begin(), command.options.end(), [](const auto& option) { return !is_help(option); });
  return !command.commands.empty() && command.arguments.empty() && !takes;
}

/// A command with all that it takes.
std::string own_text(const Command& command, const std::string& words) {
  std::string out = item(usage_of(command, words), plain(sentence(command.help, {})));
  std::string more;
  for (const auto& argument : command.arguments)
    if (!argument.help.empty() || !argument.choices.empty())
      more += item(slanted(argument.name), plain(sentence(argument.help, argument.choices)));
  more += option_items(command, false);
  if (!more.empty()) out += ".RS\n" + more + ".RE\n";
  return out;
}

/// A command and those in it.
std::string command_text(const Command& command, const std::string& words) {
  std::string out = only_groups(command) ? "" : own_text(command, words);
  for (const auto& below : command.commands) out += command_text(below, words + " " + below.name);
  return out;
}

std::string section_text(const Section& section) {
  std::string out = ".SH " + roff_quoted(section.title) + "\n";
  bool first = true;
  for (const auto& note : section.notes) {
    if (!note.term.empty()) {
      out += item(bold(note.term), plain(note.text));
    } else {
      out += (first ? "" : ".PP\n") + plain(note.text) + "\n";
    }
    first = false;
  }
  return out;
}

std::string upper(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

std::string head(const std::string& name, const Page& page) {
  return ".\\\" Made from the program's own description.\n.TH " + roff_quoted(upper(name)) + " " + page.section + " \"\" " +
         roff_quoted("Dialogue " + page.version) + " \"Dialogue\"\n.SH NAME\n" + plain(name) + " \\- " + plain(page.summary) + "\n";
}

std::string tail(const Page& page) {
  std::string out;
  for (const auto& section : page.sections) out += section_text(section);
  if (page.see_also.empty()) return out;
  std::vector<std::string> pages;
  for (const auto& name : page.see_also) {
    const auto bracket = name.find('(');
    pages.push_back(bold(name.substr(0, bracket)) + (bracket == std::string::npos ? "" : name.substr(bracket)));
  }
  return out + ".SH \"SEE ALSO\"\n" + joined(pages, ",\n") + "\n";
}

}  // namespace

std::string man_page(const Command& program, const Page& page) {
  std::string out = head(program.name, page) + ".SH SYNOPSIS\n" + bold(program.name) + " [" + slanted("OPTION") + "...]" +
                    (program.commands.empty() ? "" : " " + slanted("COMMAND") + " [" + slanted("ARGUMENT") + "...]") +
                    "\n.SH DESCRIPTION\n" + plain(page.about) + "\n.SH OPTIONS\n" + option_items(program, true);
  if (!program.commands.empty()) out += ".SH COMMANDS\n";
  for (const auto& command : program.commands) out += command_text(command, command.name);
  return out + tail(page);
}

std::string file_page(const std::string& name, const Page& page) {
  return head(name, page) + ".SH DESCRIPTION\n" + plain(page.about) + "\n" + tail(page);
}

}  // namespace dialogue::manual
