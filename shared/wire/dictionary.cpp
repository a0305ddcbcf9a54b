// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/dictionary.h"

#include "shared/wire/dictionary_bytes.h"

namespace dialogue {

std::string_view dictionary(int number) {
  switch (number) {
    case 1:
      return {reinterpret_cast<const char*>(dictionary_1), dictionary_1_size};
    default:
      return {};
  }
}

}  // namespace dialogue
