// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/line.h"

#include <algorithm>

#include "shared/wire/compress.h"
#include "sync/answer_proof.h"
#include "sync/codec.h"
#include "tests/sim/coverage.h"
#include "tests/sim/oracles.h"
#include "tests/sim/visibility.h"

namespace dialogue::sim {

namespace {
const Error offline{"offline", "", {}, "simulated line"};
constexpr std::size_t answers_kept = 3, requests_overheard = 8;

Uuid forged_record() { return Uuid::derived("forged", "record"); }
}  // namespace

bool Line::happens(unsigned per_mille, const char* fault) {
  if (!faulty_ || !world_.line_rng_.chance(per_mille)) return false;
  world_.count(fault);
  return true;
}

std::string Line::spoiled(std::string body) {
  if (body.empty()) return body;
  auto& byte = body[world_.line_rng_.below(body.size())];
  byte = static_cast<char>(byte ^ (1 << world_.line_rng_.below(8)));
  return body;
}

bool Line::crash_server(const char* when) {
  if (!happens(world_.options_.server_crash / 3, when)) return false;
  world_.server_->crash(world_.line_rng_.next());
  world_.start_server("after a crash");
  return true;
}

WireReply Line::deliver(const WireRequest& request, bool mine) {
  auto& server = *world_.server_;
  auto& disks = world_.disks_;
  const auto calls = world_.line_rng_.below(12);
  if (happens(world_.options_.server_crash / 3, "server stopped mid-write"))
    disks.stop_after("server", calls);
  else if (happens(world_.options_.server_disk / 2, "server's disk full"))
    disks.fill("server", calls);
  else if (happens(world_.options_.server_disk / 2, "server's disk failing once"))
    disks.fail("server", calls, true);
  WireReply reply = server.handle(request);
  if (reply.status == 0 || crash_server("server crash after the commit")) {
    if (reply.status == 0) {
      server.crash(world_.line_rng_.next());
      world_.start_server("after a write failed");
    }
    return {};
  }
  disks.heal("server");
  look_at(request, reply, mine);
  return reply;
}

void Line::look_at(const WireRequest& request, const WireReply& reply, bool mine) {
  Coverage coverage(world_.counters_.branches);
  const auto asked = asked_of(request);
  const auto answer = answer_of(reply);
  if (!asked || !answer) return coverage.saw_problem();
  coverage.saw(*asked, *answer);
  closed_ = closed_ || (mine && answer->error && answer->error->code == "revoked");
  if (!mine || !world_.failure_.empty()) return;
  ask_why_anew(*asked);
  if (world_.options_.watch) watch(*answer);
}

/// A scope is asked for anew when the sums of both sides differ. That must have a cause outside the engine, because it hides what the
/// engine itself does wrong.
void Line::ask_why_anew(const SyncRequest& asked) {
  // After a restore sums may differ, because the device knows of scopes that a record came to, or left, in the life that was lost.
  // Unreadable cursors are a restore to it, too.
  const bool restored = world_.first_life_ != ~0ull || world_.options_.cursor_key > 0;
  if (asked.refill.empty() || world_.options_.damaged_sum > 0 || restored) return;
  const auto view = world_.server_->store().snapshot();
  const auto& device = world_.devices_[device_];
  world_.failure_ = device.name + " asks for a scope anew though nobody damaged a sum:";
  for (const auto& scope : device.replica->status().scopes) {
    const auto there = view->scope(scope.name);
    if (there && std::find(asked.refill.begin(), asked.refill.end(), there->id) != asked.refill.end())
      world_.failure_ += " " + scope.name + Oracles(world_).sums_story(device_, scope.name);
  }
}

void Line::watch(const SyncResponse& found) {
  const auto* answer = &found;
  auto view = world_.server_->store().snapshot();
  const Domain& domain = world_.server_->domain();
  Visibility visibility(*view, domain, world_.now_);
  const Uuid person = world_.people_[world_.devices_[device_].person].id;
  for (const auto& row : answer->rows) {
    if (row.cells.empty()) continue;
    const Kind* kind = domain.kind(row.kind);
    if (kind == nullptr || visibility.facets(*kind, row.id, person).count(row.facet) > 0) continue;
    world_.failure_ = "an answer to " + world_.devices_[device_].name + " shows " + row.kind + " " + row.id.text() + " facet " +
                      std::to_string(row.facet) + ", which nobody there may see" + visibility.story(*kind, row.id, person);
  }
}

/// Somebody else answers.
WireReply Line::portal() {
  switch (world_.line_rng_.below(5)) {
    case 0:
      return {200, "text/html", "<html><body>Welcome. Please accept the terms.</body></html>"};
    case 1:
      return {302, "text/html; charset=utf-8", ""};
    case 2:
      return {502, "text/html", "<h1>Bad gateway</h1>"};
    case 3:
      return {200, "application/json", "{\"status\":\"ok\"}"};
    default:
      return {200, "application/vnd.acsg.sync+zstd", ""};
  }
}

/// Of dice of their own, so that the others fall as ever.
bool Line::strange(unsigned per_mille, const char* what) {
  if (!faulty_ || per_mille == 0) return false;
  const Rng dice = Rng(static_cast<std::uint64_t>(world_.now_)).split(what);
  if (!Rng(dice).chance(per_mille)) return false;
  world_.count(what);
  return true;
}

/// What somebody says who knows the protocol and no key.
WireReply Line::forged(const WireRequest& request) {
  forged_ = true;
  SyncResponse said;
  said.server_ms = world_.now_ + 20 * year_ms;
  Rng dice = Rng(static_cast<std::uint64_t>(world_.now_)).split("forgery");
  const auto which = dice.below(5);
  const char* const codes[] = {"revoked", "clock", "too_old", "restored"};
  if (which < 4) said.error = Error{codes[which], "", {std::to_string(said.server_ms)}, ""};
  if (which == 4) said.rows = {{"support_request", forged_record(), 0, 1u << 20, true, {{"title", "\"Forged\""}}, {1}, {}}};
  if (dice.chance(300)) return {410, "application/problem+json", R"({"status":410,"code":"revoked"})"};
  WireReply out{200, "application/vnd.acsg.sync+zstd", pack(encode(said))};
  if (dice.chance(500)) out.proof = answer_proof(std::string(32, 'x'), out.status, out.content_type, request.authorization, out.body);
  return out;
}

std::string Line::fooled(const std::string& ended) const {
  const auto& device = world_.devices_[device_];
  if (ended == "revoked" && forged_ && !closed_ && !device.revoked) return device.name + " believes a stranger that it is closed";
  if (forged_ && device.replica->get(forged_record())) return device.name + " took rows of a stranger";
  return {};
}

/// Whatever was sent and answered before is worth nothing to somebody who recorded it.
void Line::send_overheard() {
  if (world_.overheard_.empty() || !strange(world_.options_.overheard, "a recorded request sent by a stranger")) return;
  Rng dice = Rng(static_cast<std::uint64_t>(world_.now_)).split("overheard");
  const auto reply = world_.server_->handle(world_.overheard_[dice.below(world_.overheard_.size())]);
  const auto answer = answer_of(reply);
  const bool nothing = !answer || (answer->error && answer->rows.empty() && answer->receipts.empty() && answer->cursor.empty());
  if (!nothing && world_.failure_.empty()) world_.failure_ = "a stranger was answered who sent what was sent before";
}

// This is drawn from the hour, so that the dice fall as ever.
Status Line::connect() {
  stands_ = !faulty_ || world_.options_.lose_request == 0 || Rng(static_cast<std::uint64_t>(world_.now_) + device_).below(12) != 0;
  if (stands_) return {};
  world_.count("no connection");
  return offline;
}

Result<WireReply> Line::call(const WireRequest& request) {
  const auto& o = world_.options_;
  auto& rng = world_.line_rng_;
  called_ = true;
  world_.now_ += 20 + static_cast<std::int64_t>(rng.below(2000));
  if (happens(o.lose_request, "request lost")) {
    if (happens(o.late_request, "request delayed")) world_.late_.push_back(request);
    return offline;
  }
  if (happens(o.portal, "captive portal")) return portal();
  send_overheard();
  if (strange(o.forged, "forged answer")) return forged(request);
  if (crash_server("server crash before the request")) return offline;
  if (!world_.late_.empty() && faulty_ && rng.chance(500)) {
    // What was under way for long arrives before this one, and nobody waits for its answer any more.
    deliver(world_.late_.front(), false);
    world_.late_.pop_front();
  }
  if (happens(o.corrupt / 2, "request spoiled")) {
    WireRequest bad = request;
    bad.body = spoiled(bad.body);
    const auto refused = deliver(bad);
    if (refused.status / 100 == 2 && world_.failure_.empty()) world_.failure_ = "a spoiled request was taken";
    return offline;
  }
  WireReply reply = deliver(request);
  if (o.overheard > 0 && reply.status != 0) {
    world_.overheard_.push_back(request);
    if (world_.overheard_.size() > requests_overheard) world_.overheard_.pop_front();
  }
  if (happens(o.duplicate, "request doubled")) {
    auto again = deliver(request);
    if (rng.chance(500)) reply = std::move(again);
  }
  return back(std::move(reply));
}

Result<WireReply> Line::back(WireReply reply) {
  const auto& o = world_.options_;
  auto& rng = world_.line_rng_;
  auto& before = world_.devices_[device_].answers;
  if (reply.status == 0) return offline;
  if (happens(o.lose_reply, "reply lost")) return offline;
  if (happens(o.cut, "reply cut")) {
    reply.body.resize(rng.below(reply.body.size() + 1));
    return reply;
  }
  if (happens(o.corrupt / 2, "reply spoiled")) {
    reply.body = spoiled(reply.body);
    return reply;
  }
  if (!before.empty() && happens(o.late_reply, "older reply instead")) return before[rng.below(before.size())];
  if (o.late_reply > 0) {
    before.push_back(reply);
    if (before.size() > answers_kept) before.pop_front();
  }
  return reply;
}

}  // namespace dialogue::sim
