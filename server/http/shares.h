// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "server/http/limits.h"
#include "server/net/address.h"

namespace dialogue::http {

/// Who holds how much of the front, and who goes first when that is too much. A connection that has proven nothing counts for its address.
/// One that carried a request with a true signature counts for that device, in a lane of its own: what others do at the same address does
/// not touch it. The front's thread only; no socket, no clock.
class Shares {
 public:
  using Id = std::uint64_t;

  /// What a connection does at the moment.
  struct Doing {
    std::size_t held = 0;     ///< bytes kept for it
    std::uint64_t moved = 0;  ///< bytes that came and went, in all
    bool working = false;     ///< its answer is being made: it is not closed for others
    bool idle = false;        ///< nothing is under way
    std::int64_t since_ms = 0;
  };
  /// Whether one more may come, and whom to close for it.
  struct Room {
    bool there = true;
    std::optional<Id> close = std::nullopt;
  };

  explicit Shares(const Limits& limits) : limits_(limits) {}

  Room room_for(const net::AddressKey& address, std::int64_t now_ms) const;
  void add(Id id, const net::AddressKey& address, std::int64_t now_ms);
  void remove(Id id);
  void settle(Id id, const Doing& doing);
  /// A proxy says for whom it speaks now. What was proven before was somebody else's.
  void place(Id id, const net::AddressKey& address);
  /// The connection carried a request that this device signed.
  void prove(Id id, const std::string& device);

  /// Whom to close because the shares of that connection's device or address, or of all together, are used up. To be asked again until
  /// there is nobody.
  std::optional<Id> over(Id id, std::int64_t now_ms) const;
  /// Whom to close when a descriptor is needed.
  std::optional<Id> least_of_all(std::int64_t now_ms) const;

  /// The device of a proven connection, else the address: whose turn it is when requests wait.
  bool known(Id id) const;
  const std::string& owner(Id id) const;
  std::size_t connections() const { return members_.size(); }
  std::size_t known() const { return known_.connections; }

 private:
  struct Member {
    Id id = 0;
    std::string owner;
    bool known = false;
    std::int64_t opened_ms = 0;
    Doing doing;
  };
  /// What one address or one device has.
  struct Group {
    std::unordered_set<const Member*> members;
    std::size_t held = 0;
  };
  /// A network with what its addresses have together: whoever has an address of IPv6 has many, and takes another one each time.
  struct Site {
    std::unordered_set<const Group*> groups;
    std::size_t connections = 0, held = 0;
  };
  struct Lane {
    std::unordered_map<std::string, Group> groups;
    std::size_t connections = 0, held = 0;
  };

  void join(Member& member);
  void leave(Member& member);
  void move(Id id, const std::string& owner, bool known);
  Lane& lane(bool known) { return known ? known_ : unproven_; }
  std::size_t unproven_most() const;
  /// Who is lowest goes first.
  using Rank = std::tuple<bool, double, std::int64_t, Id>;
  Rank rank(const Member& member, std::int64_t now_ms) const;
  const Member* least_doing(const Group& group, std::size_t holding, std::int64_t now_ms) const;
  std::optional<Id> least_of_most(bool by_held, std::size_t holding, std::int64_t now_ms) const;
  std::optional<Id> longest_idle(const Lane& lane, Id except) const;
  std::optional<Id> oldest_of(const Group& group, Id except) const;
  std::optional<Id> heaviest_of(const Lane& lane, const std::string* owner, std::int64_t now_ms) const;
  std::optional<Id> over_known(const Member& member, std::int64_t now_ms) const;
  std::optional<Id> over_unproven(const Member& member, std::int64_t now_ms) const;

  const Limits& limits_;
  std::unordered_map<Id, Member> members_;
  Lane known_, unproven_;
  std::unordered_map<std::string, Site> sites_;  ///< of unproven_
};

}  // namespace dialogue::http
