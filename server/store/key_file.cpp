// SPDX-License-Identifier: Apache-2.0
#include "server/store/key_file.h"

#include "server/store/high_water.h"
#include "shared/base/hash.h"

namespace dialogue {
namespace {

constexpr std::string_view first_line = "dialogue keys 1";

std::string as_text(const Keys& keys) {
  return std::string(first_line) + "\nreceipt " + b64(keys.receipt) + "\ncursor " + b64(keys.cursor) + "\ncode " + b64(keys.code) +
         "\naudit " + b64(keys.audit_seed) + "\n";
}

std::string key_in(std::string_view text, std::string_view name) {
  const std::string start = "\n" + std::string(name) + " ";
  const auto at = text.find(start);
  std::string out;
  if (at != std::string_view::npos) {
    const auto value = text.substr(at + start.size());
    if (!unb64(value.substr(0, value.find('\n')), out)) out.clear();
  }
  if (out.size() != 32) throw Failure(Error{"damaged", "", {}, "the key file lacks a key"});
  return out;
}

}  // namespace

Keys load_keys(const std::string& path, Random& random, bool may_make) {
  const auto text = read_file(path);
  if (!text) {
    if (!may_make) throw Failure(Error{"no_keys", "", {}, "the key file is missing"});
    const Keys keys = Keys::fresh(random);
    replace_file(path, as_text(keys));
    return keys;
  }
  if (!text->starts_with(first_line)) throw Failure(Error{"damaged", "", {}, "not a key file"});
  return {key_in(*text, "receipt"), key_in(*text, "cursor"), key_in(*text, "code"), key_in(*text, "audit")};
}

}  // namespace dialogue
