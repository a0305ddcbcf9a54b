// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "tests/catch.h"
#include "tests/client/office.h"

namespace dialogue::test {

namespace {

bool finds(Replica& replica, const Uuid& id, const std::string& words) {
  const auto hits = replica.search(words, "", 0);
  REQUIRE(hits.ok());
  const bool found = std::any_of(hits->begin(), hits->end(), [&](const auto& hit) { return hit.second.id == id; });
  ListQuery query;
  query.search = words;
  CHECK(replica.count("support_request", query).take() == hits->size());
  return found;
}

std::size_t listed(Replica& replica, Condition::Op op, const std::string& title) {
  ListQuery query;
  query.where.push_back({"title", op, title});
  return replica.keys("support_request", query).take().size();
}

Database& database(Device& device) { return static_cast<ReplicaImpl&>(*device.replica).store().db(); }

}  // namespace

TEST_CASE("a record is found by words in its script, however they are typed") {
  const auto replica = replica_in_memory();
  const auto made = [&](const char* title) { return replica->create("support_request", {{"title", text(title)}}).take(); };
  const Uuid arabic = made("كِتَابُ إِجْرَاءَاتِ اللُّجُوءِ"), persian = made("کیفیت تصمیم\u200cگیری"), chinese = made("庇护申请质量保证培训"),
             ligature = made("E\ufb03cient o\ufb03ce"), thai = made("การลงทะเบียนผู้ลี้ภัย");
  CHECK(finds(*replica, arabic, "كتاب"));
  CHECK(finds(*replica, persian, "تصمیم گیری"));
  CHECK(finds(*replica, persian, "تصميم\u200cگيري"));
  CHECK(finds(*replica, persian, "تصمیمگیری كيفيت"));
  CHECK(finds(*replica, chinese, "质量"));
  CHECK(finds(*replica, chinese, "训"));
  CHECK_FALSE(finds(*replica, chinese, "量质"));
  CHECK(finds(*replica, ligature, "OFFICE effic"));
  CHECK(finds(*replica, thai, "ลี้ภัย"));
  CHECK_FALSE(finds(*replica, thai, "\" OR NOT * NEAR("));
}

TEST_CASE("a filter knows a text in whatever way its letters are written") {
  const auto replica = replica_in_memory();
  for (const char* title : {"Re\u0301gion", "Région", "REGION"}) REQUIRE(replica->create("support_request", {{"title", text(title)}}).ok());
  CHECK(listed(*replica, Condition::Op::eq, "Région") == 2);
  CHECK(listed(*replica, Condition::Op::ne, "Re\u0301gion") == 1);
  CHECK(listed(*replica, Condition::Op::contains, "région") == 3);
}

TEST_CASE("an index that was folded in another way is made again when the replica is opened, once") {
  Office office;
  const Uuid id = office.request(office.a, "Évaluation de la qualité");
  CHECK(finds(*office.a.replica, id, "evaluation"));
  Database& before = database(office.a);
  before.exec("INSERT INTO words(words) VALUES('delete-all')");
  before.exec("INSERT INTO words(rowid, title, body) SELECT rid, 'evaluatio', '' FROM ids WHERE id = ?", id);
  before.exec("UPDATE meta SET value = 'another' WHERE key = 'folding'");
  office.a.reopen();
  CHECK(finds(*office.a.replica, id, "evaluation qualite"));
  CHECK_FALSE(finds(*office.a.replica, id, "evaluatio x"));
  office.a.reopen();
  CHECK(database(office.a).one<int>("SELECT count(*) FROM words_todo") == 0);
  REQUIRE(office.a.replica->edit(id, {{"title", text("Formation")}}, nullptr).ok());
  CHECK_FALSE(finds(*office.a.replica, id, "evaluation"));
  CHECK(finds(*office.a.replica, id, "formation"));
}

}  // namespace dialogue::test
