// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/eventfd.h>
#include <unistd.h>

#include <cstdint>
#include <mutex>
#include <utility>
#include <vector>

#include "server/net/message.h"

namespace dialogue::http {

/// What other threads leave for the front's loop. Putting something in makes `fd` readable.
class Inbox {
 public:
  struct Content {
    std::vector<std::pair<std::uint64_t, net::Response>> answers;
    bool news = false;
    bool stop = false;
  };

  Inbox() : fd_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}
  ~Inbox() { ::close(fd_); }
  Inbox(const Inbox&) = delete;
  Inbox& operator=(const Inbox&) = delete;

  int fd() const { return fd_; }
  template <class Change>
  void put(Change change) {
    {
      const std::lock_guard lock(mutex_);
      change(content_);
    }
    const std::uint64_t one = 1;
    // A full counter is readable already.
    [[maybe_unused]] const auto n = ::write(fd_, &one, sizeof one);
  }
  Content take() {
    std::uint64_t count;
    [[maybe_unused]] const auto n = ::read(fd_, &count, sizeof count);
    const std::lock_guard lock(mutex_);
    return std::exchange(content_, {});
  }

 private:
  const int fd_;
  std::mutex mutex_;
  Content content_;
};

}  // namespace dialogue::http
