// SPDX-License-Identifier: Apache-2.0
#include "client/core/transport/waiting.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <vector>

#include "shared/base/result.h"

namespace dialogue {

Interrupter::Interrupter() {
  if (::pipe(ends_) != 0) throw Failure({"no_memory", "", {}, "pipe"});
  for (const int end : ends_) {
    ::fcntl(end, F_SETFD, FD_CLOEXEC);
    ::fcntl(end, F_SETFL, O_NONBLOCK);
  }
}

Interrupter::~Interrupter() {
  for (const int end : ends_) ::close(end);
}

void Interrupter::interrupt() {
  asked_ = true;
  // A full pipe wakes as well.
  [[maybe_unused]] const auto n = ::write(ends_[1], "", 1);
}

void Interrupter::forget() {
  char bytes[64];
  while (::read(ends_[0], bytes, sizeof bytes) > 0) {
  }
  asked_ = false;
}

std::int64_t Wait::left() const { return std::max<std::int64_t>(0, at_ - clock_->monotonic_ms()); }

Wait::Ended Wait::on(std::span<pollfd> whom, std::int64_t at_most) const {
  std::vector<pollfd> all(whom.begin(), whom.end());
  if (interrupter_) all.push_back({interrupter_->fd(), POLLIN, 0});
  for (;;) {
    if (interrupted()) return Ended::interrupted;
    const std::int64_t ms = at_most < 0 ? left() : std::min(at_most, left());
    const int n = ::poll(all.data(), all.size(), static_cast<int>(ms));
    if (n < 0 && errno == EINTR) continue;
    if (interrupted()) return Ended::interrupted;
    std::copy_n(all.begin(), whom.size(), whom.begin());
    const bool any = std::any_of(whom.begin(), whom.end(), [](const pollfd& each) { return each.revents != 0; });
    return any ? Ended::ready : Ended::late;
  }
}

Wait::Ended Wait::on(int fd, short events) const {
  pollfd one{fd, events, 0};
  return on({&one, 1});
}

}  // namespace dialogue
