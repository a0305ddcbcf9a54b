// SPDX-License-Identifier: Apache-2.0
#include "server/watch/watching.h"

#include <algorithm>
#include <utility>

#include "shared/base/log.h"
#include "shared/wire/json.h"

namespace dialogue::watch {
namespace {

using net::label;
using net::Reading;

std::string status_label(int status) { return label("status", std::to_string(status)); }

void add_stats(std::vector<Reading>& out, const Statistics& stats, std::int64_t now_ms) {
  const auto add = [&](std::string_view name, auto value) { out.push_back({name, "", double(value)}); };
  add("dialogue_log_seq", stats.head);
  add("dialogue_backup_seq", stats.backup_seq);
  if (stats.backup_ms != 0) add("dialogue_backup_age_seconds", (now_ms - stats.backup_ms) / 1000);
  // What was never looked at is as old as the platform: an age that is missing would raise no alarm.
  if (const auto since_ms = std::max(stats.verified_ms, stats.oldest_ms); since_ms != 0)
    add("dialogue_verify_age_seconds", (now_ms - since_ms) / 1000);
  add("dialogue_database_bytes", stats.bytes);
  out.push_back({"dialogue_devices", label("state", "enrolled"), double(stats.devices)});
  out.push_back({"dialogue_devices", label("state", "revoked"), double(stats.revoked)});
  add("dialogue_open_codes", stats.open_codes);
  add("dialogue_pending_grants", stats.pending_grants);
  add("dialogue_scopes", stats.scopes);
  add("dialogue_parked_changes", stats.parked);
  for (const auto& [kind, rows] : stats.records) out.push_back({"dialogue_records", label("kind", kind), double(rows)});
}

}  // namespace

Watching::Watching(Service& service, std::string folder, const ServiceManager& manager, Clock& clock)
    : service_(service),
      folder_(std::move(folder)),
      clock_(clock),
      started_ms_(clock.monotonic_ms()),
      pulse_([&service] { return service.try_writing(); }, [manager] { manager.alive(); }, clock, pulse_interval(manager.watchdog())),
      ticker_(pulse_interval(manager.watchdog()), [this] { pulse_.beat(); }) {}

Status Watching::apply(const config::Settings& settings) {
  auto options = std::make_shared<Options>();
  options->requests = log_level(settings.text("log.requests"));
  options->disk_free_mb = settings.number("health.disk_free");
  options->backup_age_h = settings.number("health.backup_age");
  if (const auto& file = settings.text("monitoring.token_file"); !file.empty()) {
    auto token = Token::read(file);
    if (!token) return token.error();
    options->token = *token;
  }
  set_log_level(log_level(settings.text("log.level")));
  const std::lock_guard lock(mutex_);
  options_ = std::move(options);
  return {};
}

void Watching::start() {
  pulse_.beat();
  ticker_.start();
}

std::shared_ptr<const Watching::Options> Watching::options() const {
  const std::lock_guard lock(mutex_);
  return options_;
}

void Watching::answered(const http::Answered& request) {
  const auto& note = request.note;
  counts_.count("dialogue_requests_total", label("page", note.page) + "," + status_label(request.status));
  if (!note.waited) counts_.observe("dialogue_request_seconds", label("page", note.page), double(request.ms) / 1000);
  log(options()->requests, "request",
      {{"id", note.id},
       {"method", note.method.empty() ? "-" : note.method},
       {"page", note.page},
       {"status", request.status},
       {"code", request.code.empty() ? "-" : request.code},
       {"ms", request.ms},
       {"in", note.bytes_in},
       {"out", request.bytes_out}});
}

bool Watching::may_watch(std::string_view token) const {
  const auto now = options();
  return now->token && now->token->is(token);
}

HealthFacts Watching::facts() const {
  const auto now = options();
  HealthFacts out{pulse_.trouble(), room_at(folder_), clock_.unix_ms(), clock_is_kept(), {}, now->disk_free_mb, now->backup_age_h};
  if (auto stats = service_.admin().stats())
    out.stats = std::move(*stats);
  else
    out.write_trouble = stats.error().code;
  return out;
}

bool Watching::ready() const {
  const auto trouble = pulse_.trouble();
  return trouble.empty() || trouble == "disk_full";
}

std::vector<Check> Watching::checks() const { return assess(facts()); }

std::string Watching::health_json() const {
  const auto all = checks();
  json::Writer out;
  out.begin_object().key("ready").boolean(is_ready(all)).key("checks").begin_array();
  for (const auto& check : all)
    out.begin_object()
        .key("check")
        .string(check.name)
        .key("state")
        .string(name_of(check.state))
        .key("what")
        .string(check.words)
        .key("advice")
        .string(check.advice)
        .end_object();
  out.end_array().end_object();
  return out.take();
}

std::string Watching::metrics(std::vector<Reading> front) const {
  const auto now = facts();
  auto readings = std::move(front);
  add_stats(readings, now.stats, now.now_ms);
  const auto all = assess(now);
  readings.push_back({"dialogue_ready", "", is_ready(all) ? 1.0 : 0.0});
  for (const auto& check : all)
    readings.push_back({"dialogue_check_ok", label("check", check.name), check.state == Check::State::ok ? 1.0 : 0.0});
  readings.push_back({"dialogue_uptime_seconds", "", double(clock_.monotonic_ms() - started_ms_) / 1000});
  if (now.disk) {
    readings.push_back({"dialogue_disk_free_bytes", "", double(now.disk->free)});
    readings.push_back({"dialogue_disk_size_bytes", "", double(now.disk->size)});
  }
  return counts_.text(readings);
}

}  // namespace dialogue::watch
