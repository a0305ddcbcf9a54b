// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/server_node.h"

#include <algorithm>
#include <set>

#include "server/store/sqlite/sqlite_store.h"
#include "shared/base/hash.h"
#include "shared/base/signer.h"
#include "shared/domain/platform.h"
#include "shared/wire/json.h"
#include "sync/codec.h"

namespace dialogue::sim {

namespace {

/// Stands in for Ed25519 where the run is not about it. It is as fast as a hash, and as hard to satisfy by accident.
class CheapSigner final : public Signer {
 public:
  explicit CheapSigner(std::string_view seed) {
    const auto key = blake2b("cheap", seed);
    std::copy(key.begin(), key.end(), key_.begin());
  }
  Signature sign(std::string_view data) override { return sign_with({reinterpret_cast<const char*>(key_.data()), key_.size()}, data); }
  PublicKey public_key() override { return key_; }
  std::string agree(std::string_view other) override { return shared(bytes_of(key_), other); }

  static std::string shared(std::string_view one, std::string_view other) {
    return std::string(raw(blake2b("agreed", std::min(one, other), std::max(one, other))));
  }
  static Signature sign_with(std::string_view key, std::string_view data) {
    const auto hash = blake2b(key, data);
    Signature out{};
    std::copy(hash.begin(), hash.end(), out.begin());
    return out;
  }

 private:
  PublicKey key_{};
};

/// The line's end at the server, with the public half that devices are told.
class CheapLine final : public Signer {
 public:
  explicit CheapLine(const PublicKey& key) : key_(key) {}
  Signature sign(std::string_view data) override { return CheapSigner::sign_with(bytes_of(key_), data); }
  PublicKey public_key() override { return key_; }
  std::string agree(std::string_view other) override { return CheapSigner::shared(bytes_of(key_), other); }

 private:
  PublicKey key_;
};

class CheapVerifier final : public Verifier {
 public:
  bool verify(std::string_view public_key, std::string_view data, std::string_view signature) override {
    return same_bytes(raw(CheapSigner::sign_with(public_key, data)), signature);
  }
};

class RealVerifier final : public Verifier {
 public:
  bool verify(std::string_view public_key, std::string_view data, std::string_view signature) override {
    return ed25519_verifier().verify(public_key, data, signature);
  }
};

SqliteStoreOptions store_options() {
  SqliteStoreOptions options;
  options.vfs = Disks::vfs_name();
  options.mark = false;
  options.page_cache_kb = 4096;
  return options;
}

/// A database with its tables and nothing else, because making them anew takes longer than most runs.
const DiskImage& empty_database(Disks& disks) {
  static const DiskImage image = [&] {
    { SqliteStore store("/template", platform(), store_options()); }
    auto made = disks.image("template");
    disks.erase("template");
    return made;
  }();
  return image;
}

}  // namespace

SignerFactory signer_factory(bool real) {
  if (real) return [](std::string_view seed) { return std::make_unique<Ed25519Signer>(seed); };
  return [](std::string_view seed) { return std::make_unique<CheapSigner>(seed); };
}

ServerNode::ServerNode(Disks& disks, const std::int64_t& now, Rng rng, const Options& options)
    : disks_(disks), clock_(&now), rng_(rng), real_signer_(options.real_signer), quota_(options.quota), keys_(Keys::fresh(rng_, now)) {
  if (real_signer_)
    verifier_ = std::make_unique<RealVerifier>();
  else
    verifier_ = std::make_unique<CheapVerifier>();
  disks_.restore("server", empty_database(disks_));
}

ServerNode::~ServerNode() { stop(); }

Status ServerNode::start() {
  stop();
  disks_.heal("server");
  return open();
}

Status ServerNode::open() {
  try {
    store_ = std::make_unique<SqliteStore>("/server", domain(), store_options());
    writer_ = std::make_unique<InlineWriter>(*store_);
    Quotas quotas;
    if (quota_ > 0) quotas.changes_a_minute = quota_;
    auto service = Service::open({*store_, domain(), keys_, clock_, rng_, *verifier_, *writer_, quotas});
    if (!service) return service.error();
    service_ = std::move(*service);
    service_->pass_time().ignore();
    auto line = real_signer_ ? std::unique_ptr<Signer>(std::make_unique<Ed25519Signer>(keys_.line_seed))
                             : std::make_unique<CheapLine>(keys_.line_key());
    context_.reset(new api::Context{*service_, clock_, *verifier_, {*service_, files_}, api::AnswerKeys(std::move(line))});
  } catch (const Failure& failure) {
    return failure.error();
  }
  return {};
}

void ServerNode::start_and_die(std::uint64_t calls, std::uint64_t seed) {
  stop();
  disks_.stop_after("server", calls);
  open().ignore();
  crash(seed);
}

std::string ServerNode::opened_by(int age) {
  stop();
  try {
    SqliteStore store("/server", program(age), store_options());
  } catch (const Failure& failure) {
    return failure.error().code;
  }
  return {};
}

void ServerNode::stop() {
  context_.reset();
  service_.reset();
  writer_.reset();
  store_.reset();
}

void ServerNode::crash(std::uint64_t seed) {
  disks_.stop_after("server", 0);
  stop();
  disks_.crash("server", static_cast<CrashKind>(Rng(seed).below(3)), seed);
}

WireReply ServerNode::handle(const WireRequest& request) {
  net::Request incoming{request.method, request.path, request.content_type, request.authorization, request.body};
  try {
    const auto answer = api::dispatch(*context_, incoming);
    // What the writer could not make durable ends the process, and nobody gets an answer.
    if (answer.status >= 500) return {};
    return {answer.status, answer.content_type, answer.body, answer.proof};
  } catch (const Failure&) {
    return {};
  }
}

void ServerNode::keep_copy() {
  constexpr std::size_t most = 5;
  copies_.push_back(disks_.image("server"));
  // One between the oldest and the newest goes, so that their ages differ widely.
  if (copies_.size() > most) copies_.erase(copies_.begin() + 1 + static_cast<std::ptrdiff_t>(rng_.below(most - 1)));
}

void ServerNode::back_up() {
  const auto seq = service_->head();
  copies_ = {disks_.image("server")};
  writer_->run([&] { store_->set_meta("backup_seq", std::to_string(seq)); }).ignore();
}

void ServerNode::restore(const DiskImage& copy, bool told) {
  disks_.stop_after("server", 0);
  stop();
  disks_.heal("server");
  disks_.restore("server", copy);
  if (!told) return;
  SqliteStore store("/server", domain(), store_options());
  store.begin();
  store.set_meta("restored", "1");
  store.commit();
}

void ServerNode::lose_cursor_key() {
  std::string fresh(keys_.cursor.size(), '\0');
  for (auto& byte : fresh) byte = static_cast<char>(rng_.below(256));
  keys_.cursor = fresh;
}

std::vector<Decision> ServerNode::decisions(std::uint64_t from) {
  std::vector<Decision> out;
  auto view = store_->snapshot();
  std::vector<LogRow> rows;
  view->log_from(from, [&](const LogRow& row) {
    rows.push_back(row);
    return true;
  });
  for (const auto& row : rows) {
    auto change = decode_change(row.content);
    if (!change) continue;
    Decision d;
    d.seq = row.seq;
    const auto line = view->source(row.source);
    // What the server says in somebody's name has no counter, unless it is their own change, parked until then.
    d.late = line && !line->device.is_nil() && row.counter == 0 && change->counter != 0;
    if (line && (row.counter != 0 || d.late)) d.device = line->device, d.incarnation = line->incarnation;
    d.received_ms = row.received_ms;
    d.bytes = row.content;
    d.change = std::move(*change);
    d.verdict = row.verdict;
    d.kept = std::set<Path>(row.kept.begin(), row.kept.end());
    if (!row.result.empty())
      if (auto document = json::Document::parse(row.result))
        for (const auto& [path, value] : document->root().members())
          d.result[Path(path)] = value.is_null() ? Raw() : json::canonical(value);
    out.push_back(std::move(d));
  }
  return out;
}

}  // namespace dialogue::sim
