// SPDX-License-Identifier: Apache-2.0
// Rules name terms through shared/domain/common/terms.h, where the compiler looks them up. This test reads every rule's source: no term
// stands there as a bare text, and every field, part and kind that a rule names is declared.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "shared/domain/common/terms.h"
#include "shared/domain/platform.h"
#include "shared/domain/pledges/vocabularies.h"
#include "shared/model/actor.h"
#include "shared/model/declaration.h"
#include "shared/model/due.h"
#include "shared/model/record.h"
#include "tests/catch.h"

using namespace dialogue;

namespace {

namespace fs = std::filesystem;

const fs::path root = DIALOGUE_SOURCE;

/// Sources that weigh records' values, beside all of shared/model and shared/domain.
const std::vector<std::string> others{"server/service/decide/access.cpp",
                                      "server/service/apply/apply.cpp",
                                      "server/service/apply/consequences.cpp",
                                      "server/service/apply/proposals.cpp",
                                      "server/service/decide/settle.cpp",
                                      "server/service/decide/circumstances.cpp",
                                      "server/service/clock/clockwork.cpp",
                                      "server/service/decide/decide.cpp",
                                      "server/service/decide/decide_cells.cpp",
                                      "client/core/answers/answers.cpp",
                                      "client/core/answers/answer_slots.cpp",
                                      "client/core/replica/replica_actor.cpp",
                                      "client/core/moderated_words.cpp",
                                      "sync/belonging.cpp",
                                      "sync/identity_map.cpp"};
/// They tell of the declaration; they weigh nothing.
const std::set<std::string> tellers{"describe.cpp", "describe_json.cpp",  "describe_markdown.cpp", "describe_text.cpp",
                                    "messages.cpp", "messages_table.cpp", "declare.cpp",           "reasons.cpp"};

std::vector<fs::path> rules() {
  std::vector<fs::path> out;
  for (const char* folder : {"shared/model", "shared/domain"})
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      const std::string name = entry.path().filename().string();
      if (entry.path().extension() == ".cpp" && !tellers.contains(name) && name != "kinds.cpp") out.push_back(entry.path());
    }
  for (const auto& name : others) out.push_back(root / name);
  std::sort(out.begin(), out.end());
  return out;
}

std::string contents(const fs::path& file) {
  std::ifstream in(file);
  REQUIRE(in);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

std::set<std::string> cell_names() {
  std::set<std::string> out{"state", "_deleted"};
  for (const Kind& kind : platform().kinds()) {
    for (const Field& field : kind.fields) out.insert(field.name);
    for (const Part& part : kind.parts) {
      out.insert(part.name);
      for (const Field& field : part.fields) out.insert(field.name);
    }
  }
  return out;
}

template <class Visit>
void each_match(const std::string& text, const char* pattern, Visit visit) {
  const std::regex expression(pattern);
  for (auto it = std::sregex_iterator(text.begin(), text.end(), expression); it != std::sregex_iterator(); ++it) visit(*it);
}

}  // namespace

TEST_CASE("the compiler knows the terms of every vocabulary, and no others") {
  std::size_t known = 0;
  const auto know = [&](const auto& tables) {
    for (const VocabularyTable& table : tables)
      for (const Term& term : platform().vocabulary(table.name)->terms) {
        INFO(table.name << " " << term.code);
        CHECK(terms::has_term(tables, table.name, term.code));
        ++known;
      }
  };
  know(common_vocabularies);
  know(status_vocabularies);
  know(pledges_vocabularies);
  CHECK(known > 250);
  CHECK_FALSE(terms::has_term(common_vocabularies, "V-REGION", "global"));
  CHECK_FALSE(terms::has_term(common_vocabularies, "V-REGION", "gl"));
  CHECK_FALSE(terms::has_term(common_vocabularies, "V-REGION", "Global"));
  CHECK_FALSE(terms::has_term(common_vocabularies, "V-REGIONS", "glo"));
  constexpr TermName everywhere("V-REGION", "glo");
  CHECK(everywhere.raw() == "\"glo\"");
  CHECK(everywhere.in("\"glo\""));
  CHECK_FALSE(everywhere.in("\"global\""));
  CHECK_FALSE(everywhere.in("glo"));
  CHECK_FALSE(everywhere.in(""));
}

TEST_CASE("no rule compares a value with a word of its own") {
  const std::set<std::string> cells = cell_names();
  for (const fs::path& file : rules()) {
    const std::string text = contents(file);
    each_match(text, R"re([!=]= "\\"([A-Za-z_.]+)\\"")re", [&](const std::smatch& found) {
      UNSCOPED_INFO(file.filename().string() << ": " << found.str() << " is no TermName");
      CHECK(false);
    });
    // What is compared: the name of a rule, an error, a kind or a cell, or a truth value; never a code of a vocabulary.
    each_match(text, R"re(([A-Za-z_.>()-]+) [!=]= "([A-Za-z_.]+)")re", [&](const std::smatch& found) {
      std::string left = found[1];
      const std::string right = found[2];
      left.erase(0, left.find_first_not_of('('));
      const bool names_cell = cells.contains(right.starts_with('.') ? right.substr(1) : right);
      const bool fits = right == "true" || right == "false" || left.ends_with("code") || left == "lang" || left == "name" ||
                        (left.ends_with("facet") && right == "main") || (left.ends_with("kind->name") && platform().kind(right)) ||
                        (left.ends_with("kind.name") && platform().kind(right)) ||
                        ((left == "rest" || left.ends_with("path")) && names_cell);
      UNSCOPED_INFO(file.filename().string() << ": " << found.str());
      CHECK(fits);
    });
  }
}

TEST_CASE("every cell and every kind that a rule asks for is declared") {
  const std::set<std::string> cells = cell_names();
  std::size_t asked = 0;
  for (const fs::path& file : rules()) {
    const std::string text = contents(file);
    const auto known = [&](const std::smatch& found) {
      std::string name = found[1];
      name.erase(0, name.find_first_not_of('.'));
      ++asked;
      UNSCOPED_INFO(file.filename().string() << ": " << found.str());
      CHECK(cells.contains(name));
    };
    each_match(text, R"re((?:get|text|has|with|list|any_element|part_ids)\("([a-z_]+)"\))re", known);
    each_match(text, R"re((?:get|text|set|flag|number|ref|refs|parts|any_cell)\([^",()]+, "([a-z_]+)")re", known);
    each_match(text, R"re(path \+ "(\.?[a-z_]+)")re", known);
    each_match(text, R"re((?:get|has)\(id, "([a-z_]+)")re", known);
    each_match(text, R"re(add_(?:ids|ref)\(\w+, "[a-z]+", "([a-z_]+)")re", known);
    each_match(text, R"re(domain\(?\)?\.kind\("([a-z_]+)"\))re", [&](const std::smatch& found) {
      // Kinds of the domain's pages that this schema does not have yet.
      static const std::set<std::string> to_come{"match", "support_relationship"};
      UNSCOPED_INFO(file.filename().string() << ": " << found.str());
      CHECK((platform().kind(found[1].str()) || to_come.contains(found[1])));
    });
  }
  CHECK(asked > 80);
}

TEST_CASE("what the time brings is declared: the act, and the date that it waits for") {
  for (const DueDate& due : platform().due_dates()) {
    INFO(due.kind << " " << due.act << " " << due.date);
    const Kind* kind = platform().kind(due.kind);
    REQUIRE(kind);
    const Field* field = kind->field(due.date);
    REQUIRE(field);
    CHECK(field->type == Type::date);
    const Act* act = kind->act(due.act);
    REQUIRE(act);
    CHECK(std::any_of(act->who.begin(), act->who.end(), [](const Rule& rule) { return rule.roles.front() == "server"; }));
  }
}

TEST_CASE("the conditions of audiences and rights name a cell of their kind, and a term of that cell") {
  const auto check = [](const Kind& kind, std::string when) {
    while (!when.empty()) {
      const auto end = std::min(when.find('&'), when.size());
      std::string one = when.substr(0, end);
      when.erase(0, std::min(end + 1, when.size()));
      if (one.starts_with('!')) one.erase(0, 1);
      const auto equals = one.find('=');
      const Field* field = kind.field(one.substr(0, equals));
      INFO(kind.name << " " << one);
      REQUIRE(field);
      if (equals == std::string::npos) continue;
      REQUIRE(field->terms);
      CHECK(field->terms->term(one.substr(equals + 1)));
    }
  };
  for (const Kind& kind : platform().kinds()) {
    for (const Visibility& v : kind.visible) check(kind, v.when);
    for (const Rule& rule : kind.create) check(kind, rule.when);
    for (const EditRight& right : kind.edits)
      for (const Rule& rule : right.who) check(kind, rule.when);
    for (const Act& act : kind.acts)
      for (const Rule& rule : act.who) check(kind, rule.when);
  }
}
