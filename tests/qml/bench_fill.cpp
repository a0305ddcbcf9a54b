// SPDX-License-Identifier: Apache-2.0
// bench-fill DIR N: puts N confirmed pledges of several organisations into the replica in DIR, as a pull would have left them, so that the
// app can be measured on it.
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "client/core/replica/replica_impl.h"
#include "shared/model/declaration.h"
#include "shared/wire/json_string.h"
#include "sync/meta.h"

using namespace dialogue;

namespace {

Uuid numbered(int kind, std::uint64_t n) {
  char text[37];
  std::snprintf(text, sizeof text, "0190%04x-0000-7000-8000-%012llx", kind, static_cast<unsigned long long>(n));
  return Uuid::parse(text).value_or(Uuid{});
}

Cells organisation(std::uint64_t n) {
  return {{"name", json::quote("Asylum authority number " + std::to_string(n))}, {"kind", json::quote("asylum_authority")}};
}

Cells pledge(std::uint64_t n) {
  static constexpr const char* subjects[] = {"Reception places",    "Audience à distance", "Formación de entrevistadores",
                                             "Country information", "Aide juridique",      "Registro de menores"};
  static constexpr const char* states[] = {"registered", "active", "completed", "active"};
  static constexpr const char* stages[] = {"planning", "in_progress", "fulfilled", "not_reported"};
  Cells cells;
  cells["title"] = json::quote(std::string(subjects[n % 6]) + " in district " + std::to_string(n * 7919 % 1'000'003));
  cells["description"] =
      json::quote("What pledge " + std::to_string(n) +
                  " brings: trained staff, interpreters, rooms and a case system, reported each year with the numbers of "
                  "decisions, of appeals and of people informed in a language they understand.");
  cells["state"] = json::quote(states[n % 4]);
  cells["stage"] = json::quote(stages[n % 4]);
  cells["cycle"] = json::quote(n % 3 ? "grf_2023" : "grf_2027");
  cells["owner_org"] = json::quote(numbered(1, n % 200).text());
  cells["ref_no"] = json::quote("PLG-2025-" + std::to_string(10'000 + n));
  return cells;
}

void put(SqliteReplicaStore& store, const Kind& kind, const Uuid& id, const Cells& cells) {
  RecordHead head;
  head.kind = &kind;
  head.id = id;
  head.facets.resize(kind.facets.size());
  for (auto& facet : head.facets) facet.seq = 1;
  std::vector<Path> paths;
  for (const auto& [path, value] : cells) paths.push_back(path);
  store.write(head, cells, paths);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "bench-fill DIR N\n");
    return 2;
  }
  auto opened = Replica::open(argv[1], {});
  if (!opened) {
    std::fprintf(stderr, "%s\n", opened.error().code.c_str());
    return 1;
  }
  auto& replica = static_cast<ReplicaImpl&>(**opened);
  auto& store = replica.store();
  const Kind& org = *replica.domain().kind("organisation");
  const Kind& kind = *replica.domain().kind("pledge");
  const auto many = static_cast<std::uint64_t>(std::strtoull(argv[2], nullptr, 10));
  store.begin();
  for (std::uint64_t n = 0; n < 200; ++n) put(store, org, numbered(1, n), organisation(n));
  for (std::uint64_t n = 0; n < many; ++n) {
    put(store, kind, numbered(2, n), pledge(n));
    if (n % 5'000 == 4'999) {
      store.commit();
      store.begin();
    }
  }
  store.commit();
  while (replica.idle_work()) {
  }
  return 0;
}
