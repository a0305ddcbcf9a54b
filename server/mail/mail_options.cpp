// SPDX-License-Identifier: Apache-2.0
#include "server/mail/mail_options.h"

#include <algorithm>
#include <charconv>

#include "server/config/secret_file.h"
#include "shared/text/host_name.h"

namespace dialogue::mail {
namespace {

bool on_this_machine(std::string_view host) {
  const bool bracketed = host.starts_with('[') && host.ends_with(']');
  return is_loopback_host(std::string(bracketed ? host.substr(1, host.size() - 2) : host));
}

std::optional<std::string> read_host(std::string_view text) {
  if (text.starts_with('[') && text.ends_with(']')) {
    const auto inside = text.substr(1, text.size() - 2);
    const bool fits = !inside.empty() && inside.find_first_not_of("0123456789abcdefABCDEF:.") == std::string_view::npos;
    return fits ? std::optional(std::string(text)) : std::nullopt;
  }
  return ascii_host_name(text);
}

std::optional<int> read_port(std::string_view text) {
  int port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc() || end != text.data() + text.size() || port < 1 || port > 65535) return {};
  return port;
}

/// A page on which somebody stops mail has to open in any browser: with a public certificate, the platform's own or a proxy's.
std::string stop_page(const config::Settings& settings) {
  std::string address = settings.text("address");
  if (!address.starts_with("https://") || settings.text("tls.mode") == "own") return {};
  while (address.ends_with('/')) address.pop_back();
  return address + "/mail/stop/";
}

Status take_login(const config::Settings& settings, MailOptions& out) {
  const auto& file = settings.text("mail.password_file");
  if (out.user.empty() != file.empty()) return Error{"mail_incomplete", "", {out.user.empty() ? "mail.user" : "mail.password_file"}, ""};
  if (file.empty()) return {};
  if (out.server.line == MailServer::Line::plain && !on_this_machine(out.server.host)) return Error{"mail_login_unsafe", "", {}, ""};
  auto password = config::read_secret(file, {1, 500});
  if (!password) return password.error().code == "not_secret" ? Error{"mail_password_file", "", {file}, ""} : password.error();
  out.password = std::move(*password);
  return {};
}

}  // namespace

std::optional<MailServer> read_mail_server(std::string_view url, bool unsafe) {
  using Line = MailServer::Line;
  MailServer out;
  constexpr std::string_view plain = "smtp://", encrypted = "smtps://";
  const bool smtps = url.starts_with(encrypted);
  if (!smtps && !url.starts_with(plain)) return {};
  url.remove_prefix(smtps ? encrypted.size() : plain.size());
  if (url.ends_with('/')) url.remove_suffix(1);
  const auto bracket = url.rfind(']');
  const auto colon = url.find(':', bracket == std::string_view::npos ? 0 : bracket);
  const auto host = read_host(url.substr(0, colon));
  const auto port = colon == std::string_view::npos ? std::optional(smtps ? 465 : 25) : read_port(url.substr(colon + 1));
  if (!host || host->empty() || !port) return {};
  out.host = *host;
  out.port = *port;
  out.line = smtps ? Line::encrypted : unsafe || on_this_machine(*host) ? Line::plain : Line::encrypts;
  return out;
}

Result<std::optional<MailOptions>> mail_options(const config::Settings& settings) {
  MailOptions out;
  out.enabled = settings.yes("mail.enabled");
  out.server_url = settings.text("mail.server");
  if (out.server_url.empty()) {
    if (out.enabled) return Error{"mail_incomplete", "", {"mail.server"}, ""};
    return std::optional<MailOptions>();
  }
  const auto server = read_mail_server(out.server_url, settings.yes("mail.unsafe"));
  // What was written there may hold a password, so it is not said again.
  if (!server) return Error{"mail_server", "", {}, ""};
  out.server = *server;
  if (settings.text("mail.from").empty()) return Error{"mail_incomplete", "", {"mail.from"}, ""};
  const auto from = read_mailbox(settings.text("mail.from"));
  if (!from) return Error{"mail_from", "", {}, ""};
  out.from = *from;
  out.user = settings.text("mail.user");
  if (auto login = take_login(settings, out); !login) return login.error();
  out.ca_file = settings.text("mail.ca_file");
  out.hour = int(settings.number("mail.hour"));
  out.stop_page = stop_page(settings);
  return std::optional(std::move(out));
}

}  // namespace dialogue::mail
