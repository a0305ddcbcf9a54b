// SPDX-License-Identifier: Apache-2.0
// What every place that keeps documents' bytes promises, played on the folder and on its twin in memory.
#include <filesystem>
#include <fstream>
#include <functional>

#include "server/store/document_folder.h"
#include "shared/base/hash.h"
#include "tests/catch.h"
#include "tests/fakes/memory_document_store.h"

using namespace dialogue;

namespace {

struct Place {
  DocumentStore& store;
  std::function<void(const std::string& hash, const std::string& bytes)> spoil;  ///< another content under that hash
  std::function<void(const std::string& hash)> lose;
};

const Uuid author{}, helper = Uuid::derived("device", "helper");

DocumentName document(const char* name, const std::string& bytes) {
  return {Uuid::derived("material", name), hex(raw(sha256(bytes))), bytes.size()};
}

std::string code_of(const Result<DocumentStore::Stored>& result) { return result ? std::string() : result.error().code; }

void pieces(Place place) {
  const std::string bytes = "first and second";
  const auto doc = document("a", bytes);
  CHECK_FALSE(place.store.has(doc));
  CHECK(place.store.stored(doc, author)->bytes == 0);
  CHECK(place.store.append(doc, author, 0, bytes.substr(0, 5))->bytes == 5);
  CHECK(code_of(place.store.append(doc, author, 0, "first")) == "wrong_offset");
  CHECK(code_of(place.store.append(doc, author, 5, bytes)) == "too_large");
  CHECK(place.store.read(doc, 0, 5).error().code == "incomplete");
  CHECK(place.store.append(doc, author, 5, bytes.substr(5))->complete);
  CHECK(place.store.has(doc));
  CHECK(place.store.read(doc, 6, 3).take() == "and");
  CHECK(place.store.append(doc, author, 0, "anything")->complete);
  CHECK_FALSE(place.store.has(document("b", bytes)));
  CHECK(place.store.read(document("b", bytes), 0, 5).error().code == "incomplete");
}

void wrong_bytes(Place place) {
  const auto doc = document("a", "right");
  CHECK(code_of(place.store.append(doc, author, 0, "wrong")) == "wrong_hash");
  CHECK(place.store.stored(doc, author)->bytes == 0);
  CHECK(place.store.append(doc, helper, 0, "wr")->bytes == 2);
  CHECK(place.store.stored(doc, author)->bytes == 0);
  CHECK(place.store.append(doc, author, 0, "right")->complete);
  CHECK(place.store.stored(doc, helper)->complete);
  CHECK(place.store.kept().size() == 2);
}

void losses(Place place) {
  const auto one = document("one", "one"), two = document("two", "two");
  for (const auto* doc : {&one, &two}) place.store.append(*doc, author, 0, doc == &one ? "one" : "two").take();
  CHECK(place.store.set_damaged_aside().empty());
  place.lose(one.sha256);
  CHECK_FALSE(place.store.has(one));
  CHECK(place.store.stored(one, helper)->bytes == 0);
  place.spoil(two.sha256, "twx");
  CHECK(place.store.set_damaged_aside() == std::vector<std::string>{two.sha256});
  CHECK_FALSE(place.store.has(two));
  CHECK(place.store.append(two, helper, 0, "two")->complete);
  CHECK(place.store.read(two, 0, 3).take() == "two");
}

void in_both(const std::function<void(Place)>& play) {
  MemoryDocumentStore memory;
  play({memory, [&](const std::string& hash, const std::string& bytes) { memory.content[hash] = bytes; },
        [&](const std::string& hash) { memory.content.erase(hash); }});
  std::string folder = (std::filesystem::temp_directory_path() / "dialogue-documents-XXXXXX").string();
  REQUIRE(::mkdtemp(folder.data()));
  DocumentFolder::prepare(folder).take();
  DocumentFolder disk(folder);
  play({disk, [&](const std::string& hash, const std::string& bytes) { std::ofstream(disk.content(hash), std::ios::trunc) << bytes; },
        [&](const std::string& hash) { std::filesystem::remove(disk.content(hash)); }});
  std::filesystem::remove_all(folder);
}

}  // namespace

TEST_CASE("Documents come in pieces and are read in pieces, each material's for itself") { in_both(pieces); }
TEST_CASE("Wrong bytes are thrown away, and one sender's pieces are not another's") { in_both(wrong_bytes); }
TEST_CASE("What was lost or damaged counts as missing, and can be given back") { in_both(losses); }
