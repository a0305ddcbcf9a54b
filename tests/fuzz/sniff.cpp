// SPDX-License-Identifier: Apache-2.0
// What a material is by its bytes: the name on the first line, the content behind it.
#include "client/core/files/files_sniff.h"
#include "tests/fuzz/support/expect.h"

using namespace dialogue;
using fuzz::expect;

FUZZ_TARGET(sniff, input) {
  fuzz::Choices choices(input);
  const auto name = choices.line();
  const auto bytes = choices.rest();
  const auto type = sniff_media_type(bytes);
  expect(type.find('/') != std::string::npos);
  const auto checked = check_file(name, bytes);
  if (checked) expect(!bytes.empty() && checked->find('/') != std::string::npos);
  expect(pdf_pages(bytes) >= 0);
}
