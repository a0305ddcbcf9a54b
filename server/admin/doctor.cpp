// SPDX-License-Identifier: Apache-2.0
#include "server/admin/doctor.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "server/admin/command_line.h"
#include "server/admin/data_folder.h"
#include "shared/base/cause.h"
#include "shared/base/days.h"
#include "shared/base/time_zone.h"
#include "shared/domain/messages.h"
#include "shared/domain/platform.h"
#include "shared/joining/invitation.h"
#include "shared/model/declaration.h"
#include "shared/text/host_name.h"
#include "shared/wire/json_output.h"

namespace dialogue::admin {
namespace {

using watch::Check;
using State = Check::State;

/// Who may read and write what lies in the folder.
Check rights(const std::string& data) {
  struct stat there;
  if (::stat(data.c_str(), &there) != 0) return {"folder", State::wrong, data + " is not there", "Name the server's folder with --data."};
  for (const std::string name : {"", "/server.db", "/keys", "/files"}) {
    if (::stat((data + name).c_str(), &there) != 0) continue;
    if ((there.st_mode & 077) != 0)
      return {"folder", State::todo, data + name + " is open to other users of this machine", "chmod -R go= " + data};
    if (there.st_uid != ::geteuid() && ::geteuid() != 0)
      return {"folder", State::wrong, data + name + " belongs to another user", "Give the command as the server's user."};
  }
  if (const auto strangers = foreign_names(data); !strangers.empty())
    return {"folder", State::todo,
            std::to_string(strangers.size()) + (strangers.size() == 1 ? " file lies in it that is" : " files lie in it that are") +
                " not the server's",
            "See dialogued verify for their names, and put them elsewhere."};
  return {"folder", State::ok, "nobody else can read it"};
}

Check limits() {
  constexpr rlim_t wanted = 7168 + 256;  // as many connections as the front takes, and the server's own files
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_max >= wanted) return {"limits", State::ok, "enough files can be open at once"};
  return {"limits", State::todo, "only " + std::to_string(limit.rlim_max) + " files can be open at once, so fewer devices are served",
          "Raise LimitNOFILE of the service to 8192."};
}

bool only_here(const std::string& listen) {
  auto host = listen.substr(0, listen.rfind(':'));
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  return listen.starts_with("unix:") || is_loopback_host(host);
}

Check listening(const config::Settings& settings) {
  const auto& listen = settings.text("listen");
  if (only_here(listen)) return {"listen", State::ok, "only this machine reaches " + listen};
  if (settings.yes("behind_proxy"))
    return {"listen", State::todo, "everybody who reaches " + listen + " can say that they speak for somebody else",
            "Let the proxy and the server meet at a Unix socket (listen = unix:/run/dialogue/front.sock)."};
  if (settings.text("tls.mode") == "off" && settings.text("tls.certificate").empty() && settings.yes("unsafe"))
    return {"listen", State::todo, "everybody on the network can read what goes to " + listen + ", because it is not encrypted",
            "Encrypt (tls.mode = own, or a certificate), and take “unsafe” away."};
  return {"listen", State::ok, listen + " is encrypted"};
}

/// Where devices are told that they reach the server.
Check reached(const config::Settings& settings) {
  const auto& address = settings.text("address");
  const bool encrypts = settings.text("tls.mode") == "own" || !settings.text("tls.certificate").empty();
  const bool proxy = settings.yes("behind_proxy");
  if (address.empty() && !proxy && only_here(settings.text("listen")))
    return {"address", State::ok, "devices of this machine alone reach the server"};
  if (address.empty())
    return {"address", State::todo, "nobody has said where devices reach the server, so there is no line to join with",
            "Set the option “address”, such as https://dialogue.example.org:8480."};
  if (const auto line = invitation({address, encrypts, ""}, ""); !line)
    return {"address", State::wrong, address + " is no address to which people can be sent",
            "Write the option “address” as https://HOST or https://HOST:PORT."};
  if (address.starts_with("https:") && !encrypts && !proxy)
    return {"address", State::wrong, "devices are sent to " + address + ", but the server does not encrypt",
            "Set tls.mode to own, or name a certificate; where a proxy encrypts, set behind_proxy."};
  return {"address", State::ok, "devices are sent to " + address};
}

Check zones() {
  if (TimeZone::load("Europe/Paris")) return {"time_zones", State::ok, "the time-zone database is there"};
  return {"time_zones", State::wrong, "the time-zone database is missing, so hours of meetings cannot be told",
          "Install the package tzdata."};
}

}  // namespace

std::vector<Check> examine_place(const std::string& data, const config::Settings& settings) {
  return {rights(data), limits(), listening(settings), reached(settings), zones()};
}

std::vector<Check> examine_platform(const Statistics& stats, std::int64_t now_ms) {
  constexpr std::int64_t day_ms = 86'400'000, often_days = 31;
  std::vector<Check> out;
  const auto days = (now_ms - std::max(stats.verified_ms, stats.oldest_ms)) / day_ms;
  if (days > often_days)
    out.push_back({"verify", State::todo,
                   stats.verified_ms == 0 ? "what is kept was never checked"
                                          : "what is kept was last found sound " + std::to_string(days) + " days ago",
                   "Give dialogued verify, and again every month."});
  else
    out.push_back({"verify", State::ok,
                   stats.verified_ms == 0 ? "the platform is new" : "what is kept was found sound " + std::to_string(days) + " days ago"});
  if (stats.pending_grants > 0)
    out.push_back(
        {"grants", State::todo,
         std::to_string(stats.pending_grants) + (stats.pending_grants == 1 ? " role waits" : " roles wait") + " for a coordinator",
         "A coordinator confirms them in the app; see dialogued grant list."});
  else
    out.push_back({"grants", State::ok, "no role waits to be confirmed"});
  const auto schema = platform().schema();
  if (stats.schema != schema)
    out.push_back({"version", State::wrong,
                   "the data are of schema " + std::to_string(stats.schema) + ", this program has " + std::to_string(schema),
                   "Start the newest program on them."});
  else
    out.push_back({"version", State::ok, "program and data are of schema " + std::to_string(schema)});
  return out;
}

Check examine_certificate(std::int64_t ends_ms, std::int64_t now_ms) {
  constexpr std::int64_t day_ms = 86'400'000, notice_days = 21;
  const auto days = (ends_ms - now_ms) / day_ms;
  if (ends_ms <= now_ms)
    return {"certificate", State::wrong, "it has ended, so devices refuse the server",
            "Put a new certificate in its place; the server reads it by itself."};
  if (days < notice_days)
    return {"certificate", State::todo, "it ends in " + std::to_string(days) + " days",
            "Put a new certificate in its place; the server reads it by itself."};
  return {"certificate", State::ok, "it ends on " + date_text(ends_ms)};
}

Check not_opened(const Error& error) {
  return {"database", State::wrong, sentence(error, "en") + " [" + error.code + "]",
          cause_of(error.code) == Cause::data ? "Put the newest backup in place: dialogued restore SET." : ""};
}

Output doctor(const std::string& data, const config::Settings& settings, const std::vector<Check>& health, const Statistics& stats,
              std::int64_t now_ms, bool json) {
  auto checks = health;
  for (auto& more : {examine_platform(stats, now_ms), examine_place(data, settings)}) checks.insert(checks.end(), more.begin(), more.end());
  return print_checks(checks, json);
}

Output print_checks(const std::vector<Check>& checks, bool as_json) {
  const bool fine = std::all_of(checks.begin(), checks.end(), [](const Check& check) { return check.state == State::ok; });
  Output output{fine ? 0 : int(Cause::refused), "", ""};
  Json listed = Json::array();
  for (const auto& check : checks) {
    listed.push_back({{"check", check.name}, {"state", watch::name_of(check.state)}, {"what", check.words}, {"advice", check.advice}});
    output.out += check.name + "  " + watch::name_of(check.state) + "  " + check.words + "\n";
    if (!check.advice.empty()) output.out += "    " + check.advice + "\n";
  }
  if (as_json) output.out = json_text({{"ok", fine}, {"checks", std::move(listed)}}) + "\n";
  return output;
}

}  // namespace dialogue::admin
