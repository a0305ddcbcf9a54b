// SPDX-License-Identifier: Apache-2.0
#include "server/service/decide/open_proposals.h"

#include <charconv>

#include "shared/domain/common/terms.h"
#include "shared/model/declaration.h"
#include "shared/model/quoted.h"
#include "shared/model/record.h"
#include "shared/wire/json.h"

namespace dialogue {
namespace {

std::string text_of(const Held& proposal, std::string_view field) {
  return RecordView{proposal.record.kind, proposal.record.id, &proposal.record.cells, nullptr}.text(field);
}

}  // namespace

bool is_open(const Held& proposal) { return terms::state("open").in(proposal.record.get(state_cell)); }

std::string cell_of(const Held& proposal) { return text_of(proposal, "cell"); }

std::string plain_text(std::string_view raw) { return raw.empty() ? std::string() : json::unquote(raw).value_or(""); }

Raw as_raw(std::string_view text) { return text.empty() ? Raw() : json::quote(text); }

std::optional<Passage> place_of(const Held& proposal) {
  const std::string text = text_of(proposal, "place");
  Passage out;
  const char* const end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, out.first);
  if (first.ec != std::errc{} || first.ptr == end || *first.ptr != '+') return {};
  const auto count = std::from_chars(first.ptr + 1, end, out.count);
  return count.ec == std::errc{} && count.ptr == end ? std::optional(out) : std::nullopt;
}

std::vector<const Held*> open_proposals(WorkReader& work, const StoredRecord& target) {
  std::vector<const Held*> out;
  const Kind* kind = work.catalogue().domain().serving(Purpose::proposal);
  if (!kind || !target.versions.proposals) return out;
  for (const Rid rid : work.referring(*kind, kind->parent_field, quoted(target.id)))
    if (const Held* found = work.get(rid); found && is_open(*found)) out.push_back(found);
  return out;
}

bool is_by(const Held& proposal, const Uuid& device, const Uuid& person) {
  if (device.is_nil()) return ref_value(proposal.record.get("by")) == person && proposal.record.get("device").empty();
  return ref_value(proposal.record.get("device")) == device;
}

std::uint64_t open_proposals_of(WorkReader& work, const Uuid& person) {
  const Kind* kind = work.catalogue().domain().serving(Purpose::proposal);
  if (!kind) return 0;
  std::uint64_t n = 0;
  for (const Rid rid : work.referring(*kind, "by", quoted(person)))
    if (const Held* found = work.get(rid); found && is_open(*found)) ++n;
  return n;
}

}  // namespace dialogue
