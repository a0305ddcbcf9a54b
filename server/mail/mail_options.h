// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "server/config/settings.h"
#include "server/mail/address.h"
#include "shared/base/result.h"

namespace dialogue::mail {

/// Where a mail server is, and how one speaks with it.
struct MailServer {
  std::string host;  ///< as a URL has it: an address of IPv6 in brackets
  int port = 25;
  enum class Line : std::uint8_t {
    encrypted,  ///< from the first byte on
    encrypts,   ///< STARTTLS, before anything is said
    plain,      ///< on this machine; elsewhere by an administrator's word
  } line = Line::encrypts;
};

/// smtp://HOST[:PORT] or smtps://HOST[:PORT], and nothing more. `unsafe`: smtp may go unencrypted. Nothing: it is no such thing.
std::optional<MailServer> read_mail_server(std::string_view url, bool unsafe);

/// The options under [mail] as they count.
struct MailOptions {
  bool enabled = false;
  MailServer server;
  std::string server_url;  ///< as it was said
  Mailbox from;
  std::string user, password;
  std::string ca_file;
  int hour = 0;
  std::string stop_page;  ///< what comes before a token: a page that browsers trust; empty: devices alone can stop mail
};

/// Nothing: no mail server is named. Reads the file with the password. Codes: mail_server, mail_from, mail_incomplete, mail_login_unsafe,
/// mail_password_file, no_file, no_access.
Result<std::optional<MailOptions>> mail_options(const config::Settings& settings);

}  // namespace dialogue::mail
