// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/e2e/process.h"

namespace dialogue::e2e {

using Json = nlohmann::json;

/// A person with a device: the real command line on a replica of its own.
class Person {
 public:
  Person(std::string replica, std::string name) : replica_(std::move(replica)), name_(std::move(name)) {}

  Outcome run(std::vector<std::string> args) const;
  /// Runs it; it must exit 0. Returns the JSON document that it prints.
  Json json(std::vector<std::string> args) const;
  int status(std::vector<std::string> args) const { return run(std::move(args)).status; }

  /// A record's field, as it stands in `get --json`; null when not set.
  Json field(const std::string& id, const std::string& name) const;
  std::string state(const std::string& id) const;
  const std::string& replica() const { return replica_; }
  const std::string& name() const { return name_; }

 private:
  std::string replica_, name_;
};

/// Makes a record and returns its id; `args`: kind, then its fields.
std::string made(const Person& person, std::vector<std::string> args);
/// Titles of the requests that a person sees, in order.
std::vector<std::string> titles(const Person& person);
bool has(const std::string& text, const std::string& part);

/// A platform with one asylum authority; the server runs until stopped, and again on the same port.
class Stage {
 public:
  Stage();

  const std::string& start_server();
  int stop_server() { return server_.stop(); }
  int server_pid() const { return server_.pid(); }
  const std::string& url() const { return url_; }
  std::string path(const std::string& name) const { return folder_ / name; }
  const std::string& organisation() const { return org_; }

  /// A person of the authority with this role (and others), enrolled through `url` (empty = the server itself).
  Person enrolled(const std::string& name, const std::vector<std::string>& roles, const std::string& url = {});
  /// A one-time code for a new person.
  std::string code_for(const std::string& name, const std::vector<std::string>& roles);
  Json admin(std::vector<std::string> args) const;

 private:
  Folder folder_;
  Background server_;
  std::string url_, org_;
  int port_ = 0;
};

}  // namespace dialogue::e2e
