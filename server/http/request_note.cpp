// SPDX-License-Identifier: Apache-2.0
#include "server/http/request_note.h"

#include <algorithm>
#include <array>

#include "shared/base/hash.h"

namespace dialogue::http {
namespace {

struct Page {
  std::string_view path, name;
};
constexpr std::array pages{Page{"/v1/sync", "sync"},        Page{"/v1/live", "live"},   Page{"/v1/files/", "files"},
                           Page{"/v1/history/", "history"}, Page{"/v1/codes", "codes"}, Page{"/v1/enrol", "enrol"},
                           Page{"/healthz", "healthz"},     Page{"/readyz", "readyz"},  Page{"/metrics", "metrics"},
                           Page{"/mail/stop/", "mail_stop"}};

}  // namespace

std::string_view page_of(std::string_view target) {
  const auto path = target.substr(0, target.find('?'));
  const auto found = std::find_if(pages.begin(), pages.end(), [&](const Page& page) {
    return page.path.ends_with('/') ? path.starts_with(page.path) : path == page.path;
  });
  return found == pages.end() ? "other" : found->name;
}

RequestIds::RequestIds(Random& random) {
  std::array<std::uint8_t, 4> bytes{};
  random.fill(bytes);
  run_ = hex({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

std::string RequestIds::next() { return run_ + "-" + std::to_string(++count_); }

}  // namespace dialogue::http
