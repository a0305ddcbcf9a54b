// SPDX-License-Identifier: Apache-2.0
#include "server/http/front.h"
#include "server/net/problem.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <optional>
#include <thread>
#include <unordered_map>

#include "server/http/connection.h"
#include "server/http/inbox.h"
#include "server/http/listener.h"
#include "server/http/live_waiters.h"
#include "server/http/worker_pool.h"
#include "shared/base/log.h"

namespace dialogue::http {
namespace {

// Below the ids of connections.
constexpr std::uint64_t listener_id = 0, inbox_id = 1, first_id = 2;

}  // namespace

class Front::Loop {
 public:
  Loop(FrontOptions options, MakeLink make_link, Clock& clock, Random& random)
      : options_(std::move(options)),
        limits_(options_.limits),
        make_link_(std::move(make_link)),
        clock_(clock),
        random_(random),
        ids_(random) {}
  ~Loop() { stop(); }

  Status start();
  void stop();
  std::uint16_t port() const { return listening_.port; }
  void notify() {
    inbox_.put([](Inbox::Content& c) { c.news = true; });
  }
  const FrontStats& stats() const { return stats_; }

 private:
  void run();
  void accept_some();
  bool make_room();
  void take_inbox();
  void on_event(Connection& c, std::uint32_t events);
  void after(Connection& c, Connection::Next next);
  void submit(Connection& c, Request request);
  void refuse(Connection& c, const Error& error);
  void answer(Connection& c, net::Response response, bool close, int retry_s);
  void on_answer(Connection& c, const net::Response& response);
  void hold(Connection& c, bool ask_again);
  void wake(std::uint64_t id);
  void go_home(Connection& c);
  void settle(Connection& c);
  void tick();
  void begin_stop();
  bool over_memory(const Connection& c) const { return held_ > limits_.held_bytes || (held_ > limits_.held_large && c.large()); }
  std::uint64_t random_below(std::uint64_t n);
  int retry_s() { return limits_.retry_min_s + int(random_below(std::uint64_t(limits_.retry_max_s - limits_.retry_min_s + 1))); }

  const FrontOptions options_;
  const Limits& limits_;
  MakeLink make_link_;
  Clock& clock_;
  Random& random_;
  RequestIds ids_;
  FrontStats stats_;
  Listening listening_;
  int epoll_ = -1;
  Inbox inbox_;
  std::thread thread_;
  std::unique_ptr<WorkerPool> pool_;
  // From here on the loop's thread only.
  struct Entry {
    std::unique_ptr<Connection> connection;
    std::uint32_t interest = 0;
    std::size_t held = 0;
    RequestNote note;
    // Of a live request: what to ask again when there may be news, when it was asked last, when it ends anyway.
    net::Request live;
    bool ask_again = false;
    std::int64_t asked_ms = 0, live_until_ms = 0;
  };
  std::unordered_map<std::uint64_t, Entry> connections_;
  std::uint64_t next_id_ = first_id;
  std::size_t held_ = 0;
  LiveWaiters live_;
  std::optional<std::int64_t> last_news_;
  std::int64_t now_ = 0, next_tick_ = 0, stop_by_ = 0;
  bool stopping_ = false;
};

Status Front::Loop::start() {
  auto listening = listen_on(options_.host, options_.port, limits_.backlog, options_.any_address);
  if (!listening) return listening.error();
  listening_ = *listening;
  epoll_ = ::epoll_create1(EPOLL_CLOEXEC);
  for (auto [fd, id] : {std::pair(listening_.fd, listener_id), std::pair(inbox_.fd(), inbox_id)}) {
    epoll_event event{EPOLLIN, {.u64 = id}};
    if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, fd, &event) != 0) return Error{"internal", "", {}, "epoll"};
  }
  pool_ = std::make_unique<WorkerPool>(limits_, make_link_, [this](std::uint64_t id, net::Response answer) {
    inbox_.put([&](Inbox::Content& c) { c.answers.emplace_back(id, std::move(answer)); });
  });
  thread_ = std::thread([this] { run(); });
  return {};
}

void Front::Loop::stop() {
  if (thread_.joinable()) {
    inbox_.put([](Inbox::Content& c) { c.stop = true; });
    thread_.join();
  }
  if (pool_) pool_->stop();
  for (int* fd : {&epoll_, &listening_.fd}) {
    if (*fd >= 0) ::close(*fd);
    *fd = -1;
  }
}

void Front::Loop::run() {
  std::array<epoll_event, 256> events;
  for (;;) {
    const int timeout = connections_.empty() ? -1 : int(limits_.tick_ms);
    const int n = ::epoll_wait(epoll_, events.data(), int(events.size()), timeout);
    now_ = clock_.monotonic_ms();
    int handshakes_left = limits_.handshakes_a_round;
    for (int i = 0; i < n; ++i) {
      const auto id = events[std::size_t(i)].data.u64;
      if (id == listener_id) accept_some();
      if (id == inbox_id) take_inbox();
      const auto found = connections_.find(id);
      if (found == connections_.end()) continue;
      auto& c = *found->second.connection;
      // The descriptor stays readable: the next round goes on.
      if (!c.established() && handshakes_left-- <= 0) continue;
      on_event(c, events[std::size_t(i)].events);
    }
    if (now_ >= next_tick_) tick();
    if (stopping_ && (connections_.empty() || now_ >= stop_by_)) return connections_.clear();
  }
}

void Front::Loop::accept_some() {
  // The rest comes with the next round, after those already here have had their turn.
  for (int i = 0; i < 256 && !stopping_; ++i) {
    const int fd = ::accept4(listening_.fd, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd < 0) {
      // There are no more descriptors. One is given back, or the listener would stay readable and the loop would spin.
      if ((errno == EMFILE || errno == ENFILE) && make_room()) continue;
      return;
    }
    ++stats_.accepted;
    const int on = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const auto id = next_id_++;
    if (connections_.size() >= limits_.connections && !make_room()) {
      Connection late(id, options_.make_stream(fd), limits_, now_);
      ++stats_.overflowed;
      late.answer(net::problem("busy"), true, retry_s(), now_);
      continue;
    }
    auto& entry = connections_[id];
    entry.connection = std::make_unique<Connection>(id, options_.make_stream(fd), limits_, now_);
    epoll_event event{EPOLLIN, {.u64 = id}};
    entry.interest = EPOLLIN;
    if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, fd, &event) != 0) connections_.erase(id);
  }
  stats_.connections = connections_.size();
}

/// Closes the kept connection that has been idle longest. Of several that went idle in the same millisecond, the one that came first.
bool Front::Loop::make_room() {
  const auto age = [](const Connection& c) { return std::pair(c.since_ms(), c.id()); };
  Connection* oldest = nullptr;
  for (auto& [id, entry] : connections_)
    if (entry.connection->idle() && (!oldest || age(*entry.connection) < age(*oldest))) oldest = entry.connection.get();
  if (!oldest) return false;
  oldest->close();
  settle(*oldest);
  return true;
}

void Front::Loop::take_inbox() {
  const auto content = inbox_.take();
  for (const auto& [id, answer] : content.answers) {
    const auto found = connections_.find(id);
    if (found != connections_.end() && found->second.connection->state() == Connection::State::working)
      on_answer(*found->second.connection, answer);
  }
  if (content.news) {
    last_news_ = now_;
    live_.news(now_, [this] { return std::int64_t(random_below(std::uint64_t(limits_.live_jitter_ms) + 1)); });
  }
  if (content.stop) begin_stop();
}

void Front::Loop::on_event(Connection& c, std::uint32_t events) {
  using State = Connection::State;
  if (events & EPOLLERR || (events & EPOLLHUP && c.state() != State::reading) || (events & EPOLLRDHUP && c.state() == State::live)) {
    c.close();
    return settle(c);
  }
  switch (c.state()) {
    case State::reading:
      return after(c, c.read(now_));
    case State::writing:
      c.write(now_);
      return c.state() == State::reading ? after(c, c.resume(now_)) : settle(c);
    case State::draining:
      c.drain();
      break;
    default:
      break;
  }
  settle(c);
}

/// Does what the bytes so far ask for.
void Front::Loop::after(Connection& c, Connection::Next next) {
  if (!next) return refuse(c, next.error());
  if (*next) return submit(c, std::move(**next));
  if (c.state() == Connection::State::reading && over_memory(c)) return refuse(c, Error{"busy", "", {}, "memory"});
  settle(c);
}

void Front::Loop::submit(Connection& c, Request request) {
  ++stats_.requests;
  net::Request job{std::move(request.head.method),        std::move(request.head.target), std::move(request.head.content_type),
                   std::move(request.head.authorization), std::move(request.body),        ids_.next()};
  connections_.at(c.id()).note = {job.id, job.method, page_of(job.target), now_, job.body.size(), false};
  if (job.path() == "/v1/live") {
    auto& entry = connections_.at(c.id());
    entry.live = job;
    entry.asked_ms = now_;
    entry.live_until_ms = now_ + limits_.live_ms;
  }
  if (stopping_ || !pool_->submit({c.id(), std::move(job)})) {
    ++stats_.overflowed;
    auto refusal = net::problem(stopping_ ? "stopping" : "busy");
    net::name_request(refusal, connections_.at(c.id()).note.id);
    return on_answer(c, refusal);
  }
  settle(c);
}

void Front::Loop::refuse(Connection& c, const Error& error) {
  ++(error.code == "timeout" ? stats_.timed_out : stats_.refused);
  auto refusal = net::problem(error);
  // A method that no path takes is refused before the path is looked at.
  if (refusal.status == 405) refusal.allow = "GET, HEAD, POST, PUT";
  // It has no name yet, and what was asked is not known in full.
  auto& note = connections_.at(c.id()).note;
  note = {};
  note.id = ids_.next();
  note.since_ms = now_;
  net::name_request(refusal, note.id);
  answer(c, std::move(refusal), true, retry_s());
  settle(c);
}

/// Answers the request in work, and says so.
void Front::Loop::answer(Connection& c, net::Response response, bool close, int retry_s) {
  const auto& note = connections_.at(c.id()).note;
  response.id = note.id;
  c.answer(response, close, retry_s, now_);
  if (options_.answered) options_.answered({note, response.status, refusal_in(response), now_ - note.since_ms, response.body.size()});
}

void Front::Loop::on_answer(Connection& c, const net::Response& response) {
  if (response.status == 200 && response.content_type == net::waits_type) return stopping_ ? go_home(c) : hold(c, response.body == "?");
  answer(c, response, stopping_, retry_s());
  // The next request may have arrived already behind this one.
  if (c.state() == Connection::State::reading) return after(c, c.resume(now_));
  settle(c);
}

/// Keeps a live request here. `ask_again`: the backend wants to be asked before the device is woken.
void Front::Loop::hold(Connection& c, bool ask_again) {
  auto& entry = connections_.at(c.id());
  entry.ask_again = ask_again;
  entry.note.waited = true;
  // News that came while the request was on its way must not wait for the next.
  const bool missed = last_news_ && *last_news_ >= entry.asked_ms;
  c.wait_for_news();
  live_.add(c.id(), missed ? now_ + limits_.tick_ms : entry.live_until_ms);
  settle(c);
}

void Front::Loop::wake(std::uint64_t id) {
  const auto found = connections_.find(id);
  if (found == connections_.end()) return;
  auto& entry = found->second;
  auto& c = *entry.connection;
  if (stopping_ || !entry.ask_again || now_ >= entry.live_until_ms) return go_home(c);
  if (!pool_->submit({id, entry.live})) return live_.add(id, now_ + limits_.live_jitter_ms);
  entry.asked_ms = now_;
  c.ask_again();
  settle(c);
}

void Front::Loop::go_home(Connection& c) {
  answer(c, {204, {}, {}}, stopping_, 0);
  if (c.state() == Connection::State::reading) return after(c, c.resume(now_));
  settle(c);
}

/// Brings epoll, the memory count and the table in line with what the connection has become. The connection may be gone afterwards.
void Front::Loop::settle(Connection& c) {
  auto& entry = connections_.at(c.id());
  held_ += c.held() - entry.held;
  entry.held = c.held();
  if (c.state() == Connection::State::closed) {
    held_ -= entry.held;
    live_.remove(c.id());
    connections_.erase(c.id());
    stats_.connections = connections_.size();
  } else if (entry.interest != c.interest()) {
    entry.interest = c.interest();
    epoll_event event{entry.interest, {.u64 = c.id()}};
    ::epoll_ctl(epoll_, EPOLL_CTL_MOD, c.fd(), &event);
  }
  stats_.held_bytes = held_;
  stats_.live = live_.size();
}

void Front::Loop::tick() {
  next_tick_ = now_ + limits_.tick_ms;
  for (auto id : live_.due(now_)) wake(id);
  std::vector<std::pair<Connection*, Error>> late;
  for (auto& [id, entry] : connections_)
    if (auto why = entry.connection->overdue(now_)) late.emplace_back(entry.connection.get(), *why);
  for (auto& [c, why] : late) {
    // Who has not agreed how to speak can be told nothing.
    if (why.code == "timeout" && c->state() == Connection::State::reading && c->established()) {
      refuse(*c, why);
      continue;
    }
    if (why.code == "timeout") ++stats_.timed_out;
    c->close();
    settle(*c);
  }
}

void Front::Loop::begin_stop() {
  stopping_ = true;
  stop_by_ = now_ + limits_.stop_ms;
  ::epoll_ctl(epoll_, EPOLL_CTL_DEL, listening_.fd, nullptr);
  for (auto id : live_.take_all()) wake(id);
  std::vector<Connection*> idle;
  for (auto& [id, entry] : connections_)
    if (entry.connection->waiting()) idle.push_back(entry.connection.get());
  for (auto* c : idle) {
    c->close();
    settle(*c);
  }
}

std::uint64_t Front::Loop::random_below(std::uint64_t n) {
  std::array<std::uint8_t, 8> bytes{};
  random_.fill(bytes);
  std::uint64_t value = 0;
  for (auto byte : bytes) value = value << 8 | byte;
  return value % n;
}

Front::Front(FrontOptions options, MakeLink make_link, Clock& clock, Random& random)
    : loop_(std::make_unique<Loop>(std::move(options), std::move(make_link), clock, random)) {}
Front::~Front() = default;
Status Front::start() { return loop_->start(); }
std::uint16_t Front::port() const { return loop_->port(); }
void Front::notify() { loop_->notify(); }
void Front::stop() { loop_->stop(); }
const FrontStats& Front::stats() const { return loop_->stats(); }

}  // namespace dialogue::http
