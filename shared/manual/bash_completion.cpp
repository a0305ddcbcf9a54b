// SPDX-License-Identifier: Apache-2.0
#include <functional>

#include "shared/manual/completion.h"

namespace dialogue::manual {
namespace {

std::string spaced(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::vector<std::string> option_names(const std::vector<Option>& options) {
  std::vector<std::string> out;
  for (const auto& option : options) out.insert(out.end(), option.names.begin(), option.names.end());
  return out;
}

/// "--data | --config"
std::string pattern(const std::vector<std::string>& names) {
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "" : " | ") + name;
  return out;
}

/// Calls `see` for the program and everything below it, with the words that lead there, each with a space before it.
void each_command(const Command& command, const std::string& path, const std::function<void(const Command&, const std::string&)>& see) {
  see(command, path);
  for (const auto& below : command.commands) each_command(below, path + " " + below.name, see);
}

std::string answer(const std::vector<std::string>& choices, const std::string& value) {
  if (!choices.empty()) return "COMPREPLY=($(compgen -W \"" + spaced(choices) + "\" -- \"$cur\"))";
  if (names_folder(value)) return "compopt -o filenames; COMPREPLY=($(compgen -d -- \"$cur\"))";
  if (names_file(value)) return "compopt -o filenames; COMPREPLY=($(compgen -f -- \"$cur\"))";
  return "COMPREPLY=()";
}

}  // namespace

std::string bash_completion(const Command& program) {
  std::string function = "_" + program.name;
  for (char& c : function)
    if (c == '-') c = '_';
  std::string steps, values, words;
  std::vector<std::string> with_value;
  each_command(program, "", [&](const Command& command, const std::string& path) {
    for (const auto& below : command.commands) steps += (steps.empty() ? "" : " | ") + ("\"" + path + " " + below.name + "\"");
    for (const auto& option : command.options) {
      if (option.value.empty()) continue;
      with_value.insert(with_value.end(), option.names.begin(), option.names.end());
      for (const auto& name : option.names)
        values += "    \"" + path + ":" + name + "\"" + (path.empty() ? " | *:" + name : "") + ") " + answer(option.choices, option.value) +
                  "; return ;;\n";
    }
    std::vector<std::string> here;
    for (const auto& below : command.commands) here.push_back(below.name);
    auto options = option_names(command.options);
    if (!path.empty())
      for (const auto& name : option_names(program.options))
        if (name != "-h" && name != "--help" && name != "--version") options.push_back(name);
    std::string other = "COMPREPLY=($(compgen -W \"" + spaced(here) + "\" -- \"$cur\"))";
    for (const auto& argument : command.arguments)
      if (!argument.choices.empty() || names_file(argument.name) || names_folder(argument.name))
        other = answer(argument.choices, argument.name);
    words += "    \"" + path + "\")\n      case $cur in\n        -*) COMPREPLY=($(compgen -W \"" + spaced(options) +
             "\" -- \"$cur\")) ;;\n        *) " + other + " ;;\n      esac ;;\n";
  });
  const std::string step =
      steps.empty() ? "" : "    case \"$path ${COMP_WORDS[i]}\" in\n      " + steps + ") path=\"$path ${COMP_WORDS[i]}\" ;;\n    esac\n";
  return "# bash completion for " + program.name + ", made from the program's own description\n" + function +
         "() {\n  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} path=\"\" i\n  COMPREPLY=()\n"
         "  # --option=value comes as three words\n"
         "  if [ \"$cur\" = = ]; then cur=\"\"; elif [ \"$prev\" = = ]; then prev=${COMP_WORDS[COMP_CWORD - 2]}; fi\n"
         "  for ((i = 1; i < COMP_CWORD; i++)); do\n    case ${COMP_WORDS[i]} in\n"
         "      " +
         pattern(with_value) + ")\n        [ \"${COMP_WORDS[i + 1]}\" != = ] || ((i++))\n        ((i++)); continue ;;\n    esac\n" + step +
         "  done\n"
         "  case \"$path:$prev\" in\n" +
         values + "  esac\n  case $path in\n" + words + "  esac\n}\ncomplete -F " + function + " " + program.name + "\n";
}

}  // namespace dialogue::manual
