// SPDX-License-Identifier: Apache-2.0
#include "tests/transport/smtp_place.h"

#include <openssl/ssl.h>

#include <algorithm>
#include <cctype>
#include <csignal>
#include <utility>

namespace dialogue::test {
namespace {

using Context = std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)>;

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return char(std::toupper(c)); });
  return text;
}

std::string base64(std::string_view text) {
  std::string out(4 * ((text.size() + 2) / 3) + 1, '\0');
  out.resize(std::size_t(EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()), reinterpret_cast<const unsigned char*>(text.data()),
                                         int(text.size()))));
  return out;
}

std::string unbase64(std::string_view text) {
  std::string out(3 * (text.size() / 4) + 1, '\0');
  const int size =
      EVP_DecodeBlock(reinterpret_cast<unsigned char*>(out.data()), reinterpret_cast<const unsigned char*>(text.data()), int(text.size()));
  const auto padding = std::size_t(std::count(text.begin(), text.end(), '='));
  out.resize(size < 0 ? 0 : std::size_t(size) - padding);
  return out;
}

std::string between(const std::string& line, char open, char close) {
  const auto from = line.find(open), to = line.find(close);
  return from == std::string::npos || to == std::string::npos ? "" : line.substr(from + 1, to - from - 1);
}

int hex_digit(char c) { return c >= 'A' ? (c & ~0x20) - 'A' + 10 : c - '0'; }

std::string unquoted(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=') {
      if (text[i] != '\r') out += text[i];
    } else if (text.substr(i + 1, 2) == "\r\n") {
      i += 2;
    } else {
      out += char(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    }
  }
  return out;
}

std::string words_read(std::string_view text) {
  constexpr std::string_view begins = "=?UTF-8?B?";
  std::string out;
  while (!text.empty()) {
    const auto at = text.find(begins);
    // Between two encoded words white space is nothing.
    if (const auto before = text.substr(0, at); !(before == " " && !out.empty())) out += before;
    if (at == std::string_view::npos) break;
    text.remove_prefix(at + begins.size());
    const auto end = text.find("?=");
    out += unbase64(text.substr(0, end));
    text.remove_prefix(end + 2);
  }
  return out;
}

}  // namespace

/// One connection.
class SmtpPlace::Talk {
 public:
  Talk(SmtpPlace& place, Peer& peer) : place_(place), peer_(peer), context_(nullptr, &SSL_CTX_free), ssl_(nullptr, &SSL_free) {}

  void hold() {
    const auto& how = place_.how_;
    if (how.smtps && !encrypt()) return;
    if (how.refuses_everything) {
      say("554 no");
      return;
    }
    say("220 test ESMTP");
    for (std::string line; next(line);)
      if (!obey(line)) return;
  }

 private:
  bool obey(const std::string& line) {
    const auto& how = place_.how_;
    const auto word = upper(line.substr(0, 4));
    if (const auto other = how.answers.find(word); other != how.answers.end()) {
      say(other->second);
    } else if (word == "EHLO") {
      greet();
    } else if (word == "STAR" && how.starttls && !ssl_) {
      say("220 go on");
      return encrypt();
    } else if (word == "AUTH") {
      std::string answer = line.substr(line.rfind(' ') + 1);
      if (answer == "PLAIN") {
        say("334 ");
        if (!next(answer)) return false;
      }
      known_ = answer == base64(std::string("\0", 1) + how.user + std::string("\0", 1) + how.password);
      say(known_ ? "235 welcome" : "535 unknown");
    } else if (word == "MAIL") {
      now_ = {between(line, '<', '>'), "", ""};
      say(how.user.empty() || known_ ? "250 ok" : "530 log in first");
    } else if (word == "RCPT") {
      now_.to = between(line, '<', '>');
      say(how.refused.contains(now_.to) ? "550 unknown here" : "250 ok");
    } else if (word == "DATA") {
      return take_mail();
    } else if (word == "QUIT") {
      say("221 bye");
      return false;
    } else {
      say(word == "RSET" || word == "NOOP" ? "250 ok" : "502 what");
    }
    return true;
  }

  void greet() {
    const auto& how = place_.how_;
    std::string out = "250-test\r\n";
    if (how.starttls && !ssl_) out += "250-STARTTLS\r\n";
    if (!how.user.empty()) out += "250-AUTH PLAIN\r\n";
    say(out + "250 8BITMIME");
  }

  bool take_mail() {
    say("354 go on");
    now_.bytes.clear();
    for (std::string line; next(line);) {
      if (line == ".") {
        if (const auto other = place_.how_.answers.find("."); other != place_.how_.answers.end()) {
          say(other->second);
          return true;
        }
        {
          const std::lock_guard lock(place_.mutex_);
          place_.mails_.push_back(now_);
        }
        if (place_.how_.silent_after_mail) return false;
        say("250 taken");
        return true;
      }
      now_.bytes += (line.starts_with(".") ? line.substr(1) : line) + "\r\n";
    }
    return false;
  }

  bool encrypt() {
    context_.reset(SSL_CTX_new(TLS_server_method()));
    SSL_CTX_use_certificate_chain_file(context_.get(), place_.how_.certificate.c_str());
    SSL_CTX_use_PrivateKey_file(context_.get(), place_.how_.key.c_str(), SSL_FILETYPE_PEM);
    ssl_.reset(SSL_new(context_.get()));
    SSL_set_fd(ssl_.get(), peer_.fd());
    return SSL_accept(ssl_.get()) == 1;
  }

  std::string some() {
    if (!ssl_) {
      auto bytes = peer_.some();
      const std::lock_guard lock(place_.mutex_);
      place_.heard_plain_ += bytes;
      return bytes;
    }
    char bytes[4096];
    const int size = SSL_read(ssl_.get(), bytes, sizeof bytes);
    return size > 0 ? std::string(bytes, std::size_t(size)) : std::string();
  }
  void say(const std::string& line) {
    const std::string bytes = line + "\r\n";
    if (ssl_)
      SSL_write(ssl_.get(), bytes.data(), int(bytes.size()));
    else
      peer_.say(bytes);
  }
  bool next(std::string& line) {
    auto end = held_.find("\r\n");
    while (end == std::string::npos) {
      const auto more = some();
      if (more.empty()) return false;
      held_ += more;
      end = held_.find("\r\n");
    }
    line = held_.substr(0, end);
    held_.erase(0, end + 2);
    return true;
  }

  SmtpPlace& place_;
  Peer& peer_;
  Context context_;
  std::unique_ptr<SSL, void (*)(SSL*)> ssl_;
  std::string held_;
  TakenMail now_;
  bool known_ = false;
};

SmtpPlace::SmtpPlace(How how) : how_(std::move(how)) {
  std::signal(SIGPIPE, SIG_IGN);
  place_ = std::make_unique<Place>([this](Peer& peer) { Talk(*this, peer).hold(); });
}

std::vector<TakenMail> SmtpPlace::mails() const {
  const std::lock_guard lock(mutex_);
  return mails_;
}

std::string SmtpPlace::heard_plain() const {
  const std::lock_guard lock(mutex_);
  return heard_plain_;
}

std::string TakenMail::header(std::string_view name) const {
  const std::string start = std::string(name) + ": ";
  for (std::size_t at = 0; at < bytes.size();) {
    const auto end = bytes.find("\r\n", at);
    const auto line = std::string_view(bytes).substr(at, end - at);
    if (line.empty()) break;
    if (line.starts_with(start)) return words_read(line.substr(start.size()));
    at = end + 2;
  }
  return {};
}

std::string TakenMail::text() const {
  const auto type = bytes.find("Content-Type: text/plain");
  const auto begins = bytes.find("\r\n\r\n", type);
  const auto ends = bytes.rfind("\r\n--", bytes.rfind("--"));
  if (type == std::string::npos || begins == std::string::npos) return {};
  return unquoted(std::string_view(bytes).substr(begins + 4, ends - begins - 4));
}

}  // namespace dialogue::test
