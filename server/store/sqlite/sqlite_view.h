// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <memory>
#include <string_view>

#include "server/service/ports/store.h"
#include "server/store/sqlite/kind_rows.h"
#include "shared/model/kind.h"
#include "shared/sqlite/database.h"

namespace dialogue {

/// The questions of StoreView to one connection.
class SqliteView : public StoreView {
 public:
  SqliteView(Database& db, const Domain& domain);

  KindRows& table(const Kind& kind) { return *tables_[static_cast<std::size_t>(kind.no)]; }

  LogHead head() override;
  std::optional<Hash32> chain_at(std::uint64_t seq) override;
  Rid find(const Kind& kind, const Uuid& id) override { return table(kind).find(id); }
  bool has(const Uuid& id) override;
  bool load(Rid rid, StoredRecord& out) override;
  std::vector<Rid> referring(const Kind& kind, std::string_view field, std::string_view raw) override {
    return table(kind).referring(field, raw);
  }
  std::vector<Rid> all(const Kind& kind) override { return table(kind).all(); }
  std::uint64_t count(const Kind& kind) override { return table(kind).count(); }
  void feed_of(Rid rid, std::vector<FeedEntry>& out) override;
  void walk(ScopeId scope, std::uint64_t after, const std::function<bool(const FeedEntry&)>& visit) override;
  std::uint64_t newest_in(ScopeId scope) override;
  std::optional<Scope> scope(std::string_view name) override;
  std::optional<Scope> scope(ScopeId id) override;
  std::vector<Scope> scopes() override;
  std::optional<LogRow> log_row(std::uint64_t seq) override;
  std::optional<LogRow> log_row(std::int64_t source, std::uint64_t counter) override;
  void log_from(std::uint64_t from, const std::function<bool(const LogRow&)>& visit) override;
  void log_of(Rid rid, std::uint64_t upto, const std::function<bool(const LogRow&)>& visit) override;
  std::optional<ChangeSource> source(std::int64_t no) override;
  std::optional<ChangeSource> source(const Uuid& device, std::string_view incarnation, const Uuid& person) override;
  std::optional<StoredDevice> device(const Uuid& id) override;
  std::vector<StoredDevice> devices() override;
  std::optional<StoredCode> code(std::string_view hash) override;
  std::vector<StoredCode> codes() override;
  std::vector<StoredEpoch> epochs() override;
  std::optional<Replayed> replayed(Rid rid, std::string_view path) override;
  std::vector<std::uint64_t> parked() override;
  std::uint64_t parked_of(const Uuid& device) override;
  std::string meta(std::string_view key) override;

 protected:
  Database& db_;
  const Domain& domain_;

 private:
  std::array<std::unique_ptr<KindRows>, 128> tables_;
  std::string has_;  ///< asks all of them at once
};

/// What a log row says besides applied: error, kept cells, proposal; as JSON, empty for nothing.
std::string say_of(const LogRow& row);

}  // namespace dialogue
