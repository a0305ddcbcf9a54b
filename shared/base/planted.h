// SPDX-License-Identifier: Apache-2.0
// Defects that a build of the simulator can be asked to have. So it shows that it would see them (tests/sim, docs/evidence). In every other
// build `planted` is false at compile time, and nothing of this is left.
#pragma once

namespace dialogue {

enum class Plant {
  none,
  ack_before_sync,
  saved_though_disk_full,
  cursor_too_far,
  cursor_before_rows,
  skip_purge,
  skip_left_scopes,
  lose_base_text,
  last_writer_wins,
  forget_verdict,
  clone_unseen,
  offer_dropped,
  offer_one_too_few,
  drop_on_proposed,
  rejected_as_applied,
  saw_is_now,
  gone_row_not_sent,
  sum_keeps_left,
  old_grants_count,
  ended_grants_count,
  set_removal_blind,
  part_removal_blind,
  delete_hides_comments,
  proposal_too_wide,
  child_wider_than_parent,
  ghost_deleted,
  own_change_unseen,
  same_incarnation_after_clone,
  restored_means_refill,
  kept_changes_dropped,
  chain_unchecked,
  state_unchecked,
  second_person_enrols,
  revoked_erases,
  past_of_lost_life,
  group_half_applied,
  lease_never_locks,
  unknown_cells_dropped,
  newer_opened,
  side_takes_all,
  times_forgotten,
  answer_unproven,
  offset_not_kept,
  count_,
};

#ifdef DIALOGUE_PLANTS
inline Plant planted_now = Plant::none;
inline bool planted(Plant which) { return planted_now == which; }
#else
constexpr bool planted(Plant) { return false; }
#endif

}  // namespace dialogue
