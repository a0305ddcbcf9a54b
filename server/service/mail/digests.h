// SPDX-License-Identifier: Apache-2.0
// Who may be told by mail that something waits for them, and how much. Any thread; nothing here throws.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/ids.h"
#include "shared/base/result.h"
#include "shared/model/kind.h"

namespace dialogue {

/// A person who may be told by mail: they have an address, have joined with a device that may still come, and have not asked to be told no
/// more, or to be erased.
struct MailReader {
  Uuid person;
  std::string address;  ///< as they wrote it
  std::string lang;     ///< "en", "fr" or "es"
  std::string zone;     ///< theirs, or that of their organisation; empty when neither is known
};

/// So many records of a kind wait for somebody, and for what.
struct Waiting {
  enum class For : std::uint8_t { step, words, opinion };
  const Kind* kind = nullptr;
  For what = For::step;
  std::uint64_t count = 0;
};

class Digests {
 public:
  virtual ~Digests() = default;

  virtual Result<std::vector<MailReader>> readers() = 0;
  /// What waits for these people by their rights of now, of what they may see: the records that Today shows them (shared/model/awaited.h),
  /// and where they decide between two values. Nobody for whom nothing waits is in it. Code "stopping" when `give_up` says so.
  virtual Result<std::map<Uuid, std::vector<Waiting>>> waiting(const std::vector<MailReader>& people,
                                                               const std::function<bool()>& give_up) = 0;

  /// With this somebody stops a person's mail, and can do nothing else. It is the same for ever.
  virtual std::string stop_token(const Uuid& person) = 0;
  /// The language in which the person of a token reads; nothing when it is none of this server's.
  virtual std::optional<std::string> lang_of_token(std::string_view token) = 0;
  /// The person of the token is told no more, as if they had said so in their own record. Again: nothing changes. Codes: not_available, and
  /// those of a write that fails.
  virtual Status stop(std::string_view token) = 0;
};

}  // namespace dialogue
