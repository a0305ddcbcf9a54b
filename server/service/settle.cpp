// SPDX-License-Identifier: Apache-2.0
#include "server/service/settle.h"

#include "server/service/quoted.h"
#include "shared/domain/record.h"
#include "shared/wire/json.h"

namespace dialogue {
namespace {

std::string_view argument(const Arguments& args, std::string_view name) {
  const auto it = args.find(name);
  return it == args.end() ? std::string_view{} : std::string_view(it->second);
}

std::optional<std::uint64_t> number(std::string_view raw) {
  std::uint64_t n = 0;
  for (const char c : raw) {
    if (c < '0' || c > '9') return {};
    n = n * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return raw.empty() ? std::nullopt : std::optional(n);
}

}  // namespace

Settlement::Settlement(Work& work, const Line& line, const Held& proposal, const Arguments& args, const Epoch& epoch)
    : work_(work),
      sight_(work, line),
      proposal_(proposal),
      args_(args),
      epoch_(epoch),
      again_(line.no == 0),
      target_(work.parent_of(proposal.record)) {
  cell_ = RecordView{proposal.record.kind, proposal.record.id, &proposal.record.cells, nullptr}.text("cell");
}

/// The sequence of the current value as it was shown: said by the page, else that of the proposal's making.
std::optional<std::uint64_t> Settlement::shown() {
  const auto said = argument(args_, "shown");
  if (said.empty()) return number(proposal_.record.get("current_seq"));
  const auto seq = number(said);
  return seq && !again_ ? std::optional(sight_.in_this_epoch(*target_, cell_, *seq, epoch_)) : seq;
}

Decision Settlement::too_late(const char* code) {
  const auto value = argument(args_, "value");
  if (argument(args_, "take") != "\"value\"" || value.empty() || !target_ || !check_value(*target_->record.kind, cell_, Raw(value), false))
    return rejected({code, "", {}, ""});
  Decision out;
  out.verdict = Verdict::proposed;
  out.kept = {{cell_, Raw(proposal_.record.get("proposed")), Raw(value)}};
  out.kept_on = target_->record.rid;
  return out;
}

void Settlement::decide(const Actor&, Decision& out) {
  if (!target_) {
    out = rejected({"not_available", "record", {}, ""});
    return;
  }
  if (const auto seq = shown(); seq && target_->record.seq_of(cell_) > *seq) {
    out = too_late("text_changed");
    return;
  }
  const auto take = argument(args_, "take");
  const Raw current(target_->record.get(cell_));
  Raw value = current;
  if (take == "\"proposed\"") value = proposal_.record.get("proposed");
  if (take == "\"value\"") value = argument(args_, "value");
  if (take == "\"value\"")
    if (auto status = check_value(*target_->record.kind, cell_, value, false); !status) {
      out = rejected({status.error().code, "value", {}, ""});
      return;
    }
  if (!value.empty()) {
    out.apply.push_back({"outcome", value});
    out.otherwise.push_back({"outcome", value});
  }
  if (take == "\"current\"") return;
  out.elsewhere = target_->record.rid;
  if (!value.empty() && cell_ != deleted_cell) bring_back(*target_, out);
  if (value != current) out.there.push_back({cell_, value});
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
