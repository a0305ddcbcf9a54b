// SPDX-License-Identifier: Apache-2.0
#include "shared/manual/command_line.h"

#include <CLI/CLI.hpp>
#include <sstream>

#include "shared/manual/completion.h"
#include "shared/manual/man_page.h"

namespace dialogue::manual {
namespace {

/// The parser tells the words that are taken only as a part of the type's name: "TEXT:{en,fr,es}".
std::vector<std::string> choices_of(const std::string& type) {
  std::vector<std::string> out;
  const auto begin = type.find(":{");
  if (begin == std::string::npos) return out;
  std::istringstream words(type.substr(begin + 2, type.find('}', begin) - begin - 2));
  for (std::string word; std::getline(words, word, ',');) out.push_back(word);
  return out;
}

Option option_of(const CLI::Option& option) {
  Option out;
  for (const auto& name : option.get_snames()) out.names.push_back("-" + name);
  for (const auto& name : option.get_lnames()) out.names.push_back("--" + name);
  const auto type = option.get_type_name();
  out.help = option.get_description();
  out.choices = choices_of(type);
  if (option.get_items_expected_max() > 0) out.value = type.empty() ? "VALUE" : type.substr(0, type.find(':'));
  out.required = option.get_required();
  // A folder would be one of the machine on which the page is made.
  if (!out.value.empty() && !names_folder(out.value) && !names_file(out.value)) out.fallback = option.get_default_str();
  return out;
}

}  // namespace

Command describe(const CLI::App& app) {
  Command out{app.get_name(), app.get_description(), {}, {}, {}};
  for (const auto* option : app.get_options([](const CLI::Option* o) { return !o->get_group().empty(); })) {
    if (option->get_positional()) {
      out.arguments.push_back({option->get_name(true), option->get_description(), choices_of(option->get_type_name()),
                               option->get_required(), option->get_items_expected_max() > 1});
    } else {
      out.options.push_back(option_of(*option));
    }
  }
  for (const auto* below : app.get_subcommands([](const CLI::App* sub) { return !sub->get_group().empty(); }))
    out.commands.push_back(describe(*below));
  return out;
}

void print_manual(CLI::App& app, const Page& page, const std::function<std::string(const std::string& file)>& file_pages) {
  // What is thrown ends the parsing with the text on standard output, as --version does.
  app.add_option_function<std::vector<std::string>>("--print-man",
                                                    [&app, page, file_pages](const std::vector<std::string>& files) {
                                                      if (files.empty() || files.front().empty())
                                                        throw CLI::CallForVersion(man_page(describe(app), page), 0);
                                                      const auto text = file_pages ? file_pages(files.front()) : std::string();
                                                      if (text.empty())
                                                        throw CLI::ValidationError("--print-man", "there is no page " + files.front());
                                                      throw CLI::CallForVersion(text, 0);
                                                    })
      ->expected(0, 1)
      ->group("")
      ->configurable(false);
  app.add_option_function<std::string>("--print-completion",
                                       [&app](const std::string& shell) { throw CLI::CallForVersion(completion(describe(app), shell), 0); })
      ->check(CLI::IsMember({"bash", "zsh", "fish"}))
      ->group("")
      ->configurable(false);
}

}  // namespace dialogue::manual
