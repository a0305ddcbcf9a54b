// SPDX-License-Identifier: Apache-2.0
#include "sync/late_verdict.h"

#include <charconv>

#include "shared/model/declaration.h"
#include "shared/model/record.h"
#include "shared/wire/json.h"

namespace dialogue {
namespace {

std::vector<std::string> strings_in(std::string_view raw) {
  std::vector<std::string> out;
  if (const auto document = json::Document::parse(raw); document)
    for (const json::Value item : document->root().elements())
      if (auto text = item.string()) out.push_back(std::move(*text));
  return out;
}

LateVerdict read(const RecordView& notice) {
  const std::string code = notice.text("code");
  if (code == "applied") return {Verdict::applied, {}};
  if (code == "proposed") return {Verdict::proposed, {}};
  return {Verdict::rejected, {code, notice.text("field"), strings_in(notice.get("args")), {}}};
}

}  // namespace

std::string change_name(std::string_view incarnation, std::uint64_t counter) {
  return std::string(incarnation) + '.' + std::to_string(counter);
}

std::optional<std::pair<std::string, std::uint64_t>> named_change(std::string_view name) {
  const auto dot = name.find('.');
  if (dot == std::string_view::npos) return {};
  std::uint64_t counter = 0;
  const char* const end = name.data() + name.size();
  const auto [stopped, failed] = std::from_chars(name.data() + dot + 1, end, counter);
  if (failed != std::errc{} || stopped != end) return {};
  return std::pair{std::string(name.substr(0, dot)), counter};
}

std::optional<LateVerdict> late_verdict(ReplicaStore& store, const Domain& domain, const StoredChange& change) {
  const Kind* kind = domain.serving(Purpose::notice);
  if (!kind || !change.sealed()) return {};
  const std::string name = change_name(change.incarnation, change.change.counter);
  for (const Uuid& id : store.referring(*kind, "record", change.change.record)) {
    const auto head = store.head(id);
    // A notice from a life of the log that is no more says nothing about this one.
    if (!head || head->ghost != Ghost::no) continue;
    const Cells cells = store.read(*head);
    const RecordView notice{kind, id, &cells, nullptr};
    if (notice.text("kind") == "verdict" && notice.text("change") == name) return read(notice);
  }
  return {};
}

}  // namespace dialogue
