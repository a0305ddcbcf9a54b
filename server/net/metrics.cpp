// SPDX-License-Identifier: Apache-2.0
#include "server/net/metrics.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace dialogue::net {
namespace {

using enum MetricType;

constexpr std::array specs{
    MetricSpec{"dialogue_requests_total", counter, "Requests answered, by page and status"},
    MetricSpec{"dialogue_request_seconds", histogram,
               "From the last byte of a request to the first of its answer; without waiting for news"},
    MetricSpec{"dialogue_verdicts_total", counter, "Verdicts in answers to devices"},
    MetricSpec{"dialogue_refusals_total", counter, "Requests refused, by code"},
    MetricSpec{"dialogue_enrol_guesses_total", counter, "Enrolments with a code that is not valid"},
    MetricSpec{"dialogue_mails_total", counter, "Daily mails to people, by what the mail server made of them"},
    MetricSpec{"dialogue_front_accepted_total", counter, "Connections accepted"},
    MetricSpec{"dialogue_front_requests_total", counter, "Requests that came in full"},
    MetricSpec{"dialogue_front_refused_total", counter, "Requests refused for their form or size"},
    MetricSpec{"dialogue_front_overflowed_total", counter, "Connections and requests sent away because there were too many"},
    MetricSpec{"dialogue_front_timed_out_total", counter, "Requests and answers that were too slow"},
    MetricSpec{"dialogue_front_evicted_total", counter, "Connections closed because their share, or all places, were used up"},
    MetricSpec{"dialogue_front_connections", gauge, "Open connections"},
    MetricSpec{"dialogue_front_known_connections", gauge, "Of these, those of devices whose signature was found true"},
    MetricSpec{"dialogue_front_live_waiting", gauge, "Devices that wait for news"},
    MetricSpec{"dialogue_front_held_bytes", gauge, "Bytes kept for open connections"},
    MetricSpec{"dialogue_front_memory_bytes", gauge, "Memory that all requests together use"},
    MetricSpec{"dialogue_tls_handshakes_total", counter, "Connections that agreed on encryption"},
    MetricSpec{"dialogue_tls_resumed_total", counter, "Of these, those that went on from an earlier one"},
    MetricSpec{"dialogue_tls_failed_total", counter, "Connections that came to no agreement"},
    MetricSpec{"dialogue_tls_early_data_refused_total", counter, "Times that something was sent before the agreement and not taken"},
    MetricSpec{"dialogue_tls_certificate_ends_seconds", gauge, "When the certificate ends, in seconds since 1970"},
    MetricSpec{"dialogue_ready", gauge, "1 while the server can serve"},
    MetricSpec{"dialogue_check_ok", gauge, "1 where nothing has to be done, by check: see dialogued doctor"},
    MetricSpec{"dialogue_uptime_seconds", gauge, "Since the server was started"},
    MetricSpec{"dialogue_log_seq", gauge, "Last sequence of the log"},
    MetricSpec{"dialogue_backup_seq", gauge, "Sequence that a verified backup covers"},
    MetricSpec{"dialogue_backup_age_seconds", gauge, "Since the newest backup; missing while there is none"},
    MetricSpec{"dialogue_verify_age_seconds", gauge,
               "Since dialogued verify last found everything sound; before the first time, since the platform was made"},
    MetricSpec{"dialogue_disk_free_bytes", gauge, "Free bytes where the server's folder lies"},
    MetricSpec{"dialogue_disk_size_bytes", gauge, "Size of that disk"},
    MetricSpec{"dialogue_database_bytes", gauge, "Size of the database"},
    MetricSpec{"dialogue_devices", gauge, "Devices, by state"},
    MetricSpec{"dialogue_open_codes", gauge, "Enrolment codes that somebody may still use"},
    MetricSpec{"dialogue_pending_grants", gauge, "Roles that wait for a coordinator to confirm them"},
    MetricSpec{"dialogue_scopes", gauge, "Scopes of the feed"},
    MetricSpec{"dialogue_parked_changes", gauge, "Changes kept until they can be decided"},
    MetricSpec{"dialogue_records", gauge, "Records, by kind"},
};

std::string_view name_of(MetricType type) { return type == counter ? "counter" : type == gauge ? "gauge" : "histogram"; }

std::string number(double value) {
  std::array<char, 40> out{};
  std::snprintf(out.data(), out.size(), value == std::floor(value) && std::fabs(value) < 1e15 ? "%.0f" : "%.9g", value);
  return out.data();
}

std::string line(std::string_view name, const std::string& labels, const std::string& value) {
  return std::string(name) + (labels.empty() ? "" : "{" + labels + "}") + " " + value + "\n";
}

}  // namespace

std::span<const MetricSpec> metric_specs() { return specs; }

std::string label(std::string_view name, std::string_view value) { return std::string(name) + "=\"" + std::string(value) + "\""; }

void Metrics::count(std::string_view name, const std::string& labels, std::uint64_t n) {
  const std::lock_guard lock(mutex_);
  counters_[{std::string(name), labels}] += n;
}

void Metrics::observe(std::string_view name, const std::string& labels, double seconds) {
  const std::lock_guard lock(mutex_);
  auto& histogram = histograms_[{std::string(name), labels}];
  for (std::size_t i = 0; i < bounds.size(); ++i)
    if (seconds <= bounds[i]) ++histogram.upto[i];
  ++histogram.count;
  histogram.sum += seconds;
}

std::string Metrics::text(const std::vector<Reading>& readings) const {
  const std::lock_guard lock(mutex_);
  std::string out;
  for (const auto& spec : specs) {
    std::string lines;
    const std::string name(spec.name);
    for (auto it = counters_.lower_bound({name, ""}); it != counters_.end() && it->first.first == name; ++it)
      lines += line(name, it->first.second, std::to_string(it->second));
    for (auto it = histograms_.lower_bound({name, ""}); it != histograms_.end() && it->first.first == name; ++it) {
      const auto& [labels, h] = std::pair(it->first.second + (it->first.second.empty() ? "" : ","), it->second);
      for (std::size_t i = 0; i < bounds.size(); ++i)
        lines += line(name + "_bucket", labels + label("le", number(bounds[i])), std::to_string(h.upto[i]));
      lines += line(name + "_bucket", labels + label("le", "+Inf"), std::to_string(h.count));
      lines += line(name + "_sum", it->first.second, number(h.sum)) + line(name + "_count", it->first.second, std::to_string(h.count));
    }
    for (const auto& reading : readings)
      if (reading.name == spec.name) lines += line(name, reading.labels, number(reading.value));
    // A counter that has counted nothing yet is there all the same, so that a rate can be told from the first event on.
    if (lines.empty() && spec.type == counter) lines = line(name, "", "0");
    if (lines.empty()) continue;
    out += "# HELP " + name + " " + std::string(spec.help) + "\n# TYPE " + name + " " + std::string(name_of(spec.type)) + "\n" + lines;
  }
  return out;
}

}  // namespace dialogue::net
