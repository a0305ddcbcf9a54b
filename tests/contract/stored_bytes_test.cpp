// SPDX-License-Identifier: Apache-2.0
// Bytes in files and columns that somebody or something spoilt are "damaged"; reading them does nothing worse.
#include <filesystem>

#include "client/core/head_bytes.h"
#include "server/store/high_water.h"
#include "shared/base/hash.h"
#include "tests/catch.h"

using namespace dialogue;

namespace {

template <class Step>
std::string code_of(Step step) {
  try {
    step();
    return "";
  } catch (const Failure& failure) {
    return failure.error().code;
  }
}

}  // namespace

TEST_CASE("facets of a row that name more scopes than there are bytes are damaged") {
  // As many as wrap around when the eight bytes of the sum are added.
  const std::string most = std::string("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 10) + "\x05" + "sixsix";
  CHECK(code_of([&] { decode_facets(most, 2); }) == "damaged");
}

TEST_CASE("a high-water mark that cannot be read is damaged, whatever is wrong with it") {
  const auto path = (std::filesystem::temp_directory_path() / "dialogue-damaged-mark").string();
  const HighWaterFile file(path);
  const auto chain = b64(std::string(32, 'c'));
  const auto read = [&](const std::string& text) {
    replace_file(path, text);
    return code_of([&] { file.read(); });
  };
  CHECK(read("dialogue mark 1 9f3a01bc5d7e2210 1204 " + chain + "\n") == "");
  for (const char* seq : {"", "x", "-1", "1204x", "99999999999999999999999"})
    CHECK(read("dialogue mark 1 9f3a01bc5d7e2210 " + std::string(seq) + " " + chain + "\n") == "damaged");
  CHECK(read("dialogue mark 1 epoch 1204 " + chain + "\n") == "damaged");
  CHECK(read("dialogue mark 1 9f3a01bc5d7e2210 1204 short\n") == "damaged");
  CHECK(read("\n") == "damaged");
  std::filesystem::remove(path);
}
