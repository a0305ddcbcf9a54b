// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace dialogue {

/// A text in the three languages of the platform.
struct Text3 {
  std::string en, fr, es;
  const std::string& in(std::string_view lang) const { return lang == "fr" ? fr : lang == "es" ? es : en; }
};

}  // namespace dialogue
