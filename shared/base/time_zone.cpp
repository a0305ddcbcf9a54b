// SPDX-License-Identifier: Apache-2.0
// The zone files are read here because GCC 12 has no std::chrono zones. The files' format is small.
#include "shared/base/time_zone.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace dialogue {
namespace {

constexpr std::size_t head_size = 44;
constexpr std::size_t largest_file = 256u << 10;
const std::string database = "/usr/share/zoneinfo/";

std::int64_t big_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (char c : bytes) value = value << 8 | static_cast<unsigned char>(c);
  if (bytes.size() == 4) return static_cast<std::int32_t>(value);
  return static_cast<std::int64_t>(value);
}

struct Counts {
  std::size_t is_ut, is_std, leap, time, type, chars;
  static Counts read(std::string_view head) {
    const auto at = [&](std::size_t i) {
      return static_cast<std::size_t>(static_cast<std::uint32_t>(big_endian(head.substr(20 + 4 * i, 4))));
    };
    return {at(0), at(1), at(2), at(3), at(4), at(5)};
  }
  bool sane() const {
    return time <= 10'000 && type >= 1 && type <= 256 && chars <= 4096 && leap <= 1000 && is_ut <= type && is_std <= type;
  }
  std::size_t size(std::size_t time_bytes) const {
    return time * (time_bytes + 1) + type * 6 + chars + leap * (time_bytes + 4) + is_std + is_ut;
  }
};

bool is_head(std::string_view bytes) { return bytes.size() >= head_size && bytes.starts_with("TZif") && bytes[4] >= '2'; }

Result<std::string> bytes_of(const std::string& path) {
  // A folder of zones opens like a file, and fails at the first byte.
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return Error{"bad_zone", "", {}, ""};
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error{"not_found", "", {}, ""};
  std::string bytes(std::istreambuf_iterator<char>(file), {});
  if (bytes.size() > largest_file) return Error{"bad_zone", "", {}, ""};
  return bytes;
}

}  // namespace

/// Reads the footer: "CET-1CEST,M3.5.0,M10.5.0/3".
struct TimeZone::RuleReader {
  std::string_view left;
  bool bad = false;

  bool take(char c) {
    if (left.empty() || left[0] != c) return false;
    left.remove_prefix(1);
    return true;
  }
  int number() {
    int value = 0;
    bool any = false;
    while (!left.empty() && left[0] >= '0' && left[0] <= '9' && value < 100'000) {
      value = value * 10 + (left[0] - '0');
      left.remove_prefix(1);
      any = true;
    }
    if (!any) bad = true;
    return value;
  }
  std::int32_t clock() {
    const bool minus = take('-');
    if (!minus) take('+');
    std::int32_t seconds = number() * 3600;
    if (take(':')) seconds += number() * 60;
    if (take(':')) seconds += number();
    return minus ? -seconds : seconds;
  }
  void name() {
    const bool quoted = take('<');
    const auto end = quoted ? left.find('>') : left.find_first_of("+-0123456789,");
    if (end == std::string_view::npos && quoted) bad = true;
    left.remove_prefix(std::min(left.size(), end == std::string_view::npos ? left.size() : end + (quoted ? 1 : 0)));
  }
  Change change() {
    Change out;
    if (!take(',')) bad = true;
    if (take('M')) {
      out.month = number();
      if (!take('.')) bad = true;
      out.week = number();
      if (!take('.')) bad = true;
      out.weekday = number();
      if (out.month < 1 || out.month > 12 || out.week < 1 || out.week > 5 || out.weekday > 6) bad = true;
    } else {
      out.leap_counts = !take('J');
      out.day = number();
      if (out.day > 366) bad = true;
    }
    if (take('/')) out.seconds = clock();
    return out;
  }
  Rule rule() {
    Rule out;
    name();
    out.standard = -clock();
    if (left.empty()) return out;
    out.has_summer = true;
    name();
    out.summer = left.empty() || left[0] == ',' ? out.standard + 3600 : -clock();
    out.begins = change();
    out.ends = change();
    if (!left.empty()) bad = true;
    return out;
  }
};

Result<TimeZone> TimeZone::parse(std::string_view tzif) {
  const Error bad{"bad_zone", "", {}, ""};
  if (!is_head(tzif)) return bad;
  const auto old = Counts::read(tzif);
  if (!old.sane() || tzif.size() < head_size + old.size(4)) return bad;
  auto body = tzif.substr(head_size + old.size(4));
  if (!is_head(body)) return bad;
  const auto counts = Counts::read(body);
  body.remove_prefix(head_size);
  if (!counts.sane() || body.size() < counts.size(8)) return bad;
  TimeZone zone;
  const auto types = body.substr(counts.time * 9, counts.type * 6);
  const auto offset_of = [&](std::size_t type) { return static_cast<std::int32_t>(big_endian(types.substr(type * 6, 4))); };
  zone.first_ = offset_of(0);
  for (std::size_t i = 0; i < counts.time; ++i) {
    const auto type = static_cast<unsigned char>(body[counts.time * 8 + i]);
    if (type >= counts.type) return bad;
    zone.times_.push_back(big_endian(body.substr(i * 8, 8)));
    zone.offsets_.push_back(offset_of(type));
  }
  if (!std::is_sorted(zone.times_.begin(), zone.times_.end())) return bad;
  auto footer = body.substr(counts.size(8));
  if (!footer.starts_with('\n')) return bad;
  footer = footer.substr(1, footer.find('\n', 1) - 1);
  if (footer.empty()) return zone;
  RuleReader reader{footer};
  zone.rule_ = reader.rule();
  if (reader.bad) return bad;
  zone.has_rule_ = true;
  return zone;
}

Result<TimeZone> TimeZone::load(const std::string& name) {
  const bool plain = !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '_' || c == '-' || c == '+';
  });
  if (!plain || name[0] == '/') return Error{"bad_zone", "", {name}, ""};
  const auto bytes = bytes_of(database + name);
  if (!bytes) return Error{bytes.error().code, "", {name}, ""};
  auto zone = parse(*bytes);
  if (!zone) return Error{"bad_zone", "", {name}, ""};
  return zone;
}

bool TimeZone::known(const std::string& name) {
  // Two folders beside the zones hold this machine's own zones, and all zones once more with leap seconds. Their names are nothing to agree
  // on.
  constexpr std::array no_zones{"Factory", "localtime", "posixrules"};
  constexpr std::array copies{"posix/", "right/"};
  if (std::any_of(no_zones.begin(), no_zones.end(), [&](const char* one) { return name == one; }) ||
      std::any_of(copies.begin(), copies.end(), [&](const char* folder) { return name.starts_with(folder); }))
    return false;
  const auto zone = load(name);
  // A machine without the database can only say that the name could be one.
  return zone.ok() || (zone.error().code == "not_found" && !load("UTC"));
}

std::string TimeZone::database_version() {
  std::ifstream file(database + "tzdata.zi");
  std::string line;
  constexpr std::string_view start = "# version ";
  if (!std::getline(file, line) || !line.starts_with(start)) return {};
  return line.substr(start.size());
}

/// Local seconds since 1970 at which the change happens in that year.
std::int64_t TimeZone::instant_of(const Change& change, std::int64_t year) {
  using namespace std::chrono;
  const std::chrono::year y{static_cast<int>(year)};
  sys_days day;
  if (change.month == 0) {
    const int skipped = !change.leap_counts && y.is_leap() && change.day >= 60 ? 1 : 0;
    day = sys_days(y / January / 1) + days(change.leap_counts ? change.day : change.day - 1 + skipped);
  } else {
    const auto m = month(static_cast<unsigned>(change.month));
    const auto d = weekday(static_cast<unsigned>(change.weekday));
    day = change.week == 5 ? sys_days(y / m / d[last]) : sys_days(y / m / d[static_cast<unsigned>(change.week)]);
  }
  return std::int64_t{day.time_since_epoch().count()} * 86'400 + change.seconds;
}

std::int32_t TimeZone::by_rule(std::int64_t utc) const {
  if (!rule_.has_summer) return rule_.standard;
  using namespace std::chrono;
  const year_month_day date{floor<days>(sys_seconds(seconds(utc + rule_.standard)))};
  const auto year = static_cast<int>(date.year());
  const auto begins = instant_of(rule_.begins, year) - rule_.standard, ends = instant_of(rule_.ends, year) - rule_.summer;
  const bool summer = begins < ends ? utc >= begins && utc < ends : utc >= begins || utc < ends;
  return summer ? rule_.summer : rule_.standard;
}

std::int32_t TimeZone::offset_at(std::int64_t utc) const {
  const auto after = std::upper_bound(times_.begin(), times_.end(), utc);
  if (after == times_.end() && has_rule_) return by_rule(utc);
  return after == times_.begin() ? first_ : offsets_[static_cast<std::size_t>(after - times_.begin()) - 1];
}

}  // namespace dialogue
