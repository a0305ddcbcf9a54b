// SPDX-License-Identifier: Apache-2.0
// bench-server PORT DIR [NAMES...]: a fresh platform for the peers' workload; prints "ready" when it listens, ends with SIGTERM.
#include <pthread.h>

#include <csignal>
#include <filesystem>
#include <iostream>

#include "tests/bench/bench_server.h"

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: bench-server PORT DIR [NAMES...]\n";
    return 2;
  }
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGTERM, SIGINT}) sigaddset(&signals, signal);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  try {
    const std::string dir = argv[2];
    const bool fresh = !std::filesystem::exists(dir + "/codes");
    dialogue::bench::BenchServer server(dir, static_cast<std::uint16_t>(std::stoi(argv[1])));
    std::vector<std::string> names(argv + 3, argv + argc);
    if (names.empty()) names = {"A", "B", "C", "D", "E"};
    if (fresh) server.stage(names);
    server.start();
    std::cout << "ready" << std::endl;
    int signal = 0;
    sigwait(&signals, &signal);
  } catch (const std::exception& e) {
    std::cerr << e.what() << "\n";
    return 1;
  }
}
