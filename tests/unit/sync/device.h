// SPDX-License-Identifier: Apache-2.0
// A device's engine on a store in memory, and a server played by hand.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "shared/model/declaration.h"
#include "shared/wire/compress.h"
#include "shared/wire/json.h"
#include "sync/codec.h"
#include "sync/device_session.h"
#include "sync/meta.h"
#include "sync/outbox.h"
#include "tests/fakes/clock.h"
#include "tests/fakes/memory_replica_store.h"
#include "tests/fakes/proven.h"
#include "tests/fakes/random.h"

namespace dialogue::test {

inline Field field(const char* name, Type type, FieldClass cls = FieldClass::value, const char* facet = "main") {
  Field out;
  out.name = name;
  out.type = type;
  out.cls = cls;
  out.facet = facet;
  return out;
}

/// Kinds `remark` (a child of a note) and `note`: title, words (text), tags (set), inside (second facet), part line; act `send` binds
/// title, act `keep` nothing.
inline const Domain& notes() {
  static const Domain made = [] {
    Kind note;
    note.no = 9;
    note.name = "note";
    note.facets = {"main", "inside"};
    note.states = {{"draft", {}}, {"sent", {}}};
    note.fields = {field("title", Type::text), field("words", Type::long_text, FieldClass::text),
                   field("tags", Type::code, FieldClass::set), field("inside", Type::text, FieldClass::value, "inside"),
                   field("made", Type::text, FieldClass::fixed)};
    Part line;
    line.name = "line";
    line.fields = {field("theme", Type::text)};
    note.parts = {line};
    Act send;
    send.name = "send";
    send.from = {"draft"};
    send.to = "sent";
    send.binds = {"title"};
    Act keep;
    keep.name = "keep";
    note.acts = {send, keep};
    Kind remark;
    remark.no = 10;
    remark.name = "remark";
    remark.parent_field = "on";
    remark.fields = {field("on", Type::ref, FieldClass::fixed), field("words", Type::text)};
    remark.fields[0].ref_kind = "note";
    remark.fields[0].indexed = remark.fields[0].needed = remark.fields[1].needed = true;
    return Domain(1, {note, remark}, {});
  }();
  return made;
}

struct DeviceOnPaper {
  MemoryReplicaStore store{notes()};
  FakeClock clock;
  FakeRandom random;
  DevicePorts ports{store, notes(), clock, random, [](std::string_view seed) { return std::make_unique<Ed25519Signer>(seed); }};
  DeviceSession session{ports};
  WireRequest asked;  ///< the last one

  DeviceOnPaper() {
    store.begin();
    store.set_meta(meta::person, "01900000-0000-7000-8000-0000000000aa");
    store.set_meta(meta::device, "01900000-0000-7000-8000-0000000000dd");
    store.set_meta(meta::epoch, "9f3a01bc5d7e2210");
    store.set_meta(meta::incarnation, "00000000000000aa");
    set_bytes(store, meta::seed, std::string(32, 's'));
    note_line_keys(store, {bytes_of(Ed25519Signer(std::string(32, 'l')).public_key()), {}, {}});
    store.commit();
  }

  template <class Verb>
  std::string refused(Verb verb) {
    try {
      StoreTransaction transaction(store);
      IdentityMap bench(ports);
      Outbox outbox(ports, bench);
      verb(outbox);
      bench.flush();
      transaction.commit();
      return {};
    } catch (const Failure& failure) {
      return failure.error().code;
    }
  }
  Uuid create(const NewCells& cells) {
    Uuid id;
    if (const auto code = refused([&](Outbox& o) { id = o.create(*notes().kind("note"), cells); }); !code.empty())
      throw Failure({code, "", {}, ""});
    return id;
  }
  std::string edit(const Uuid& id, const NewCells& cells, const Shown* shown = nullptr) {
    return refused([&](Outbox& o) { o.edit(id, cells, shown); });
  }
  std::string act(const Uuid& id, const char* name) {
    return refused([&](Outbox& o) { o.act(id, name, {}, nullptr); });
  }
  std::string recall(std::int64_t change) {
    return refused([&](Outbox& o) { o.recall(change); });
  }

  Cells view(const Uuid& id) {
    const auto head = store.head(id);
    return head ? store.read(*head) : Cells();
  }
  Raw cell(const Uuid& id, std::string_view path) {
    const Cells cells = view(id);
    const auto it = cells.find(path);
    return it == cells.end() ? Raw() : it->second;
  }
  /// What waits, as "path=value@saw …" for each change.
  std::vector<std::string> waiting() {
    std::vector<std::string> out;
    for (const auto& change : store.waiting()) {
      std::string text = change.change.act;
      if (change.change.create) text += "new";
      for (const auto& cell : change.change.cells)
        if (cell.path != "created_at") text += (text.empty() ? "" : " ") + cell.path + "=" + cell.value + "@" + std::to_string(cell.saw);
      out.push_back(text);
    }
    return out;
  }

  SyncRequest next() {
    asked = *session.next().take();
    return decode_sync_request(unpack(asked.body, 1u << 24).take()).take();
  }
  Status take(const SyncResponse& answer) { return session.take(proven_reply(asked, {200, "application/json", encode(answer)})); }
  /// The server's row of a note, held by scope 1.
  Uuid given(const NewCells& cells, std::uint64_t seq) {
    SyncResponse answer;
    Uuid id;
    id.bytes[15] = static_cast<std::uint8_t>(seq);
    answer.scopes = {{1, "org:x"}};
    answer.rows = {{"note", id, 0, seq, true, {cells.begin(), cells.end()}, {1}, {}}};
    answer.cursor = "c" + std::to_string(seq);
    session.begin();
    next();
    take(answer).take();
    return id;
  }
  static Receipt receipt(std::uint64_t from, std::uint64_t seq, Verdict verdict = Verdict::applied, std::vector<Path> proposed = {}) {
    Receipt out;
    out.incarnation = "00000000000000aa";
    out.from = from;
    out.seq = seq;
    out.verdict = verdict;
    out.proposed = std::move(proposed);
    out.mac = std::string(16, 'm');
    if (verdict == Verdict::rejected) out.error = Error{"not_allowed", "", {}, ""};
    return out;
  }
};

}  // namespace dialogue::test
