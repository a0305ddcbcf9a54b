// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mutex>
#include <string>
#include <string_view>

namespace dialogue {

/// Where a device keeps what lets it take up its line to the server again in one turn less (a TLS session). It is worth as much as the
/// device's key while it lasts, and nothing is lost with it. Any thread. Failures count as nothing kept.
class SessionKeep {
 public:
  /// More than any session has.
  static constexpr std::size_t largest = 32u << 10;

  virtual ~SessionKeep() = default;
  /// What was kept last; empty when there is nothing.
  virtual std::string load() = 0;
  virtual void save(std::string_view bytes) = 0;
  virtual void drop() = 0;
};

/// In memory.
class MemorySessionKeep final : public SessionKeep {
 public:
  std::string load() override;
  void save(std::string_view bytes) override;
  void drop() override;

 private:
  std::mutex mutex_;
  std::string bytes_;
};

/// A file (0600) in a replica's folder, replaced as a whole. Nothing is written where no replica lies: an erased one gets no file back.
class FileSessionKeep final : public SessionKeep {
 public:
  explicit FileSessionKeep(std::string folder);
  std::string load() override;
  void save(std::string_view bytes) override;
  void drop() override;

 private:
  const std::string folder_, path_;
};

}  // namespace dialogue
