// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <functional>
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

/// While `serve` runs, commands come over DATA/control.sock (0600, the same user or root only), one after the other. A message is a number
/// of strings, each with its length before it. A request is the working folder and the arguments. When the arguments ask for them, any
/// number of single lines come before the answer (status, data, messages). They say how far the work is.
class ControlServer {
 public:
  /// `tell` gets how far long work has come; empty when nobody asked for it.
  using Tell = std::function<void(const std::string& line)>;
  using Run = std::function<Output(const std::string& cwd, const std::vector<std::string>& args, const Tell& tell)>;

  ControlServer(std::string data, Run run) : data_(std::move(data)), run_(std::move(run)) {}
  /// As stop().
  ~ControlServer() { stop(); }
  ControlServer(const ControlServer&) = delete;
  ControlServer& operator=(const ControlServer&) = delete;

  /// Code internal.
  Status start();
  /// Lets the command in work finish.
  void stop();

 private:
  void serve();
  void answer(int fd);

  const std::string data_;
  Run run_;
  int fd_ = -1, wake_ = -1;
  std::thread thread_;
};

/// Whether a server listens for commands in that folder.
bool server_listens(const std::string& data);

/// Sends a command to the server of that folder. Nothing when there is no server. `tell` gets the lines before the answer.
std::optional<Output> ask_server(const std::string& data, const std::string& cwd, const std::vector<std::string>& args,
                                 const ControlServer::Tell& tell = {});

}  // namespace dialogue::admin
