// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "client/core/verbs/beside.h"

namespace dialogue {

/// What a look around keeps beside its records, in memory.
class SampleBeside final : public Beside {
 public:
  Status owe(const Uuid& material, const std::string& sha256) override { return owed_[material] = sha256, Status(); }
  std::vector<OwedFile> owed() override {
    std::vector<OwedFile> out;
    for (const auto& [material, sha256] : owed_) out.push_back({material, sha256, false});
    return out;
  }
  Status ended(const OwedFile& file, const std::string&) override { return owed_.erase(file.material), Status(); }
  Status keep_history(const Uuid& record, std::string_view body) override { return histories_[record] = body, Status(); }
  Result<std::string> kept_history(const Uuid& record) override {
    const auto it = histories_.find(record);
    return it == histories_.end() ? Result<std::string>(Error{"not_cached", "", {}, ""}) : it->second;
  }

 private:
  std::map<Uuid, std::string> owed_, histories_;
};

}  // namespace dialogue
