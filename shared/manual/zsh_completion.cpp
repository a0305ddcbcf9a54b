// SPDX-License-Identifier: Apache-2.0
#include <string_view>

#include "shared/manual/completion.h"

namespace dialogue::manual {
namespace {

/// In single quotes, where `special` has a meaning of its own.
std::string zsh_quoted(const std::string& text, std::string_view special) {
  std::string out;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) out += '\\';
    out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  }
  return out;
}

std::string function_name(const std::string& path) {
  std::string out = "_" + path;
  for (char& c : out)
    if (c == ' ') c = '_';
  return out;
}

std::string action(const std::vector<std::string>& choices, const std::string& value) {
  std::string words;
  for (const auto& choice : choices) words += (words.empty() ? "" : " ") + choice;
  if (!choices.empty()) return "(" + words + ")";
  if (names_folder(value)) return "_files -/";
  return names_file(value) ? "_files" : " ";
}

std::string specs(const std::vector<Option>& options, bool with_help) {
  std::string out;
  for (const auto& option : options)
    for (const auto& name : option.names) {
      if (!with_help && (name == "-h" || name == "--help" || name == "--version")) continue;
      const bool is_long = name.starts_with("--");
      out += " \\\n    '" + name + (option.value.empty() ? "" : is_long ? "=" : "+") + "[" + zsh_quoted(option.help, "[]\\:") + "]";
      if (!option.value.empty()) out += ":" + option.value + ":" + action(option.choices, option.value);
      out += "'";
    }
  return out;
}

std::string function_of(const Command& command, const std::string& path, const Command& program) {
  const bool top = path == program.name;
  std::string out = function_name(path) + "() {\n";
  std::string called = specs(command.options, true);
  if (!top) called += specs(program.options, false);
  if (command.commands.empty()) {
    for (const auto& argument : command.arguments)
      called += std::string(" \\\n    '") + (argument.many ? "*" : "") + ":" + zsh_quoted(argument.name, "\\:") + ":" +
                action(argument.choices, argument.name) + "'";
    return out + "  _arguments -s" + called + "\n}\n";
  }
  out += "  local context state state_descr line\n  typeset -A opt_args\n  _arguments -s -C" + called +
         " \\\n    '1:command:->command' '*::rest:->rest'\n  case $state in\n    command)\n      local -a commands\n      commands=(\n";
  for (const auto& below : command.commands) out += "        '" + below.name + ":" + zsh_quoted(below.help, "\\:") + "'\n";
  out += "      )\n      _describe -t commands 'command' commands ;;\n    rest)\n      case $line[1] in\n";
  for (const auto& below : command.commands) out += "        " + below.name + ") " + function_name(path + " " + below.name) + " ;;\n";
  out += "      esac ;;\n  esac\n}\n";
  for (const auto& below : command.commands) out += function_of(below, path + " " + below.name, program);
  return out;
}

}  // namespace

std::string zsh_completion(const Command& program) {
  return "#compdef " + program.name + "\n# Made from the program's own description.\n" + function_of(program, program.name, program) +
         // Loaded by its name at the first completion, or read by hand.
         "if [ \"$funcstack[1]\" = " + function_name(program.name) + " ]; then\n  " + function_name(program.name) +
         " \"$@\"\nelse\n  compdef " + function_name(program.name) + " " + program.name + "\nfi\n";
}

}  // namespace dialogue::manual
