// SPDX-License-Identifier: Apache-2.0
#include "server/files/file_exchange.h"

#include "shared/base/hash.h"
#include "tests/fakes/memory_document_store.h"
#include "tests/server/api_rig.h"

using namespace dialogue;
using test::ApiRig;
using test::Device;

TEST_CASE("who is no device of the platform gets no file, wherever the bytes of documents are kept") {
  ApiRig rig;
  MemoryDocumentStore documents;
  FileExchange files(*rig.service, documents);
  const auto file = files.open(Uuid::derived("device", "none"), Uuid::derived("material", "none"), true);
  REQUIRE_FALSE(file.ok());
  CHECK(file.error().code == "revoked");
  CHECK(documents.kept().empty());
}

TEST_CASE("pieces of a file come and go over documents in memory; what was lost is told as incomplete") {
  ApiRig rig;
  MemoryDocumentStore documents;
  FileExchange files(*rig.service, documents);
  const std::string bytes = "first and second";
  FileInfo file;
  file.material = Uuid::derived("material", "a");
  file.sha256 = hex(raw(sha256(bytes)));
  file.size = bytes.size();
  CHECK(files.whole(file).error().code == "incomplete");
  CHECK(files.put(file, 0, bytes.substr(0, 5))->bytes == 5);
  CHECK(files.put(file, 0, "again").error().code == "wrong_offset");
  CHECK_FALSE(files.stored(file)->complete);
  CHECK(files.put(file, 5, bytes.substr(5))->complete);
  CHECK(files.whole(file)->complete);
  CHECK(files.get(file, 6, 3).take() == "and");
  documents.content.clear();
  file.stored = true;
  CHECK(files.get(file, 0, 3).error().code == "incomplete");
}

TEST_CASE("bytes of files have a bound of their own for each device; what is stored stays, and the rest goes up the next day") {
  MemoryServerStore store{platform()};
  InlineWriter writer(store);
  Quotas quotas;
  quotas.files = {12, 0};
  const auto service = Service::open({store, platform(), Keys::fresh(system_random(), system_clock().unix_ms()), system_clock(),
                                      system_random(), ed25519_verifier(), writer, quotas})
                           .take();
  MemoryDocumentStore documents;
  FileExchange files(*service, documents);
  const std::string bytes = "first and second";
  FileInfo file;
  file.material = Uuid::derived("material", "a");
  file.sha256 = hex(raw(sha256(bytes)));
  file.size = bytes.size();
  file.device = Uuid::derived("device", "a");
  CHECK(files.put(file, 0, bytes.substr(0, 10)).ok());
  CHECK(files.put(file, 10, bytes.substr(10)).error().code == "over_quota");
  CHECK(files.stored(file)->bytes == 10);
  FileInfo same = file;
  same.device = Uuid::derived("device", "b");
  CHECK(files.put(same, 10, bytes.substr(10))->complete);
}
