// SPDX-License-Identifier: Apache-2.0
// Fields that a backup's JSON must have. JSON that lacks one is damaged.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/wire/json.h"

namespace dialogue::backup {

inline std::string text_at(const json::Value& object, std::string_view key) {
  const auto value = object.find(key);
  auto text = value ? value->string() : std::nullopt;
  if (!text) throw Failure(Error{"damaged", "", {}, "a backup lacks a text"});
  return *text;
}

inline std::uint64_t number_at(const json::Value& object, std::string_view key) {
  const auto value = object.find(key);
  const auto number = value ? value->u53() : std::nullopt;
  if (!number) throw Failure(Error{"damaged", "", {}, "a backup lacks a number"});
  return *number;
}

}  // namespace dialogue::backup
