// SPDX-License-Identifier: Apache-2.0
#include "server/net/message.h"

namespace dialogue::net {

std::string_view Request::query(std::string_view name) const {
  const auto mark = target.find('?');
  std::string_view rest = mark == std::string::npos ? std::string_view() : std::string_view(target).substr(mark + 1);
  while (!rest.empty()) {
    const auto amp = rest.find('&');
    const auto pair = rest.substr(0, amp);
    const auto equal = pair.find('=');
    if (pair.substr(0, equal) == name) return equal == std::string_view::npos ? std::string_view() : pair.substr(equal + 1);
    rest = amp == std::string_view::npos ? std::string_view() : rest.substr(amp + 1);
  }
  return {};
}

}  // namespace dialogue::net
