// SPDX-License-Identifier: Apache-2.0
// What a device is sent (docs/PROTOCOL.md §4): the feed of each of its person's scopes from the cursor on, until the page is full. Reads
// one snapshot.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "server/service/exchange/cursor.h"
#include "server/service/exchange/sent.h"
#include "server/service/ports/store.h"
#include "server/service/unit_of_work/catalogue.h"
#include "shared/model/actor.h"
#include "sync/messages.h"

namespace dialogue {

struct PullAsked {
  Cursor from;  ///< no scopes = from nothing
  std::uint32_t page = 0;
  std::vector<ScopeId> refill;
  std::vector<std::pair<std::string, Uuid>> check;
  Sent sent;              ///< what this request's changes said
  bool receipts = false;  ///< the answer has some
};

class Puller {
 public:
  Puller(StoreView& view, const Catalogue& catalogue, const Actor& actor) : view_(view), catalogue_(catalogue), actor_(actor) {}

  /// Fills rows, missing, scopes, left, refilling, sums or sum, more. Returns the new cursor (without its epoch).
  Cursor fill(PullAsked asked, SyncResponse& out);
  /// Whether anything lies above the cursor.
  bool news(const Cursor& from);

 private:
  struct Mine {
    Scope scope;
    std::uint64_t after = 0;  ///< where the walk goes on
    std::uint64_t full = 0;   ///< where it began: up to here the device has everything
    bool refilling = false;
    std::uint64_t began = 0;  ///< see Cursor::At
    bool together = false;
    std::uint64_t reached = 0;
    bool at_head = false;
  };
  void find_scopes(const PullAsked& asked, SyncResponse& out);
  void send_touched(const Sent& sent, SyncResponse& out);
  void send_checked(const std::vector<std::pair<std::string, Uuid>>& check, SyncResponse& out);
  void walk(Mine& mine, std::uint32_t page, SyncResponse& out);
  enum class Want { news, whole, own };
  void send(Rid rid, int facet, Want want, const SentCells* sent, SyncResponse& out);
  void add_cells(Row& row, std::uint64_t base, const SentCells* sent);
  void add_sums(const PullAsked& asked, SyncResponse& out);
  const Mine* mine(ScopeId id) const;
  bool open(Rid rid);
  bool told_by_another(const Mine& mine, const FeedEntry& entry);

  StoreView& view_;
  const Catalogue& catalogue_;
  const Actor& actor_;
  std::vector<Mine> mine_;
  std::set<std::pair<Rid, int>> emitted_;
  StoredRecord record_;             ///< the one last opened
  std::vector<FeedEntry> entries_;  ///< its feed
  std::vector<FeedEntry> others_;   ///< another's
  std::uint64_t bytes_ = 0;
};

}  // namespace dialogue
