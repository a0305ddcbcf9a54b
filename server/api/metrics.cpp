// SPDX-License-Identifier: Apache-2.0
// Prometheus text: counts and sequences, nothing about anybody.
#include "server/api/context.h"
#include "server/net/problem.h"

namespace dialogue::api {
namespace {

void gauge(std::string& out, const char* name, const char* help, std::uint64_t value) {
  const std::string n = std::string("dialogue_") + name;
  out += "# HELP " + n + " " + help + "\n# TYPE " + n + " gauge\n" + n + " " + std::to_string(value) + "\n";
}

}  // namespace

net::Response metrics(Context& context, const net::Request&) {
  auto stats = context.service.admin().stats();
  if (!stats) return net::problem(stats.error());
  std::string out;
  gauge(out, "log_seq", "Last sequence of the log", stats->head);
  gauge(out, "backup_seq", "Sequence that a verified backup covers", stats->backup_seq);
  gauge(out, "devices", "Enrolled devices", stats->devices);
  gauge(out, "scopes", "Scopes of the feed", stats->scopes);
  gauge(out, "parked_changes", "Changes kept until they can be decided", stats->parked);
  out += "# HELP dialogue_records Records by kind\n# TYPE dialogue_records gauge\n";
  for (const auto& [kind, rows] : stats->records) out += "dialogue_records{kind=\"" + kind + "\"} " + std::to_string(rows) + "\n";
  return {200, "text/plain; version=0.0.4", out + context.metrics()};
}

}  // namespace dialogue::api
