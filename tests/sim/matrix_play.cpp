// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/matrix_play.h"
#include "tests/fakes/reconcile.h"

#include <algorithm>
#include <fstream>
#include <memory>

#include "client/core/verbs/replica.h"
#include "shared/model/quoted.h"
#include "shared/wire/json.h"
#include "sync/session.h"
#include "tests/fakes/transport.h"
#include "tests/sim/server_node.h"

namespace dialogue::sim {

namespace {

using Edits = std::vector<std::pair<Path, Raw>>;
constexpr const char* line_p = "01900000-0000-7000-8000-00000000000a";
constexpr const char* line_q = "01900000-0000-7000-8000-00000000000b";

std::string trim(const std::string& text) {
  const auto first = text.find_first_not_of(' '), last = text.find_last_not_of(' ');
  return first == std::string::npos ? "" : text.substr(first, last - first + 1);
}

std::vector<std::string> split(const std::string& text, const std::string& by) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find(by, at), text.size());
    out.push_back(trim(text.substr(at, end - at)));
    at = end + by.size();
  }
  return out;
}

/// "P.quantity" -> the path of that cell.
Path path_of(const std::string& name) {
  if (name.compare(0, 2, "P.") == 0) return std::string("need_line[") + line_p + "]" + name.substr(1);
  if (name.compare(0, 2, "Q.") == 0) return std::string("need_line[") + line_q + "]" + name.substr(1);
  return name;
}

Raw raw_of(const std::string& text) {
  const bool number = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
  return text.empty() ? Raw() : number ? text : json::quote(text);
}

std::string summary_of(const Record& record) {
  auto it = record.cells.find(Path("summary"));
  return it == record.cells.end() ? "" : json::unquote(it->second).value_or("");
}

struct Person {
  char letter;
  std::unique_ptr<Rng> random;
  std::unique_ptr<test::FakeClock> clock;
  std::unique_ptr<Replica> replica;
};

class Scene {
 public:
  Scene() : server_(disks_, now_, Rng(7), Options{}) {
    server_.start().take();
    auto& admin = server_.admin();
    admin.init("Matrix").take();
    org_ = admin.add_org("Authority", "asylum_authority", "TD").take();
    for (char letter : {'A', 'B'}) join(letter);
    make_draft();
    settle_down();
  }

  Person& person(char letter) { return people_[letter == 'A' ? 0 : 1]; }

  /// Does the edit offline. Empty when it was saved.
  std::string play(char letter, const std::string& text) {
    auto& who = person(letter);
    if (text == "delete") return said(who.replica->remove(request_));
    if (text.compare(0, 4, "act ") == 0) return said(who.replica->act(request_, text.substr(4), {}, nullptr));
    Edits cells;
    for (const auto& part : split(text, "&")) add_edit(who, part, cells);
    return said(who.replica->edit(request_, cells, nullptr));
  }

  /// Sends and receives; the totals of it.
  SyncTotals meet(char letter) {
    test::FakeTransport line([this](const WireRequest& request) { return server_.handle(request); });
    return reconcile(person(letter).replica->session(), line).take();
  }

  void settle_down() {
    for (int i = 0; i < 3; ++i) meet('A'), meet('B');
  }

  /// A settles what is open, one after the other.
  std::string settle(const std::string& take) {
    auto& replica = *person('A').replica;
    for (const auto& open : replica.proposals())
      if (auto refused = said(replica.settle(open.id, take, {}, &open.current)); !refused.empty()) return refused;
    settle_down();
    return {};
  }

  std::string check(char letter, const std::string& expectation) {
    if (expectation.compare(0, 5, "take ") == 0) return letter == 'A' ? settle(expectation.substr(5)) : "";
    auto& replica = *person(letter).replica;
    const auto open = replica.proposals();
    if (expectation.compare(0, 5, "open ") == 0)
      return open.size() == std::stoul(expectation.substr(5)) ? "" : "open proposals: " + std::to_string(open.size());
    if (expectation.compare(0, 5, "kept ") == 0) {
      const auto word = expectation.substr(5);
      const bool found = std::any_of(open.begin(), open.end(), [&](const auto& p) { return p.proposed.find(word) != Raw::npos; });
      return found ? "" : "no proposal holds " + word;
    }
    auto record = replica.get(request_);
    const bool gone = !record || record->cells.count(Path(deleted_cell)) > 0;
    if (expectation == "deleted") return gone ? "" : "not deleted";
    if (!record) return "the record is not there";
    return check_record(*record, expectation);
  }

 private:
  static std::string said(const Status& status) { return status ? "" : status.error().code + " " + status.error().field; }

  void join(char letter) {
    auto& admin = server_.admin();
    const auto id = admin.add_person(std::string("Person ") + letter, org_, "p@example.org").take();
    admin.grant(id, "FP", "all", "").take();
    admin.grant(id, "OL", "all", "").take();
    Person person{letter, std::make_unique<Rng>(letter), std::make_unique<test::FakeClock>(&now_), nullptr};
    person.replica = Replica::open(std::string("/device") + letter,
                                   {nullptr, person.clock.get(), person.random.get(), Disks::vfs_name(), signer_factory(false), false})
                         .take();
    const auto request = person.replica->session().enrol(admin.enrol_code(id).take(), "device").take();
    person.replica->session().take_enrolled("http://matrix", server_.handle(request)).take();
    people_.push_back(std::move(person));
  }

  void make_draft() {
    const Path p = std::string("need_line[") + line_p + "]", q = std::string("need_line[") + line_q + "]";
    auto quoted = [](const std::string& text) { return json::quote(text); };
    meet('A');
    Edits cells = {{"title", quoted("Title")},
                   {"urgency", "2"},
                   {"summary", quoted("One.\n\nTwo.\n\nThree.")},
                   {"sat_areas[planning]", "true"},
                   {"requesting_state", quoted(org_.text())},
                   {"authority", quoted(org_.text())},
                   {"characteristics[fairness]", "true"},
                   {"period_start", quoted("2027-04-01")},
                   {"period_end", quoted("2028-03-31")},
                   {"working_langs[fr]", "true"},
                   {"delivery_mode", quoted("on_site")},
                   {"show_unmet_publicly", "true"},
                   {"focal_point", quoted(people_[0].replica->status().person.text())}};
    for (const auto& [line, theme, order] : {std::tuple{p, "proc.interview", "m"}, std::tuple{q, "proc.quality", "t"}}) {
      cells.emplace_back(line, quoted(order));
      cells.emplace_back(line + ".theme", quoted(theme));
      cells.emplace_back(line + ".importance", quoted("must"));
      cells.emplace_back(line + ".modalities[mentoring]", "true");
      cells.emplace_back(line + ".contribution_types[technical]", "true");
    }
    cells.emplace_back(p + ".quantity", "4");
    request_ = people_[0].replica->create("support_request", cells).take();
  }

  void add_edit(Person& who, const std::string& text, Edits& cells) {
    const std::string letter(1, who.letter);
    if (text == "+line") {
      const Path line = std::string("need_line[01900000-0000-7000-8000-0000000000") + (who.letter == 'A' ? "aa" : "bb") + "]";
      cells.emplace_back(line, json::quote("w" + letter));
      cells.emplace_back(line + ".theme", json::quote("legal.law"));
    } else if (text == "P-" || text == "Q-") {
      cells.emplace_back(path_of(text.substr(0, 1) + ".").substr(0, std::string("need_line[]").size() + 36), "");
    } else if (text == "Q^") {
      cells.emplace_back(std::string("need_line[") + line_q + "]", json::quote(who.letter == 'A' ? "c" : "d"));
    } else if (text.compare(0, 7, "summary") == 0 && std::string("~^-+*").find(text[7]) != std::string::npos) {
      cells.emplace_back("summary", json::quote(rewritten(summary_of(*who.replica->get(request_)), text.substr(7), letter)));
    } else if (const auto eq = text.find('='); eq != std::string::npos) {
      cells.emplace_back(path_of(text.substr(0, eq)), raw_of(text.substr(eq + 1)));
    } else {
      const auto sign = text.find_first_of("+-");
      cells.emplace_back(path_of(text.substr(0, sign)) + "[" + text.substr(sign + 1) + "]", text[sign] == '+' ? "true" : "");
    }
  }

  static std::string rewritten(const std::string& summary, const std::string& how, const std::string& letter) {
    if (how == "*") return "All of it is " + letter + "0 now.";
    if (how == "+") return summary + "\n\nA paragraph " + letter + "4 more.";
    auto parts = split(summary, "\n\n");
    for (const char digit : how.substr(1)) {
      const auto at = parts.begin() + (digit - '1');
      if (how[0] == '~') *at = "Rewritten " + letter + digit + ".";
      if (how[0] == '^') std::rotate(parts.begin(), at, at + 1);
      if (how[0] == '-') parts.erase(at);
    }
    std::string out;
    for (const auto& part : parts) out += (out.empty() ? "" : "\n\n") + part;
    return out;
  }

  static std::string check_record(const Record& record, const std::string& expectation) {
    if (expectation.compare(0, 6, "lines ") == 0 || expectation.compare(0, 6, "order ") == 0) {
      std::vector<std::pair<Raw, std::string>> lines;
      for (const auto& [path, value] : record.cells)
        if (path.compare(0, 10, "need_line[") == 0 && path.size() == 47)
          lines.emplace_back(value, path.find(line_p) != Path::npos ? "P" : "Q");
      std::sort(lines.begin(), lines.end());
      if (expectation[0] == 'l') return lines.size() == std::stoul(expectation.substr(6)) ? "" : "lines: " + std::to_string(lines.size());
      std::string order;
      for (const auto& line : lines) order += line.second;
      return order == expectation.substr(6) ? "" : "order " + order;
    }
    const auto has = expectation.find(" has "), lacks = expectation.find(" lacks ");
    if (has != std::string::npos || lacks != std::string::npos) {
      const auto name = expectation.substr(0, std::min(has, lacks)),
                 word = expectation.substr(has != std::string::npos ? has + 5 : lacks + 7);
      const bool there =
          name == "summary" ? summary_of(record).find(word) != std::string::npos : record.cells.count(path_of(name) + "[" + word + "]") > 0;
      return there == (has != std::string::npos) ? "" : "it is otherwise";
    }
    const auto eq = expectation.find('=');
    if (eq == std::string::npos) return "an expectation that is not understood";
    const auto value = expectation.substr(eq + 1);
    auto it = record.cells.find(path_of(expectation.substr(0, eq)));
    const Raw have = it == record.cells.end() ? Raw() : it->second;
    return have == (value == "none" ? Raw() : raw_of(value)) ? "" : "it is " + have;
  }

  std::int64_t now_ = 1'806'400'000'000;
  Disks disks_;
  ServerNode server_;
  Uuid org_, request_;
  std::vector<Person> people_;
};

std::string verdict_of(const SyncTotals& totals) {
  return totals.rejected > 0 ? "rejected" : totals.proposed > 0 ? "proposed" : totals.applied > 0 ? "applied" : "nothing sent";
}

}  // namespace

std::vector<MatrixRow> read_matrix(const std::string& file) {
  std::vector<MatrixRow> rows;
  std::ifstream in(file);
  int number = 0;
  bool body = false;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.compare(0, 5, "| ---") == 0) {
      body = true;
      continue;
    }
    if (!body || line.empty() || line[0] != '|') continue;
    const auto cells = split(line, "|");
    if (cells.size() != 9) continue;
    rows.push_back({number, cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7]});
  }
  return rows;
}

std::string play_row(const MatrixRow& row, bool a_first) {
  Scene scene;
  const char first = a_first ? 'A' : 'B', second = a_first ? 'B' : 'A';
  for (char letter : {'A', 'B'})
    if (auto refused = scene.play(letter, letter == 'A' ? row.a : row.b); !refused.empty())
      return std::string(1, letter) + " could not save: " + refused;
  scene.meet(first);
  const auto verdict = verdict_of(scene.meet(second));
  const auto& expected = a_first ? row.verdict_ab : row.verdict_ba;
  if (verdict != expected) return "verdict " + verdict + ", expected " + expected;
  scene.settle_down();
  for (const auto& expectation : split(a_first ? row.end_ab : row.end_ba, ","))
    for (char letter : {'A', 'B'})
      if (auto wrong = scene.check(letter, expectation); !wrong.empty())
        return std::string("on ") + letter + ": " + expectation + ": " + wrong;
  return {};
}

}  // namespace dialogue::sim
