// SPDX-License-Identifier: Apache-2.0
#include "server/mail/smtp_sender.h"

#include <curl/curl.h>

#include <array>
#include <cstring>
#include <utility>

#include "shared/base/days.h"
#include "shared/base/hash.h"

namespace dialogue::mail {
namespace {

constexpr long connect_ms = 15'000, mail_ms = 60'000, answer_s = 30;
constexpr long closing = 421;

struct Freed {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  void operator()(curl_mime* mime) const { curl_mime_free(mime); }
};
using Handle = std::unique_ptr<CURL, Freed>;
using List = std::unique_ptr<curl_slist, Freed>;
using Mime = std::unique_ptr<curl_mime, Freed>;

void add(List& list, const std::string& line) {
  if (curl_slist* longer = curl_slist_append(list.get(), line.c_str())) {
    static_cast<void>(list.release());
    list.reset(longer);
  }
}

/// "Mon, 30 Nov 2026 19:45:00 +0000"
std::string date_header(std::int64_t unix_ms) {
  constexpr std::array days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::string at = instant_text(unix_ms);  // 2026-11-30T19:45:00Z
  const auto day = parse_day(at.substr(0, 10)).value_or(0);
  const auto month = std::size_t((at[5] - '0') * 10 + at[6] - '0');
  return std::string(days[std::size_t(weekday_of(day))]) + ", " + at.substr(8, 2) + " " + months[(month + 11) % 12] + " " +
         at.substr(0, 4) + " " + at.substr(11, 8) + " +0000";
}

/// Line ends as mail has them.
std::string with_crlf(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '\n' ? "\r\n" : std::string(1, c);
  return out;
}

std::string url_of(const MailOptions& options) {
  const bool encrypted = options.server.line == MailServer::Line::encrypted;
  // Behind the slash stands the name with which we greet.
  return std::string(encrypted ? "smtps://" : "smtp://") + options.server.host + ":" + std::to_string(options.server.port) + "/" +
         domain_of(options.from.address);
}

class SmtpSender final : public MailSender {
 public:
  SmtpSender(const MailOptions& options, Clock& clock, Random& random, std::function<bool()> give_up)
      : options_(options), clock_(clock), random_(random), give_up_(std::move(give_up)) {
    static const auto once = curl_global_init(CURL_GLOBAL_DEFAULT);
    static_cast<void>(once);
    handle_.reset(curl_easy_init());
    if (handle_) prepare();
  }

  Delivery send(const Mail& mail) override {
    // It comes checked. Nothing unchecked becomes a line of the conversation, whoever calls.
    if (mail_address(mail.to) != mail.to) return {Error{"mail_address", "", {}, ""}};
    if (!handle_) return {Error{"internal", "", {}, "libcurl"}, false, true};
    const std::string text = with_crlf(mail.text);
    const Mime mime(curl_mime_init(handle_.get()));
    curl_mimepart* part = mime ? curl_mime_addpart(mime.get()) : nullptr;
    if (!part) return {Error{"internal", "", {}, "libcurl"}, false, true};
    curl_mime_data(part, text.data(), text.size());
    curl_mime_type(part, "text/plain; charset=utf-8");
    curl_mime_encoder(part, "quoted-printable");
    const List lines = headers(mail);
    List to;
    add(to, "<" + mail.to + ">");
    set(CURLOPT_MIMEPOST, mime.get());
    set(CURLOPT_HTTPHEADER, lines.get());
    set(CURLOPT_MAIL_RCPT, to.get());
    error_.fill('\0');
    const CURLcode done = curl_easy_perform(handle_.get());
    const Delivery out = told(done);
    set(CURLOPT_MIMEPOST, static_cast<curl_mime*>(nullptr));
    set(CURLOPT_HTTPHEADER, static_cast<curl_slist*>(nullptr));
    set(CURLOPT_MAIL_RCPT, static_cast<curl_slist*>(nullptr));
    return out;
  }

 private:
  template <class T>
  void set(CURLoption option, T value) {
    curl_easy_setopt(handle_.get(), option, value);
  }

  void prepare() {
    using Line = MailServer::Line;
    set(CURLOPT_URL, url_of(options_).c_str());
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NOSIGNAL, 1L);
    // A name that is being looked up must not keep the server from stopping.
    set(CURLOPT_QUICK_EXIT, 1L);
    set(CURLOPT_USE_SSL, options_.server.line == Line::plain ? long(CURLUSESSL_NONE) : long(CURLUSESSL_ALL));
    set(CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    if (!options_.ca_file.empty()) {
      set(CURLOPT_CAINFO, options_.ca_file.c_str());
      set(CURLOPT_CAPATH, static_cast<const char*>(nullptr));
    }
    if (!options_.user.empty()) {
      set(CURLOPT_USERNAME, options_.user.c_str());
      set(CURLOPT_PASSWORD, options_.password.c_str());
    }
    set(CURLOPT_MAIL_FROM, ("<" + options_.from.address + ">").c_str());
    set(CURLOPT_CONNECTTIMEOUT_MS, connect_ms);
    set(CURLOPT_TIMEOUT_MS, mail_ms);
    set(CURLOPT_SERVER_RESPONSE_TIMEOUT, answer_s);
    set(CURLOPT_ERRORBUFFER, error_.data());
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFODATA, this);
    set(
        CURLOPT_XFERINFOFUNCTION, +[](void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) -> int {
          const auto& give_up = static_cast<SmtpSender*>(self)->give_up_;
          return give_up && give_up() ? 1 : 0;
        });
  }

  List headers(const Mail& mail) const {
    std::array<std::uint8_t, 16> bytes{};
    random_.fill(bytes);
    const auto id = hex({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    List out;
    add(out, "Date: " + date_header(clock_.unix_ms()));
    add(out, "From: " + header_mailbox(options_.from));
    add(out, "To: " + mail.to);
    add(out, "Subject: " + header_text(mail.subject));
    add(out, "Message-ID: <" + id + "@" + domain_of(options_.from.address) + ">");
    add(out, "Content-Language: " + header_text(mail.lang));
    add(out, "Auto-Submitted: auto-generated");
    if (!mail.stop_url.empty()) {
      add(out, "List-Unsubscribe: <" + header_text(mail.stop_url) + ">");
      add(out, "List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    }
    return out;
  }

  Delivery told(CURLcode done) {
    if (done == CURLE_OK) return {};
    long answer = 0;
    curl_off_t said = 0;
    curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &answer);
    curl_easy_getinfo(handle_.get(), CURLINFO_SIZE_UPLOAD_T, &said);
    const bool refused = answer >= 400 && answer < 600;
    // All of the mail was said, and no answer was heard.
    const bool unsure = said > 0 && !refused;
    const bool out = !unsure && !(refused && about_this_mail(answer, said));
    return {error_of(done, refused ? answer : 0, out), unsure, out};
  }

  /// What is refused after the greeting, the login and the sender: the address, or the mail itself. With 421 a server goes away, whatever
  /// it was told.
  bool about_this_mail(long answer, curl_off_t said) const {
    if (answer == closing) return false;
    return said > 0 || about_address() || (answer >= 500 && std::strncmp(error_.data(), "DATA", 4) == 0);
  }
  bool about_address() const { return std::strncmp(error_.data(), "RCPT", 4) == 0; }

  Error error_of(CURLcode done, long answer, bool out) const {
    const std::string where = options_.server.host + ":" + std::to_string(options_.server.port);
    const auto error = [&](const char* code, std::vector<std::string> args) {
      return Error{code, "", std::move(args), "libcurl " + std::to_string(int(done)) + ", answer " + std::to_string(answer)};
    };
    switch (done) {
      case CURLE_ABORTED_BY_CALLBACK:
        return error("stopping", {});
      case CURLE_COULDNT_RESOLVE_HOST:
        return error("mail_host_unknown", {options_.server.host});
      case CURLE_USE_SSL_FAILED:
        return error("mail_no_encryption", {where});
      case CURLE_PEER_FAILED_VERIFICATION:
      case CURLE_SSL_CONNECT_ERROR:
      case CURLE_SSL_CACERT_BADFILE:
      case CURLE_SSL_CERTPROBLEM:
        return error("mail_certificate", {options_.server.host});
      case CURLE_LOGIN_DENIED:
        return error("mail_login", {where});
      default:
        break;
    }
    if (answer == 0) return error("mail_no_answer", {where});
    if (out && answer < 500) return error("mail_busy", {std::to_string(answer)});
    return error(about_address() ? "mail_address_refused" : "mail_refused", {std::to_string(answer)});
  }

  const MailOptions options_;
  Clock& clock_;
  Random& random_;
  const std::function<bool()> give_up_;
  std::array<char, CURL_ERROR_SIZE> error_{};
  Handle handle_;
};

}  // namespace

std::unique_ptr<MailSender> smtp_sender(const MailOptions& options, Clock& clock, Random& random, std::function<bool()> give_up) {
  return std::make_unique<SmtpSender>(options, clock, random, std::move(give_up));
}

}  // namespace dialogue::mail
