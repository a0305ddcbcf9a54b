// SPDX-License-Identifier: Apache-2.0
// What a set of backups holds, as somebody may have left it: manifests, lists, tables, objects. What is taken, written again, is what was
// read.
#include "server/backup/manifest.h"
#include "server/backup/objects.h"
#include "server/backup/reading.h"
#include "server/backup/tree.h"
#include "shared/base/hash.h"
#include "shared/base/result.h"
#include "tests/fuzz/support/expect.h"

using namespace dialogue;
using fuzz::expect;

namespace {

template <class Job>
void refused_or(Job job) {
  try {
    job();
  } catch (const Failure& failure) {
    expect(failure.error().code == "damaged" || failure.error().code == "too_new");
  }
}

}  // namespace

FUZZ_TARGET(backup, input) {
  refused_or([&] {
    // A fuzzer does not find a hash by itself.
    const auto line = input.substr(0, input.find('\n'));
    const auto manifest = backup::decode_manifest(std::string(line) + "\n" + hex(raw(blake2b(line))) + "\n");
    expect(backup::decode_manifest(backup::encode(manifest)).number == manifest.number);
  });
  refused_or([&] { expect(backup::encode(backup::decode_list(input)) == input); });
  refused_or([&] {
    const auto table = backup::decode_documents(input);
    for (const auto& document : table) expect(document.sha256.size() == 64);
    expect(backup::decode_documents(backup::encode(table)).size() == table.size());
  });
  refused_or([&] {
    const auto files = backup::decode_files(input);
    expect(backup::decode_files(backup::encode(files)) == files);
  });
  std::string plain, envelope(input);
  envelope += raw(blake2b(envelope));
  backup::Reader reader;
  const auto id = backup::id_of(std::string(32, 'k'), backup::ObjectType::data, "");
  for (const auto type : {backup::ObjectType::data, backup::ObjectType::list}) reader.open(id, type, envelope, plain);
}
