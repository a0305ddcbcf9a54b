// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "server/service/ports/store_upkeep.h"

namespace dialogue {

/// The mark outside the database that tells a database which was put back. It is a small file, replaced as a whole.
class HighWaterFile {
 public:
  explicit HighWaterFile(std::string path) : path_(std::move(path)) {}
  /// Nothing when there is none; throws Failure("damaged") when it cannot be read.
  std::optional<HighWater> read() const;
  /// On disk when it returns.
  void write(const HighWater& mark) const;

 private:
  std::string path_;
};

}  // namespace dialogue
