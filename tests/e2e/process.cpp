// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/process.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace dialogue::e2e {
namespace {

std::array<int, 2> pipe_of() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe");
  return ends;
}

int spawn(const std::vector<std::string>& args, int out, int err) {
  std::vector<char*> argv;
  for (const auto& arg : args) argv.push_back(const_cast<char*>(arg.c_str()));
  argv.push_back(nullptr);
  const int pid = ::fork();
  if (pid != 0) return pid;
  const int nothing = ::open("/dev/null", O_RDONLY);
  ::dup2(nothing, 0);
  ::dup2(out, 1);
  if (err >= 0) ::dup2(err, 2);
  ::setenv("LC_ALL", "C.UTF-8", 1);
  ::unsetenv("DIALOGUE_REPLICA");
  ::execvp(argv[0], argv.data());
  ::_exit(127);
}

int status_of(int pid) {
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

Outcome run(const std::vector<std::string>& args) {
  const auto out = pipe_of(), err = pipe_of();
  const int pid = spawn(args, out[1], err[1]);
  ::close(out[1]);
  ::close(err[1]);
  Outcome outcome;
  std::array<pollfd, 2> fds{pollfd{out[0], POLLIN, 0}, pollfd{err[0], POLLIN, 0}};
  std::array<char, 65536> buffer{};
  for (int open = 2; open > 0;) {
    ::poll(fds.data(), fds.size(), -1);
    for (std::size_t i = 0; i < fds.size(); ++i) {
      if (fds[i].fd < 0 || fds[i].revents == 0) continue;
      const auto n = ::read(fds[i].fd, buffer.data(), buffer.size());
      if (n > 0) {
        (i ? outcome.err : outcome.out).append(buffer.data(), static_cast<std::size_t>(n));
      } else {
        ::close(fds[i].fd);
        fds[i].fd = -1;
        --open;
      }
    }
  }
  outcome.status = status_of(pid);
  return outcome;
}

std::string Background::start(const std::vector<std::string>& args, const std::string& sign) {
  stop();
  const auto ends = pipe_of();
  pid_ = spawn(args, ends[1], -1);
  ::close(ends[1]);
  out_ = ends[0];
  std::string text;
  char c = 0;
  while (::read(out_, &c, 1) == 1) {
    if (c != '\n') {
      text += c;
    } else if (text.starts_with(sign)) {
      return text.substr(sign.size());
    } else {
      text.clear();
    }
  }
  return {};
}

int Background::stop() {
  if (pid_ <= 0) return -1;
  ::kill(pid_, SIGTERM);
  const int status = status_of(pid_);
  ::close(out_);
  pid_ = out_ = -1;
  return status;
}

Folder::Folder() {
  auto pattern = (std::filesystem::temp_directory_path() / "dialogue-e2e-XXXXXX").string();
  if (!::mkdtemp(pattern.data())) throw std::runtime_error("mkdtemp");
  path_ = pattern;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string noise(std::size_t n) {
  std::string out(n, '\0');
  std::uint32_t x = 7;
  for (auto& c : out) c = static_cast<char>((x = x * 1664525 + 1013904223) >> 24);
  return out;
}

void write_file(const std::string& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

int free_port() {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  ::bind(fd, reinterpret_cast<sockaddr*>(&address), size);
  ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size);
  ::close(fd);
  return ntohs(address.sin_port);
}

}  // namespace dialogue::e2e
