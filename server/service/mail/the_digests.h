// SPDX-License-Identifier: Apache-2.0
// Internal to server/service: the digests over the engine.
#pragma once

#include "server/service/engine/engine.h"
#include "server/service/mail/digests.h"

namespace dialogue {

class TheDigests final : public Digests {
 public:
  /// `stop_for`: says in a person's record that they want no mail.
  TheDigests(Engine& engine, std::function<Status(const Uuid& person)> stop_for) : engine_(engine), stop_for_(std::move(stop_for)) {}

  Result<std::vector<MailReader>> readers() override;
  Result<std::map<Uuid, std::vector<Waiting>>> waiting(const std::vector<MailReader>& people,
                                                       const std::function<bool()>& give_up) override;
  std::string stop_token(const Uuid& person) override;
  std::optional<std::string> lang_of_token(std::string_view token) override;
  Status stop(std::string_view token) override;

 private:
  std::optional<Uuid> person_of(std::string_view token) const;

  Engine& engine_;
  const std::function<Status(const Uuid&)> stop_for_;
};

}  // namespace dialogue
