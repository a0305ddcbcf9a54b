// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/service/ports/store.h"

namespace dialogue {

/// Hands every question to another view: for snapshots that are borrowed.
class ForwardingView : public StoreView {
 public:
  explicit ForwardingView(StoreView& to) : v_(to) {}
  LogHead head() override { return v_.head(); }
  std::optional<Hash32> chain_at(std::uint64_t seq) override { return v_.chain_at(seq); }
  Rid find(const Kind& kind, const Uuid& id) override { return v_.find(kind, id); }
  bool has(const Uuid& id) override { return v_.has(id); }
  bool load(Rid rid, StoredRecord& out) override { return v_.load(rid, out); }
  std::vector<Rid> referring(const Kind& k, std::string_view f, std::string_view raw) override { return v_.referring(k, f, raw); }
  std::vector<Rid> all(const Kind& kind) override { return v_.all(kind); }
  std::uint64_t count(const Kind& kind) override { return v_.count(kind); }
  void feed_of(Rid rid, std::vector<FeedEntry>& out) override { v_.feed_of(rid, out); }
  void walk(ScopeId s, std::uint64_t after, const std::function<bool(const FeedEntry&)>& visit) override { v_.walk(s, after, visit); }
  std::uint64_t newest_in(ScopeId scope) override { return v_.newest_in(scope); }
  std::optional<Scope> scope(std::string_view name) override { return v_.scope(name); }
  std::optional<Scope> scope(ScopeId id) override { return v_.scope(id); }
  std::vector<Scope> scopes() override { return v_.scopes(); }
  std::optional<LogRow> log_row(std::uint64_t seq) override { return v_.log_row(seq); }
  std::optional<LogRow> log_row(std::int64_t source, std::uint64_t counter) override { return v_.log_row(source, counter); }
  void log_from(std::uint64_t from, const std::function<bool(const LogRow&)>& visit) override { v_.log_from(from, visit); }
  void log_of(Rid rid, std::uint64_t upto, const std::function<bool(const LogRow&)>& visit) override { v_.log_of(rid, upto, visit); }
  std::optional<ChangeSource> source(std::int64_t no) override { return v_.source(no); }
  std::optional<ChangeSource> source(const Uuid& d, std::string_view i, const Uuid& p) override { return v_.source(d, i, p); }
  std::optional<StoredDevice> device(const Uuid& id) override { return v_.device(id); }
  std::vector<StoredDevice> devices() override { return v_.devices(); }
  std::optional<StoredCode> code(std::string_view hash) override { return v_.code(hash); }
  std::vector<StoredCode> codes() override { return v_.codes(); }
  std::vector<StoredEpoch> epochs() override { return v_.epochs(); }
  std::optional<Replayed> replayed(Rid rid, std::string_view path) override { return v_.replayed(rid, path); }
  std::vector<std::uint64_t> parked() override { return v_.parked(); }
  std::uint64_t parked_of(const Uuid& device) override { return v_.parked_of(device); }
  std::string meta(std::string_view key) override { return v_.meta(key); }

 private:
  StoreView& v_;
};

}  // namespace dialogue
