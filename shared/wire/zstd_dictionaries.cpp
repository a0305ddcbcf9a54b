// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/zstd_dictionaries.h"

#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include "shared/wire/dictionary.h"

namespace dialogue {
namespace {

struct FreeDictionary {
  void operator()(ZSTD_CDict* d) const { ZSTD_freeCDict(d); }
  void operator()(ZSTD_DDict* d) const { ZSTD_freeDDict(d); }
};

struct Digested {
  std::mutex mutex;
  std::map<std::pair<int, int>, std::unique_ptr<ZSTD_CDict, FreeDictionary>> encoding;
  std::map<int, std::unique_ptr<ZSTD_DDict, FreeDictionary>> decoding;
};

Digested& digested() {
  static Digested one;
  return one;
}

}  // namespace

const ZSTD_CDict* encoding_dictionary(int number, int level) {
  const auto bytes = dictionary(number);
  if (bytes.empty()) return nullptr;
  Digested& all = digested();
  const std::lock_guard lock(all.mutex);
  auto& found = all.encoding[{number, level}];
  if (!found) found.reset(ZSTD_createCDict(bytes.data(), bytes.size(), level));
  return found.get();
}

const ZSTD_DDict* decoding_dictionary(int number) {
  const auto bytes = dictionary(number);
  if (bytes.empty()) return nullptr;
  Digested& all = digested();
  const std::lock_guard lock(all.mutex);
  auto& found = all.decoding[number];
  if (!found) found.reset(ZSTD_createDDict(bytes.data(), bytes.size()));
  return found.get();
}

}  // namespace dialogue
