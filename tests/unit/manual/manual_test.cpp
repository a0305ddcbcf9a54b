// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include "shared/manual/command_line.h"
#include "shared/manual/completion.h"
#include "shared/manual/man_page.h"
#include "tests/catch.h"

using namespace dialogue::manual;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

struct Kitchen {
  Kitchen() {
    app.add_option("--data", words, "The kitchen's own folder")->type_name("DIR");
    app.add_flag("--hidden", hidden)->group("");
    auto* cook = app.add_subcommand("cook", "Cook a dish");
    cook->add_option("DISH", words, "What it is")->required();
    cook->add_option("--heat", words, "How hot")->check(CLI::IsMember({"low", "high"}))->default_val("low");
    auto* pan = app.add_subcommand("pan", "Pans");
    pan->add_option("--size", words, "How large");
    pan->add_subcommand("add", "Buy one");
    pan->add_subcommand("list", "All of them");
    app.add_subcommand("secret", "Not told")->group("");
  }
  CLI::App app{"A kitchen.", "kitchen"};
  std::string words;
  bool hidden = false;
};

}  // namespace

TEST_CASE("a command line is described as its parser knows it, without what it hides") {
  const Kitchen kitchen;
  const auto program = describe(kitchen.app);
  CHECK(program.name == "kitchen");
  REQUIRE(program.commands.size() == 2);
  CHECK(program.commands[0].name == "cook");
  REQUIRE(program.commands[0].arguments.size() == 1);
  CHECK(program.commands[0].arguments[0].required);
  CHECK(program.commands[0].options.back().choices == std::vector<std::string>{"low", "high"});
  CHECK(program.commands[1].commands.size() == 2);
  REQUIRE(program.options.size() == 2);
  CHECK(program.options[1].names == std::vector<std::string>{"--data"});
  CHECK(program.options[1].value == "DIR");
}

TEST_CASE("a manual page names each command with what it takes") {
  const Kitchen kitchen;
  const auto page = man_page(describe(kitchen.app), {"8", "1.0", "cooks", "It cooks.", {{"FILES", {{"/pan", "A pan."}}}}, {"oven(1)"}});
  CHECK(has(page, ".TH \"KITCHEN\" 8 \"\" \"Dialogue 1.0\""));
  CHECK(has(page, "\\fBcook\\fR [\\fIOPTION\\fR...] \\fIDISH\\fR"));
  CHECK(has(page, "\\fBpan\\fR [\\fIOPTION\\fR...]\nPans.\n.RS\n.TP\n\\fB\\-\\-size\\fR"));
  CHECK(has(page, "\\fBpan add\\fR"));
  CHECK(has(page, "How hot. One of low, high."));
  CHECK(has(page, "Without it: low."));
  CHECK(has(page, ".SH \"SEE ALSO\"\n\\fBoven\\fR(1)"));
  CHECK_FALSE(has(page, "secret"));
}

TEST_CASE("words are no requests to the reader of a manual page") {
  const auto page = file_page("a.toml", {"5", "1.0", "options", ".SH no section\n'tis \\fB none -- at all", {}, {}});
  CHECK(has(page, "\n\\&.SH no section\n\\&'tis \\efB none \\-\\- at all\n"));
}

TEST_CASE("the page comes instead of the command, and without one") {
  Kitchen kitchen;
  kitchen.app.require_subcommand(1);
  print_manual(kitchen.app, {"8", "1.0", "cooks", "It cooks.", {}, {}},
               [](const std::string& file) { return file == "menu" ? "MENU" : ""; });
  const auto told = [&](std::vector<std::string> args) -> std::string {
    try {
      kitchen.app.parse(args);
    } catch (const CLI::CallForVersion& text) {
      return text.what();
    } catch (const CLI::ParseError& error) {
      return "error " + std::to_string(error.get_exit_code() != 0);
    }
    return "nothing";
  };
  CHECK(has(told({"--print-man"}), ".SH NAME"));
  CHECK(told({"menu", "--print-man"}) == "MENU");  // backwards, as the parser wants it
  CHECK(told({"wine", "--print-man"}) == "error 1");
  CHECK(has(told({"bash", "--print-completion"}), "complete -F _kitchen kitchen"));
  CHECK(told({"csh", "--print-completion"}) == "error 1");
  CHECK(told({"DISH", "cook"}) == "nothing");
}

TEST_CASE("each shell gets a completion of its own, another shell none") {
  const Kitchen kitchen;
  const auto program = describe(kitchen.app);
  CHECK(has(completion(program, "bash"), "\" cook:--heat\") COMPREPLY=($(compgen -W \"low high\""));
  CHECK(has(completion(program, "zsh"), "'--heat=[How hot]:TEXT:(low high)'"));
  CHECK(has(completion(program, "fish"), "-l heat -x -a 'low high' -d 'How hot'"));
  CHECK(completion(program, "csh").empty());
}

TEST_CASE("a program without commands is completed too") {
  const Command program{"p", "", {}, {{{"--x"}, "FILE", "", {}, false}}, {}};
  const auto text = completion(program, "bash");
  CHECK(has(text, "compgen -W \"--x\""));
  CHECK_FALSE(has(text, "      ) "));
}

TEST_CASE("quotes in help do not end the quotes of a shell") {
  Command program{"p", "", {}, {{{"--x"}, "", "it's [so]: 'x'", {}, false}}, {}};
  CHECK(has(completion(program, "zsh"), "'--x[it'\\''s \\[so\\]\\: '\\''x'\\'']'"));
  CHECK(has(completion(program, "fish"), "-d 'it\\'s [so]: \\'x\\''"));
}
