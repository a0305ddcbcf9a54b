// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/load_lines.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace dialogue::bench {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view slow_head = "POST /v1/sync HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Padding: ";
constexpr std::string_view slow_body =
    "POST /v1/sync HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 4000000\r\n\r\n";
constexpr std::size_t body_piece = 450;

/// What a client says first.
std::string hello_of(SSL_CTX* context) {
  SSL* ssl = SSL_new(context);
  BIO* out = BIO_new(BIO_s_mem());
  SSL_set_bio(ssl, BIO_new(BIO_s_mem()), out);
  SSL_connect(ssl);
  char* bytes = nullptr;
  const long size = BIO_get_mem_data(out, &bytes);
  std::string hello(bytes, static_cast<std::size_t>(size));
  SSL_free(ssl);
  return hello;
}

/// Of an answer's body; nothing while its head is not whole.
std::optional<std::pair<std::size_t, std::size_t>> head_and_body(std::string_view in) {
  const auto end = in.find("\r\n\r\n");
  if (end == std::string_view::npos) return std::nullopt;
  constexpr std::string_view name = "content-length: ";
  std::string head(in.substr(0, end));
  std::transform(head.begin(), head.end(), head.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const auto at = head.find(name);
  return std::pair(end + 4, at == std::string::npos ? std::size_t{0} : std::stoul(head.substr(at + name.size())));
}

}  // namespace

Lines::Lines(std::uint16_t port) : port_(port), epoll_(::epoll_create1(EPOLL_CLOEXEC)), context_(SSL_CTX_new(TLS_client_method())) {
  if (epoll_ < 0 || !context_) throw std::runtime_error("no epoll, or no TLS");
  SSL_CTX_set_verify(context_.get(), SSL_VERIFY_NONE, nullptr);
  SSL_CTX_set_mode(context_.get(), SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  SSL_CTX_set1_groups_list(context_.get(), "X25519");
  hello_ = hello_of(context_.get());
}

Lines::~Lines() {
  close_all();
  ::close(epoll_);
}

std::size_t Lines::begin(std::optional<Slow> slow) {
  const std::size_t id = next_++;
  Line& line = lines_[id];
  line.slow = slow;
  line.since = Clock::now();
  line.fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (line.fd < 0) throw std::runtime_error("no socket left");
  const int on = 1;
  ::setsockopt(line.fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port_);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ::connect(line.fd, reinterpret_cast<sockaddr*>(&to), sizeof to);
  if (slow != Slow::greeting) {
    line.ssl.reset(SSL_new(context_.get()));
    SSL_set_fd(line.ssl.get(), line.fd);
    SSL_set_connect_state(line.ssl.get());
  }
  epoll_event event{EPOLLOUT, {.u64 = id}};
  ::epoll_ctl(epoll_, EPOLL_CTL_ADD, line.fd, &event);
  if (!slow) ++unsettled_;
  return id;
}

std::size_t Lines::open() { return begin(std::nullopt); }
void Lines::drip(Slow slow) { begin(slow); }

void Lines::ask(std::size_t id, std::string request, bool last) {
  const auto found = lines_.find(id);
  if (open_asks_ == 0 && answered_.asked == 0) first_ask_ = Clock::now();
  ++answered_.asked;
  if (found == lines_.end()) return;  // closed meanwhile: it gets no answer
  ++open_asks_;
  Line& line = found->second;
  line.asked = true;
  line.last = last;
  line.out = std::move(request);
  if (line.state != State::idle) return;
  line.since = Clock::now();
  line.state = State::writing;
  move(id, line);
}

void Lines::wait_for_news(std::size_t id, std::string request) {
  Line& line = lines_.at(id);
  line.out = std::move(request);
  if (line.settled) ++unsettled_;
  line.settled = false;
  if (line.state != State::idle) return;
  line.state = State::writing;
  move(id, line);
}

void Lines::close_all() {
  while (!lines_.empty()) close(lines_.begin()->first);
}

void Lines::close(std::size_t id) {
  const auto found = lines_.find(id);
  Line& line = found->second;
  if (line.asked) --open_asks_;
  settled(line);
  line.ssl.reset();
  ::close(line.fd);
  lines_.erase(found);
}

void Lines::settled(Line& line) {
  if (line.slow || line.settled) return;
  line.settled = true;
  --unsettled_;
}

void Lines::turn_until(const std::function<bool()>& done, std::chrono::milliseconds most) {
  const auto end = Clock::now() + most;
  std::array<epoll_event, 256> events;
  while (!done() && Clock::now() < end) {
    const int n = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), 20);
    for (int i = 0; i < n; ++i) {
      const auto found = lines_.find(events[static_cast<std::size_t>(i)].data.u64);
      if (found != lines_.end()) move(found->first, found->second);
    }
    if (Clock::now() >= next_drip_) drip_all();
  }
}

std::size_t Lines::settle(std::chrono::milliseconds most) {
  turn_until([this] { return unsettled_ == 0; }, most);
  return static_cast<std::size_t>(
      std::count_if(lines_.begin(), lines_.end(), [](const auto& one) { return !one.second.slow && one.second.settled; }));
}

Lines::Answered Lines::run(std::chrono::milliseconds most) {
  turn_until([this] { return open_asks_ == 0; }, most);
  std::vector<std::size_t> late;
  for (const auto& [id, line] : lines_)
    if (line.asked) late.push_back(id);
  for (const auto id : late) close(id);
  std::sort(answered_.ms.begin(), answered_.ms.end());
  answered_.whole_ms = std::chrono::duration<double, std::milli>(last_answer_ - first_ask_).count();
  return std::exchange(answered_, {});
}

/// Goes on as far as it goes.
void Lines::move(std::size_t id, Line& line) {
  Step what = Step::on;
  while (what == Step::on) what = step(line);
  if (what != Step::closed) {
    line.waits = what;
    return watch(id, line);
  }
  const auto slow = line.slow;
  close(id);
  if (slow) begin(slow);
}

void Lines::watch(std::size_t id, const Line& line) {
  epoll_event event{line.waits == Step::want_write ? EPOLLOUT : EPOLLIN, {.u64 = id}};
  ::epoll_ctl(epoll_, EPOLL_CTL_MOD, line.fd, &event);
}

Lines::Step Lines::step(Line& line) {
  switch (line.state) {
    case State::connecting: {
      int error = 0;
      socklen_t size = sizeof error;
      ::getsockopt(line.fd, SOL_SOCKET, SO_ERROR, &error, &size);
      if (error != 0) return Step::closed;
      line.state = line.ssl ? State::greeting : State::idle;
      return Step::on;
    }
    case State::greeting:
      return greet(line);
    case State::writing:
      return write(line);
    case State::reading:
    case State::idle:
      return read(line);
  }
  return Step::closed;
}

namespace {

template <class Step>
Step waiting_for(SSL* ssl, int result) {
  const int why = SSL_get_error(ssl, result);
  return why == SSL_ERROR_WANT_READ ? Step::want_read : why == SSL_ERROR_WANT_WRITE ? Step::want_write : Step::closed;
}

}  // namespace

Lines::Step Lines::greet(Line& line) {
  ERR_clear_error();
  const int result = SSL_do_handshake(line.ssl.get());
  if (result != 1) return waiting_for<Step>(line.ssl.get(), result);
  if (line.slow == Slow::head) line.out = slow_head;
  if (line.slow == Slow::body) line.out = slow_body;
  line.state = line.out.empty() ? State::idle : State::writing;
  if (line.out.empty()) settled(line);
  return Step::on;
}

Lines::Step Lines::write(Line& line) {
  while (!line.out.empty()) {
    ERR_clear_error();
    std::size_t went = 0;
    const int result = SSL_write_ex(line.ssl.get(), line.out.data(), line.out.size(), &went);
    if (result != 1) return waiting_for<Step>(line.ssl.get(), result);
    line.out.erase(0, went);
  }
  line.state = line.asked ? State::reading : State::idle;
  settled(line);
  return Step::on;
}

Lines::Step Lines::read(Line& line) {
  std::array<char, 4096> piece;
  if (!line.ssl) {
    const auto got = ::recv(line.fd, piece.data(), piece.size(), 0);
    return got > 0 ? Step::on : got < 0 && errno == EAGAIN ? Step::want_read : Step::closed;
  }
  ERR_clear_error();
  std::size_t got = 0;
  const int result = SSL_read_ex(line.ssl.get(), piece.data(), piece.size(), &got);
  if (result != 1) return waiting_for<Step>(line.ssl.get(), result);
  if (!line.asked) return Step::on;  // what a slow one is told, or who waited
  line.in.append(piece.data(), got);
  const auto parts = head_and_body(line.in);
  if (!parts || line.in.size() < parts->first + parts->second) return Step::on;
  answered_.bytes = parts->second;
  answered(line);
  return line.last ? Step::closed : Step::on;
}

void Lines::answered(Line& line) {
  last_answer_ = Clock::now();
  if (line.in.starts_with("HTTP/1.1 200")) {
    ++answered_.right;
    answered_.ms.push_back(std::chrono::duration<double, std::milli>(last_answer_ - line.since).count());
  }
  line.in.clear();
  line.asked = false;
  line.state = State::idle;
  --open_asks_;
}

void Lines::drip_all() {
  next_drip_ = Clock::now() + 1s;
  std::vector<std::size_t> ended;
  for (auto& [id, line] : lines_)
    if (line.slow && line.state == State::idle && !drip_once(line)) ended.push_back(id);
  for (const auto id : ended) {
    const auto slow = lines_.at(id).slow;
    close(id);
    begin(slow);
  }
}

bool Lines::drip_once(Line& line) const {
  if (!line.ssl) {
    // Never the whole of it.
    if (line.dripped + 1 >= hello_.size()) return false;
    const std::size_t piece = line.dripped == 0 ? hello_.size() / 2 : 1;
    const auto went = ::send(line.fd, hello_.data() + line.dripped, piece, MSG_NOSIGNAL);
    line.dripped += went > 0 ? static_cast<std::size_t>(went) : 0;
    return went > 0;
  }
  const std::string piece(line.slow == Slow::head ? 1 : body_piece, 'x');
  ERR_clear_error();
  std::size_t went = 0;
  const int result = SSL_write_ex(line.ssl.get(), piece.data(), piece.size(), &went);
  return result == 1 || waiting_for<Step>(line.ssl.get(), result) != Step::closed;
}

}  // namespace dialogue::bench
