// SPDX-License-Identifier: Apache-2.0
#include "sync/meta.h"

#include <array>
#include <charconv>

#include "shared/base/hash.h"
#include "shared/base/planted.h"

namespace dialogue {

std::uint64_t get_number(ReplicaStore& store, std::string_view key) {
  const std::string text = store.meta(key);
  std::uint64_t out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

void set_number(ReplicaStore& store, std::string_view key, std::uint64_t value) { store.set_meta(key, std::to_string(value)); }

Uuid get_uuid(ReplicaStore& store, std::string_view key) { return Uuid::parse(store.meta(key)).value_or(Uuid{}); }

std::string get_bytes(ReplicaStore& store, std::string_view key) {
  std::string out;
  if (!unb64(store.meta(key), out)) throw Failure({"damaged", "", {}, "engine setting " + std::string(key)});
  return out;
}

void set_bytes(ReplicaStore& store, std::string_view key, std::string_view bytes) { store.set_meta(key, b64(bytes)); }

bool get_flag(ReplicaStore& store, std::string_view key) { return store.meta(key) == "1"; }

void set_flag(ReplicaStore& store, std::string_view key, bool value) {
  if (get_flag(store, key) != value) store.set_meta(key, value ? "1" : "");
}

std::int64_t clock_offset(ReplicaStore& store) {
  const std::string text = store.meta(meta::server_ms);
  std::int64_t out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

void note_server_time(const DevicePorts& ports, std::int64_t server_ms) {
  if (server_ms <= 0 || planted(Plant::offset_not_kept)) return;
  ports.store.set_meta(meta::server_ms, std::to_string(server_ms - ports.clock.unix_ms()));
}

LineKeys line_keys(ReplicaStore& store) {
  LineKeys out{get_bytes(store, meta::line_key), get_bytes(store, meta::next_line_key), {}};
  if (!store.meta(meta::line_number).empty()) out.number = get_number(store, meta::line_number);
  return out;
}

void note_line_keys(ReplicaStore& store, const LineKeys& keys) {
  const LineKeys known = line_keys(store);
  if (keys.current != known.current) set_bytes(store, meta::line_key, keys.current);
  if (keys.next != known.next) set_bytes(store, meta::next_line_key, keys.next);
  if (keys.number != known.number) store.set_meta(meta::line_number, keys.number ? std::to_string(*keys.number) : "");
}

Epoch life_of(ReplicaStore& store, const RecordHead& head) { return store.meta(head.ghost == Ghost::no ? meta::epoch : meta::ghost_epoch); }

std::string fresh_incarnation(Random& random) {
  std::array<std::uint8_t, 8> bytes;
  random.fill(bytes);
  return hex({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

}  // namespace dialogue
