// SPDX-License-Identifier: Apache-2.0
#include "server/service/decide/settle.h"

#include "server/service/decide/open_proposals.h"
#include "shared/base/planted.h"
#include "shared/domain/common/terms.h"
#include "shared/domain/system/vocabularies.h"
#include "shared/model/quoted.h"
#include "shared/model/record.h"
#include "shared/model/values.h"
#include "shared/wire/json.h"
#include "sync/merge.h"

namespace dialogue {
namespace {

constexpr TermName own_words(system_vocabularies, "V-TAKE", "value"), take_proposed(system_vocabularies, "V-TAKE", "proposed"),
    take_current(system_vocabularies, "V-TAKE", "current");

std::string_view argument(const Arguments& args, std::string_view name) {
  const auto it = args.find(name);
  return it == args.end() ? std::string_view{} : std::string_view(it->second);
}

std::optional<std::uint64_t> number(std::string_view raw) {
  constexpr std::uint64_t most = std::uint64_t{1} << 53;
  std::uint64_t n = 0;
  for (const char c : raw) {
    if (c < '0' || c > '9' || n > most) return {};
    n = n * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return raw.empty() ? std::nullopt : std::optional(n);
}

}  // namespace

Settlement::Settlement(WorkReader& work, const ChangeSource& source, const Held& proposal, const Arguments& args, const Epoch& epoch)
    : work_(work),
      sight_(work, source),
      proposal_(proposal),
      args_(args),
      epoch_(epoch),
      again_(source.no == 0),
      target_(work.parent_of(proposal.record)) {
  cell_ = RecordView{proposal.record.kind, proposal.record.id, &proposal.record.cells, nullptr}.text("cell");
}

/// The sequence of the current value as it was shown: the one that the page says, else that of the proposal's making.
std::uint64_t Settlement::said_shown() {
  const auto said = argument(args_, "shown");
  if (said.empty()) return proposal_.record.versions.created;
  // A text that is no number was never shown.
  const std::uint64_t seq = number(said).value_or(0);
  return again_ ? seq : sight_.in_this_epoch(*target_, cell_, seq, epoch_);
}

bool Settlement::unseen() {
  const std::uint64_t seq = said_shown();
  // For a paragraph the server notes when its words changed, wherever else in the text others write.
  const std::uint64_t newest =
      place_of(proposal_) ? number(proposal_.record.get("current_seq")).value_or(0) : target_->record.seq_of(cell_);
  return newest > seq;
}

/// A closed proposal goes with its text no longer.
std::optional<Passage> Settlement::place() {
  const auto at = place_of(proposal_);
  if (!at || state_of({proposal_.record.kind, proposal_.record.id, &proposal_.record.cells, nullptr}) == terms::state("open")) return at;
  const std::string then = plain_text(value_at(work_, target_->record.rid, cell_, proposal_.record.seq_of(state_cell)));
  return follow(then, plain_text(target_->record.get(cell_)), *at);
}

Raw Settlement::stands() {
  const auto at = place();
  return at ? as_raw(words_at(plain_text(target_->record.get(cell_)), *at)) : Raw(target_->record.get(cell_));
}

Raw Settlement::with(const Raw& words) {
  const auto at = place();
  return at ? as_raw(with_words(plain_text(target_->record.get(cell_)), *at, plain_text(words))) : words;
}

/// Takes a proposed whole text without taking back what others wrote elsewhere in it.
Raw Settlement::proposed_whole() {
  const Raw proposed(proposal_.record.get("proposed")), current(target_->record.get(cell_));
  const CellInfo info = describe_cell(*target_->record.kind, cell_);
  if (place_of(proposal_) || !info.field || info.field->cls != FieldClass::text || proposed.empty() || current.empty() ||
      planted(Plant::side_takes_all))
    return proposed;
  const auto merged = merge_paragraphs(plain_text(proposal_.record.get("base")), plain_text(proposed), plain_text(current));
  return as_raw(taking(merged.text, merged.odds));
}

Decision Settlement::too_late(const char* code) {
  const auto value = argument(args_, "value");
  if (!own_words.in(argument(args_, "take")) || value.empty() || !target_ || !check_value(*target_->record.kind, cell_, Raw(value), false))
    return rejected({code, "", {}, ""});
  Decision out;
  out.verdict = Verdict::proposed;
  out.kept = {{cell_, Raw(proposal_.record.get("proposed")), Raw(value), place()}};
  out.kept_on = target_->record.rid;
  return out;
}

void Settlement::decide(const Actor&, Decision& out) {
  if (!target_) {
    out = rejected({"not_available", "record", {}, ""});
    return;
  }
  if (unseen()) {
    out = too_late("text_changed");
    return;
  }
  const auto take = argument(args_, "take");
  const CellInfo info = describe_cell(*target_->record.kind, cell_);
  const bool prose = info.field && info.field->cls == FieldClass::text;
  Raw words = stands();
  if (take_proposed.in(take)) words = proposed_whole();
  if (own_words.in(take)) words = argument(args_, "value");
  if (own_words.in(take))
    if (auto status = check_value(*target_->record.kind, cell_, words, false); !status) {
      out = rejected({status.error().code, "value", {}, ""});
      return;
    }
  const Raw value = take_current.in(take) ? Raw(target_->record.get(cell_)) : with(words);
  if (prose && !take_current.in(take))
    if (auto status = check_value(*target_->record.kind, cell_, value, false); !status) {
      out = rejected({status.error().code, "value", {}, ""});
      return;
    }
  if (!words.empty()) {
    out.apply.push_back({"outcome", words});
    out.otherwise.push_back({"outcome", words});
  }
  if (take_current.in(take)) return;
  out.elsewhere = target_->record.rid;
  if (!value.empty() && cell_ != deleted_cell) bring_back(*target_, out);
  if (value != target_->record.get(cell_)) out.there.push_back({cell_, value});
}

void Settlement::bring_back(const Held& target, Decision& out) {
  if (target.record.deleted()) out.there.push_back({Path(deleted_cell), ""});
  const CellInfo info = describe_cell(*target.record.kind, cell_);
  if (!info.part || !info.field) return;
  const Path presence = cell_.substr(0, cell_.find(']') + 1);
  const std::uint64_t taken = target.record.seq_of(presence);
  if (!target.record.get(presence).empty()) return;
  Raw order = taken == 0 ? Raw{} : value_at(work_, target.record.rid, presence, taken - 1);
  out.there.push_back({presence, order.empty() ? quoted("m") : order});
}

}  // namespace dialogue
