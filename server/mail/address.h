// SPDX-License-Identifier: Apache-2.0
// Addresses and header lines of mail (RFC 5321, 5322, 2047). Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dialogue::mail {

/// "Dialogue <dialogue@example.org>"
struct Mailbox {
  std::string name;     ///< may be empty
  std::string address;  ///< as mail servers take it
};

/// The address as every mail server takes it: plain letters before the @, a host's name behind it, of another script as the network knows
/// it. Nothing: no mail can go there. So nothing in it ends a line or begins another address.
std::optional<std::string> mail_address(std::string_view text);
/// An address, or a name with the address between angle brackets.
std::optional<Mailbox> read_mailbox(std::string_view text);
std::string domain_of(std::string_view address);

/// A text as it stands in a header line: as it is, or in encoded words (RFC 2047). What would end the line becomes a space.
std::string header_text(std::string_view text);
/// For From and To.
std::string header_mailbox(const Mailbox& mailbox);

}  // namespace dialogue::mail
