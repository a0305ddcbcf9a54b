// SPDX-License-Identifier: Apache-2.0
#include "server/http/front.h"
#include "server/net/problem.h"

#include <sys/epoll.h>
#include <unistd.h>

#include <array>
#include <memory>
#include <optional>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

#include "server/http/connection.h"
#include "server/http/front_entry.h"
#include "server/http/inbox.h"
#include "server/http/jitter.h"
#include "server/http/listener.h"
#include "server/http/live_waiters.h"
#include "server/http/proxy_header.h"
#include "server/http/shares.h"
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
        memory_(options_.memory ? options_.memory : std::make_shared<net::Budget>(limits_.held_bytes)),
        make_link_(std::move(make_link)),
        clock_(clock),
        jitter_(random),
        ids_(random),
        shares_(limits_) {}
  ~Loop() { stop(); }

  Status start();
  void stop();
  std::uint16_t port() const { return listening_.port(); }
  void notify() {
    inbox_.put([](Inbox::Content& c) { c.news = true; });
  }
  const FrontStats& stats() const { return stats_; }

 private:
  void run();
  void accept_some();
  void begin(int fd, const net::AddressKey& address);
  void turn_away(int fd);
  bool close(std::uint64_t id);
  void watch(FrontEntry& entry, std::uint32_t interest);
  bool close_for_others(std::optional<Shares::Id> id);
  void greet(Connection& c);
  void place(Connection& c, const RequestHead& head);
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
  bool over_memory(const Connection& c) const {
    const auto used = memory_->used();
    return used > limits_.held_bytes || (used > limits_.held_large && c.large());
  }
  bool carry(std::uint64_t id, net::Request request) {
    return pool_->submit({shares_.known(id), shares_.owner(id)}, {id, std::move(request)});
  }
  int retry_s() { return jitter_.between(limits_.retry_min_s, limits_.retry_max_s); }

  const FrontOptions options_;
  const Limits& limits_;
  const std::shared_ptr<net::Budget> memory_;
  MakeLink make_link_;
  Clock& clock_;
  Jitter jitter_;
  RequestIds ids_;
  FrontStats stats_;
  Listening listening_;
  int epoll_ = -1;
  Inbox inbox_;
  std::thread thread_;
  std::unique_ptr<WorkerPool> pool_;
  // From here on the loop's thread only.
  std::unordered_map<std::uint64_t, FrontEntry> connections_;
  Shares shares_;
  std::vector<std::uint64_t> half_greeted_;  ///< looked at again with the next tick: half a greeting stays readable
  std::uint64_t next_id_ = first_id;
  LiveWaiters live_;
  std::uint64_t news_ = 0;  ///< how often there was any
  std::int64_t now_ = 0, next_tick_ = 0, stop_by_ = 0;
  bool stopping_ = false;
};

Status Front::Loop::start() {
  auto listening = listen_on(options_.listen, limits_.backlog, options_.any_address, options_.behind_proxy);
  if (!listening) return listening.error();
  listening_ = std::move(*listening);
  epoll_ = ::epoll_create1(EPOLL_CLOEXEC);
  for (auto [fd, id] : {std::pair(listening_.fd(), listener_id), std::pair(inbox_.fd(), inbox_id)}) {
    epoll_event event{EPOLLIN, {.u64 = id}};
    if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, fd, &event) != 0) return Error{"internal", "", {}, "epoll"};
  }
  pool_ = std::make_unique<WorkerPool>(limits_, *memory_, make_link_, [this](std::uint64_t id, net::Response answer) {
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
  if (epoll_ >= 0) ::close(epoll_);
  epoll_ = -1;
  listening_ = {};
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
    if (!stopping_ || (!connections_.empty() && now_ < stop_by_)) continue;
    for (const auto& [id, entry] : connections_) memory_->change(entry.memory, 0);
    return connections_.clear();
  }
}

void Front::Loop::accept_some() {
  // The rest comes with the next round, after those already here have had their turn.
  for (int i = 0; i < 256 && !stopping_; ++i) {
    const auto came = listening_.accept(limits_.unsent_bytes);
    if (came.fd < 0) {
      // One descriptor is given back, or the listener would stay readable and the loop would spin.
      if (came.no_descriptors && close_for_others(shares_.least_of_all(now_))) continue;
      break;
    }
    ++stats_.accepted;
    // Behind a proxy everybody comes from its address. It will say whose the connection is.
    begin(came.fd, options_.behind_proxy ? net::AddressKey() : came.from);
  }
  stats_.connections = connections_.size();
}

void Front::Loop::begin(int fd, const net::AddressKey& address) {
  const auto room = shares_.room_for(address, now_);
  if (!room.there) return turn_away(fd);
  close_for_others(room.close);
  const auto id = next_id_++;
  epoll_event event{EPOLLIN, {.u64 = id}};
  auto connection = std::make_unique<Connection>(id, options_.make_stream(fd), limits_, now_);
  if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, fd, &event) != 0) return;
  auto& entry = connections_[id];
  entry.connection = std::move(connection);
  entry.interest = EPOLLIN;
  entry.greeting = options_.behind_proxy;
  shares_.add(id, address, now_);
}

void Front::Loop::turn_away(int fd) {
  Connection late(next_id_++, options_.make_stream(fd), limits_, now_);
  ++stats_.overflowed;
  late.answer(net::problem("busy"), true, retry_s(), now_);
}

/// False when it is gone already.
bool Front::Loop::close(std::uint64_t id) {
  const auto found = connections_.find(id);
  if (found == connections_.end()) return false;
  found->second.connection->close();
  settle(*found->second.connection);
  return true;
}

/// Closes the one that has to go; false when there is none.
bool Front::Loop::close_for_others(std::optional<Shares::Id> id) {
  if (!id || !close(*id)) return false;
  ++stats_.evicted;
  return true;
}

void Front::Loop::watch(FrontEntry& entry, std::uint32_t interest) {
  entry.interest = interest;
  epoll_event event{interest, {.u64 = entry.connection->id()}};
  ::epoll_ctl(epoll_, EPOLL_CTL_MOD, entry.connection->fd(), &event);
}

/// Hears for whom the proxy speaks, before the stream sees the first byte.
void Front::Loop::greet(Connection& c) {
  auto& entry = connections_.at(c.id());
  const auto header = take_proxy_header(c.fd());
  if (header.form == ProxyHeader::Form::partial) {
    half_greeted_.push_back(c.id());
    return watch(entry, 0);
  }
  entry.greeting = false;
  if (header.form == ProxyHeader::Form::damaged) return refuse(c, Error{"bad_request", "", {}, "proxy header"});
  entry.by_header = header.form == ProxyHeader::Form::none;
  entry.address = header.address;
  if (!entry.by_header) shares_.place(c.id(), entry.address);
  after(c, c.read(now_));
}

/// A proxy sends requests of several clients over one connection. What one has proven is not the next one's.
void Front::Loop::place(Connection& c, const RequestHead& head) {
  if (!options_.behind_proxy) return;
  auto& entry = connections_.at(c.id());
  if (entry.by_header) entry.address = net::address_key(head.forwarded).value_or("");
  shares_.place(c.id(), entry.address);
}

void Front::Loop::take_inbox() {
  const auto content = inbox_.take();
  for (const auto& [id, answer] : content.answers) {
    const auto found = connections_.find(id);
    if (found != connections_.end() && found->second.connection->state() == Connection::State::working)
      on_answer(*found->second.connection, answer);
  }
  if (content.news) {
    ++news_;
    live_.news(now_, [this] { return std::int64_t(jitter_.below(std::uint64_t(limits_.live_jitter_ms) + 1)); });
  }
  if (content.stop) begin_stop();
}

void Front::Loop::on_event(Connection& c, std::uint32_t events) {
  using State = Connection::State;
  const bool greeting = connections_.at(c.id()).greeting;
  if (events & EPOLLERR || (events & EPOLLHUP && (greeting || c.state() != State::reading)) ||
      (events & EPOLLRDHUP && c.state() == State::live)) {
    c.close();
    return settle(c);
  }
  switch (c.state()) {
    case State::reading:
      return greeting ? greet(c) : after(c, c.read(now_));
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
  if (*next) {
    place(c, (*next)->head);
    return submit(c, std::move(**next));
  }
  if (c.head()) place(c, *c.head());
  if (c.state() == Connection::State::reading && over_memory(c)) return refuse(c, Error{"busy", "", {}, "memory"});
  settle(c);
}

void Front::Loop::submit(Connection& c, Request request) {
  ++stats_.requests;
  auto& head = request.head;
  net::Request job{std::move(head.method), std::move(head.target), std::move(head.content_type), std::move(head.authorization), {}};
  job.body = std::move(request.body), job.id = ids_.next();
  connections_.at(c.id()).note = {job.id, job.method, page_of(job.target), now_, job.body.size(), false};
  if (job.path() == "/v1/live" && job.method == "GET") connections_.at(c.id()).may_wait(job, news_, now_ + limits_.live_ms);
  if (stopping_ || !carry(c.id(), std::move(job))) {
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
  auto& entry = connections_.at(c.id());
  entry.live = {};
  const auto& note = entry.note;
  response.id = note.id;
  c.answer(response, close, retry_s, now_);
  if (options_.answered) options_.answered({note, response.status, net::refusal_in(response), now_ - note.since_ms, response.body.size()});
}

void Front::Loop::on_answer(Connection& c, const net::Response& response) {
  if (!response.device.empty()) shares_.prove(c.id(), response.device);
  const bool waits = response.status == 200 && response.content_type == net::waits_type;
  if (waits) connections_.at(c.id()).proof = response.proof;
  if (waits) return stopping_ ? go_home(c) : hold(c, response.body == "?");
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
  const bool missed = news_ != entry.news;
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
  if (!carry(id, entry.live)) return live_.add(id, now_ + limits_.live_jitter_ms);
  entry.news = news_;
  c.ask_again();
  settle(c);
}

void Front::Loop::go_home(Connection& c) {
  answer(c, {204, {}, {}, {}, {}, {}, connections_.at(c.id()).proof}, stopping_, 0);
  if (c.state() == Connection::State::reading) return after(c, c.resume(now_));
  settle(c);
}

/// Brings epoll, the memory count and the table in line with what the connection has become. The connection may be gone afterwards.
void Front::Loop::settle(Connection& c) {
  auto& entry = connections_.at(c.id());
  const auto id = c.id();
  const bool closed = c.state() == Connection::State::closed;
  const auto held = closed ? 0 : c.held(), memory = closed ? 0 : c.memory();
  stats_.held_bytes += held - entry.held;
  memory_->change(entry.memory, memory);
  entry.held = held, entry.memory = memory;
  if (closed) {
    live_.remove(id);
    shares_.remove(id);
    connections_.erase(id);
    stats_.connections = connections_.size();
  } else {
    if (entry.interest != c.interest()) watch(entry, c.interest());
    shares_.settle(id, {held, c.moved(), c.state() == Connection::State::working, c.idle(), c.since_ms()});
    while (close_for_others(shares_.over(id, now_))) continue;
  }
  stats_.memory = memory_->used();
  stats_.live = live_.size();
  stats_.known = shares_.known();
}

void Front::Loop::tick() {
  next_tick_ = now_ + limits_.tick_ms;
  for (auto id : live_.due(now_)) wake(id);
  // One that is closed may take others with it.
  for (auto id : std::exchange(half_greeted_, {}))
    if (const auto found = connections_.find(id); found != connections_.end()) greet(*found->second.connection);
  std::vector<std::pair<std::uint64_t, Error>> late;
  for (auto& [id, entry] : connections_)
    if (auto why = entry.connection->overdue(now_)) late.emplace_back(id, *why);
  for (auto& [id, why] : late) {
    const auto found = connections_.find(id);
    if (found == connections_.end()) continue;
    auto& c = *found->second.connection;
    // Who has not agreed how to speak can be told nothing.
    if (why.code == "timeout" && c.state() == Connection::State::reading && c.established()) {
      refuse(c, why);
      continue;
    }
    if (why.code == "timeout") ++stats_.timed_out;
    close(id);
  }
}

void Front::Loop::begin_stop() {
  stopping_ = true;
  stop_by_ = now_ + limits_.stop_ms;
  ::epoll_ctl(epoll_, EPOLL_CTL_DEL, listening_.fd(), nullptr);
  for (auto id : live_.take_all()) wake(id);
  std::vector<std::uint64_t> idle;
  for (auto& [id, entry] : connections_)
    if (entry.connection->waiting()) idle.push_back(id);
  for (auto id : idle) close(id);
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
