// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "server/net/stream.h"
#include "server/tls/stats.h"
#include "shared/base/clock.h"
#include "shared/base/result.h"

namespace dialogue::tls {

struct Engine;
struct Identity;

/// Encrypts the connections that the server accepts. Its certificate may be changed meanwhile: each connection keeps what it began with.
/// Any thread; but streams of one context belong to one thread.
class TlsContext {
 public:
  /// With a certificate of the server's own key, which devices know from the code that joined them. Codes: no_crypto.
  static Result<std::unique_ptr<TlsContext>> own(std::string_view line_seed, Clock& clock);
  /// With a certificate and its key from files. Logs what an administrator should mend. Codes: not_a_certificate, not_a_certificate_key,
  /// other_certificate_key.
  static Result<std::unique_ptr<TlsContext>> of_files(std::string certificate, std::string key, Clock& clock);
  ~TlsContext();

  /// The server's end over an accepted connection.
  std::unique_ptr<net::Stream> accept(std::unique_ptr<net::Stream> carrier) const;

  /// Reads the files again. New ones that cannot be used are told in the log, and the ones before stay.
  void reload();
  /// The same, where a file is another than at the last try.
  void reload_if_changed();

  const Stats& stats() const;
  std::int64_t expires_ms() const { return expires_ms_; }

 private:
  /// What differs when somebody changed a file, or who may read it: device, inode, size, times.
  using Mark = std::array<std::int64_t, 7>;

  explicit TlsContext(Clock& clock);
  Status use(const Identity& identity);
  Status load();
  std::array<Mark, 2> marks() const;
  void warn(const Identity& identity) const;

  Clock& clock_;
  const std::shared_ptr<Stats> stats_;
  std::string certificate_, key_;  ///< empty with the server's own key
  std::mutex loading_;             ///< one reads the files at a time
  mutable std::mutex mutex_;       ///< over what follows
  std::shared_ptr<const Engine> engine_;
  std::array<Mark, 2> tried_{};
  std::atomic<std::int64_t> expires_ms_{0};
};

}  // namespace dialogue::tls
