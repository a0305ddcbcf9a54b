// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include "shared/manual/completion.h"

namespace dialogue::manual {
namespace {

std::string fish_quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string value_of(const std::vector<std::string>& choices, const std::string& value) {
  std::string words;
  for (const auto& choice : choices) words += (words.empty() ? "" : " ") + choice;
  if (!choices.empty()) return " -x -a " + fish_quoted(words);
  if (names_folder(value)) return " -x -a '(__fish_complete_directories)'";
  return names_file(value) ? " -r -F" : " -x";
}

std::string option_line(const Option& option, const std::string& begin, const std::string& when) {
  std::string line = begin + when;
  for (const auto& name : option.names) line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  return line + (option.value.empty() ? "" : value_of(option.choices, option.value)) + " -d " + fish_quoted(option.help) + "\n";
}

/// `when` holds where the words before lead to this command.
std::string lines_of(const Command& command, const std::string& begin, const std::string& seen, bool top) {
  std::string names, out;
  for (const auto& below : command.commands) names += " " + below.name;
  const std::string within = seen.empty() ? "" : seen + "; ";
  const std::string choosing =
      command.commands.empty() ? seen : within + (within.empty() ? "not" : "and not") + " __fish_seen_subcommand_from" + names;
  for (const auto& below : command.commands)
    out += begin + " -n " + fish_quoted(choosing) + " -a " + fish_quoted(below.name) + " -d " + fish_quoted(below.help) + "\n";
  for (const auto& option : command.options) out += option_line(option, begin, top ? "" : " -n " + fish_quoted(seen));
  for (const auto& argument : command.arguments) {
    if (argument.choices.empty() && !names_file(argument.name) && !names_folder(argument.name)) continue;
    const auto values = value_of(argument.choices, argument.name);
    out += begin + " -n " + fish_quoted(seen) + (values == " -r -F" ? " -F" : values) + "\n";
  }
  for (const auto& below : command.commands)
    out += lines_of(below, begin, within + (within.empty() ? "" : "and ") + "__fish_seen_subcommand_from " + below.name, false);
  return out;
}

}  // namespace

std::string fish_completion(const Command& program) {
  const std::string begin = "complete -c " + program.name;
  return "# fish completion for " + program.name + ", made from the program's own description\n" + begin + " -f\n" +
         lines_of(program, begin, "", true);
}

}  // namespace dialogue::manual
