// SPDX-License-Identifier: Apache-2.0
// How the tables of the demonstration platform become records: names of ours instead of ids, and verbs that fail loudly.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "server/admin/demo.h"
#include "server/service/admin/administration.h"

namespace dialogue::admin {

class Stage;

/// The cells of a record to be made. Names of other records are those given to Stage::create.
class Draft {
 public:
  explicit Draft(const Stage& stage) : stage_(stage) {}
  Draft& text(std::string_view field, std::string_view value);  ///< also codes, dates, instants, money; nothing when empty
  Draft& raw(std::string_view field, std::string_view json);    ///< numbers, booleans; nothing when empty
  Draft& ref(std::string_view field, std::string_view name);
  Draft& codes(std::string_view field, std::string_view words);  ///< a set: words separated by spaces
  Draft& refs(std::string_view field, std::string_view names);   ///< a set of records
  /// Begins a part. What follows is written into it until `whole()`. `key` names it in the record for Stage::part.
  Draft& part(std::string_view part, std::string_view key);
  Draft& whole();
  const std::vector<CellValue>& cells() const { return cells_; }

 private:
  std::string path(std::string_view field) const { return prefix_ + std::string(field); }
  const Stage& stage_;
  std::string prefix_;
  int order_ = 0;
  std::vector<CellValue> cells_;
};

/// Every verb throws a Failure when the platform refuses. Then the tables are wrong.
class Stage {
 public:
  Stage(Administration& admin, const PutFile& put_file) : admin_(admin), put_file_(put_file) {}

  Administration& admin() { return admin_; }
  void name(std::string_view name, const Uuid& id) { ids_.emplace(name, id); }
  const Uuid& id(std::string_view name) const;
  Draft draft() const { return Draft(*this); }
  /// Part ids are made from their keys.
  static std::string part(std::string_view key);

  void create(std::string_view by, const char* kind, std::string_view name, const Draft& draft);
  void edit(std::string_view by, const char* kind, std::string_view name, const Draft& draft);
  void act(std::string_view by, const char* kind, std::string_view name, const char* act, const Draft& args);
  /// Several acts without arguments, separated by spaces.
  void acts(std::string_view by, const char* kind, std::string_view name, std::string_view acts);
  /// A person's translation of one field of a record.
  void translate(std::string_view by, std::string_view parent, std::string_view field, std::string_view lang, std::string_view text);
  void comment(std::string_view by, std::string_view parent, std::string_view lang, std::string_view kind, std::string_view text);
  /// A document with its bytes.
  void attach(std::string_view by, std::string_view parent, std::string_view name, std::string_view lang, std::string_view text);

 private:
  Administration& admin_;
  const PutFile& put_file_;
  std::map<std::string, Uuid, std::less<>> ids_;
};

// The acts of the play, in order.
void stage_people(Stage& stage, const InitDone& platform);
void stage_workstreams(Stage& stage);
void stage_support(Stage& stage);
void stage_pledges(Stage& stage);
void stage_meeting(Stage& stage);

}  // namespace dialogue::admin
