// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <functional>
#include <list>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "shared/base/result.h"

namespace dialogue::admin {

/// What a command gives back to the person at the terminal.
struct Output {
  int status = 0;   ///< exit status
  std::string out;  ///< data
  std::string err;  ///< messages
};

/// While `serve` runs, commands come over DATA/control.sock (0600, the same user or root only). Each has a thread of its own, so that none
/// waits for a long one. A message is a number of strings, each with its length before it. A request is the working folder and the
/// arguments. When the arguments ask for them, any number of single lines come before the answer (status, data, messages). They say how far
/// the work is.
class ControlServer {
 public:
  /// `tell` gets how far long work has come; empty when nobody asked for it.
  using Tell = std::function<void(const std::string& line)>;
  /// Any thread.
  using Run = std::function<Output(const std::string& cwd, const std::vector<std::string>& args, const Tell& tell)>;

  ControlServer(std::string data, Run run) : data_(std::move(data)), run_(std::move(run)) {}
  /// As stop().
  ~ControlServer() { stop(); }
  ControlServer(const ControlServer&) = delete;
  ControlServer& operator=(const ControlServer&) = delete;

  /// Code internal.
  Status start();
  /// Lets the commands in work finish.
  void stop();

 private:
  struct Caller {
    std::thread thread;
    std::atomic<bool> done{false};
  };

  void serve();
  void take(int fd);
  void answer(int fd);

  const std::string data_;
  const Run run_;
  int fd_ = -1, wake_ = -1;
  std::thread thread_;
  std::list<Caller> callers_;  ///< of thread_, and once that has ended of stop()
};

/// Whether a server listens for commands in that folder.
bool server_listens(const std::string& data);

/// Sends a command to the server of that folder. Nothing when there is no server. `tell` gets the lines before the answer.
std::optional<Output> ask_server(const std::string& data, const std::string& cwd, const std::vector<std::string>& args,
                                 const ControlServer::Tell& tell = {});

}  // namespace dialogue::admin
