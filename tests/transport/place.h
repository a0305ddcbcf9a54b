// SPDX-License-Identifier: Apache-2.0
// Servers of tests: a place that listens on loopback, and what becomes of each connection.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace dialogue::test {

/// What tests wait for. Any thread.
class Bell {
 public:
  void ring() {
    const std::lock_guard lock(mutex_);
    ++rung_;
    heard_.notify_all();
  }
  /// Until it has rung so often in all.
  void wait(int times = 1) {
    std::unique_lock lock(mutex_);
    heard_.wait(lock, [&] { return rung_ >= times; });
  }
  int rung() {
    const std::lock_guard lock(mutex_);
    return rung_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable heard_;
  int rung_ = 0;
};

/// The other side of a connection, blocking.
class Peer {
 public:
  explicit Peer(int fd) : fd_(fd) {}
  int fd() const { return fd_; }
  /// Some bytes; empty at the end.
  std::string some() const;
  /// Up to the end of a head, with what came behind it.
  std::string head() const;
  bool say(std::string_view bytes) const;

 private:
  int fd_;
};

/// Listens on a loopback address and runs `serve` for each connection on a thread of its own. Ending it ends them.
class Place {
 public:
  using Serve = std::function<void(Peer&)>;
  explicit Place(Serve serve, bool v6 = false);
  ~Place();
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  std::uint16_t port() const { return port_; }
  int accepted() const { return accepted_; }
  std::string url(const char* scheme = "http") const { return std::string(scheme) + "://127.0.0.1:" + std::to_string(port_); }

 private:
  struct Connection {
    int fd;
    std::thread thread;
  };
  void accept_all();

  const Serve serve_;
  int fd_;
  std::uint16_t port_ = 0;
  std::atomic<int> accepted_ = 0;
  std::mutex mutex_;
  std::list<Connection> connections_;
  std::thread thread_;
};

/// Passes bytes on to another port and counts them. A turn is a time that the client's side speaks after the other's, or first.
class CountingRelay {
 public:
  explicit CountingRelay(std::uint16_t to);
  std::string url(const char* scheme) const { return place_->url(scheme); }
  std::uint16_t port() const { return place_->port(); }
  struct Counts {
    std::size_t up = 0, down = 0;
    int turns = 0;
    std::size_t both() const { return up + down; }
  };
  /// Since the last time that somebody asked.
  Counts counts();
  Bell ended;  ///< once for each connection

 private:
  void pass(Peer& client, std::uint16_t to);
  std::mutex mutex_;
  Counts counts_;
  std::unique_ptr<Place> place_;
};

/// A connected blocking socket to a loopback port, or -1.
int dialled(std::uint16_t port);

}  // namespace dialogue::test
