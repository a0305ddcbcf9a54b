// SPDX-License-Identifier: Apache-2.0
#include "client/core/verbs/trust.h"

#include <algorithm>
#include <string_view>

#include "shared/base/hash.h"

namespace dialogue {

Trust::Fingerprint fingerprint_of(const Trust::Key& key) {
  const Hash32 hash = blake2b("dialogue line key 1\n", {reinterpret_cast<const char*>(key.data()), key.size()});
  Trust::Fingerprint out;
  std::copy_n(hash.begin(), out.size(), out.begin());
  return out;
}

}  // namespace dialogue
