// SPDX-License-Identifier: Apache-2.0
#include "tests/server/rights_table.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <memory>

#include "server/service/decide/decide.h"
#include "server/service/unit_of_work/unit_of_work.h"
#include "server/store/sqlite/sqlite_store.h"
#include "shared/domain/people/roles.h"
#include "shared/model/quoted.h"
#include "shared/model/rights.h"
#include "shared/wire/json.h"
#include "sync/checksum.h"
#include "sync/natural_id.h"
#include "tests/catch.h"
#include "tests/server/service_fixture.h"

namespace dialogue::test {
namespace {

constexpr const char* table_roles[] = {"FP", "OL", "CT", "PM", "RO", "CS", "UR", "WL", "TR", "UF", "SO", "SC", "SA", "OB"};
const std::vector<std::string> table_columns{"own", "partner", "country", "other", "author", "person"};

/// Somebody who tries, by column and by the name that the table has for them.
struct Somebody {
  std::string column, name;
  Uuid person;
};

class Matrix {
 public:
  explicit Matrix(const Domain& domain) : domain_(domain), world_(domain, memory()), catalogue_(domain) {
    auto& admin = world_.service->admin();
    orgs_["own"] = world_.org("Own", "asylum_authority", "TD");
    orgs_["partner"] = world_.org("Partner", "asylum_authority", "NE");
    orgs_["country"] = world_.org("Country", "perm_mission", "TD");
    orgs_["other"] = world_.org("Other", "asylum_authority", "FR");
    for (const char* column : {"own", "partner", "country", "other"})
      for (const char* role : table_roles) somebody(column, role, orgs_[column]);
    author_ = somebody("author", "FP", orgs_["other"], "yes");
    named_ = somebody("person", "FP", orgs_["other"], "yes");
    known_["workstream"] = stream_ = make(admin, "workstream", {{"code", text("ws")}, {"title", text("W")}, {"state", text("active")}});
    known_["meeting"] =
        make(admin, "meeting",
             {{"kind", text("ws_focused")}, {"title", text("M")}, {"owner_org", quoted(orgs_["own"])}, {"state", text("open")}});
    known_["support_request"] =
        make(admin, "support_request", {{"title", text("R")}, {"owner_org", quoted(orgs_["own"])}, {"state", text("published")}});
    known_["pledge"] = make(admin, "pledge", {{"title", text("P")}, {"owner_org", quoted(orgs_["own"])}, {"state", text("active")}});
  }

  std::string table(const std::vector<std::string>& kinds) {
    for (const Kind& kind : domain_.kinds())
      if (kinds.empty() || std::find(kinds.begin(), kinds.end(), kind.name) != kinds.end()) rows_of(kind);
    std::string out =
        "| kind | what | in the states | " + join(table_columns, " | ") + " |\n|" + repeat(" --- |", 3 + table_columns.size()) + "\n";
    for (const auto& [what, cells] : rows_) {
      // States in which the same people may it share a line.
      std::vector<std::pair<std::string, std::vector<std::string>>> lines;
      for (const auto& [state, who] : cells) {
        auto it = std::find_if(lines.begin(), lines.end(), [&](const auto& line) { return line.first == who; });
        if (it == lines.end()) it = lines.insert(lines.end(), {who, {}});
        it->second.push_back(state);
      }
      for (const auto& [who, states] : lines)
        if (who != nobody_)
          out += "| " + what + " | " + (lines.size() == 1 ? std::string("any") : join(states, " ")) + " | " + who + " |\n";
      if (lines.size() == 1 && lines[0].first == nobody_) out += "| " + what + " | any | " + nobody_ + " |\n";
    }
    return out;
  }

 private:
  std::unique_ptr<ServerStore> memory() const {
    SqliteStoreOptions options;
    options.memory = true;
    return std::make_unique<SqliteStore>("", domain_, options);
  }
  static std::string join(const std::vector<std::string>& words, const char* between) {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : between) + word;
    return out;
  }
  static std::string repeat(const char* what, std::size_t n) {
    std::string out;
    while (n-- > 0) out += what;
    return out;
  }

  Uuid somebody(const std::string& column, const char* role, const Uuid& org, const std::string& name = "") {
    const Uuid id = world_.person(column + role, org, role);
    // The coordinator of the platform has no device, so grants hold at once.
    people_.push_back({column, name.empty() ? role : name, id});
    return id;
  }

  Uuid make(Administration& admin, const std::string& kind, std::vector<CellValue> cells) {
    auto made = admin.create_as_server(kind, cells);
    if (!made) UNSCOPED_INFO(kind << " " << made.error().code << " " << made.error().field);
    REQUIRE(made.ok());
    return *made;
  }

  static const char* listed(const Field& field) { return field.vocab == "V-ROLE" ? "OB" : field.vocab == "V-SCOPE" ? "all" : "1"; }

  Raw value_for(const Field& field) {
    switch (field.type) {
      case Type::text:
      case Type::long_text:
        if (field.form == ValueForm::email) return text("x" + std::to_string(++made_) + "@example.org");
        if (field.form == ValueForm::link) return text("https://example.org/" + std::to_string(++made_));
        if (field.form == ValueForm::zone) return text("Africa/Niamey");
        if (field.form == ValueForm::time_of_day) return text("08:30");
        if (field.form == ValueForm::sha256) return text(std::string(64, 'a'));
        return text("x" + std::to_string(++made_));
      case Type::code:
        if (field.form == ValueForm::country) return text("NE");
        if (field.form == ValueForm::language) return text("fr");
        if (field.form == ValueForm::listed) return text(listed(field));
        return text("code" + std::to_string(++made_));
      case Type::date:
        return text("2027-02-03");
      case Type::instant:
        return text("2027-02-03T04:05:06Z");
      case Type::number:
        return std::to_string(field.bounds ? field.bounds->high : ++made_);
      case Type::money:
        return text("1200 EUR");
      case Type::boolean:
        return "true";
      case Type::json:
        return "{}";
      case Type::ref:
      case Type::person_ref:
        return quoted(field.ref_kind == "person" ? named_ : field.ref_kind == "workstream" ? stream_ : orgs_["own"]);
    }
    return {};
  }

  Uuid parent_for(const Kind& kind) {
    const std::string& of = kind.field(kind.parent_field)->ref_kind;
    // What hangs on any record hangs on a request here.
    const std::string name = of.empty() ? "support_request" : of;
    if (const auto known = known_.find(name); known != known_.end()) return known->second;
    const Kind& above = *domain_.kind(name);
    return known_[name] = in_state(above, above.states.empty() ? std::string() : above.states.front().name);
  }

  /// What a record needs to be made, by and for the own organisation.
  std::vector<std::pair<Path, Raw>> needed(const Kind& kind, bool whole) {
    std::vector<std::pair<Path, Raw>> cells;
    if (kind.name != "organisation") cells.emplace_back("owner_org", quoted(orgs_["own"]));
    for (const Field& field : kind.fields) {
      if (field.name == kind.parent_field)
        cells.emplace_back(field.name, quoted(parent_for(kind)));
      else if (field.name == "org")
        cells.emplace_back(field.name, quoted(orgs_["own"]));
      else if (field.name == "person" && (whole || field.needed))
        cells.emplace_back(field.name, quoted(named_));
      else if (field.needed && field.cls != FieldClass::set)
        cells.emplace_back(field.name, value_for(field));
    }
    return cells;
  }

  void rows_of(const Kind& kind) {
    create_row(kind);
    std::vector<std::string> states;
    for (const State& state : kind.states) states.push_back(state.name);
    if (states.empty()) states.push_back("");
    for (const std::string& state : states) {
      const Uuid id = in_state(kind, state);
      read_rows(kind, id, state);
      edit_rows(kind, id, state);
      row(kind, "delete", state, [&](const Somebody& who) {
        Change change = edit_of(kind, id, {{Path(deleted_cell), "true"}});
        return may(who, change);
      });
      for (const Act& act : kind.acts)
        row(kind, "act " + act.name, state, [&](const Somebody& who) { return may(who, act_of(kind, id, act)); });
    }
  }

  Uuid in_state(const Kind& kind, const std::string& state) {
    standings_.clear();
    std::vector<CellValue> cells;
    for (auto& [path, value] : needed(kind, true)) cells.push_back({path, value});
    if (!state.empty()) cells.push_back({Path(state_cell), text(state)});
    cells.push_back({"created_by", quoted(author_)});
    if (kind.name == "proposal") {
      cells.push_back({"kind", text("support_request")});
      cells.push_back({"cell", text("title")});
    }
    for (const Part& part : kind.parts) {
      cells.push_back({part.name + "[p]", text("m")});
      if (part.name == "party") cells.push_back({"party[p].org", quoted(orgs_["partner"])});
    }
    for (const char* set : {"parties", "co_requesters", "providers"})
      if (kind.field(set)) cells.push_back({std::string(set) + "[" + orgs_["partner"].text() + "]", "true"});
    for (std::size_t f = 1; f < kind.facets.size(); ++f) {
      const auto in =
          std::find_if(kind.fields.begin(), kind.fields.end(), [&](const Field& field) { return field.facet == kind.facets[f]; });
      cells.push_back(
          {in->cls == FieldClass::set ? in->name + "[NE]" : in->name, in->cls == FieldClass::set ? Raw("true") : value_for(*in)});
    }
    // The natural key is the same in every state, so each takes another record.
    std::array<std::uint8_t, 10> bytes;
    world_.random.fill(bytes);
    auto made = world_.service->admin().create_as_server(kind.name, cells, Uuid::v7(world_.clock.now, bytes));
    if (!made) UNSCOPED_INFO(kind.name << " " << made.error().code << " " << made.error().field);
    REQUIRE(made.ok());
    return *made;
  }

  void create_row(const Kind& kind) {
    row(kind, "create", "", [&](const Somebody& who) {
      auto cells = needed(kind, false);
      // Everybody registers for himself.
      for (auto& [path, value] : cells)
        if (kind.name == "registration" && path == "person") value = quoted(who.person);
      std::vector<CellEdit> edits;
      for (auto& [path, value] : cells) edits.push_back({path, value, 0});
      std::array<std::uint8_t, 10> bytes;
      world_.random.fill(bytes);
      Change change =
          edit_of(kind, kind.natural_key.empty() ? Uuid::v7(world_.clock.now, bytes) : natural_id(kind, cells), std::move(edits));
      change.create = true;
      return may(who, change);
    });
  }

  void read_rows(const Kind& kind, const Uuid& id, const std::string& state) {
    UnitOfWork work(*world_.store, catalogue_, world_.random, world_.clock.now);
    const Held* held = work.find(kind, id);
    REQUIRE(held);
    for (std::size_t f = 0; f < kind.facets.size(); ++f) {
      const auto holding = work.scopes_holding(*held, static_cast<int>(f));
      row(kind, "read " + kind.facets[f], state, [&](const Somebody& who) {
        const auto scopes = scopes_of(standing(work, who).access.now);
        return std::any_of(holding.begin(), holding.end(), [&](const std::string& scope) { return scopes.contains(scope); });
      });
    }
  }

  /// Cells that the same entries of the declaration cover are one line, named by the first.
  void edit_rows(const Kind& kind, const Uuid& id, const std::string& state) {
    std::map<std::string, std::vector<std::pair<std::string, Path>>> groups;
    const auto add = [&](const std::string& name, const Field* field, const Path& path) {
      if (field && (field->cls == FieldClass::act || field->cls == FieldClass::server || field->cls == FieldClass::fixed)) return;
      std::string covered;
      for (const EditRight& right : kind.edits)
        covered += std::find(right.cells.begin(), right.cells.end(), name) != right.cells.end() ? '1' : '0';
      groups[covered + (field ? field->facet : "main")].push_back({name, path});
    };
    for (const Field& field : kind.fields) add(field.name, &field, field.name);
    for (const Part& part : kind.parts) add(part.name, nullptr, part.name + "[new]");
    for (const auto& [key, members] : groups) {
      const Path& path = members.front().second;
      const Field* field = kind.field(path);
      const bool set = field && field->cls == FieldClass::set;
      const Raw value = !field ? text("z") : set ? Raw("true") : value_for(*field);
      const Path cell = !set ? path
                             : path + "[" +
                                   (field->form == ValueForm::country    ? "NE"
                                    : field->form == ValueForm::language ? "fr"
                                    : field->form == ValueForm::listed   ? listed(*field)
                                    : field->type == Type::code          ? "zz"
                                    : field->type == Type::date          ? "2027-02-03"
                                                                         : stream_.text()) +
                                   "]";
      std::vector<std::string> names;
      for (const auto& member : members) names.push_back(member.first);
      row(kind, "edit " + join(names, ", "), state, [&](const Somebody& who) { return may(who, edit_of(kind, id, {{cell, value}})); });
    }
  }

  void row(const Kind& kind, const std::string& what, const std::string& state, const std::function<bool(const Somebody&)>& may) {
    std::map<std::string, std::string> who;
    for (const Somebody& one : people_)
      if (may(one)) who[one.column] += (who[one.column].empty() ? "" : " ") + one.name;
    std::vector<std::string> cells;
    for (const std::string& column : table_columns) {
      std::string& names = who[column];
      cells.push_back(names.empty() ? "–" : names);
    }
    if (nobody_.empty()) nobody_ = join(std::vector<std::string>(table_columns.size(), "–"), " | ");
    const std::string name = kind.name + " | " + what;
    auto it = std::find_if(rows_.begin(), rows_.end(), [&](const auto& r) { return r.first == name; });
    if (it == rows_.end()) it = rows_.insert(rows_.end(), {name, {}});
    it->second.emplace_back(state, join(cells, " | "));
  }

  const Standing& standing(UnitOfWork& work, const Somebody& who) {
    const auto it = standings_.find(who.person);
    return it != standings_.end() ? it->second : standings_.emplace(who.person, standing_of(work, who.person, Uuid{})).first->second;
  }

  Change edit_of(const Kind& kind, const Uuid& id, std::vector<CellEdit> cells) {
    Change change;
    change.kind = kind.name;
    change.record = id;
    change.cells = std::move(cells);
    return change;
  }

  Change act_of(const Kind& kind, const Uuid& id, const Act& act) {
    Change change = edit_of(kind, id, {});
    change.act = act.name;
    for (const Argument& argument : act.args) {
      if (argument.name == "party") {
        change.args.emplace_back("party", text("p"));
      } else if (argument.name == "take") {
        change.args.emplace_back("take", text("current"));
      } else if (argument.needed) {
        Field field;
        field.type = argument.type;
        change.args.emplace_back(argument.name, value_for(field));
      }
    }
    UnitOfWork work(*world_.store, catalogue_, world_.random, world_.clock.now);
    const Held* held = work.find(kind, id);
    REQUIRE(held);
    Views views;
    work.views(held->record, views);
    change.from_state = views.record().state();
    change.digest = digest_of(id, held->record.cells, bound_cells(views.record(), act));
    return change;
  }

  /// What the service decides; nothing is written. When only a rule on the record's words refuses, the person may do it all the same.
  bool may(const Somebody& who, Change change) {
    change.author = who.person;
    change.schema = domain_.schema();
    change.epoch = world_.store->view().epochs().back().epoch;
    const auto saw = static_cast<Saw>(world_.store->view().head().seq);
    for (CellEdit& cell : change.cells) cell.saw = saw;
    UnitOfWork work(*world_.store, catalogue_, world_.random, world_.clock.now);
    const Standing& stands = standing(work, who);
    const ChangeSource source;
    const Decision decision = Judge(work, stands, source).decide(change);
    if (decision.verdict != Verdict::rejected) return decision.verdict != Verdict::parked;
    for (const char* code : {"not_allowed", "not_available", "wrong_state", "not_editable", "second_person_needed", "not_invited"})
      if (decision.error.code == code) return false;
    UNSCOPED_INFO(change.kind << " " << change.act << " " << decision.error.code << " " << decision.error.field);
    for (const char* code : {"wrong_type", "unknown_field", "text_changed", "state_changed", "wrong_id"})
      CHECK(decision.error.code != code);
    return true;
  }

  const Domain& domain_;
  World world_;
  const Catalogue catalogue_;
  std::map<std::string, Uuid> orgs_;
  std::vector<Somebody> people_;
  std::map<Uuid, Standing> standings_;
  Uuid author_, named_, stream_;
  std::map<std::string, Uuid> known_;  ///< records that others hang on, by kind
  int made_ = 0;
  std::string nobody_;
  std::vector<std::pair<std::string, std::vector<std::pair<std::string, std::string>>>> rows_;
};

}  // namespace

std::string rights_table(const Domain& domain, const std::vector<std::string>& kinds) { return Matrix(domain).table(kinds); }

}  // namespace dialogue::test
