// SPDX-License-Identifier: Apache-2.0
#include "server/http/shares.h"

#include <algorithm>
#include <tuple>

namespace dialogue::http {
namespace {

/// Closing what holds less frees nothing worth it.
constexpr std::size_t worth_closing = 4096;

/// Where an address belongs: of IPv6 the /48 that one customer may have, of IPv4 itself.
std::string site_of(const std::string& address) {
  constexpr std::size_t v6_network = 8, v6_site = 6;
  return address.size() == v6_network ? address.substr(0, v6_site) : address;
}

}  // namespace

std::size_t Shares::unproven_most() const { return std::min(limits_.unproven, std::max<std::size_t>(limits_.connections / 2, 1)); }

void Shares::join(Member& member) {
  Lane& to = lane(member.known);
  Group& group = to.groups[member.owner];
  group.members.insert(&member);
  group.held += member.doing.held;
  to.held += member.doing.held;
  ++to.connections;
  if (member.known) return;
  Site& site = sites_[site_of(member.owner)];
  site.groups.insert(&group);
  site.held += member.doing.held;
  ++site.connections;
}

void Shares::leave(Member& member) {
  Lane& from = lane(member.known);
  const auto group = from.groups.find(member.owner);
  group->second.members.erase(&member);
  group->second.held -= member.doing.held;
  from.held -= member.doing.held;
  --from.connections;
  if (!member.known) {
    const auto site = sites_.find(site_of(member.owner));
    site->second.held -= member.doing.held;
    if (group->second.members.empty()) site->second.groups.erase(&group->second);
    if (--site->second.connections == 0) sites_.erase(site);
  }
  if (group->second.members.empty()) from.groups.erase(group);
}

void Shares::add(Id id, const net::AddressKey& address, std::int64_t now_ms) {
  Member& member = members_[id];
  member.id = id;
  member.owner = address;
  member.opened_ms = now_ms;
  member.doing.since_ms = now_ms;
  join(member);
}

void Shares::remove(Id id) {
  const auto found = members_.find(id);
  if (found == members_.end()) return;
  leave(found->second);
  members_.erase(found);
}

void Shares::settle(Id id, const Doing& doing) {
  Member& member = members_.at(id);
  Lane& in = lane(member.known);
  in.held += doing.held - member.doing.held;
  in.groups.at(member.owner).held += doing.held - member.doing.held;
  if (!member.known) sites_.at(site_of(member.owner)).held += doing.held - member.doing.held;
  member.doing = doing;
}

void Shares::move(Id id, const std::string& owner, bool known) {
  Member& member = members_.at(id);
  if (member.known == known && member.owner == owner) return;
  leave(member);
  member.owner = owner;
  member.known = known;
  join(member);
}

void Shares::place(Id id, const net::AddressKey& address) { move(id, address, false); }
void Shares::prove(Id id, const std::string& device) { move(id, device, true); }
bool Shares::known(Id id) const { return members_.at(id).known; }
const std::string& Shares::owner(Id id) const { return members_.at(id).owner; }

/// Of those that have been there for a moment, the one that moved the fewest bytes a second. Else the one that came first.
Shares::Rank Shares::rank(const Member& member, std::int64_t now_ms) const {
  const std::int64_t age = now_ms - member.opened_ms;
  const bool young = age < limits_.young_ms;
  const double rate = young ? 0 : double(member.doing.moved) / double(age);
  return {young, rate, member.opened_ms, member.id};
}

const Shares::Member* Shares::least_doing(const Group& group, std::size_t holding, std::int64_t now_ms) const {
  const Member* least = nullptr;
  for (const Member* member : group.members)
    if (!member->doing.working && member->doing.held >= holding && (!least || rank(*member, now_ms) < rank(*least, now_ms))) least = member;
  return least;
}

/// Of the network that has most, one of the addresses that have most.
std::optional<Shares::Id> Shares::least_of_most(bool by_held, std::size_t holding, std::int64_t now_ms) const {
  const Site* crowded = nullptr;
  for (const auto& [name, site] : sites_)
    if (!crowded || (by_held ? site.held > crowded->held : site.connections > crowded->connections)) crowded = &site;
  if (!crowded) return std::nullopt;
  const auto size = [&](const Group& group) { return by_held ? group.held : group.members.size(); };
  std::size_t most = 0;
  for (const Group* group : crowded->groups) most = std::max(most, size(*group));
  const Member* least = nullptr;
  for (const Group* group : crowded->groups) {
    const Member* one = size(*group) == most ? least_doing(*group, holding, now_ms) : nullptr;
    if (one && (!least || rank(*one, now_ms) < rank(*least, now_ms))) least = one;
  }
  return least ? std::optional(least->id) : std::nullopt;
}

std::optional<Shares::Id> Shares::longest_idle(const Lane& lane, Id except) const {
  const Member* oldest = nullptr;
  const auto age = [](const Member& member) { return std::pair(member.doing.since_ms, member.id); };
  for (const auto& [owner, group] : lane.groups)
    for (const Member* member : group.members)
      if (member->doing.idle && member->id != except && (!oldest || age(*member) < age(*oldest))) oldest = member;
  return oldest ? std::optional(oldest->id) : std::nullopt;
}

/// What a device does not need any more: an idle connection before one that waits for news, and of these the oldest.
std::optional<Shares::Id> Shares::oldest_of(const Group& group, Id except) const {
  const Member* oldest = nullptr;
  const auto rank = [](const Member& member) { return std::tuple(!member.doing.idle, member.doing.since_ms, member.id); };
  for (const Member* member : group.members)
    if (!member->doing.working && member->id != except && (!oldest || rank(*member) < rank(*oldest))) oldest = member;
  return oldest ? std::optional(oldest->id) : std::nullopt;
}

/// The one that has held most for longest. So who takes little, or takes it quickly, stays.
std::optional<Shares::Id> Shares::heaviest_of(const Lane& lane, const std::string* owner, std::int64_t now_ms) const {
  const Member* heaviest = nullptr;
  const auto weight = [&](const Member& member) {
    return std::pair(double(member.doing.held) * double(now_ms - member.doing.since_ms + 1), member.id);
  };
  const auto look = [&](const Group& group) {
    for (const Member* member : group.members)
      if (!member->doing.working && member->doing.held >= worth_closing && (!heaviest || weight(*member) > weight(*heaviest)))
        heaviest = member;
  };
  if (owner) {
    look(lane.groups.at(*owner));
  } else {
    for (const auto& [name, group] : lane.groups) look(group);
  }
  return heaviest ? std::optional(heaviest->id) : std::nullopt;
}

Shares::Room Shares::room_for(const net::AddressKey& address, std::int64_t now_ms) const {
  const auto same = unproven_.groups.find(address);
  if (same != unproven_.groups.end() && same->second.members.size() >= limits_.address_connections) {
    const Member* least = least_doing(same->second, 0, now_ms);
    return {least != nullptr, least ? std::optional(least->id) : std::nullopt};
  }
  if (unproven_.connections < unproven_most() && members_.size() < limits_.connections) return {};
  const auto out = unproven_.connections > 0 ? least_of_most(false, 0, now_ms) : longest_idle(known_, 0);
  return {out.has_value(), out};
}

std::optional<Shares::Id> Shares::over_known(const Member& member, std::int64_t now_ms) const {
  const Group& own = known_.groups.at(member.owner);
  if (own.members.size() > limits_.device_connections) return oldest_of(own, member.id);
  if (own.held > limits_.device_held) return heaviest_of(known_, &member.owner, now_ms);
  const std::size_t most = std::max(limits_.connections, unproven_most() + 1) - unproven_most();
  if (known_.connections > most) return longest_idle(known_, member.id);
  if (known_.held > limits_.known_held) return heaviest_of(known_, nullptr, now_ms);
  return std::nullopt;
}

std::optional<Shares::Id> Shares::over_unproven(const Member& member, std::int64_t now_ms) const {
  const Group& own = unproven_.groups.at(member.owner);
  // Behind a proxy it is known only afterwards whose a connection is.
  const bool many = own.members.size() > limits_.address_connections;
  if (many || own.held > limits_.address_held) {
    const Member* least = least_doing(own, many ? 0 : worth_closing, now_ms);
    return least ? std::optional(least->id) : std::nullopt;
  }
  if (unproven_.held > limits_.unproven_held) return least_of_most(true, worth_closing, now_ms);
  return std::nullopt;
}

std::optional<Shares::Id> Shares::over(Id id, std::int64_t now_ms) const {
  const auto found = members_.find(id);
  if (found == members_.end()) return std::nullopt;
  return found->second.known ? over_known(found->second, now_ms) : over_unproven(found->second, now_ms);
}

std::optional<Shares::Id> Shares::least_of_all(std::int64_t now_ms) const {
  if (const auto least = least_of_most(false, 0, now_ms)) return least;
  return longest_idle(known_, 0);
}

}  // namespace dialogue::http
