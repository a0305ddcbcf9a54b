// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "server/api/context.h"
#include "server/http/backend.h"
#include "server/http/front.h"
#include "server/service/service.h"
#include "server/service/unit_of_work/group_writer.h"
#include "server/store/document_folder.h"
#include "server/store/sqlite/sqlite_store.h"

namespace dialogue::bench {

/// What `dialogued serve` runs, over the workload's declaration: the same store with its pragmas and fsyncs, group writer, permissions,
/// signatures, handlers, backend and front. Only the quota of changes a minute is lifted. Throws Failure.
class BenchServer {
 public:
  BenchServer(const std::string& dir, std::uint16_t port);
  ~BenchServer();

  /// A platform with one authority, and a focal point of it for each name with a one-time code in DIR/codes/NAME.
  void stage(const std::vector<std::string>& names);
  void start();
  std::uint16_t port() const { return front_.port(); }
  Service& service() { return *service_; }

 private:
  net::Response answer(const net::Request& request);

  const std::string dir_;
  const Keys keys_;
  SqliteStore store_;
  DocumentFolder files_;
  GroupWriter writer_;
  std::unique_ptr<Service> service_;
  api::Context context_;
  http::Limits limits_;
  http::Backend backend_;
  http::Front front_;
  std::atomic<std::uint64_t> seen_{0};
};

}  // namespace dialogue::bench
