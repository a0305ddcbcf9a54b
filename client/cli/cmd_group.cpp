// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstddef>
#include <iostream>
#include <sstream>
#include <utility>

#include "client/cli/commands.h"
#include "client/cli/word_list.h"
#include "client/core/files/files_store.h"
#include "client/core/tables/csv_text.h"

namespace dialogue::cli {
namespace {

struct Step {
  std::size_t line = 0;
  std::vector<std::string> words;
};

Result<std::vector<Step>> steps_in(std::istream& in) {
  std::vector<Step> out;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    auto words = split_words(line);
    if (!words) return Error{"bad_line", "", {std::to_string(number), line.substr(0, 80)}, ""};
    if (!words->empty()) out.push_back({number, std::move(*words)});
  }
  return out;
}

Result<std::vector<Step>> read_steps(const std::string& file, const std::string& encoding) {
  if (file.empty() || file == "-") return steps_in(std::cin);
  constexpr std::size_t most = 16u << 20;
  const auto bytes = read_user_file(file, most);
  if (!bytes)
    return Error{bytes.error().code, "", bytes.error().args.empty() ? std::vector{file} : bytes.error().args, bytes.error().detail};
  if (bytes->empty()) return std::vector<Step>();
  auto text = decode_whole(*bytes, encoding);
  if (!text) return text.error();
  std::istringstream in(std::move(text->text));
  return steps_in(in);
}

/// "{1}" stands for the id that the first command printed.
std::string with_ids(std::string word, const std::vector<Uuid>& ids) {
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const std::string name = "{" + std::to_string(i + 1) + "}";
    for (auto at = word.find(name); at != std::string::npos; at = word.find(name, at + 1))
      if (!ids[i].is_nil()) word.replace(at, name.size(), ids[i].text());
  }
  return word;
}

Status run_step(Context& context, const Step& step, std::vector<Uuid>& ids) {
  CLI::App app{"one command of a group", ""};
  app.require_subcommand(1);
  add_edit_commands(app, context);
  add_attach_command(app, context);
  std::vector<std::string> words;
  for (const auto& word : step.words) words.push_back(with_ids(word, ids));
  std::reverse(words.begin(), words.end());  // as the library wants them
  context.command = nullptr;
  context.made = {};
  try {
    app.parse(std::move(words));
  } catch (const CLI::ParseError&) {
    return Error{"bad_line", "", {std::to_string(step.line), step.words.front()}, ""};
  }
  const auto command = context.command;
  if (const Status done = command ? command() : Status(); !done) {
    static const Text3 where{"Line {0}:", "Ligne {0} :", "Línea {0}:"};
    context.note(context.say(where, {std::to_string(step.line)}));
    return done;
  }
  ids.push_back(context.made);
  return {};
}

/// What the commands print is held back until all of them are done.
Status group(Context& context, const std::string& file, const std::string& encoding) {
  const auto steps = read_steps(file, encoding);
  if (!steps) return steps.error();
  std::string printed;
  context.held_back = &printed;
  std::vector<Uuid> ids;
  const Status done = context.replica().together([&]() -> Status {
    for (const Step& step : *steps)
      if (const Status one = run_step(context, step, ids); !one) return one;
    return {};
  });
  context.held_back = nullptr;
  if (done) context.print(printed);
  return done;
}

}  // namespace

void add_group_command(CLI::App& app, Context& context) {
  auto file = std::make_shared<std::string>(), encoding = std::make_shared<std::string>();
  auto* sub = app.add_subcommand("group", "carries out several edits and acts as one: all of them, or none, also on the server");
  sub->add_option("FILE", *file,
                  "one command a line: create, set, add, remove, delete, restore, act, attach; {1} is the id that the first one made; "
                  "without FILE from standard input");
  sub->add_option("--encoding", *encoding, "of FILE, where nothing tells it");
  sub->callback([&context, file, encoding] { context.command = [&context, file, encoding] { return group(context, *file, *encoding); }; });
}

}  // namespace dialogue::cli
