// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace dialogue {

/// How likely a text was written by people in one of some languages ("fr es pt").
struct Likelihood {
  double sum = 0;          ///< natural logarithm, of all that is not ASCII and what stands beside it
  std::size_t events = 0;  ///< how many characters beyond ASCII it is the sum of
  double plain = 0;        ///< how much likelier the other words, those of ASCII, are of one of the languages than of English; not below 0
};
Likelihood likelihood(std::string_view text, std::string_view languages);

}  // namespace dialogue
