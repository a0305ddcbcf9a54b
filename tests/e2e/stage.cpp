// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/stage.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <utility>

#include "tests/catch.h"

// Another folder of tests may bring programs of its own.
#ifndef DIALOGUE_CLI
#define DIALOGUE_CLI DIALOGUE_BIN "/client/dialogue-cli"
#define DIALOGUE_SERVER DIALOGUE_BIN "/server/dialogued"
#endif

namespace dialogue::e2e {
namespace {

Json parsed(const Outcome& outcome, const std::vector<std::string>& args) {
  std::string command;
  for (const auto& arg : args) command += arg.substr(0, 200) + " ";
  INFO(command << "\n" << outcome.out.substr(0, 4000) << outcome.err.substr(0, 4000));
  REQUIRE(outcome.status == 0);
  const auto json = Json::parse(outcome.out, nullptr, false);
  REQUIRE_FALSE(json.is_discarded());
  return json;
}

/// A server that is started again has to find its port free. So it is none of those that the system gives to whoever connects.
int port_for_servers() {
  constexpr int first = 20'000, count = 12'000;
  static int next = ::getpid() * 37;
  for (int tried = 0; tried < count; ++tried) {
    const int port = first + next++ % count;
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool is_free = ::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    ::close(fd);
    if (is_free) return port;
  }
  return 0;
}

}  // namespace

Outcome Person::run(std::vector<std::string> args) const {
  args.insert(args.begin(), {DIALOGUE_CLI, "--replica", replica_});
  return e2e::run(args);
}

Json Person::json(std::vector<std::string> args) const {
  args.insert(args.begin(), "--json");
  return parsed(run(args), args);
}

Json Person::field(const std::string& id, const std::string& name) const {
  const auto record = json({"get", id});
  return record.at("fields").contains(name) ? record.at("fields").at(name) : Json();
}

std::string Person::state(const std::string& id) const { return json({"get", id}).at("state").get<std::string>(); }

Stage::Stage() {
  admin({"init"});
  org_ = admin({"org", "add", "Asylum Office of Valdoria", "--kind", "asylum_authority", "--country", "CH"}).at("id").get<std::string>();
  start_server();
}

Json Stage::admin(std::vector<std::string> args) const {
  args.insert(args.begin(), {DIALOGUE_SERVER, "--data", folder_ / "server", "--json"});
  return parsed(e2e::run(args), args);
}

const std::string& Stage::start_server() {
  if (port_ == 0) port_ = port_for_servers();
  url_ = server_.start({DIALOGUE_SERVER, "--data", folder_ / "server", "serve", "--listen", "127.0.0.1:" + std::to_string(port_)},
                       "listening on ");
  REQUIRE_FALSE(url_.empty());
  port_ = std::stoi(url_.substr(url_.rfind(':') + 1));
  return url_;
}

std::string Stage::code_for(const std::string& name, const std::vector<std::string>& roles) {
  const auto person = admin({"person", "add", name, "--org", org_, "--email", name + "@valdoria.example"}).at("id").get<std::string>();
  for (const auto& role : roles) admin({"grant", person, role});
  return admin({"enrol-code", person}).at("code").get<std::string>();
}

Person Stage::enrolled(const std::string& name, const std::vector<std::string>& roles, const std::string& url) {
  const Person person(folder_ / name, name);
  person.json({"enrol", "--server", url.empty() ? url_ : url, "--code", code_for(name, roles), "--device", name + "'s laptop"});
  return person;
}

std::string made(const Person& person, std::vector<std::string> args) {
  args.insert(args.begin(), "create");
  return person.json(args).at("id").get<std::string>();
}

std::vector<std::string> titles(const Person& person) {
  std::vector<std::string> out;
  for (const auto& row : person.json({"list", "support_request", "--sort", "title"})) out.push_back(row.at("fields").at("title"));
  return out;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace dialogue::e2e
