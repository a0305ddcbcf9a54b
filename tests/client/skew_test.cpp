// SPDX-License-Identifier: Apache-2.0
// Old and new live together: replicas and servers of three schema versions, each with each.
#include <algorithm>

#include "server/store/sqlite/sqlite_store.h"
#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "tests/catch.h"
#include "tests/client/rig.h"
#include "tests/fakes/reconcile.h"

namespace dialogue::test {
namespace {

Field field(const char* name, Type type, FieldClass cls = FieldClass::value, const char* facet = "main", int since = 2) {
  Field out;
  out.name = name;
  out.type = type;
  out.cls = cls;
  out.facet = facet;
  out.since = since;
  return out;
}

Kind sketch() {
  Kind kind;
  kind.no = 120;
  kind.name = "sketch";
  kind.facets = {"main", "inside"};
  kind.fields = {field("title", Type::text), field("inside", Type::text, FieldClass::value, "inside")};
  kind.create = {{{"FP", "OL"}, Relation::any}};
  kind.edits = {{{}, {}, {{{"FP", "OL"}, Relation::any}}}};
  kind.visible = {{"main", {}, {Audience::organisation}, ""}, {"inside", {}, {Audience::organisation}, ""}};
  return kind;
}

/// From now on its lines are for the Secretariat alone, and its title for leads of the organisation, too.
void regroup(Kind& request) {
  request.facets.emplace_back("lines");
  for (Field& known : request.fields)
    if (known.name == "urgency" || known.name == "new_line") known.facet = "lines";
  request.visible.push_back({"lines", {}, {Audience::secretariat}, ""});
}

/// Version 1 is the platform's; 2 adds fields, a part's field and a kind; 3 adds to these; 4 gives a facet more and moves fields to it.
const Domain& version(int n) {
  static const auto make = [](int schema) {
    auto kinds = platform().kinds();
    auto request = std::find_if(kinds.begin(), kinds.end(), [](const Kind& kind) { return kind.name == "support_request"; });
    // An act that binds all that its actor was shown.
    std::find_if(request->acts.begin(), request->acts.end(), [](const Act& act) { return act.name == "review"; })->binds = {"*"};
    if (schema >= 2) {
      request->fields.insert(request->fields.begin(), field("new_line", Type::text));
      request->fields.push_back(field("new_inside", Type::text, FieldClass::value, "internal"));
      request->fields.push_back(field("new_set", Type::code, FieldClass::set));
      request->parts.front().fields.push_back(field("new_detail", Type::text));
      if (schema >= 3) request->fields.push_back(field("newest", Type::number, FieldClass::value, "main", 3));
      kinds.push_back(sketch());
      request = std::find_if(kinds.begin(), kinds.end(), [](const Kind& kind) { return kind.name == "support_request"; });
    }
    if (schema >= 3) kinds.back().fields.push_back(field("more", Type::text));
    if (schema >= 4) regroup(*request);
    return Domain(schema, std::move(kinds), platform());
  };
  static const Domain all[] = {make(1), make(2), make(3), make(4)};
  return all[n - 1];
}

/// A service over one database that may be opened again under another version.
struct Versioned {
  explicit Versioned(int n) : keys(Keys::fresh(random, clock.now)) {
    serve(n);
    service->admin().init("Dialogue").take();
    org = service->admin().add_org("Niger", "asylum_authority", "NE").take();
  }
  void serve(int n) {
    service.reset();
    writer.reset();
    store.reset();
    store = std::make_unique<SqliteStore>(folder.path(), version(n));
    writer = std::make_unique<InlineWriter>(*store);
    service = Service::open({*store, version(n), keys, clock, random, ed25519_verifier(), *writer}).take();
  }
  Uuid person(const char* name, const char* role) {
    const Uuid id = service->admin().add_person(name, org, "").take();
    service->admin().grant(id, role, "all", "").take();
    return id;
  }

  FakeClock clock{FakeClock::start, 1000};
  FakeRandom random;
  Keys keys;
  Folder folder;
  std::unique_ptr<SqliteStore> store;
  std::unique_ptr<InlineWriter> writer;
  std::unique_ptr<Service> service;
  Uuid org;
};

struct Client {
  Client(Versioned& of, int n, const Uuid& person) : server(of), line(*of.service) {
    open(n).take();
    const auto request = replica->session().enrol(server.service->admin().enrol_code(person).take(), "laptop").take();
    replica->session().take_enrolled("http://server", line.call(request).take()).take();
    sync();
  }
  Status open(int n) {
    replica.reset();
    Replica::Options options;
    options.clock = &server.clock;
    options.random = &server.random;
    options.domain = &version(n);
    auto opened = Replica::open(folder.path(), options);
    if (!opened) return opened.error();
    replica = std::move(*opened);
    return {};
  }
  SyncTotals sync() {
    line.reach(*server.service);
    return reconcile(replica->session(), line).take();
  }
  Raw cell(const Uuid& id, std::string_view path) {
    const auto record = replica->get(id).take();
    const auto it = record.cells.find(path);
    return it == record.cells.end() ? Raw() : it->second;
  }
  void check_whole() {
    const auto report = replica->verify().take();
    INFO((report.findings.empty() ? std::string() : report.findings.front()));
    CHECK(report.ok);
  }

  Versioned& server;
  Folder folder;
  Line line;
  std::unique_ptr<Replica> replica;
};

constexpr const char* part = "need_line[01900000-0000-7000-8000-000000000001]";

/// Says all that version n can say of a request.
std::vector<std::pair<Path, Raw>> words_of_version(int n) {
  std::vector<std::pair<Path, Raw>> out{{"title", text("From version " + std::to_string(n))}, {part, text("b")}};
  if (n >= 2) {
    out.insert(
        out.end(),
        {{"new_line", text("line")}, {"new_inside", text("inside")}, {"new_set[a]", "true"}, {Path(part) + ".new_detail", text("d")}});
  }
  if (n >= 3) out.emplace_back("newest", "7");
  return out;
}

}  // namespace

TEST_CASE("clients and servers of three versions, each with each: what both know works, nothing else is touched") {
  for (int of_server = 1; of_server <= 3; ++of_server)
    for (int of_client = 1; of_client <= 3; ++of_client) {
      INFO("client " << of_client << ", server " << of_server);
      Versioned server(of_server);
      Client own(server, of_server, server.person("Amina", "FP")), other(server, of_client, server.person("Boubacar", "OL"));
      const Uuid id = own.replica->create("support_request", words_of_version(of_server)).take();
      Uuid strange;
      if (of_server >= 2) strange = own.replica->create("sketch", {{"title", text("S")}, {"inside", text("I")}}).take();
      CHECK(own.sync().applied >= 1);
      CHECK(other.sync().complete);
      other.check_whole();
      CHECK(other.cell(id, "title") == text("From version " + std::to_string(of_server)));
      // The edit is of something that both know. It leaves the author's newer words alone.
      other.replica->edit(id, {{"title", text("Edited")}, {"urgency", "3"}}, nullptr).take();
      CHECK(other.sync().applied == 1);
      own.sync();
      CHECK(own.cell(id, "title") == text("Edited"));
      for (const auto& [path, value] : words_of_version(of_server))
        if (path != "title") CHECK(own.cell(id, path) == value);
      own.check_whole();
      // A second contact is quiet: no checksum differs, nothing comes again.
      CHECK(other.sync().pulled == 0);
      if (of_client >= of_server) continue;
      CHECK((of_client >= 2 || other.replica->get(strange).error().code == "not_found"));
      // The client is brought up to date: what it kept as it came has its place, and nothing is asked for again.
      other.open(of_server).take();
      for (const auto& [path, value] : words_of_version(of_server))
        if (path != "title") CHECK(other.cell(id, path) == value);
      ListQuery found;
      found.where.push_back({"new_line", Condition::Op::eq, "line"});
      CHECK(other.replica->keys("support_request", found).take().size() == 1);
      CHECK(other.cell(strange, "inside") == text("I"));
      other.check_whole();
      CHECK(other.sync().pulled == 0);
    }
}

TEST_CASE("fields that a newer declaration shows to others move on the server and on old and new clients, in either order") {
  for (const bool client_first : {false, true}) {
    INFO((client_first ? "clients first" : "server first"));
    Versioned server(3);
    Client author(server, 3, server.person("Amina", "FP")), old(server, 3, server.person("Boubacar", "OL")),
        office(server, 3, server.person("Chantal", "SO"));
    const Uuid id = author.replica->create("support_request", words_of_version(3)).take();
    author.replica->edit(id, {{"urgency", "2"}}, nullptr).take();
    author.sync();
    old.sync();
    office.sync();
    CHECK(old.cell(id, "urgency") == "2");
    if (client_first) {
      author.open(4).take();
      author.check_whole();
      author.sync();
      CHECK(author.cell(id, "title") == text("From version 3"));
    }
    server.serve(4);
    CHECK(server.service->admin().verify().take().ok);
    for (Client* client : {&author, &old, &office}) {
      client->sync();
      CHECK(client->sync().pulled == 0);
      client->check_whole();
      // Only the Secretariat holds them now, whatever the program's age.
      CHECK(client->cell(id, "title") == text("From version 3"));
      CHECK(client->cell(id, "new_inside") == text("inside"));
      if (client != &office) CHECK(client->cell(id, "urgency").empty());
    }
    for (Client* client : {&author, &old, &office}) {
      client->open(4).take();
      client->check_whole();
      CHECK(client->sync().pulled == 0);
      CHECK(client->cell(id, "urgency") == (client == &office ? "2" : ""));
      CHECK(client->cell(id, "new_line") == (client == &office ? text("line") : ""));
    }
    // The same declaration again: nothing is placed anew.
    const auto head = server.service->head();
    server.serve(4);
    CHECK(server.service->head() == head);
  }
}

TEST_CASE("what a server does not know yet is parked with its author's words, and has its verdict after the upgrade") {
  Versioned server(1);
  Client newer(server, 2, server.person("Amina", "FP")), reader(server, 1, server.person("Boubacar", "OL"));
  const Uuid id = newer.replica->create("support_request", {{"title", text("Plain")}}).take();
  CHECK(newer.sync().applied == 1);
  newer.replica->edit(id, {{"new_line", text("for tomorrow")}}, nullptr).take();
  CHECK(newer.sync().parked == 1);
  const Uuid drawn = newer.replica->create("sketch", {{"title", text("S")}}).take();
  CHECK(newer.sync().parked == 1);
  CHECK(newer.replica->refusals().size() == 2);
  CHECK(newer.replica->get(id).take().sync == SyncState::attention);
  server.serve(2);
  newer.sync();
  CHECK(newer.replica->refusals().empty());
  CHECK(newer.replica->status().parked == 0);
  CHECK(newer.replica->get(id).take().sync == SyncState::confirmed);
  CHECK(newer.replica->waiting_by_kind().empty());
  CHECK(newer.cell(id, "new_line") == text("for tomorrow"));
  CHECK(newer.cell(drawn, "title") == text("S"));
  newer.check_whole();
  reader.sync();
  reader.check_whole();
}

TEST_CASE("an older program acts on a record in which a newer one has filled in more than it shows") {
  Versioned server(2);
  Client newer(server, 2, server.person("Amina", "OL")), older(server, 1, server.person("Boubacar", "FP"));
  const Uuid id = newer.replica->create("support_request", {{"title", text("Plain")}, {"new_line", text("for tomorrow")}}).take();
  newer.sync();
  older.sync();
  older.replica->act(id, "review", {}, nullptr).take();
  CHECK(older.sync().applied == 1);
  CHECK(older.replica->refusals().empty());
}

TEST_CASE("a group with a member that the server does not know is parked whole and decided whole") {
  Versioned server(1);
  Client newer(server, 2, server.person("Amina", "FP"));
  const Uuid id = newer.replica->create("support_request", {{"title", text("Plain")}}).take();
  newer.sync();
  newer.replica
      ->together([&]() -> Status {
        if (auto done = newer.replica->edit(id, {{"urgency", "3"}}, nullptr); !done) return done;
        return newer.replica->edit(id, {{"new_line", text("with it")}}, nullptr);
      })
      .take();
  CHECK(newer.sync().parked == 2);
  CHECK(newer.cell(id, "urgency").empty());
  server.serve(2);
  newer.sync();
  CHECK(newer.cell(id, "urgency") == "3");
  CHECK(newer.cell(id, "new_line") == text("with it"));
  CHECK(newer.replica->refusals().empty());
}

TEST_CASE("what was parked and is refused after the upgrade is a refusal with its reason") {
  Versioned server(1);
  Client newer(server, 2, server.person("Amina", "FP")), owner(server, 1, server.person("Boubacar", "OL"));
  const Uuid id = newer.replica->create("support_request", {{"title", text("Plain")}}).take();
  newer.sync();
  newer.replica->edit(id, {{"new_line", text("too late")}}, nullptr).take();
  newer.sync();
  REQUIRE(newer.replica->refusals().size() == 1);
  newer.replica->dismiss(newer.replica->refusals().front().id).take();
  owner.sync();
  owner.replica->act(id, "withdraw", {}, nullptr).take();
  CHECK(owner.sync().applied == 1);
  server.serve(2);
  newer.sync();
  const auto refusals = newer.replica->refusals();
  REQUIRE(refusals.size() == 1);
  CHECK_FALSE(refusals.front().parked);
  CHECK(refusals.front().error.code == "wrong_state");
  CHECK(newer.replica->status().rejected == 1);
  CHECK(newer.cell(id, "new_line").empty());
}

TEST_CASE("who lost the access while the server did not know their words yet: a person decides on them after the upgrade") {
  Versioned server(1);
  const Uuid amina = server.person("Amina", "FP");
  Client newer(server, 2, amina), coordinator(server, 2, server.person("Sol", "SC"));
  const Uuid id = newer.replica->create("support_request", {{"title", text("Plain")}}).take();
  newer.sync();
  newer.replica->edit(id, {{"new_line", text("alone")}}, nullptr).take();
  newer.replica
      ->together([&]() -> Status {
        if (auto done = newer.replica->edit(id, {{"urgency", "3"}}, nullptr); !done) return done;
        return newer.replica->edit(id, {{"new_inside", text("together")}}, nullptr);
      })
      .take();
  CHECK(newer.sync().parked == 3);
  auto& admin = server.service->admin();
  for (const Uuid& grant : admin.records_of("role_grant").take())
    if (admin.cells_of("role_grant", grant).take().at("person") == text(amina.text())) admin.revoke_grant(grant).take();
  CHECK(admin.records_of("moderation_item").take().empty());
  server.serve(2);
  const auto items = server.service->admin().records_of("moderation_item").take();
  CHECK(items.size() == 3);
  coordinator.sync();
  for (const Uuid& item : items) coordinator.replica->act(item, "adopt", {}, nullptr).take();
  coordinator.sync();
  newer.sync();
  CHECK(newer.replica->refusals().empty());
  CHECK(coordinator.cell(id, "new_line") == text("alone"));
  CHECK(coordinator.cell(id, "urgency") == "3");
  CHECK(coordinator.cell(id, "new_inside") == text("together"));
}

TEST_CASE("a verdict that comes before the lost receipt of what was parked leaves no mark") {
  Versioned server(1);
  Client newer(server, 2, server.person("Amina", "FP"));
  const Uuid id = newer.replica->create("support_request", {{"title", text("Plain")}}).take();
  newer.sync();
  newer.replica->edit(id, {{"new_line", text("for tomorrow")}}, nullptr).take();
  newer.line.lose_answers = 1;
  CHECK(reconcile(newer.replica->session(), newer.line).error().code == "offline");
  server.serve(2);
  newer.sync();
  CHECK(newer.replica->refusals().empty());
  CHECK(newer.cell(id, "new_line") == text("for tomorrow"));
}

TEST_CASE("a replica of a newer schema is refused by an older program, and opens again with the newer one") {
  Versioned server(2);
  Client client(server, 2, server.person("Amina", "FP"));
  const Uuid id = client.replica->create("support_request", words_of_version(2)).take();
  CHECK(client.open(1).error().code == "too_new");
  client.open(2).take();
  CHECK(client.cell(id, "new_line") == text("line"));
  CHECK(client.sync().applied == 1);
}

}  // namespace dialogue::test
