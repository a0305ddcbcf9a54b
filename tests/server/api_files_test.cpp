// SPDX-License-Identifier: Apache-2.0
#include <fstream>

#include "server/admin/demo.h"
#include "server/admin/documents.h"
#include "shared/wire/json.h"
#include "tests/server/api_rig.h"

using namespace dialogue;
using test::ApiRig;
using test::Device;

namespace {

struct FileRig : ApiRig {
  FileRig() {
    const auto made = admin().init("Secretariat").take();
    REQUIRE(enrol(device, made.code).status == 200);
    author = made.coordinator;
    org = made.organisation;
  }
  Uuid material(const std::string& sha256, std::uint64_t size) { return make(sha256, size).take(); }
  Result<Uuid> make(const std::string& sha256, std::uint64_t size) {
    return admin().create_as(author, "material",
                             {{"parent", json::quote(org.text())},
                              {"name", "\"a.txt\""},
                              {"media_type", "\"text/plain\""},
                              {"sha256", json::quote(sha256)},
                              {"size", std::to_string(size)},
                              {"declaration_no_personal_case_data", "true"}});
  }
  static std::string sum(const std::string& bytes) { return hex(raw(sha256(bytes))); }
  std::string put(const Uuid& id, std::uint64_t offset, const std::string& piece) {
    const auto answer =
        call(device, "PUT", "/v1/files/" + id.text() + "?offset=" + std::to_string(offset), piece, "application/octet-stream");
    return answer.body;
  }
  net::Response get(const Uuid& id, const std::string& query) { return call(device, "GET", "/v1/files/" + id.text() + query); }

  Device device;
  Uuid author, org;
};

bool has(const std::string& body, const std::string& what) { return body.find(what) != std::string::npos; }

}  // namespace

TEST_CASE("a file goes up in pieces, goes on where it stopped, and comes down in pieces") {
  FileRig rig;
  std::string bytes;
  for (int i = 0; i < 100'000; ++i) bytes += std::to_string(i * 7919 % 1000);
  const auto id = rig.material(rig.sum(bytes), bytes.size());
  CHECK(has(rig.get(id, "").body, "\"incomplete\""));
  CHECK(rig.call(rig.device, "HEAD", "/v1/files/" + id.text()).status == 409);
  CHECK(has(rig.put(id, 0, ""), "\"stored\":0"));
  CHECK(has(rig.put(id, 0, bytes.substr(0, 1000)), "\"stored\":1000"));
  // The answer was lost and the piece comes again. The device learns where to go on.
  const auto again = rig.put(id, 0, bytes.substr(0, 1000));
  CHECK(has(again, "wrong_offset"));
  CHECK(has(again, "\"args\":[\"1000\"]"));
  CHECK(has(rig.put(id, 2000, "x"), "wrong_offset"));
  CHECK(has(rig.put(id, 0, ""), "\"stored\":1000"));
  CHECK(has(rig.put(id, 1000, bytes.substr(1000)), "\"complete\":true"));
  CHECK(has(rig.put(id, 0, "anything"), "\"complete\":true"));
  CHECK(rig.call(rig.device, "HEAD", "/v1/files/" + id.text()).status == 200);

  std::string got;
  while (got.size() < bytes.size()) {
    auto piece = rig.get(id, "?offset=" + std::to_string(got.size()) + "&length=65536&sum=1");
    REQUIRE(piece.status == 200);
    const auto part = piece.body.substr(32);
    CHECK(piece.body.substr(0, 32) == raw(blake2b(part)));
    got += part;
  }
  CHECK(got == bytes);
  CHECK(rig.get(id, "").body == bytes);
  CHECK(rig.get(id, "?offset=" + std::to_string(bytes.size())).status == 400);
  CHECK(rig.get(id, "?offset=-1").status == 400);
  CHECK(rig.files.set_damaged_aside().empty());
}

TEST_CASE("bytes that are not what the record names are thrown away, and the upload begins again") {
  FileRig rig;
  const std::string right = "the right bytes", wrong = "the wrong bytes";
  const auto id = rig.material(rig.sum(right), right.size());
  CHECK(has(rig.put(id, 0, right.substr(0, 4) + wrong.substr(4)), "wrong_hash"));
  CHECK(has(rig.put(id, 0, ""), "\"stored\":0"));
  CHECK(has(rig.put(id, 0, right + "!"), "too_large"));
  CHECK(has(rig.put(id, 0, right), "\"complete\":true"));
}

TEST_CASE("naming a hash gives nobody its bytes; proving to have them stores them once") {
  FileRig rig;
  const std::string secret = "a confidential note";
  const auto first = rig.material(rig.sum(secret), secret.size()), second = rig.material(rig.sum(secret), secret.size());
  REQUIRE(has(rig.put(first, 0, secret), "\"complete\":true"));
  CHECK(has(rig.get(second, "").body, "\"incomplete\""));
  CHECK(has(rig.put(second, 0, secret), "\"complete\":true"));
  CHECK(rig.get(second, "").body == secret);
  const std::filesystem::directory_iterator contents(rig.folder + "/content");
  CHECK(std::distance(begin(contents), end(contents)) == 1);
}

TEST_CASE("what is no file is refused before anything is stored") {
  FileRig rig;
  CHECK(has(rig.put(rig.material(rig.sum(""), 0), 0, ""), "empty_file"));
  CHECK(has(rig.put(rig.material(rig.sum("x"), 65u << 20), 0, "x"), "too_large"));
  CHECK(has(rig.put(rig.material(rig.sum("y"), 1), 0, "x"), "wrong_hash"));
  CHECK(rig.make("../../etc/passwd", 1).error().code == "wrong_type");
  CHECK(has(rig.put(Uuid::derived("no", "such"), 0, "x"), "not_available"));
  CHECK(has(rig.put(rig.org, 0, "x"), "not_available"));
  const std::filesystem::directory_iterator parts(rig.folder + "/parts");
  CHECK(begin(parts) == end(parts));
}

TEST_CASE("a person who may not see a material gets nothing of it, nor may put anything") {
  FileRig rig;
  const std::string bytes = "draft";
  const auto id = rig.material(rig.sum(bytes), bytes.size());
  REQUIRE(has(rig.put(id, 0, bytes), "\"complete\":true"));
  const auto org = rig.admin().add_org("Autorité", "asylum_authority", "NE").take();
  const auto person = rig.admin().add_person("Somebody", org, "").take();
  Device other;
  REQUIRE(rig.enrol(other, rig.admin().enrol_code(person).take()).status == 200);
  CHECK(rig.call(other, "GET", "/v1/files/" + id.text()).status == 404);
  CHECK(rig.call(other, "PUT", "/v1/files/" + id.text() + "?offset=0", "x", "application/octet-stream").status == 404);
  REQUIRE(rig.admin().grant(person, "FP", "all", "").ok());
  // The grant is pending until a coordinator confirms it, so there is still nothing.
  CHECK(rig.call(other, "GET", "/v1/files/" + id.text()).status == 404);
}

TEST_CASE("a stored file that was damaged is found") {
  FileRig rig;
  const std::string bytes = "whole";
  REQUIRE(has(rig.put(rig.material(rig.sum(bytes), bytes.size()), 0, bytes), "\"complete\":true"));
  std::ofstream(rig.folder + "/content/" + rig.sum(bytes), std::ios::trunc) << "wholf";
  CHECK(rig.files.set_damaged_aside() == std::vector<std::string>{rig.sum(bytes)});
}

TEST_CASE("a file that was being kept when the server was looked over is not told as damaged") {
  FileRig rig;
  const std::string bytes = "whole";
  const auto id = rig.material(rig.sum(bytes), bytes.size());
  REQUIRE(has(rig.put(id, 0, bytes), "\"complete\":true"));
  std::ofstream(rig.folder + "/held/" + id.text() + ".new") << "";
  CHECK(rig.files.set_damaged_aside().empty());
}

TEST_CASE("an upload whose last piece came just before the server went away is complete when it is asked about") {
  FileRig rig;
  const std::string bytes(5000, 'x');
  const auto id = rig.material(rig.sum(bytes), bytes.size());
  CHECK(has(rig.put(id, 0, bytes.substr(0, 4000)), "\"stored\":4000"));
  std::ofstream(rig.folder + "/parts/" + id.text(), std::ios::app) << bytes.substr(4000);
  CHECK(has(rig.put(id, 0, ""), "\"complete\":true"));
  const auto other = rig.material(rig.sum(bytes + "y"), bytes.size() + 1);
  std::ofstream(rig.folder + "/parts/" + other.text()) << bytes << "z";
  CHECK(has(rig.put(other, 0, ""), "\"stored\":0"));
}

namespace {

/// A colleague of the author's in the same organisation, with a device.
void enrol_colleague(FileRig& rig, Device& device) {
  const auto person = rig.admin().add_person("Colleague", rig.org, "").take();
  rig.admin()
      .create_as_server("role_grant", {{"person", json::quote(person.text())},
                                       {"role", "\"SO\""},
                                       {"org", json::quote(rig.org.text())},
                                       {"owner_org", json::quote(rig.org.text())},
                                       {"scope", "\"all\""},
                                       {"valid_from", "\"2020-01-01\""},
                                       {"state", "\"active\""}})
      .take();
  REQUIRE(rig.enrol(device, rig.admin().enrol_code(person).take()).status == 200);
}

std::string stored_of(FileRig& rig, const Uuid& id) {
  const auto cells = rig.admin().cells_of("material", id).take();
  const auto found = cells.find("stored");
  return found == cells.end() ? std::string() : found->second;
}

}  // namespace

TEST_CASE("bytes that are gone are noticed by whoever asks for them, and anybody who may see the document gives them back") {
  FileRig rig;
  const std::string bytes = "agreed in Geneva";
  const auto id = rig.material(rig.sum(bytes), bytes.size());
  Device colleague;
  enrol_colleague(rig, colleague);
  const auto put = [&](std::uint64_t offset, const std::string& piece) {
    return rig.call(colleague, "PUT", "/v1/files/" + id.text() + "?offset=" + std::to_string(offset), piece, "application/octet-stream")
        .body;
  };
  CHECK(has(put(0, bytes), "not_allowed"));
  REQUIRE(has(rig.put(id, 0, bytes), "\"complete\":true"));
  CHECK(stored_of(rig, id) == "true");
  CHECK(has(put(0, bytes), "not_allowed"));

  std::filesystem::remove(rig.folder + "/content/" + rig.sum(bytes));
  CHECK(has(rig.call(colleague, "GET", "/v1/files/" + id.text()).body, "incomplete"));
  CHECK(stored_of(rig, id) == "false");
  // Wrong bytes from somebody else do not stand in the author's way.
  CHECK(has(put(0, "wrong"), "\"stored\":5"));
  CHECK(has(rig.put(id, 0, bytes.substr(0, 7)), "\"stored\":7"));
  CHECK(has(put(5, std::string(bytes.size() - 5, 'x')), "wrong_hash"));
  CHECK(has(put(0, bytes), "\"complete\":true"));
  CHECK(stored_of(rig, id) == "true");
  CHECK(rig.get(id, "").body == bytes);
  const std::filesystem::directory_iterator parts(rig.folder + "/parts");
  CHECK(begin(parts) == end(parts));
}

TEST_CASE("bytes that have changed on the disk are given to nobody: they are set aside and asked for") {
  FileRig rig;
  const std::string bytes = "whole";
  const auto id = rig.material(rig.sum(bytes), bytes.size());
  REQUIRE(has(rig.put(id, 0, bytes), "\"complete\":true"));
  std::ofstream(rig.folder + "/content/" + rig.sum(bytes), std::ios::trunc) << "wholf";
  CHECK(has(rig.get(id, "").body, "incomplete"));
  CHECK(stored_of(rig, id) == "false");
  CHECK(std::filesystem::exists(rig.folder + "/damaged/" + rig.sum(bytes)));
  CHECK(has(rig.put(id, 0, bytes), "\"complete\":true"));
  CHECK(rig.get(id, "").body == bytes);
}

TEST_CASE("a look over the documents names what is missing and what nothing explains, and asks for what is missing") {
  FileRig rig;
  const auto id = rig.material(rig.sum("one"), 3), other = rig.material(rig.sum("two"), 3), never = rig.material(rig.sum("new"), 3);
  REQUIRE(has(rig.put(id, 0, "one"), "\"complete\":true"));
  REQUIRE(has(rig.put(other, 0, "two"), "\"complete\":true"));
  REQUIRE(has(rig.put(never, 0, "n"), "\"stored\":1"));
  auto report = admin::check_documents(rig.admin(), rig.files).take();
  CHECK(report.missing.empty());
  CHECK(report.foreign.empty());
  CHECK(report.whole == 2);

  std::filesystem::remove(rig.folder + "/content/" + rig.sum("one"));
  std::ofstream(rig.folder + "/content/" + rig.sum("two"), std::ios::trunc) << "twx";
  std::ofstream(rig.folder + "/content/" + rig.sum("strange")) << "strange";
  std::ofstream(rig.folder + "/notes.txt") << "mine";
  std::ofstream(rig.folder + "/parts/" + Uuid::derived("no", "such").text()) << "x";
  report = admin::check_documents(rig.admin(), rig.files).take();
  REQUIRE(report.missing.size() == 2);
  CHECK(has(report.missing[0] + report.missing[1], id.text()));
  CHECK(has(report.missing[0] + report.missing[1], other.text() + " (" + rig.sum("two") + "): its bytes were damaged"));
  REQUIRE(report.foreign.size() == 3);
  CHECK(has(report.foreign[0], rig.sum("strange")));
  CHECK(has(report.foreign[1], "notes.txt"));
  CHECK(stored_of(rig, id) == "false");
  CHECK(stored_of(rig, other) == "false");
  CHECK(stored_of(rig, never).empty());
  CHECK(admin::check_documents(rig.admin(), rig.files).take().missing.size() == 2);
  CHECK(has(rig.put(id, 0, "one"), "\"complete\":true"));
  CHECK(has(rig.put(other, 0, "two"), "\"complete\":true"));
  CHECK(admin::check_documents(rig.admin(), rig.files).take().missing.empty());
}
