// SPDX-License-Identifier: Apache-2.0
#include "server/tls/tls_context.h"

#include <sys/stat.h>

#include "server/tls/engine.h"
#include "server/tls/identity.h"
#include "server/tls/tls_stream.h"
#include "shared/base/days.h"
#include "shared/base/log.h"

namespace dialogue::tls {

TlsContext::TlsContext(Clock& clock) : clock_(clock), stats_(std::make_shared<Stats>()) {}
TlsContext::~TlsContext() = default;

Result<std::unique_ptr<TlsContext>> TlsContext::own(std::string_view line_seed, Clock& clock) {
  std::unique_ptr<TlsContext> out(new TlsContext(clock));
  if (auto used = out->use(own_identity(line_seed)); !used) return used.error();
  return out;
}

Result<std::unique_ptr<TlsContext>> TlsContext::of_files(std::string certificate, std::string key, Clock& clock) {
  std::unique_ptr<TlsContext> out(new TlsContext(clock));
  out->certificate_ = std::move(certificate);
  out->key_ = std::move(key);
  if (auto loaded = out->load(); !loaded) return loaded.error();
  return out;
}

std::unique_ptr<net::Stream> TlsContext::accept(std::unique_ptr<net::Stream> carrier) const {
  const std::lock_guard lock(mutex_);
  return std::make_unique<TlsStream>(std::move(carrier), engine_);
}

Status TlsContext::use(const Identity& identity) {
  {
    // Sessions go on when files were read again that say the same.
    const std::lock_guard lock(mutex_);
    if (engine_ && engine_->shown == shown_by(identity)) return {};
  }
  auto engine = make_engine(identity, stats_, clock_);
  if (!engine) return engine.error();
  const std::lock_guard lock(mutex_);
  engine_ = std::move(*engine);
  expires_ms_ = identity.ends_ms;
  return {};
}

Status TlsContext::load() {
  // Before they are read: what is written meanwhile differs at the next look.
  const auto seen = marks();
  {
    const std::lock_guard lock(mutex_);
    tried_ = seen;
  }
  const auto identity = read_identity(certificate_, key_);
  if (!identity) return identity.error();
  if (auto used = use(*identity); !used) return Error{used.error().code, "", {certificate_}, used.error().detail};
  warn(*identity);
  return {};
}

void TlsContext::warn(const Identity& identity) const {
  struct stat status {};
  if (::stat(key_.c_str(), &status) == 0 && (status.st_mode & S_IROTH) != 0) log(LogLevel::warning, "certificate_key_is_open");
  const auto now = clock_.unix_ms();
  if (now > identity.ends_ms) log(LogLevel::warning, "certificate_expired", {{"since", date_text(identity.ends_ms)}});
  if (now < identity.begins_ms) log(LogLevel::warning, "certificate_not_yet_valid", {{"from", date_text(identity.begins_ms)}});
}

std::array<TlsContext::Mark, 2> TlsContext::marks() const {
  const auto mark = [](const std::string& file) {
    struct stat s {};
    if (::stat(file.c_str(), &s) != 0) return Mark{};
    return Mark{std::int64_t(s.st_dev), std::int64_t(s.st_ino), s.st_size,        s.st_mtim.tv_sec,
                s.st_mtim.tv_nsec,      s.st_ctim.tv_sec,       s.st_ctim.tv_nsec};
  };
  return {mark(certificate_), mark(key_)};
}

void TlsContext::reload() {
  if (certificate_.empty()) return;
  const std::lock_guard alone(loading_);
  if (auto loaded = load(); !loaded) return log(LogLevel::error, "certificate_not_changed", loaded.error());
  log(LogLevel::info, "certificate_loaded", {{"until", date_text(expires_ms_)}});
}

void TlsContext::reload_if_changed() {
  if (certificate_.empty()) return;
  const auto seen = marks();
  {
    const std::lock_guard lock(mutex_);
    if (seen == tried_) return;
  }
  reload();
}

const Stats& TlsContext::stats() const { return *stats_; }

}  // namespace dialogue::tls
