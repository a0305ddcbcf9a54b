// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace dialogue::e2e {

struct Outcome {
  int status = -1;
  std::string out, err;
};

/// Runs a program to its end.
Outcome run(const std::vector<std::string>& args);

/// A program that runs beside the test; stopped with SIGTERM when dropped.
class Background {
 public:
  Background() = default;
  ~Background() { stop(); }
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;

  /// Starts it and reads its output until a line begins with `sign`. Returns the rest of that line; empty when it ended without.
  std::string start(const std::vector<std::string>& args, const std::string& sign);
  /// The exit status.
  int stop();
  bool running() const { return pid_ > 0; }
  int pid() const { return pid_; }

 private:
  int pid_ = -1;
  int out_ = -1;
};

/// Its own folder, gone afterwards.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

std::string read_file(const std::string& path);
/// Bytes that do not compress, the same ones each time.
std::string noise(std::size_t n);
void write_file(const std::string& path, const std::string& bytes);
/// A TCP port of the loopback address that nobody listens on at the moment.
int free_port();

}  // namespace dialogue::e2e
