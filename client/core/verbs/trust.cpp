// SPDX-License-Identifier: Apache-2.0
#include "client/core/verbs/trust.h"

#include <algorithm>
#include <string_view>

#include "shared/base/line_fingerprint.h"

namespace dialogue {

Trust::Fingerprint fingerprint_of(const Trust::Key& key) {
  const std::string bytes = line_fingerprint({reinterpret_cast<const char*>(key.data()), key.size()});
  Trust::Fingerprint out{};
  std::copy_n(bytes.begin(), std::min(bytes.size(), out.size()), out.begin());
  return out;
}

}  // namespace dialogue
