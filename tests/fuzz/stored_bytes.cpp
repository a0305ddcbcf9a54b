// SPDX-License-Identifier: Apache-2.0
// Small things as the stores keep them: facets of a row, versions of a record, key file, high-water mark. A damaged one is "damaged",
// and nothing else happens.
#include <algorithm>
#include <cstdio>
#include <string>

#include "client/core/store/head_bytes.h"
#include "server/service/ports/records.h"
#include "server/store/high_water.h"
#include "server/store/key_file.h"
#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "tests/fakes/clock.h"
#include "tests/fakes/random.h"
#include "tests/fuzz/support/expect.h"
#include "tests/fuzz/support/scratch.h"

using namespace dialogue;
using fuzz::expect;

namespace {

template <class Step>
void may_be_damaged(Step step) {
  try {
    step();
  } catch (const Failure& failure) {
    expect(failure.error().code == "damaged");
  }
}

const std::string& place() {
  static const std::string path = fuzz::scratch("bytes");
  return path;
}

void write(std::string_view bytes) {
  if (std::FILE* file = std::fopen(place().c_str(), "wb")) {
    std::fwrite(bytes.data(), 1, bytes.size(), file);
    std::fclose(file);
  }
}

}  // namespace

FUZZ_TARGET(stored_bytes, input) {
  if (input.empty()) return;
  const auto which = static_cast<unsigned char>(input.front());
  const auto bytes = input.substr(1);
  switch (which % 4) {
    case 0:
      return may_be_damaged([&] {
        const auto facets = decode_facets(bytes, 8);
        expect(facets.size() == 8 && decode_facets(encode_facets(facets), 8) == facets);
      });
    case 1:
      return may_be_damaged([&] {
        const auto& kinds = platform().kinds();
        const Kind& kind = kinds[which / 4 % kinds.size()];
        const auto once = encode(decode_versions(bytes, kind), kind);
        expect(encode(decode_versions(once, kind), kind) == once);
      });
    case 2:
      write(bytes);
      may_be_damaged([&] { expect(HighWaterFile(place()).read().has_value()); });
      break;
    default:
      write(bytes);
      may_be_damaged([&] {
        test::FakeRandom random;
        test::FakeClock clock;
        expect(load_keys(place(), clock, random, false).receipt.size() == 32);
      });
  }
  std::remove(place().c_str());
}
