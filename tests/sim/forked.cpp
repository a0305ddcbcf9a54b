// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/forked.h"

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <stdexcept>
#include <vector>

namespace dialogue::sim {

namespace {

struct Child {
  pid_t pid = 0;
  int from = -1;
  std::size_t piece = 0;
  std::string said;
};

void say_all(int to, const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto n = ::write(to, text.data() + at, text.size() - at);
    if (n <= 0) return;
    at += static_cast<std::size_t>(n);
  }
}

Child begin(std::size_t piece, const std::function<std::string(std::size_t)>& work) {
  int ends[2];
  std::fflush(stdout);
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  const pid_t pid = ::fork();
  if (pid < 0) throw std::runtime_error("no process");
  if (pid == 0) {
    ::close(ends[0]);
    say_all(ends[1], work(piece));
    std::fflush(stdout);
    ::_exit(0);
  }
  ::close(ends[1]);
  return {pid, ends[0], piece, {}};
}

/// False when the child has said all.
bool listen(Child& child) {
  std::array<char, 65536> buffer;
  const auto n = ::read(child.from, buffer.data(), buffer.size());
  if (n > 0) child.said.append(buffer.data(), static_cast<std::size_t>(n));
  return n > 0;
}

}  // namespace

void in_processes(std::size_t count, int jobs, const std::function<std::string(std::size_t)>& work,
                  const std::function<void(std::size_t, const std::string&)>& done) {
  std::vector<Child> running;
  std::size_t next = 0;
  while (next < count || !running.empty()) {
    while (next < count && running.size() < static_cast<std::size_t>(std::max(jobs, 1))) running.push_back(begin(next++, work));
    std::vector<pollfd> ready;
    for (const auto& child : running) ready.push_back({child.from, POLLIN, 0});
    if (::poll(ready.data(), ready.size(), -1) < 0) continue;
    for (std::size_t i = ready.size(); i-- > 0;) {
      if (ready[i].revents == 0 || listen(running[i])) continue;
      ::close(running[i].from);
      ::waitpid(running[i].pid, nullptr, 0);
      done(running[i].piece, running[i].said);
      running.erase(running.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
}

}  // namespace dialogue::sim
