// SPDX-License-Identifier: Apache-2.0
#include "server/store/key_file.h"

#include <charconv>
#include <cstdint>
#include <system_error>

#include "server/store/whole_file.h"
#include "shared/base/hash.h"
#include "shared/base/result.h"

namespace dialogue {
namespace {

constexpr std::string_view first_line = "dialogue keys 1";

std::string as_text(const Keys& keys) {
  std::string out = std::string(first_line) + "\nreceipt " + b64(keys.receipt) + "\ncursor " + b64(keys.cursor) + "\ncode " +
                    b64(keys.code) + "\naudit " + b64(keys.audit_seed) + "\n";
  if (!keys.line_seed.empty())
    out += "line " + b64(keys.line_seed) + "\nnext_line " + b64(keys.next_line_seed) + "\nnext_line_made " +
           std::to_string(keys.next_line_made_ms) + "\n";
  for (const std::string& key : keys.old_lines) out += "line_before " + b64(key) + "\n";
  for (const std::string& key : keys.old_receipts) out += "receipt_before " + b64(key) + "\n";
  for (const std::string& key : keys.old_cursors) out += "cursor_before " + b64(key) + "\n";
  for (const auto& next : keys.next_audits) out += "audit_next " + b64(next.key + next.signature) + "\n";
  return out;
}

std::vector<std::string> keys_in(std::string_view text, std::string_view name, std::size_t size) {
  const std::string start = "\n" + std::string(name) + " ";
  std::vector<std::string> out;
  for (auto at = text.find(start); at != std::string_view::npos; at = text.find(start, at + 1)) {
    const auto value = text.substr(at + start.size());
    std::string key;
    if (!unb64(value.substr(0, value.find('\n')), key) || key.size() != size)
      throw Failure(Error{"damaged", "", {}, "a key in the key file cannot be read"});
    out.push_back(std::move(key));
  }
  return out;
}

std::string key_in(std::string_view text, std::string_view name) {
  constexpr std::size_t key_size = 32;
  const auto found = keys_in(text, name, key_size);
  if (found.empty()) throw Failure(Error{"damaged", "", {}, "the key file lacks a key"});
  return found.front();
}

std::int64_t time_in(std::string_view text, std::string_view name) {
  const std::string start = "\n" + std::string(name) + " ";
  const auto at = text.find(start);
  std::int64_t value = -1;
  if (at != std::string_view::npos) {
    const auto* from = text.data() + at + start.size();
    const auto [end, error] = std::from_chars(from, text.data() + text.size(), value);
    if (error != std::errc() || end == text.data() + text.size() || *end != '\n') value = -1;
  }
  if (value < 0) throw Failure(Error{"damaged", "", {}, "a time in the key file cannot be read"});
  return value;
}

}  // namespace

Keys load_keys(const std::string& path, Clock& clock, Random& random, bool may_make) {
  const auto text = read_file(path);
  if (!text) {
    if (!may_make) throw Failure(Error{"no_keys", "", {}, "the key file is missing"});
    const Keys keys = Keys::fresh(random, clock.unix_ms());
    replace_file(path, as_text(keys));
    return keys;
  }
  Keys keys = parse_keys(*text);
  keys.complete_line(random, clock.unix_ms());
  return keys;
}

Keys parse_keys(const std::string& text) {
  if (!text.starts_with(first_line)) throw Failure(Error{"damaged", "", {}, "not a key file"});
  Keys keys;
  keys.receipt = key_in(text, "receipt");
  keys.cursor = key_in(text, "cursor");
  keys.code = key_in(text, "code");
  keys.audit_seed = key_in(text, "audit");
  keys.old_receipts = keys_in(text, "receipt_before", keys.receipt.size());
  keys.old_cursors = keys_in(text, "cursor_before", keys.cursor.size());
  constexpr std::size_t public_key = 32, signature = 64;
  if (text.find("\nline ") != std::string::npos || text.find("\nnext_line ") != std::string::npos) {
    keys.line_seed = key_in(text, "line");
    keys.next_line_seed = key_in(text, "next_line");
    keys.next_line_made_ms = time_in(text, "next_line_made");
  }
  keys.old_lines = keys_in(text, "line_before", public_key);
  for (const std::string& next : keys_in(text, "audit_next", public_key + signature))
    keys.next_audits.push_back({next.substr(0, public_key), next.substr(public_key)});
  return keys;
}

void save_keys(const std::string& path, const Keys& keys) { replace_file(path, as_text(keys)); }

void keep_completed_keys(const std::string& path, const Keys& keys) {
  const std::string text = as_text(keys);
  if (read_file(path) != text) replace_file(path, text);
}

}  // namespace dialogue
