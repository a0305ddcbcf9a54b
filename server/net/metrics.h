// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dialogue::net {

enum class MetricType : std::uint8_t { counter, gauge, histogram };

/// What a monitoring program is told: numbers, and nothing about anybody. Alert rules and dashboards name these (packaging/monitoring).
struct MetricSpec {
  std::string_view name;
  MetricType type;
  std::string_view help;
};
std::span<const MetricSpec> metric_specs();

/// Labels as they stand between braces: `code="busy"`. Their values are words of ours.
std::string label(std::string_view name, std::string_view value);

/// What is known only when somebody asks.
struct Reading {
  std::string_view name;
  std::string labels;
  double value = 0;
};

/// Counts what happens. Any thread.
class Metrics {
 public:
  // `name` is one that is declared.
  void count(std::string_view name, const std::string& labels = {}, std::uint64_t n = 1);
  void observe(std::string_view name, const std::string& labels, double seconds);
  /// Everything as Prometheus reads it, with these readings.
  std::string text(const std::vector<Reading>& readings) const;

 private:
  static constexpr std::array<double, 10> bounds{0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30};
  struct Histogram {
    std::array<std::uint64_t, bounds.size()> upto{};
    std::uint64_t count = 0;
    double sum = 0;
  };
  using Key = std::pair<std::string, std::string>;  ///< name, labels

  mutable std::mutex mutex_;
  std::map<Key, std::uint64_t> counters_;
  std::map<Key, Histogram> histograms_;
};

}  // namespace dialogue::net
