// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>

#include "sync/codec.h"
#include "sync/codec_parts.h"

namespace dialogue {

using namespace codec;

namespace {

// What most cells of the change saw stands once. Only the other cells are named.
Saw common_saw(const std::vector<CellEdit>& cells) {
  if (cells.empty()) return 0;
  std::map<Saw, std::size_t> votes;
  for (const auto& cell : cells) ++votes[cell.saw];
  return std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->first;
}

void write_value(Writer& out, const Raw& value) {
  if (value.empty())
    out.null();
  else
    out.raw(value);
}

void write_cells(Writer& out, const std::vector<CellEdit>& cells) {
  const Saw saw = common_saw(cells);
  if (saw != 0) out.key("s"), out.number(saw);
  if (std::any_of(cells.begin(), cells.end(), [&](const auto& cell) { return cell.saw != saw; })) {
    out.key("w"), out.begin_object();
    for (const auto& cell : cells)
      if (cell.saw != saw) out.key(cell.path), out.number(cell.saw);
    out.end_object();
  }
  out.key("c"), out.begin_object();
  for (const auto& cell : cells) out.key(cell.path), write_value(out, cell.value);
  out.end_object();
}

void write_args(Writer& out, const Change& change) {
  out.key("p"), out.begin_object();
  for (const auto& [name, value] : change.args) out.key(name), write_value(out, value);
  out.end_object();
}

void write_act(Writer& out, const Change& change) {
  out.key("x"), out.string(change.act);
  write_args(out, change);
  out.key("f"), out.string(change.from_state);
  out.key("d"), out.string(hex64(change.digest));
}

void read_cells(const Value& root, Change& change) {
  const Saw saw = i53_or(root, "s", 0);
  const auto cells = need(root, "c");
  if (!cells.is_object()) throw Bad{"cells are not an object"};
  for (const auto& [path, value] : cells.members())
    change.cells.push_back({std::string(path), value.is_null() ? Raw() : canonical(value), saw});
  const auto exceptions = root.find("w");
  if (!exceptions) return;
  if (!exceptions->is_object()) throw Bad{"saws are not an object"};
  // A map finds each cell at once: nobody has verified a signature yet for what is decoded here, so a search could be made long.
  std::unordered_map<std::string_view, CellEdit*> by_path;
  for (auto& cell : change.cells) by_path.emplace(cell.path, &cell);
  for (const auto& [path, value] : exceptions->members()) {
    const auto cell = by_path.find(path);
    if (cell == by_path.end()) throw Bad{"a saw without its cell"};
    cell->second->saw = need_i53(value);
  }
}

void read_args(const Value& args, Change& change) {
  if (!args.is_object()) throw Bad{"arguments are not an object"};
  for (const auto& [name, value] : args.members()) change.args.emplace_back(std::string(name), value.is_null() ? Raw() : canonical(value));
}

void read_act(const Value& root, Change& change) {
  change.act = need_string(need(root, "x"));
  if (change.act.empty()) throw Bad{"an act without a name"};
  read_args(need(root, "p"), change);
  change.from_state = need_string(need(root, "f"));
  change.digest = need_hex64(need(root, "d"));
}

Change read_change(const Value& root) {
  Change change;
  change.counter = need_u53(need(root, "n"));
  change.schema = static_cast<int>(std::min<std::uint64_t>(need_u53(need(root, "v")), 1'000'000));
  change.author = need_uuid(need(root, "a"));
  if (auto epoch = root.find("e")) change.epoch = need_hex16(*epoch);
  change.kind = need_string(need(root, "k"));
  change.record = need_uuid(need(root, "r"));
  change.create = u53_or(root, "o", 0) == 1;
  if (root.find("x")) {
    read_act(root, change);
  } else {
    read_cells(root, change);
    if (const auto said = root.find("p")) read_args(*said, change);
  }
  change.device_time_ms = i53_or(root, "t", 0);
  change.offset_min = static_cast<int>(std::clamp<std::int64_t>(i53_or(root, "z", 0), -1440, 1440));
  if (auto group = root.find("g")) change.group = need_uuid(*group);
  change.group_end = u53_or(root, "ge", 0) == 1;
  return change;
}

}  // namespace

std::string encode_change(const Change& change) {
  Writer out;
  out.begin_object();
  out.key("n"), out.number(change.counter);
  out.key("v"), out.number(static_cast<std::int64_t>(change.schema));
  out.key("a"), out.string(change.author.text());
  if (!change.epoch.empty()) out.key("e"), out.string(change.epoch);
  out.key("k"), out.string(change.kind);
  out.key("r"), out.string(change.record.text());
  if (change.create) out.key("o"), out.number(std::uint64_t{1});
  if (change.is_act()) {
    write_act(out, change);
  } else {
    write_cells(out, change.cells);
    if (!change.args.empty()) write_args(out, change);
  }
  out.key("t"), out.number(change.device_time_ms);
  if (change.offset_min != 0) out.key("z"), out.number(static_cast<std::int64_t>(change.offset_min));
  if (change.group) out.key("g"), out.string(change.group->text());
  if (change.group_end) out.key("ge"), out.number(std::uint64_t{1});
  out.end_object();
  return out.take();
}

Result<Change> decode_change(std::string_view bytes) { return decode<Change>(bytes, read_change); }

SealedChange seal(const Change& change) {
  SealedChange sealed{change.counter, encode_change(change), {}};
  sealed.hash = blake2b(sealed.bytes);
  return sealed;
}

Result<SealedChange> seal(std::string_view draft, std::uint64_t counter) {
  constexpr std::string_view without = "{\"n\":0,";
  if (!draft.starts_with(without)) return Error{"bad_body", "", {}, "no draft"};
  SealedChange sealed{counter, {}, {}};
  sealed.bytes.reserve(draft.size() + 12);
  sealed.bytes = "{\"n\":" + std::to_string(counter) + ",";
  sealed.bytes += draft.substr(without.size());
  sealed.hash = blake2b(sealed.bytes);
  return sealed;
}

std::string batch_signing_bytes(const Uuid& device, std::string_view incarnation, const std::vector<SealedChange>& changes) {
  std::string out = "dialogue batch 1\n";
  out.reserve(out.size() + 32 + changes.size() * 32);
  out += device.raw();
  out += incarnation;
  for (const auto& change : changes) out += raw(change.hash);
  return out;
}

std::string receipt_mac_bytes(const Uuid& device, const Receipt& receipt, const std::vector<Hash32>& run) {
  Receipt bare = receipt;
  bare.mac.assign(16, '\0');
  bare.life.clear();
  std::string out = "dialogue receipt 1\n";
  out += device.raw();
  out += encode(bare);
  for (const auto& hash : run) out += raw(hash);
  return out;
}

}  // namespace dialogue
