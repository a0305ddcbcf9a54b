// SPDX-License-Identifier: Apache-2.0
#include "server/admin/control.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <utility>

#include "server/admin/command_line.h"
#include "server/admin/control_message.h"

namespace dialogue::admin {
namespace {

/// Closes itself.
struct Handle {
  int fd;
  ~Handle() {
    if (fd >= 0) ::close(fd);
  }
};

/// The address of DATA/control.sock through the folder's descriptor, because a path may be longer than an address takes.
sockaddr_un address_in(int folder) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const auto path = "/proc/self/fd/" + std::to_string(folder) + "/control.sock";
  std::memcpy(address.sun_path, path.data(), path.size());
  return address;
}

bool transfer(int fd, char* data, std::size_t size, bool sending) {
  while (size > 0) {
    const auto n = sending ? ::send(fd, data, size, MSG_NOSIGNAL) : ::recv(fd, data, size, 0);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    data += n;
    size -= std::size_t(n);
  }
  return true;
}

/// Whether somebody listens at DATA/control.sock.
bool reach(const std::string& data, int fd) {
  const Handle folder{::open(data.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)};
  if (folder.fd < 0 || fd < 0) return false;
  const auto address = address_in(folder.fd);
  return ::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

bool send_strings(int fd, const std::vector<std::string>& strings) {
  auto message = message_of(strings);
  return transfer(fd, message.data(), message.size(), true);
}

std::optional<std::vector<std::string>> receive(int fd) {
  return receive_strings([fd](char* to, std::size_t size) { return transfer(fd, to, size, false); });
}

bool trusted_peer(int fd) {
  ucred peer{};
  socklen_t size = sizeof peer;
  if (::getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return false;
  return peer.uid == ::geteuid() || peer.uid == 0;
}

}  // namespace

Status ControlServer::start() {
  const Handle folder{::open(data_.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)};
  if (folder.fd < 0) return Error{"internal", "", {}, "data folder"};
  // Whoever holds the folder's lock may clear away what a dead server left.
  ::unlinkat(folder.fd, "control.sock", 0);
  fd_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  wake_ = ::eventfd(0, EFD_CLOEXEC);
  const auto address = address_in(folder.fd);
  const mode_t before = ::umask(0177);
  const bool bound = ::bind(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::umask(before);
  if (!bound || ::listen(fd_, 16) != 0) return Error{"internal", "", {}, "control socket"};
  thread_ = std::thread([this] { serve(); });
  return {};
}

void ControlServer::stop() {
  if (thread_.joinable()) {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto n = ::write(wake_, &one, sizeof one);
    thread_.join();
    for (auto& caller : callers_) caller.thread.join();
    callers_.clear();
    ::unlink((data_ + "/control.sock").c_str());
  }
  for (int* fd : {&fd_, &wake_}) {
    if (*fd >= 0) ::close(*fd);
    *fd = -1;
  }
}

void ControlServer::serve() {
  for (;;) {
    pollfd ready[2] = {{fd_, POLLIN, 0}, {wake_, POLLIN, 0}};
    if (::poll(ready, 2, -1) < 0 && errno != EINTR) return;
    if (ready[1].revents) return;
    if (!ready[0].revents) continue;
    const int peer = ::accept4(fd_, nullptr, nullptr, SOCK_CLOEXEC);
    if (peer >= 0) take(peer);
  }
}

void ControlServer::take(int fd) {
  callers_.remove_if([](Caller& caller) {
    if (!caller.done) return false;
    caller.thread.join();
    return true;
  });
  // More at once have lost their way.
  constexpr std::size_t most = 64;
  if (!trusted_peer(fd) || callers_.size() >= most) {
    ::close(fd);
    return;
  }
  auto& caller = callers_.emplace_back();
  caller.thread = std::thread([this, fd, &caller] {
    {
      const Handle peer{fd};
      answer(peer.fd);
    }
    caller.done = true;
  });
}

void ControlServer::answer(int fd) {
  const timeval wait{5, 0};
  ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
  ::setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof wait);
  auto request = receive(fd);
  if (!request || request->empty()) return;
  const std::string cwd = std::move(request->front());
  request->erase(request->begin());
  Tell tell;
  // A caller who has gone away is told nothing more. The work goes on.
  if (std::find(request->begin(), request->end(), progress_option) != request->end())
    tell = [fd](const std::string& line) { send_strings(fd, {line}); };
  const auto output = run_(cwd, *request, tell);
  send_strings(fd, {std::to_string(output.status), output.out, output.err});
}

bool server_listens(const std::string& data) {
  const Handle peer{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  return reach(data, peer.fd);
}

std::optional<Output> ask_server(const std::string& data, const std::string& cwd, const std::vector<std::string>& args,
                                 const ControlServer::Tell& tell) {
  const Handle peer{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  if (!reach(data, peer.fd)) return std::nullopt;
  auto request = args;
  request.insert(request.begin(), cwd);
  if (!send_strings(peer.fd, request)) return std::nullopt;
  auto answer = receive(peer.fd);
  for (; answer && answer->size() == 1; answer = receive(peer.fd))
    if (tell) tell(answer->front());
  if (!answer || answer->size() != 3) return Output{3, "", "The server went away before it had answered.\n"};
  return Output{std::atoi((*answer)[0].c_str()), (*answer)[1], (*answer)[2]};
}

}  // namespace dialogue::admin
