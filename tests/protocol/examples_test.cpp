// SPDX-License-Identifier: Apache-2.0
// The examples and tables of docs/PROTOCOL.md are what the programs say. DIALOGUE_WRITE_DOCS=1 writes them anew: read the difference.
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "server/files/file_exchange.h"
#include "server/http/limits.h"
#include "server/net/metrics.h"
#include "server/net/problem.h"
#include "shared/base/hash.h"
#include "shared/joining/one_time_code.h"
#include "shared/wire/compress.h"
#include "shared/wire/json.h"
#include "sync/codec.h"
#include "sync/request_token.h"
#include "sync/tuning.h"
#include "tests/catch.h"
#include "tests/protocol/page.h"

using namespace dialogue;
using namespace dialogue::test;

namespace {

const std::string file = std::string(DIALOGUE_SOURCE) + "/docs/PROTOCOL.md";

std::string read() {
  std::ifstream in(file);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

/// The block stands in the page as it is made now.
void check(const std::string& name, const std::string& text) {
  if (std::getenv("DIALOGUE_WRITE_DOCS") != nullptr) {
    const auto page = with_blocks(read(), {{name, text}});
    std::ofstream(file) << page;
  }
  const auto blocks = blocks_of(read());
  INFO("docs/PROTOCOL.md, " << name << ": write it anew with DIALOGUE_WRITE_DOCS=1");
  REQUIRE(blocks.count(name) == 1);
  CHECK(blocks.at(name) == text);
}

void check(const std::string& name, const Said& said) { check(name, shown(said.request) + shown(said.answer)); }

std::string text(const char* plain) { return json::quote(plain); }

/// Two colleagues of one authority.
struct Office : Scene {
  Office() : a(*this), b(*this) {
    auto& admin = service->admin();
    admin.init("Secretariat").take();
    org = admin.add_org("Asylum office", "asylum_authority", "NE").take();
    amina = person("Amina", "FP"), boubacar = person("Boubacar", "OL");
    a.enrol(admin.enrol_code(amina).take());
  }
  Uuid person(const char* name, const char* role) {
    const Uuid id = service->admin().add_person(name, org, "").take();
    service->admin().grant(id, role, "all", "").take();
    return id;
  }
  Uuid draft() {
    return a.replica->create("support_request", {{"title", text("Interviews")}, {"summary", text("Four interviewers.")}, {"urgency", "2"}})
        .take();
  }
  /// As the device of Amina signs what is not a sync.
  Said ask(const std::string& method, const std::string& target, const std::string& type = "", const std::string& body = "") {
    WireRequest wanted{method, target, type, {}, body};
    a.replica->session().authorize(wanted).take();
    const net::Request request{method, target, type, wanted.authorization, body};
    return {request, call(request)};
  }

  Laptop a, b;
  Uuid org, amina, boubacar;
};

}  // namespace

TEST_CASE("the page shows how a device enrols and first syncs") {
  Office office;
  check("enrol", office.a.last());
  office.a.sync();
  const Said& first = office.a.said[1];
  check("first sync", first);
  check("packed", "```\n" + shown_bytes(first.request.body, 48) + "\n```\n");
  const auto token = read_request_token(first.request.authorization);
  const auto said = request_signing_bytes(*token, first.request.method, first.request.target, blake2b(first.request.body));
  check("signed", "```\n" + shown_bytes(said, 200) + "\n```\n");
}

TEST_CASE("the page shows how a device makes a code with which another one joins") {
  Office office;
  office.a.sync();
  // As the device makes it, of a code that it keeps to itself.
  const CodeRequest wanted{office.amina, code_digest("0123456789ABCDEFGHJKMNPQRS"), false};
  check("code", office.ask("POST", "/v1/codes", std::string(net::json_type), encode(wanted)));
}

TEST_CASE("the page shows a push, and a sync without news") {
  Office office;
  office.a.sync();
  office.later(60);
  office.draft();
  office.a.sync();
  check("push", office.a.last());
  office.a.sync();
  check("no news", office.a.last());
}

TEST_CASE("the page shows two who clash, and what is refused") {
  Office office;
  office.b.enrol(office.service->admin().enrol_code(office.boubacar).take());
  const Uuid id = office.draft();
  office.a.sync();
  office.b.sync();
  office.later(60);
  office.b.replica->edit(id, {{"title", text("Interviews in Agadez")}}, nullptr).take();
  office.b.sync();
  office.a.replica->edit(id, {{"title", text("Interviews in Zinder")}, {"urgency", "3"}}, nullptr).take();
  office.a.sync();
  check("clash", office.a.last());
  office.a.replica->edit(office.boubacar, {{"title", text("Not hers to change")}}, nullptr).take();
  office.a.sync();
  check("refused", office.a.last());
  check("history", office.ask("GET", "/v1/history/" + id.text()));
}

TEST_CASE("the page shows how a device and a restored server find each other") {
  Office office;
  office.a.sync();
  office.keep_copy();
  office.later(60);
  office.draft();
  office.a.sync();
  const auto before = office.a.said.size();
  office.later(60);
  office.restore();
  office.a.sync();
  REQUIRE(office.a.said.size() >= before + 3);
  check("restored", office.a.said[before]);
  check("common point", office.a.said[before + 1]);
  check("offer", office.a.said[before + 2]);
}

TEST_CASE("the page shows how a device is ordered to erase itself, and its last word") {
  Office office;
  office.a.sync();
  office.later(60);
  office.service->admin().order_wipe(office.a.replica->status().device).take();
  office.a.sync();
  check("order", office.a.last());
  office.a.call(*office.a.replica->session().farewell().take()).take();
  check("last word", office.a.last());
}

TEST_CASE("the page shows files, the live request, and what a monitor reads") {
  Office office;
  office.a.sync();
  const std::string bytes = "Agenda\n";
  const Uuid id = office.a.replica
                      ->create("material", {{"parent", json::quote(office.org.text())},
                                            {"name", text("agenda.txt")},
                                            {"media_type", text("text/plain")},
                                            {"sha256", json::quote(hex(raw(sha256(bytes))))},
                                            {"size", std::to_string(bytes.size())},
                                            {"declaration_no_personal_case_data", "true"}})
                      .take();
  office.a.sync();
  const auto target = "/v1/files/" + id.text();
  check("piece", office.ask("PUT", target + "?offset=0", std::string(net::bytes_type), bytes));
  check("fetched", office.ask("GET", target + "?offset=0&length=1048576&sum=1"));
  check("problem", office.ask("GET", target + "?offset=9"));
  office.service->admin().add_org("Another office", "asylum_authority", "TD").take();
  const auto cursor = decode_sync_response(unpack(office.a.last().answer.body, 1 << 20).take()).take().cursor;
  check("live", office.ask("GET", "/v1/live?cursor=" + b64(cursor)));
  check("health", shown(office.call({"GET", "/healthz", "", "", ""})) + shown(office.call({"GET", "/readyz", "", "", ""})));
  check("metrics", shown(office.call({"GET", "/metrics", "", "", ""})));
}

TEST_CASE("the page has everything that a monitoring program is told") {
  std::string names = "| name | type | what it is |\n| --- | --- | --- |\n";
  for (const auto& spec : net::metric_specs()) {
    const char* type = spec.type == net::MetricType::counter ? "counter" : spec.type == net::MetricType::gauge ? "gauge" : "histogram";
    names += "| `" + std::string(spec.name) + "` | " + type + " | " + std::string(spec.help) + " |\n";
  }
  check("metric names", names);
}

TEST_CASE("the page has every code that a request can be refused with, and every bound") {
  std::string codes = "| code | status | title |\n| --- | --- | --- |\n";
  for (const auto& c : net::problem_cases())
    codes += "| `" + std::string(c.code) + "` | " + std::to_string(c.status) + " | " + std::string(c.title) + " |\n";
  check("codes", codes);
  const http::Limits limits;
  std::string bounds = "| bound | value |\n| --- | --- |\n";
  const auto row = [&](const char* what, std::uint64_t n, const char* unit) {
    bounds += std::string("| ") + what + " | " + std::to_string(n) + " " + unit + " |\n";
  };
  row("changes in one request", tuning::changes_per_request, "");
  row("their bytes, plain", tuning::bytes_per_request, "bytes");
  row("changes in one group", tuning::changes_per_group, "");
  row("their bytes, plain", tuning::bytes_per_group, "bytes");
  row("a body after unpacking", tuning::largest_body, "bytes");
  row("a page of rows, least", tuning::smallest_page, "bytes");
  row("a page of rows, most", tuning::largest_page, "bytes");
  row("rows asked about in one request", tuning::checks_per_request, "");
  row("head of a request", limits.head_bytes, "bytes");
  row("headers of a request", limits.headers, "");
  row("request line", limits.request_line, "bytes");
  row("body of a sync as sent", limits.sync_body, "bytes");
  row("a piece of a file", FileExchange::largest_piece, "bytes");
  row("a file", FileExchange::largest_file, "bytes");
  row("other bodies", limits.small_body, "bytes");
  row("time for the head of a request", static_cast<std::uint64_t>(limits.head_ms), "ms");
  row("least rate of a body after its grace", static_cast<std::uint64_t>(limits.rate), "bytes a second");
  row("a live request without news", static_cast<std::uint64_t>(limits.live_ms), "ms");
  check("bounds", bounds);
}
