// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <openssl/ssl.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace dialogue::bench {

/// Thousands of connections over TLS to one local port, in one thread. It believes every certificate.
class Lines {
 public:
  using Clock = std::chrono::steady_clock;

  /// What slow strangers do. They come again when they are closed.
  enum class Slow : std::uint8_t {
    greeting,  ///< a byte of a hello a second
    head,      ///< a byte of a request's head a second, over TLS
    body,      ///< 450 bytes of a body a second, over TLS
  };
  struct Answered {
    std::size_t asked = 0, right = 0;
    std::vector<double> ms;  ///< of those answered, in order of time
    double whole_ms = 0;     ///< from the first question to the last answer
    std::size_t bytes = 0;   ///< of one answer's body, the last one's
  };

  explicit Lines(std::uint16_t port);
  ~Lines();
  Lines(const Lines&) = delete;
  Lines& operator=(const Lines&) = delete;

  /// Begins a connection; its number. Nothing moves before `run` or `settle`.
  std::size_t open();
  /// Sends this once the connection stands, and awaits its answer. `last`: the connection ends with it.
  void ask(std::size_t line, std::string request, bool last);
  /// The same, but nobody here waits for the answer.
  void wait_for_news(std::size_t line, std::string request);
  void drip(Slow slow);
  void close_all();

  /// Until all connections stand, and all who wait have said so, or the time is over. How many do.
  std::size_t settle(std::chrono::milliseconds most);
  /// Until all answers are there, or the time is over. Whoever has none then is closed.
  Answered run(std::chrono::milliseconds most);

 private:
  struct Free {
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
    void operator()(SSL* ssl) const { SSL_free(ssl); }
  };
  enum class State : std::uint8_t { connecting, greeting, writing, reading, idle };
  enum class Step : std::uint8_t { on, want_read, want_write, closed };
  struct Line {
    int fd = -1;
    std::unique_ptr<SSL, Free> ssl;
    State state = State::connecting;
    Step waits = Step::want_write;
    std::string out, in;
    bool asked = false, last = false, settled = false;
    std::optional<Slow> slow;
    std::size_t dripped = 0;
    Clock::time_point since;
  };

  void turn_until(const std::function<bool()>& done, std::chrono::milliseconds most);
  std::size_t begin(std::optional<Slow> slow);
  void move(std::size_t id, Line& line);
  Step step(Line& line);
  Step greet(Line& line);
  Step write(Line& line);
  Step read(Line& line);
  void answered(Line& line);
  void settled(Line& line);
  void watch(std::size_t id, const Line& line);
  void close(std::size_t id);
  void drip_all();
  bool drip_once(Line& line) const;

  const std::uint16_t port_;
  const int epoll_;
  std::unique_ptr<SSL_CTX, Free> context_;
  std::string hello_;
  std::unordered_map<std::size_t, Line> lines_;
  std::size_t next_ = 1, open_asks_ = 0, unsettled_ = 0;
  Clock::time_point first_ask_{}, last_answer_{};
  Clock::time_point next_drip_{};
  Answered answered_;
};

}  // namespace dialogue::bench
