// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "client/core/files/files_remote.h"
#include "client/core/files/files_sniff.h"
#include "client/core/files/files_store.h"
#include "shared/base/hash.h"
#include "sync/wire_form.h"
#include "tests/catch.h"
#include "tests/fakes/proven.h"
#include "tests/fakes/transport.h"

using namespace dialogue;

namespace {

/// A folder of its own, gone afterwards.
struct Folder {
  std::string path = (std::filesystem::temp_directory_path() / ("dialogue-files-" + std::to_string(::getpid()))).string();
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
};

const std::string pdf =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 3/Kids[]>>endobj\nxref\n0 1\ntrailer<</Root 1 0 "
    "R>>\nstartxref\n99\n%%EOF\n";

std::string code(std::string_view name, std::string_view bytes) {
  const auto type = check_file(name, bytes);
  return type ? *type : type.error().code;
}

/// A server that keeps one file and lets the line break now and then.
class FakeFiles final : public test::FakeTransport {
 public:
  FakeFiles()
      : FakeTransport([this](const WireRequest& request) {
          auto reply = answer(request);
          return reply ? test::proven_reply(request, std::move(*reply)) : std::move(reply);
        }) {}

  std::string content;  ///< what has come, or what there is to fetch
  std::uint64_t size = 0;
  int calls = 0, break_every = 0;
  std::size_t largest = 0;
  bool flip = false;

  Result<WireReply> answer(const WireRequest& request) {
    ++calls;
    const auto offset = number(request.path, "offset="), length = number(request.path, "length=");
    const bool breaks = break_every && calls % break_every == 0;
    if (request.method == "GET") {
      largest = std::max<std::size_t>(largest, length);
      if (breaks) return Error{"offline", "", {}, ""};
      std::string piece = content.substr(offset, length);
      std::string body = std::string(raw(blake2b(piece))) + piece;
      if (flip && calls == 2) body.back() ^= 1;
      return WireReply{200, "application/octet-stream", body};
    }
    // The reply may be lost after the bytes came.
    if (!request.body.empty() && offset != content.size()) {
      return WireReply{409, "application/problem+json",
                       R"({"status":409,"code":"wrong_offset","args":[")" + std::to_string(content.size()) + "\"]}"};
    }
    content += request.body;
    if (breaks) return Error{"offline", "", {}, ""};
    const bool complete = content.size() == size;
    return WireReply{200, "application/json",
                     "{\"stored\":" + std::to_string(content.size()) + ",\"size\":" + std::to_string(size) +
                         ",\"complete\":" + (complete ? "true}" : "false}")};
  }

 private:
  static std::uint64_t number(const std::string& path, const std::string& name) {
    const auto at = path.find(name);
    return at == std::string::npos ? 0 : std::stoull(path.substr(at + name.size()));
  }
};

std::string noise(std::size_t n) {
  std::string out(n, '\0');
  std::uint32_t x = 1;
  for (auto& c : out) c = static_cast<char>((x = x * 1664525 + 1013904223) >> 24);
  return out;
}

}  // namespace

TEST_CASE("a file that is not what its name says is refused in words") {
  std::ifstream in(std::string(DIALOGUE_TEST_DATA) + "/import/invalid.pdf", std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  const auto type = check_file("invalid.pdf", bytes.str());
  REQUIRE(!type);
  CHECK(type.error().code == "not_what_it_claims");
  CHECK(type.error().args == std::vector<std::string>{"pdf", "image/jpeg"});
  CHECK(code("photo.jpg", bytes.str()) == "image/jpeg");
}

TEST_CASE("empty and cut-off files are refused, whole ones get their type") {
  CHECK(code("a.pdf", "") == "empty_file");
  CHECK(code("a.pdf", pdf) == "application/pdf");
  CHECK(code("a.pdf", pdf.substr(0, pdf.size() - 8)) == "damaged_file");
  CHECK(code("a.pdf", "%PDF-1.4\nstartxref\n99999\n%%EOF") == "damaged_file");
  CHECK(code("a.docx", "PK\x03\x04 half a zip") == "damaged_file");
  CHECK(code("a.docx", std::string("PK\x03\x04 whole PK\x05\x06", 16)) ==
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  CHECK(code("notes.txt", "words") == "text/plain");
  CHECK(code("table.csv", "a,b\n") == "text/csv");
  CHECK(code("notes.txt", std::string("\0\1\2", 3)) == "not_what_it_claims");
  CHECK(code("thing.xyz", std::string("\0\1\2", 3)) == "application/octet-stream");
  CHECK(pdf_pages(pdf) == 3);
}

TEST_CASE("bytes are kept once under their hash, and a broken download never has the name of a whole file") {
  const Folder folder;
  FileStore files(folder.path);
  const auto sha = files.put("words");
  REQUIRE(sha);
  CHECK(*sha == hex(raw(sha256("words"))));
  CHECK(*files.put("words") == *sha);
  CHECK(*files.read(*sha) == "words");
  CHECK(*files.read_piece(*sha, 2, 100) == "rds");
  const auto other = hex(raw(sha256("other words")));
  REQUIRE(files.append(other, 0, "other "));
  CHECK(!files.has(other));
  CHECK(files.partial(other) == 6);
  CHECK(!files.append(other, 3, "x"));
  REQUIRE(files.append(other, 6, "wordz"));
  CHECK(files.finish(other).error().code == "wrong_hash");
  CHECK(files.partial(other) == 0);
  REQUIRE(files.append(other, 0, "other words"));
  REQUIRE(files.finish(other));
  CHECK(files.has(other));
  std::uint64_t count = 0;
  CHECK(files.damaged(count).empty());
  CHECK(count == 2);
  std::ofstream(files.path(other)) << "changed";
  CHECK(files.damaged(count) == std::vector<std::string>{other});
}

TEST_CASE("an upload goes on where the line broke, also when only the answer was lost") {
  const Folder folder;
  FileStore files(folder.path);
  test::SigningSession session;
  FakeFiles server;
  const auto bytes = noise(700'000);
  const MaterialFile file{Uuid{}, "a.bin", *files.put(bytes), bytes.size()};
  server.size = bytes.size();
  server.break_every = 3;
  FileLine line{session, server, files, [](int failures, bool) { return failures < 5; }, {}};
  REQUIRE(upload(line, file));
  CHECK(server.content == bytes);
}

TEST_CASE("after one damaged answer the server is asked where it stands, and no piece is sent twice") {
  class Damaging final : public test::FakeTransport {
   public:
    Damaging() : FakeTransport([this](const WireRequest& request) { return answer(request); }) {}
    Result<WireReply> answer(const WireRequest& request) {
      auto reply = server.call(request);
      sent += request.body.size();
      if (request.body.empty() || damaged) return reply;
      damaged = true;
      reply->body[reply->body.size() / 2] ^= 1;
      return reply;
    }
    FakeFiles server;
    std::size_t sent = 0;
    bool damaged = false;
  };
  const Folder folder;
  FileStore files(folder.path);
  test::SigningSession session;
  Damaging line_to;
  const auto bytes = noise(3000);
  const MaterialFile file{Uuid{}, "a.bin", *files.put(bytes), bytes.size()};
  line_to.server.size = bytes.size();
  FileLine line{session, line_to, files, [](int failures, bool) { return failures < 2; }, {}};
  REQUIRE(upload(line, file));
  CHECK(line_to.server.content == bytes);
  CHECK(line_to.sent == bytes.size());
}

TEST_CASE("a download keeps what came, goes on later, and takes no damaged piece") {
  const Folder folder;
  FileStore files(folder.path);
  test::SigningSession session;
  FakeFiles server;
  server.content = noise(400'000);
  server.flip = true;
  const MaterialFile file{Uuid{}, "a.bin", hex(raw(sha256(server.content))), server.content.size()};
  FileLine impatient{session, server, files, {}, {}};
  const auto broken = download(impatient, file);
  REQUIRE(!broken);
  CHECK(broken.error().code == "damaged_on_the_way");
  const auto kept = files.partial(file.sha256);
  CHECK(kept == 64u << 10);
  FileLine patient{session, server, files, [](int failures, bool) { return failures < 5; }, {}};
  server.break_every = 2;
  REQUIRE(download(patient, file));
  CHECK(*files.read(file.sha256) == server.content);
  const int calls = server.calls;
  REQUIRE(download(patient, file));
  CHECK(server.calls == calls);
}

TEST_CASE("the pages of a file that only looks like a page tree are counted without reading it over and over") {
  std::string bytes = "%PDF-1.4 obj";
  while (bytes.size() < (4u << 20)) bytes += "/Count 7 ";
  CHECK(pdf_pages(bytes) == 0);
}

TEST_CASE("a server that never has more than before does not keep an upload for ever") {
  const Folder folder;
  FileStore files(folder.path);
  test::SigningSession session;
  test::FakeTransport server([](const WireRequest& request) {
    return test::proven_reply(request, {200, "application/json", R"({"stored":0,"size":20,"complete":false})"});
  });
  const std::string content = "twenty bytes of file";
  const MaterialFile file{Uuid{}, "a.txt", files.put(content).take(), content.size()};
  FileLine line{session, server, files, [](int, bool) { return true; }, {}};
  const auto sent = upload(line, file);
  REQUIRE(!sent);
  CHECK(sent.error().code == "incomplete");
  CHECK(server.sizes.size() < 20);
}
