// SPDX-License-Identifier: Apache-2.0
// bench-load DIALOGUED DIR [BURST WAITING SLOW]: the real server with its own key, and cpp-httplib with TLS that answers as many bytes,
// side by side under the same load: BURST devices that come at once, while WAITING wait for news and SLOW drip. Prints rows of a table.
// Everything is written under DIR, which must not exist. It needs three descriptors for each connection.
#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <functional>
#include <iomanip>
#include <iostream>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/bench/bare_https.h"
#include "tests/bench/child.h"
#include "tests/bench/load_devices.h"
#include "tests/bench/load_lines.h"

namespace dialogue::bench {
namespace {

using namespace std::chrono_literals;

constexpr auto patience = 15s;
constexpr int rounds = 5, requests_a_line = 10;
constexpr std::size_t group = 500;

struct Counts {
  std::size_t burst = 1000, waiting = 4000, slow = 500;
};

/// One round of many questions.
struct Round {
  Lines::Answered answered;
  double cpu_ms = 0;  ///< of the server, for each answer

  double a_second() const { return answered.whole_ms > 0 ? double(answered.right) * 1000 / answered.whole_ms : 0; }
  double ms_at(double share) const {
    const auto& ms = answered.ms;
    return ms.empty() ? 0 : ms[std::min(ms.size() - 1, std::size_t(double(ms.size()) * share))];
  }
};

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

template <class Value>
double median_of(const std::vector<Round>& of, Value value) {
  std::vector<double> out;
  for (const auto& one : of) out.push_back(value(one));
  return median(std::move(out));
}

/// A server under load, and who is connected to it.
class Loaded {
 public:
  Loaded(const std::vector<std::string>& args, const std::string& log, LoadDevices& devices)
      : server_(args, log), devices_(devices), port_(port_of(server_.line())), lines_(std::make_unique<Lines>(port_)) {}

  /// So many come at once over new connections, ask once, and go.
  Round burst(std::size_t many) {
    const double before = server_.cpu_ms();
    for (std::size_t i = 0; i < many; ++i) lines_->ask(lines_->open(), devices_.sync(i, true), true);
    return rounded(before);
  }
  /// Each over a connection that it keeps, several times one after the other.
  Round kept(std::size_t many) {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < many; ++i) open.push_back(lines_->open());
    lines_->settle(patience);
    Round all;
    for (int round = 0; round < requests_a_line; ++round) {
      const double before = server_.cpu_ms();
      for (std::size_t i = 0; i < many; ++i)
        lines_->ask(open[i], devices_.sync(i, round + 1 == requests_a_line), round + 1 == requests_a_line);
      const Round one = rounded(before);
      all.cpu_ms += one.cpu_ms / requests_a_line;
      all.answered.asked += one.answered.asked;
      all.answered.right += one.answered.right;
      all.answered.whole_ms += one.answered.whole_ms;
      all.answered.ms.insert(all.answered.ms.end(), one.answered.ms.begin(), one.answered.ms.end());
    }
    std::sort(all.answered.ms.begin(), all.answered.ms.end());
    return all;
  }
  /// KiB of the server for each connection that waits. They come in groups, as devices do over some time.
  double wait(std::size_t first, std::size_t many) {
    const double before = server_.memory_mb("RssAnon");
    for (std::size_t i = 0; i < many; ++i) {
      lines_->wait_for_news(lines_->open(), devices_.live(first + i));
      if ((i + 1) % group != 0 && i + 1 < many) continue;
      waiting_ = lines_->settle(patience);
      if (waiting_ < i + 1) break;
    }
    return (server_.memory_mb("RssAnon") - before) * 1024 / double(std::max<std::size_t>(waiting_, 1));
  }
  void drip(std::size_t many) {
    for (std::size_t i = 0; i < many; ++i) lines_->drip(std::array{Lines::Slow::greeting, Lines::Slow::head, Lines::Slow::body}[i % 3]);
    lines_->settle(1s);
  }
  std::size_t waiting() const { return waiting_; }
  double peak_mb() const { return server_.peak_mb(); }

 private:
  static std::uint16_t port_of(const std::string& line) {
    const auto at = line.find_last_not_of("0123456789");
    if (line.empty() || at + 1 == line.size()) throw std::runtime_error("a server does not start");
    return static_cast<std::uint16_t>(std::stoi(line.substr(at + 1)));
  }
  Round rounded(double cpu_before) {
    Round out{lines_->run(patience), 0};
    out.cpu_ms = (server_.cpu_ms() - cpu_before) / double(std::max<std::size_t>(out.answered.right, 1));
    return out;
  }

  Child server_;
  LoadDevices& devices_;
  const std::uint16_t port_;
  std::unique_ptr<Lines> lines_;
  std::size_t waiting_ = 0;
};

std::string number(double value) {
  std::ostringstream out;
  out << std::fixed << std::setprecision(value < 10 ? 2 : value < 100 ? 1 : 0) << value;
  return out.str();
}

void row(const std::string& what, const std::vector<std::string>& cells) {
  std::cout << "| " << what << " |";
  for (const auto& cell : cells) std::cout << " " << cell << " |";
  std::cout << std::endl;
}

void rows(const std::string& what, const std::vector<std::vector<Round>>& of) {
  const auto line = [&](const std::string& name, auto value) {
    std::vector<std::string> cells;
    for (const auto& server : of) cells.push_back(server.empty() ? "–" : number(median_of(server, value)));
    row(what + ": " + name, cells);
  };
  std::vector<std::string> right;
  for (const auto& server : of) {
    std::size_t asked = 0, answered = 0;
    for (const auto& one : server) asked += one.answered.asked, answered += one.answered.right;
    right.push_back(server.empty() ? "–" : std::to_string(answered) + " of " + std::to_string(asked));
  }
  row(what + ": answered", right);
  line("answers a second", [](const Round& one) { return one.a_second(); });
  line("p50, ms", [](const Round& one) { return one.ms_at(0.5); });
  line("p99, ms", [](const Round& one) { return one.ms_at(0.99); });
  line("processor time an answer, ms", [](const Round& one) { return one.cpu_ms; });
}

/// Servers in turns, so that what else the machine does meets all.
void at_once(const Counts& counts, const std::array<std::unique_ptr<Loaded>, 3>& servers) {
  const auto in_turns = [&](const std::vector<Loaded*>& all, auto what) {
    for (Loaded* one : all) what(*one);  // warm
    std::vector<std::vector<Round>> out(all.size());
    for (int round = 0; round < rounds; ++round)
      for (std::size_t i = 0; i < all.size(); ++i) out[i].push_back(what(*all[i]));
    return out;
  };
  const std::string devices = std::to_string(counts.burst) + " at once";
  rows(devices + ", new connections",
       in_turns({servers[0].get(), servers[1].get(), servers[2].get()}, [&](Loaded& one) { return one.burst(counts.burst); }));
  // With fewer threads than connections the library makes the others wait until those are closed.
  auto kept = in_turns({servers[0].get(), servers[2].get()}, [&](Loaded& one) { return one.kept(counts.burst); });
  kept.insert(kept.begin() + 1, std::vector<Round>{});
  rows(devices + ", kept connections", kept);
}

/// What is left for others beside those who wait, and those who are slow.
struct Beside {
  void add(Loaded& server, const Counts& counts) {
    server.burst(10);  // what is there once is not counted
    memory.push_back(number(server.wait(counts.burst, counts.waiting)));
    waiting.push_back(std::to_string(server.waiting()));
    beside_waiting.push_back({server.burst(counts.burst)});
    server.drip(counts.slow);
    beside_slow.push_back({server.burst(counts.burst)});
    peaks.push_back(number(server.peak_mb()));
  }
  void print(const Counts& counts) const {
    row("a connection that waits, KiB", memory);
    row("of " + std::to_string(counts.waiting) + " who wait, connected", waiting);
    rows("while they wait, " + std::to_string(counts.burst) + " at once", beside_waiting);
    rows("and " + std::to_string(counts.slow) + " drip, " + std::to_string(counts.burst) + " at once", beside_slow);
    row("memory at its highest, MiB", peaks);
  }

  std::vector<std::string> memory, waiting, peaks;
  std::vector<std::vector<Round>> beside_waiting, beside_slow;
};

int measure(const std::string& self, const std::string& dialogued, const std::string& folder, const Counts& counts) {
  LoadDevices devices(folder + "/data", counts.burst + counts.waiting);
  std::string seed;
  for (const unsigned char byte : devices.line_seed()) seed += std::string{"0123456789abcdef"[byte / 16], "0123456789abcdef"[byte % 16]};
  const auto ours = [&] {
    return std::make_unique<Loaded>(
        std::vector<std::string>{dialogued, "--data", folder + "/data", "serve", "--listen", "127.0.0.1:0", "--tls", "own"},
        folder + "/dialogued.log", devices);
  };
  const std::string bytes = std::to_string(ours()->burst(1).answered.bytes);
  const auto bare = [&](std::size_t threads) {
    return std::make_unique<Loaded>(std::vector<std::string>{self, "--bare", seed, std::to_string(threads), bytes}, folder + "/bare.log",
                                    devices);
  };
  constexpr std::size_t few = 8;
  const std::size_t enough = counts.burst + counts.waiting + counts.slow + 100;
  row("answers of " + bytes + " bytes", {"dialogued", "bare, 8 threads", "bare, a thread for each"});
  row("---", {"---:", "---:", "---:"});
  at_once(counts, {{ours(), bare(few), bare(enough)}});
  // One server after the other: nobody waits longer than a live request may.
  Beside beside;
  for (const auto& begin :
       std::vector<std::function<std::unique_ptr<Loaded>()>>{ours, [&] { return bare(few); }, [&] { return bare(enough); }})
    beside.add(*begin(), counts);
  beside.print(counts);
  return 0;
}

std::string unhex(const std::string& digits) {
  std::string out;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2) out += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
  return out;
}

}  // namespace
}  // namespace dialogue::bench

int main(int argc, char** argv) {
  using namespace dialogue::bench;
  const std::vector<std::string> args(argv + 1, argv + argc);
  const std::string self = std::filesystem::read_symlink("/proc/self/exe").string();
  std::signal(SIGPIPE, SIG_IGN);
  try {
    if (args.size() == 4 && args[0] == "--bare") return serve_bare(unhex(args[1]), std::stoul(args[2]), std::stoul(args[3]));
    Counts counts;
    if (args.size() == 5) counts = {std::stoul(args[2]), std::stoul(args[3]), std::stoul(args[4])};
    if (args.size() == 2 || args.size() == 5) return measure(self, args[0], args[1], counts);
  } catch (const std::exception& e) {
    std::cerr << "bench-load: " << e.what() << "\n";
    return 1;
  }
  std::cerr << "usage: bench-load DIALOGUED DIR [BURST WAITING SLOW]\n";
  return 2;
}
