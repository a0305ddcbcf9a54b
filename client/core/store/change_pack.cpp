// SPDX-License-Identifier: Apache-2.0
#include "client/core/store/change_pack.h"

#include "client/core/numbers.h"
#include "shared/wire/compress.h"
#include "sync/codec.h"

namespace dialogue {

namespace {

// More than one request's changes with their bytes.
constexpr std::size_t largest_pack = 64u << 20;

[[noreturn]] void pack_damaged() { throw Failure({"damaged", "", {}, "packed changes"}); }

}  // namespace

std::string pack_changes(const std::vector<StoredChange>& changes) {
  std::string plain;
  put_number(plain, changes.size());
  std::int64_t id = 0, ms = 0;
  for (const auto& change : changes) {
    put_signed(plain, change.id - id);
    put_signed(plain, change.made_ms - ms);
    put_number(plain, change.bytes.size());
    id = change.id;
    ms = change.made_ms;
  }
  for (const auto& change : changes) plain += change.bytes;
  return pack(plain);
}

std::vector<StoredChange> unpack_changes(const PackedRun& run, std::string_view packed) {
  const auto plain = unpack(packed, largest_pack);
  if (!plain) pack_damaged();
  std::string_view in = *plain;
  const auto count = take_number(in);
  if (count > in.size()) pack_damaged();
  std::vector<StoredChange> out(count);
  std::vector<std::size_t> sizes;
  std::int64_t id = 0, ms = 0;
  for (auto& change : out) {
    change.id = id += take_signed(in);
    change.made_ms = ms += take_signed(in);
    sizes.push_back(take_number(in));
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    auto& change = out[i];
    if (sizes[i] > in.size()) pack_damaged();
    change.bytes = std::string(in.substr(0, sizes[i]));
    in.remove_prefix(sizes[i]);
    change.change = decode_change(change.bytes).take();
    change.hash = blake2b(change.bytes);
    change.incarnation = run.incarnation;
    change.verdict = Verdict::applied;
    change.seq = run.seq + i;
    change.receipt = run.receipt;
  }
  return out;
}

}  // namespace dialogue
