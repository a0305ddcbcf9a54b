// SPDX-License-Identifier: Apache-2.0
#include "server/service/exchange/cursor_state.h"

#include "shared/base/planted.h"

namespace dialogue {

CursorState read_cursor(Engine& engine, StoreView& view, const std::string& bytes, Cursor& out) {
  if (bytes.empty()) return CursorState::empty;
  const auto cursor = decode_cursor(bytes, engine.ports.keys.cursors());
  if (!cursor) return CursorState::unreadable;
  out = *cursor;
  const auto epochs = view.epochs();
  if (epochs.empty() || epochs.back().epoch != out.epoch) return CursorState::other_life;
  if (planted(Plant::chain_unchecked)) return CursorState::good;
  const auto chain = view.chain_at(out.seq);
  if (!chain || raw(*chain).substr(0, 8) != out.chain) return CursorState::beside;
  return CursorState::good;
}

}  // namespace dialogue
